// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/run_practice.h"

#include <giomm/init.h>

#include <string>
#include <vector>

/// Reads options as a program's main() does that is started with these words.
inline simulator::PracticeOptions read_as_typed(simulator::OptionsReader read, std::vector<std::string> words) {
  Gio::init();
  words.insert(words.begin(), "program");
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words)
    argv.push_back(word.data());
  argv.push_back(nullptr);
  return read(static_cast<int>(words.size()), argv.data());
}
