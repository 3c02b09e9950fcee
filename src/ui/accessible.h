// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glibmm/ustring.h>
#include <gtk/gtk.h>
#include <gtkmm/dropdown.h>
#include <gtkmm/stackpage.h>
#include <gtkmm/widget.h>
#include <gtkmm/window.h>

/// What a screen reader is told of a widget, where GTK does not know it by itself.
namespace ui {

/// In the place of what names it by itself: GTK 4.8 would say both, one after the other.
void set_accessible_label(Gtk::Widget& widget, const Glib::ustring& label);

/// Has buttons and boxes to tick told by the words on them and no more, also when these change: with a mnemonic,
/// GTK 4.8 would say "_Close Close". For what `root` is or holds, and for what a template has made.
void tell_without_mnemonics(GtkWidget* root);
void tell_without_mnemonics(GtkBuilder* template_of_ours);

void set_accessible_description(Gtk::Widget& widget, const Glib::ustring& description);

/// What a list that drops down is for, and the line of it that is chosen, now and later. GTK 4.8 gives the focus to a
/// button in it that has no name. Its lines are Gtk::StringList's.
void tell_choice(Gtk::DropDown& list, const Glib::ustring& label);

/// Has a page of a stack read without a word of its own: GTK 4.8 would say the name of a class.
void tell_contents_only(Gtk::StackPage& page);

/// Returns all that the labels in `contents` say, in their order, without the words on buttons.
[[nodiscard]] Glib::ustring text_of_labels(Gtk::Widget& contents);

/// A hidden widget is passed over, with all that lies in it.
void set_accessible_hidden(Gtk::Widget& widget, bool hidden);

/// Gives the focus to what is in the window, each time that it is shown; not before: GTK 4.8 hides a window from
/// assistive tools for good that had a focus before it was there.
void focus_when_shown(Gtk::Window& window, Gtk::Widget& widget);

/// Has a change read out, once the main loop has nothing more urgent to do and if the widget is on the screen by then:
/// announced, where GTK can (4.14 and later), elsewhere as the description of what has the focus in its window, for a
/// moment.
/// Not named as GTK does: in a widget, newer gtkmm's own announce() would hide it.
void read_out(Gtk::Widget& widget, const Glib::ustring& sentence);

} // namespace ui
