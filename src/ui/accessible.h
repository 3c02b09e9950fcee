// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glibmm/ustring.h>
#include <gtkmm/widget.h>
#include <gtkmm/window.h>

/// What a screen reader is told of a widget, where GTK does not know it by itself.
namespace ui {

/// In the place of what names it by itself: GTK 4.8 would say both, one after the other.
void set_accessible_label(Gtk::Widget& widget, const Glib::ustring& label);

void set_accessible_description(Gtk::Widget& widget, const Glib::ustring& description);

/// A hidden widget is passed over, with all that lies in it.
void set_accessible_hidden(Gtk::Widget& widget, bool hidden);

/// Gives the focus to what is in the window, each time that it is shown; not before: GTK 4.8 hides a window from
/// assistive tools for good that had a focus before it was there.
void focus_when_shown(Gtk::Window& window, Gtk::Widget& widget);

/// Has a change read out, where GTK can (4.14 and later), once the main loop has nothing more urgent to do and if the
/// widget is on the screen by then. Elsewhere the label's alert role must do.
/// Not named as GTK does: in a widget, newer gtkmm's own announce() would hide it.
void read_out(Gtk::Widget& widget, const Glib::ustring& sentence);

} // namespace ui
