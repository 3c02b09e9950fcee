// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/view.h"
#include "ui/dialog_page.h"

#include <gtkmm/button.h>
#include <gtkmm/label.h>

#include <functional>
#include <string>
#include <utility>

namespace ui {

/// What happened, to which card, what to do, in small print the code for the helpdesk and what else it asks for; one
/// button that does it, and another way out. What the helpdesk needs can be copied, and holds nothing personal.
class FailurePage : public DialogPage {
public:
  /// The address of a page that helps with a failure; empty without one.
  using PageFor = std::function<std::string(signin::Failure)>;

  FailurePage();

  void show_view(const signin::Trouble& view);
  void take_focus() override;
  [[nodiscard]] Gtk::Widget* default_button() override;

  /// The page that the user wanted opened did not open.
  void tell_no_browser();

  /// What may be opened in the desktop's browser; nothing until it is told.
  void offer_pages(PageFor page_for) { m_page_for = std::move(page_for); }

  sigc::signal<void()>& signal_remedy_pressed() { return m_remedy_pressed; }

  sigc::signal<void()>& signal_check_up() { return m_check_up; }

  /// The user wants this address opened in the desktop's browser.
  sigc::signal<void(std::string)>& signal_browser() { return m_browser; }

private:
  void second_pressed();
  void copy();

  Gtk::Label& m_title;
  Gtk::Label& m_holder;
  Gtk::Label& m_what_to_do;
  Gtk::Label& m_code;
  Gtk::Label& m_copied;
  Gtk::Label& m_no_browser;
  Gtk::Button& m_second;
  Gtk::Button& m_remedy;
  PageFor m_page_for;
  std::string m_page;         ///< what the second button opens; empty: it closes
  std::string m_for_helpdesk; ///< what is copied
  sigc::signal<void()> m_remedy_pressed;
  sigc::signal<void()> m_check_up;
  sigc::signal<void(std::string)> m_browser;
};

} // namespace ui
