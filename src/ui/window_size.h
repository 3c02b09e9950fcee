// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/window.h>

/// How large the windows are at first. They grow with the desktop's text size, and fit on the smallest monitor.
namespace ui {

/// The dialog's one size, for all its questions.
void set_question_size(Gtk::Window& window);

/// Room for a page of the portal in the dialog. Never makes a window smaller: a window that shrinks by itself
/// surprises.
void grow_to_page_size(Gtk::Window& window);

/// The window one works in all day.
void set_work_size(Gtk::Window& window);

} // namespace ui
