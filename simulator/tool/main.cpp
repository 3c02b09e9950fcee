// SPDX-License-Identifier: EUPL-1.2
#include "simulator/run_practice.h"
#include "simulator/tool/tool_options.h"

int main(int argc, char** argv) {
  return simulator::practise(argc, argv, &simulator::read_tool_options);
}
