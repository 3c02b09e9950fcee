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

/// A window that a page opened, as large as the page wants it if that fits; 0 where it does not say.
void set_pop_up_size(Gtk::Window& window, int width, int height);

} // namespace ui
