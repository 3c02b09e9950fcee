// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glibmm/ustring.h>
#include <gtk/gtk.h>
#include <gtkmm/window.h>

/// What a screen reader hears though the focus stays where it is: in this room, GTK's versions differ here alone.
namespace ui {

/// Has a sentence said in a window that is mapped. GTK announces it from 4.14 on. Before, it is the description of what
/// has the focus, for as long as it takes to be heard; a description that comes back afterwards is heard once more.
void announce(GtkWidget* window, const Glib::ustring& sentence);

/// Describes a widget to assistive tools, from now on.
void describe(GtkWidget* widget, const Glib::ustring& description);

/// For a window that is the only one of its program when it is shown: has what has the focus told a second time soon
/// after, where it is a button or a page that scrolls. GTK 4.8 tells of the first one before anybody hears of the
/// program, and the window would be silent.
void have_first_focus_heard(Gtk::Window& window);

} // namespace ui
