// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/view.h"
#include "ui/dialog_page.h"

#include <gtkmm/button.h>
#include <gtkmm/label.h>
#include <gtkmm/spinner.h>

namespace ui {

/// Something goes on without the user: one sentence that says what.
class WaitingPage : public DialogPage {
public:
  WaitingPage();

  void show_view(const signin::ReadingCard& view);
  void show_view(const signin::Working& view);
  void take_focus() override;

private:
  void say(const Glib::ustring& sentence);

  Gtk::Label& m_sentence;
  Gtk::Button& m_cancel;
};

} // namespace ui
