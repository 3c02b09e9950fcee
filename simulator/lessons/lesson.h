// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace simulator {

/// A text of a lesson, in the languages that its file has.
struct LessonText {
  std::string plain;                               ///< what its key without a language says
  std::map<std::string, std::string> translations; ///< by language: "nl"

  /// Returns the plain one for a language that it does not have.
  [[nodiscard]] const std::string& in(const std::string& language) const;

  [[nodiscard]] bool empty() const { return plain.empty(); }
};

/// One thing that "Show me" does in the place of the user.
struct LessonAction {
  enum class Kind {
    insert,   ///< puts a card into the reader
    remove,   ///< takes the card out
    open,     ///< opens the launcher's sign-in window
    sign_out, ///< as the tray icon's menu does
    pin,      ///< types a PIN in the launcher's window, and confirms it
    choose,   ///< takes a line of the launcher's list, counted from 1
    press,    ///< presses a button of the launcher's windows
    keys, ///< types keys in a page that the launcher leaves to the user; only --play does, for on a desktop they might
          ///< reach another window
  };
  Kind kind = Kind::insert;
  std::string what{}; ///< "1.8", "1234", "2", "switch", "Tab Return": as the kind wants it
};

/// Reads "insert 1.8", "remove", "pin 1234" …; nothing when it is none.
[[nodiscard]] std::optional<LessonAction> lesson_action(std::string_view words);

/// The names of the launcher's buttons that a lesson can press, as "press switch".
[[nodiscard]] const std::vector<std::string>& lesson_buttons();

/// One step: something to do, or, when nothing ends it, something to read.
struct LessonStep {
  std::string name;
  LessonText now;                   ///< what to do, in one sentence
  LessonText why{};                 ///< what it is for
  LessonText how{};                 ///< what to press, for when "Show me" cannot do it
  std::vector<std::string> done{};  ///< it is done when one of these happens: PracticeObserver's lines, * for anything
  std::vector<std::string> wrong{}; ///< it goes wrong when one of these does
  LessonText wrong_text{};
  std::vector<LessonAction> show{};
  std::optional<std::vector<std::string>> options{}; ///< how the portal behaves from here on

  [[nodiscard]] bool is_to_read() const { return done.empty(); }
};

struct LessonQuestion {
  LessonText ask;
  std::vector<LessonText> answers;
  std::size_t right = 0; ///< which of them, from 0
  LessonText because;
};

struct Lesson {
  std::string id; ///< the name of its file without ".ini": "1-first-sign-in"
  LessonText title;
  LessonText about;
  LessonText read_on;
  std::vector<std::string> options{}; ///< how card and portal behave, as on the command line
  bool opens_dialog = true;           ///< the launcher's sign-in window opens at the beginning
  std::vector<LessonStep> steps;
  std::vector<LessonQuestion> questions;
};

} // namespace simulator
