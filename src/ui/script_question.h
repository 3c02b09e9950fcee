// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/question_window.h"
#include "ui/window_guard.h"

#include <functional>
#include <string>

namespace ui {

/// What the script of a page wants to tell or to know, over the window of that page; or what its user is asked about it
/// in its stead.
struct ScriptQuestionWords {
  enum class Kind { alert, confirm, prompt, leave, open_link, send_again };

  Kind kind = Kind::alert;
  std::string host{};         ///< of the page, or of the link; may be empty
  std::string text{};         ///< the page's own
  std::string default_text{}; ///< of a prompt
  bool may_be_last = false;   ///< offers to hear no more of this page
};

struct ScriptAnswer {
  bool yes = false;
  std::string text;     ///< of a prompt
  bool is_last = false; ///< no more of this page
};

/// Shows it, and says plainly that the page asks, and which one, not this program. Escape and closing are a no. A text
/// is taken only from who turns to the box for it: it comes unasked, while the user types something else perhaps.
class ScriptQuestion : public QuestionWindow {
public:
  /// `answer` is called once, and may destroy this.
  using Answer = std::function<void(const ScriptAnswer&)>;

  ScriptQuestion(Gtk::Window& over, bool practice, const ScriptQuestionWords& words, Answer answer);

private:
  void show_as_long(bool is_confirm);
  void say(bool yes);

  WindowGuard m_guard{*this, WindowGuard::Page::never_inert};
  Answer m_answer;
};

} // namespace ui
