// SPDX-License-Identifier: EUPL-1.2
#include "pin_typing.h"

#include <gtk/gtk.h>

namespace ui_test {

namespace {

void insert(GtkEditable* text, const char* characters, int bytes) {
  int position = gtk_editable_get_position(text);
  gtk_editable_insert_text(text, characters, bytes, &position);
  gtk_editable_set_position(text, position);
}

} // namespace

GtkEditable* text_of(Gtk::PasswordEntry& entry) {
  return gtk_editable_get_delegate(static_cast<Gtk::Editable&>(entry).gobj());
}

void type(Gtk::PasswordEntry& entry, std::string_view characters) {
  const char* at = characters.data();
  const char* end = at + characters.size();
  while (at < end) {
    const char* next = g_utf8_next_char(at);
    insert(text_of(entry), at, static_cast<int>(next - at));
    at = next;
  }
}

void paste(Gtk::PasswordEntry& entry, std::string_view characters) {
  insert(text_of(entry), characters.data(), static_cast<int>(characters.size()));
}

std::size_t typed_length(Gtk::PasswordEntry& entry) {
  return static_cast<std::size_t>(g_utf8_strlen(gtk_editable_get_text(text_of(entry)), -1));
}

} // namespace ui_test
