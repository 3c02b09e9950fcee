// SPDX-License-Identifier: EUPL-1.2
#include "ui/accessible.h"

#include "ui/announcement.h"

#include <glibmm/main.h>
#include <gtk/gtk.h>
#include <gtkmm/accessible.h>
#include <sigc++/sigc++.h>

#include <functional>
#include <string>
#include <string_view>

namespace ui {

namespace {

GtkAccessible* accessible(Gtk::Widget& widget) {
  return static_cast<Gtk::Accessible&>(widget).gobj();
}

void announce_if_shown(Gtk::Widget& widget, const Glib::ustring& sentence) {
  if (widget.get_mapped())
    announce(GTK_WIDGET(gtk_widget_get_root(widget.gobj())), sentence);
}

void set_label(GtkAccessible* told, const char* label) {
  gtk_accessible_reset_relation(told, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property(told, GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/// As GTK shows it: "_" marks the character after it, and is itself where there are two.
std::string without_mnemonic(std::string_view label) {
  std::string shown;
  bool is_marked = false;
  for (const char each : label) {
    is_marked = each == '_' && !is_marked;
    if (!is_marked)
      shown += each;
  }
  return shown;
}

void tell_words_on(GtkWidget* button) {
  const char* words = GTK_IS_BUTTON(button) ? gtk_button_get_label(GTK_BUTTON(button))
                                            : gtk_check_button_get_label(GTK_CHECK_BUTTON(button));
  const bool has_mnemonic = GTK_IS_BUTTON(button)
                                ? gtk_button_get_use_underline(GTK_BUTTON(button)) != FALSE
                                : gtk_check_button_get_use_underline(GTK_CHECK_BUTTON(button)) != FALSE;
  if (words != nullptr && has_mnemonic)
    set_label(GTK_ACCESSIBLE(button), without_mnemonic(words).c_str());
}

void words_changed(GObject* button, GParamSpec* /*property*/, gpointer /*data*/) {
  tell_words_on(GTK_WIDGET(button));
}

void follow_words_on(GtkWidget* widget) {
  if (!GTK_IS_BUTTON(widget) && !GTK_IS_CHECK_BUTTON(widget))
    return;
  tell_words_on(widget);
  // GTK has told its own by the time it notifies of this.
  g_signal_connect(widget, "notify::label", G_CALLBACK(words_changed), nullptr);
  g_signal_connect(widget, "notify::use-underline", G_CALLBACK(words_changed), nullptr);
}

std::string chosen_in(GtkDropDown* list) {
  auto* line = gtk_drop_down_get_selected_item(list);
  return GTK_IS_STRING_OBJECT(line) ? gtk_string_object_get_string(GTK_STRING_OBJECT(line)) : "";
}

void tell_chosen(GtkDropDown* list, const std::string& label) {
  const auto chosen = chosen_in(list);
  const auto told = chosen.empty() ? label : label + ": " + chosen;
  set_label(GTK_ACCESSIBLE(list), label.c_str());
  if (auto* button = gtk_widget_get_first_child(GTK_WIDGET(list)); GTK_IS_TOGGLE_BUTTON(button))
    set_label(GTK_ACCESSIBLE(button), told.c_str());
}

void collect_labels(GtkWidget* widget, std::string& text) {
  if (gtk_widget_get_visible(widget) == FALSE || GTK_IS_BUTTON(widget) || GTK_IS_CHECK_BUTTON(widget))
    return;
  if (GTK_IS_LABEL(widget)) {
    const std::string_view line = gtk_label_get_text(GTK_LABEL(widget));
    if (!line.empty())
      text.append(text.empty() ? "" : " ").append(line);
    return;
  }
  for (auto* child = gtk_widget_get_first_child(widget); child != nullptr; child = gtk_widget_get_next_sibling(child))
    collect_labels(child, text);
}

} // namespace

void tell_choice(Gtk::DropDown& list, const Glib::ustring& label) {
  auto tell = sigc::track_object([&list, label] { tell_chosen(list.gobj(), label); }, list);
  list.property_selected().signal_changed().connect(tell);
  tell();
}

void tell_contents_only(Gtk::StackPage& page) {
  gtk_accessible_update_property(GTK_ACCESSIBLE(page.gobj()), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}

Glib::ustring text_of_labels(Gtk::Widget& contents) {
  std::string text;
  collect_labels(contents.gobj(), text);
  return text;
}

void tell_without_mnemonics(GtkWidget* root) {
  follow_words_on(root);
  for (auto* child = gtk_widget_get_first_child(root); child != nullptr; child = gtk_widget_get_next_sibling(child))
    tell_without_mnemonics(child);
}

void tell_without_mnemonics(GtkBuilder* template_of_ours) {
  // Not by gtkmm's objects: those of classes of ours are made later, for the widgets that need them.
  GSList* objects = gtk_builder_get_objects(template_of_ours);
  for (const GSList* each = objects; each != nullptr; each = each->next)
    if (GTK_IS_WIDGET(each->data))
      follow_words_on(GTK_WIDGET(each->data));
  g_slist_free(objects);
}

void set_accessible_label(Gtk::Widget& widget, const Glib::ustring& label) {
  set_label(accessible(widget), label.c_str());
}

void set_accessible_description(Gtk::Widget& widget, const Glib::ustring& description) {
  describe(widget.gobj(), description);
}

void set_accessible_hidden(Gtk::Widget& widget, bool hidden) {
  gtk_accessible_update_state(accessible(widget), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

void focus_when_shown(Gtk::Window& window, Gtk::Widget& widget) {
  window.signal_map().connect(sigc::track_object([&widget] { widget.grab_focus(); }, widget));
  have_first_focus_heard(window);
}

void read_out(Gtk::Widget& widget, const Glib::ustring& sentence) {
  // A slot bound to a reference of the widget is empty once that is gone.
  Glib::signal_idle().connect_once(sigc::bind(sigc::ptr_fun(&announce_if_shown), std::ref(widget), sentence));
}

} // namespace ui
