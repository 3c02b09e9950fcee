// SPDX-License-Identifier: EUPL-1.2
#include "simulator/option_list.h"

#include <glibmm/error.h>
#include <glibmm/i18n.h>

namespace simulator {

namespace {

void check(bool fits, const Glib::ustring& what) {
  if (!fits)
    throw OptionsError(what);
}

} // namespace

void OptionList::read(int argc, char** argv, const Glib::ustring& summary, const Glib::ustring& description) {
  Glib::OptionContext context;
  context.set_summary(summary);
  context.set_description(description);
  context.set_main_group(m_group);
  try {
    context.parse(argc, argv);
  } catch (const Glib::Error& error) {
    throw OptionsError(error.what());
  }
  check(argc == 1, Glib::ustring{_("Not understood:")} + " " + (argc > 1 ? argv[1] : ""));
}

void check_range(int typed, const char* option, int lowest, int highest) {
  check(
      typed >= lowest && typed <= highest,
      // Translators: what an option takes; %1 is the option as it is typed, %2 and %3 are numbers.
      Glib::ustring::compose(_("%1: a number from %2 to %3"), option, std::to_string(lowest), std::to_string(highest)));
}

void check_word(bool fits, const char* option, const Glib::ustring& words) {
  // Translators: what an option takes; %1 is the option as it is typed, %2 are words with | between them.
  check(fits, Glib::ustring::compose(_("%1: one of these: %2"), option, words));
}

void check_beside(bool fits, const char* option, const char* other) {
  // Translators: two options that exclude each other, as they are typed.
  check(fits, Glib::ustring::compose(_("%1: not with %2"), option, other));
}

void check_needs(bool fits, const char* option, const char* other) {
  // Translators: an option that needs another one, both as they are typed.
  check(fits, Glib::ustring::compose(_("%1: only with %2"), option, other));
}

} // namespace simulator
