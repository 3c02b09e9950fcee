// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/view.h"
#include "ui/dialog_page.h"

#include <gtkmm/button.h>
#include <gtkmm/image.h>
#include <gtkmm/label.h>

namespace ui {

/// No card yet, or one that is not the user's own: a drawing and one sentence.
class CardPage : public DialogPage {
public:
  CardPage();

  void show_view(const signin::AskCard& view);
  void take_focus() override;

private:
  Gtk::Image& m_drawing;
  Gtk::Label& m_title;
  Gtk::Label& m_sentence;
  Gtk::Button& m_cancel;
};

} // namespace ui
