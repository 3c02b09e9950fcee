// SPDX-License-Identifier: EUPL-1.2
#include "ui/accessible.h"

#include <gtk/gtk.h>
#include <gtkmm/accessible.h>

namespace ui {

namespace {

GtkAccessible* accessible(Gtk::Widget& widget) {
  return static_cast<Gtk::Accessible&>(widget).gobj();
}

} // namespace

void set_accessible_label(Gtk::Widget& widget, const Glib::ustring& label) {
  gtk_accessible_update_property(accessible(widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label.c_str(), -1);
}

void set_accessible_description(Gtk::Widget& widget, const Glib::ustring& description) {
  gtk_accessible_update_property(accessible(widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description.c_str(), -1);
}

void set_accessible_hidden(Gtk::Widget& widget, bool hidden) {
  gtk_accessible_update_state(accessible(widget), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

void announce([[maybe_unused]] Gtk::Widget& widget, [[maybe_unused]] const Glib::ustring& sentence) {
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_announce(accessible(widget), sentence.c_str(), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
#endif
}

} // namespace ui
