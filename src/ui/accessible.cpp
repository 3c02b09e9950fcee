// SPDX-License-Identifier: EUPL-1.2
#include "ui/accessible.h"

#include <glibmm/main.h>
#include <gtk/gtk.h>
#include <gtkmm/accessible.h>
#include <sigc++/sigc++.h>

#include <functional>

namespace ui {

namespace {

GtkAccessible* accessible(Gtk::Widget& widget) {
  return static_cast<Gtk::Accessible&>(widget).gobj();
}

// The window speaks: it is on the accessibility bus as long as it is mapped. A label may never come there, which GTK
// answers with silence, or be gone from there, with which GTK brings the process down.
void announce_if_shown([[maybe_unused]] Gtk::Widget& widget, [[maybe_unused]] const Glib::ustring& sentence) {
#if GTK_CHECK_VERSION(4, 14, 0)
  if (widget.get_mapped())
    gtk_accessible_announce(GTK_ACCESSIBLE(gtk_widget_get_root(widget.gobj())), sentence.c_str(),
                            GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
#endif
}

} // namespace

void set_accessible_label(Gtk::Widget& widget, const Glib::ustring& label) {
  gtk_accessible_reset_relation(accessible(widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property(accessible(widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label.c_str(), -1);
}

void set_accessible_description(Gtk::Widget& widget, const Glib::ustring& description) {
  gtk_accessible_update_property(accessible(widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description.c_str(), -1);
}

void set_accessible_hidden(Gtk::Widget& widget, bool hidden) {
  gtk_accessible_update_state(accessible(widget), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

void focus_when_shown(Gtk::Window& window, Gtk::Widget& widget) {
  window.signal_map().connect(sigc::track_object([&widget] { widget.grab_focus(); }, widget));
}

void read_out(Gtk::Widget& widget, const Glib::ustring& sentence) {
  // A slot bound to a reference of the widget is empty once that is gone.
  Glib::signal_idle().connect_once(sigc::bind(sigc::ptr_fun(&announce_if_shown), std::ref(widget), sentence));
}

} // namespace ui
