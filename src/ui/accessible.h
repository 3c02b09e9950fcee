// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glibmm/ustring.h>
#include <gtkmm/widget.h>

/// What a screen reader is told of a widget, where GTK does not know it by itself.
namespace ui {

void set_accessible_label(Gtk::Widget& widget, const Glib::ustring& label);

void set_accessible_description(Gtk::Widget& widget, const Glib::ustring& description);

/// A hidden widget is passed over, with all that lies in it.
void set_accessible_hidden(Gtk::Widget& widget, bool hidden);

/// Has a change read out at once, where GTK can (4.14 and later). Elsewhere the label's alert role must do.
void announce(Gtk::Widget& widget, const Glib::ustring& sentence);

} // namespace ui
