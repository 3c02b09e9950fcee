// SPDX-License-Identifier: EUPL-1.2
#include "simulator/practice_options.h"

#include "installed_paths.h"
#include "simulator/option_list.h"

#include <glibmm/i18n.h>

namespace simulator {

namespace {

constexpr int most_words_a_minute = 100'000;

struct Typed {
  Glib::ustring lesson;
  Glib::ustring play;
  int pace = 150;
  std::string check_lesson;
  bool headless = false;
};

void describe(OptionList& list, Typed& typed) {
  // Translators: in the help of the command line. LESSON is a lesson's number or the name of its file.
  list.add("lesson", typed.lesson, _("Begin with this lesson"), "LESSON");
  list.add("play", typed.play, _("Play this lesson by itself, to its end"), "LESSON");
  list.add("pace", typed.pace, _("How many words a minute are read then"), "N");
  list.add("check-lesson", typed.check_lesson, _("Check the file of a lesson, and do nothing else"), "FILE");
  list.add("headless", typed.headless, _("Show no window; read commands from standard input"));
}

} // namespace

std::string installed_launcher() {
  return std::string{installed::programs} + "/primaweb-launcher";
}

std::string headless_help() {
  return _("Without a window, standard input takes: insert 1.8, insert 1.7, insert foreign, remove, quit; and for the "
           "keys of the reader: pad 1234, pad cancel, pad nothing. Its end is the end of the practice.");
}

PracticeOptions read_options(int argc, char** argv) {
  Typed typed;
  OptionList list;
  describe(list, typed);
  list.read(argc, argv, _("A simulated eID, card reader and portal, to practise the sign-in to PrimaWeb."),
            headless_help());
  check_range(typed.pace, "--pace", 1, most_words_a_minute);
  check_beside(typed.play.empty() || typed.lesson.empty(), "--play", "--lesson");
  check_beside(typed.play.empty() || !typed.headless, "--play", "--headless");

  PracticeOptions options;
  options.headless = typed.headless;
  options.launcher = installed_launcher();
  options.plays = !typed.play.empty();
  options.lesson = options.plays ? typed.play.raw() : typed.lesson.raw();
  options.words_a_minute = static_cast<unsigned>(typed.pace);
  options.lesson_to_check = typed.check_lesson;
  return options;
}

} // namespace simulator
