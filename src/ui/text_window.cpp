// SPDX-License-Identifier: EUPL-1.2
#include "ui/text_window.h"

#include "ui/accessible.h"
#include "ui/escape.h"
#include "ui/practice_banner.h"
#include "ui/window_size.h"

namespace ui {

TextWindow::TextWindow(const Glib::ustring& title, bool practice) {
  set_title(window_title(title, practice));
  set_question_size(*this);
  auto& content = *Gtk::make_managed<Gtk::Box>(Gtk::Orientation::VERTICAL);
  if (practice) {
    mark_as_practice(*this);
    content.append(*Gtk::make_managed<PracticeBanner>());
  }
  m_text.add_css_class("content");
  m_scrolled.set_policy(Gtk::PolicyType::NEVER, Gtk::PolicyType::AUTOMATIC);
  m_scrolled.set_child(m_text);
  m_scrolled.set_vexpand(true);
  m_scrolled.set_focusable(true);
  set_accessible_label(m_scrolled, title);
  content.append(m_scrolled);
  set_child(content);
  focus_when_shown(*this, m_scrolled);
  on_escape(*this, [this] { close(); });
}

} // namespace ui
