// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/lesson_options.h"

#include "portal/compose.h"

#include <glibmm/i18n.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace simulator {

namespace {

// Not those that say where the portal listens and whom it trusts: they hold from the start of the program on.
constexpr std::array<std::string_view, 12> changeable{
    "--tries",
    "--expired-certificate",
    "--roles",
    "--role-first",
    "--role-list",
    "--entities",
    "--several-capacities",
    "--entity-gone",
    "--no-profile",
    "--unknown-page",
    "--error",
    "--session",
};

std::string all_changeable() {
  std::string names;
  for (const std::string_view name : changeable)
    names += (names.empty() ? "" : ", ") + std::string{name};
  return names;
}

} // namespace

LessonOptions lesson_options(const std::vector<std::string>& words) {
  std::vector<std::string> arguments{"primaweb-practice"};
  for (const std::string& word : words) {
    if (std::ranges::find(changeable, word.substr(0, word.find('='))) == changeable.end())
      throw OptionsError(word + ": " + portal::compose(_("one of %1"), all_changeable()));
    arguments.push_back(word);
  }
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (std::string& argument : arguments)
    argv.push_back(argument.data());
  argv.push_back(nullptr);
  const PracticeOptions options = read_options(static_cast<int>(arguments.size()), argv.data());
  return {.card = options.card, .portal = options.portal};
}

} // namespace simulator
