// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/process_tree.h"

#include <fstream>
#include <sstream>
#include <string>

namespace simulator {

namespace {

/// 0 where there is none, or the process is gone.
pid_t parent_of(pid_t process) {
  std::ifstream file{"/proc/" + std::to_string(process) + "/stat"};
  std::string line;
  std::getline(file, line);
  // After its name in parentheses, which may hold anything: its state, and its parent.
  const auto end_of_name = line.rfind(')');
  if (end_of_name == std::string::npos)
    return 0;
  std::istringstream rest{line.substr(end_of_name + 1)};
  char state = 0;
  pid_t parent = 0;
  rest >> state >> parent;
  return parent;
}

} // namespace

bool descends_from(pid_t process, pid_t ancestor) {
  constexpr int longest_line = 32; // a process that ends may lead to another of the same number, and that one back
  for (int steps = 0; process > 1 && steps < longest_line; ++steps) {
    process = parent_of(process);
    if (process == ancestor)
      return true;
  }
  return false;
}

} // namespace simulator
