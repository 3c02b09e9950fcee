// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/template.h"

#include <glibmm/ustring.h>
#include <gtkmm/button.h>
#include <gtkmm/window.h>

#include <functional>
#include <map>
#include <string>

namespace ui {

/// A question in a window of its own, before which the window that it is over waits: as large as what it says, and in
/// practice with practice's mark (promise 8).
class QuestionWindow : public Gtk::Window {
protected:
  /// `name`: of a template whose "page" is all of it.
  QuestionWindow(const std::string& name, bool practice);

  template <typename Widget>
  [[nodiscard]] Widget& part(const char* id) const {
    return m_template.part<Widget>(id);
  }

  void set_question_title(const Glib::ustring& title);

  /// The button that has the focus when the question comes, and that Enter presses: with it, a screen reader says all
  /// that is asked. It is one of the template's.
  void begin_with(Gtk::Button& button);

  /// Has a screen reader say all that is asked with this button, too. To be said again of what changes before it is
  /// shown, in words or in what is visible.
  void tell_all_of_it(Gtk::Button& button);

  /// Calls `then` in the place of closing, by Escape too.
  void on_dismissal(std::function<void()> then);

private:
  Template m_template;
  bool m_practice;
  std::map<Gtk::Button*, Glib::ustring> m_told;
};

} // namespace ui
