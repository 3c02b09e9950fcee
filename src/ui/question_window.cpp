// SPDX-License-Identifier: EUPL-1.2
#include "ui/question_window.h"

#include "ui/accessible.h"
#include "ui/escape.h"
#include "ui/practice_banner.h"

#include <gtkmm/box.h>

#include <utility>

namespace ui {

QuestionWindow::QuestionWindow(const std::string& name, bool practice) : m_template{name}, m_practice{practice} {
  set_modal(true);
  set_resizable(false);
  auto& page = part<Gtk::Box>("page");
  if (practice) {
    mark_as_practice(*this);
    page.prepend(*Gtk::make_managed<PracticeBanner>());
  }
  set_child(page);
}

void QuestionWindow::set_question_title(const Glib::ustring& title) {
  set_title(window_title(title, m_practice));
}

void QuestionWindow::begin_with(Gtk::Button& button) {
  set_default_widget(button);
  tell_all_of_it(button);
  signal_map().connect([this, &button] { tell_all_of_it(button); });
  focus_when_shown(*this, button);
}

/// What changes while it has the focus is said once more.
void QuestionWindow::tell_all_of_it(Gtk::Button& button) {
  const auto text = text_of_labels(part<Gtk::Box>("page"));
  if (std::exchange(m_told[&button], text) != text)
    set_accessible_description(button, text);
}

void QuestionWindow::on_dismissal(std::function<void()> then) {
  on_escape(*this, then);
  signal_close_request().connect(
      [then = std::move(then)] {
        then();
        return true;
      },
      false);
}

} // namespace ui
