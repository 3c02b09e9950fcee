// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/view.h"
#include "ui/page.h"

#include <gtkmm/button.h>
#include <gtkmm/label.h>

namespace ui {

/// What happened, what to do, in small print the code for the helpdesk and what else it asks for, and one button that
/// does it.
class FailurePage : public Page {
public:
  FailurePage();

  void show_view(const signin::Trouble& view);
  void take_focus() override;
  [[nodiscard]] Gtk::Widget* default_button() override;

  sigc::signal<void()>& signal_remedy_pressed() { return m_remedy_pressed; }

private:
  Gtk::Label& m_title;
  Gtk::Label& m_what_to_do;
  Gtk::Label& m_code;
  Gtk::Button& m_remedy;
  sigc::signal<void()> m_remedy_pressed;
};

} // namespace ui
