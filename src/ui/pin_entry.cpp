// SPDX-License-Identifier: EUPL-1.2
#include "ui/pin_entry.h"

#include <gtk/gtk.h>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

std::size_t length_of(GtkEditable* text) {
  // Digits only: as many bytes as characters, and no function of GTK that counts without copying.
  std::size_t length = 0;
  for (const char* character = gtk_editable_get_text(text); *character != '\0'; ++character)
    ++length;
  return length;
}

} // namespace

PinEntry::PinEntry(Gtk::PasswordEntry& entry)
    : m_text{gtk_editable_get_delegate(static_cast<Gtk::Editable&>(entry).gobj())} {
  g_object_ref(m_text);
  g_object_set(m_text, "input-purpose", GTK_INPUT_PURPOSE_PIN, "enable-undo", FALSE, nullptr);
  // Connected before any assistive tool is, so that what is stopped here is not heard by others.
  const auto connect = [this](const char* signal, auto handler) {
    return g_signal_connect_data(m_text, signal, reinterpret_cast<GCallback>(handler), this, nullptr,
                                 static_cast<GConnectFlags>(0));
  };
  m_handlers = {connect("insert-text", &PinEntry::on_insert_text), connect("delete-text", &PinEntry::on_delete_text),
                connect("changed", &PinEntry::on_changed), connect("activate", &PinEntry::on_activate)};
}

PinEntry::~PinEntry() {
  for (const gulong handler : m_handlers)
    g_signal_handler_disconnect(m_text, handler);
  g_object_unref(m_text);
}

std::size_t PinEntry::length() const {
  return length_of(m_text);
}

void PinEntry::move_into(card::Pin& pin) {
  pin.clear();
  for (const char* digit = gtk_editable_get_text(m_text); *digit != '\0'; ++digit)
    pin.append(*digit);
  clear();
}

void PinEntry::clear() {
  const bool inert = std::exchange(m_inert, false);
  gtk_editable_delete_text(m_text, 0, -1);
  m_inert = inert;
}

void PinEntry::on_insert_text(GtkEditable* text, const char* characters, int bytes, int* /*position*/, gpointer self) {
  auto& entry = *static_cast<PinEntry*>(self);
  const bool digits_only = std::all_of(characters, characters + bytes, is_digit);
  if (!entry.m_inert && bytes == 1 && digits_only && length_of(text) < card::Pin::max_length)
    return;
  g_signal_stop_emission_by_name(text, "insert-text");
  if (!entry.m_inert && !digits_only)
    entry.m_foreign_character.emit();
}

void PinEntry::on_delete_text(GtkEditable* text, int start, int end, gpointer self) {
  const int last = end < 0 ? static_cast<int>(length_of(text)) : end;
  const bool inert = static_cast<PinEntry*>(self)->m_inert;
  if (!inert && last - start <= 1)
    return;
  g_signal_stop_emission_by_name(text, "delete-text");
  if (inert)
    return;
  for (int position = last; position > start; --position)
    gtk_editable_delete_text(text, position - 1, position);
}

void PinEntry::on_changed(GtkEditable* /*text*/, gpointer self) {
  static_cast<PinEntry*>(self)->m_changed.emit();
}

void PinEntry::on_activate(GtkText* /*text*/, gpointer self) {
  auto& entry = *static_cast<PinEntry*>(self);
  if (!entry.m_inert)
    entry.m_entered.emit();
}

} // namespace ui
