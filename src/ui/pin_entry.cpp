// SPDX-License-Identifier: EUPL-1.2
#include "ui/pin_entry.h"

#include <gtk/gtk.h>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

/// The character that GTK itself shows for one of a password, and that newer ones tell assistive tools.
constexpr const char* placeholder = "●";

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

} // namespace

/// While it lives, what happens to the text is not the user's doing.
class PinEntry::OwnChange {
public:
  explicit OwnChange(PinEntry& entry) : m_entry{entry}, m_before{std::exchange(entry.m_changes_itself, true)} {}

  ~OwnChange() { m_entry.m_changes_itself = m_before; }

  OwnChange(const OwnChange&) = delete;
  OwnChange& operator=(const OwnChange&) = delete;
  OwnChange(OwnChange&&) = delete;
  OwnChange& operator=(OwnChange&&) = delete;

private:
  PinEntry& m_entry;
  bool m_before;
};

PinEntry::PinEntry(Gtk::PasswordEntry& entry)
    : m_text{gtk_editable_get_delegate(static_cast<Gtk::Editable&>(entry).gobj())} {
  g_object_ref(m_text);
  g_object_set(m_text, "input-purpose", GTK_INPUT_PURPOSE_PIN, "input-hints",
               GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI, "enable-undo", FALSE, nullptr);
  // Connected before any assistive tool is, so that what is stopped here is not heard by others.
  const auto connect = [this](const char* signal, auto handler) {
    return g_signal_connect_data(m_text, signal, reinterpret_cast<GCallback>(handler), this, nullptr,
                                 static_cast<GConnectFlags>(0));
  };
  m_handlers = {connect("insert-text", &PinEntry::on_insert_text), connect("delete-text", &PinEntry::on_delete_text),
                connect("paste-clipboard", &PinEntry::on_paste), connect("changed", &PinEntry::on_changed),
                connect("activate", &PinEntry::on_activate)};
}

PinEntry::~PinEntry() {
  for (const gulong handler : m_handlers)
    g_signal_handler_disconnect(m_text, handler);
  g_object_unref(m_text);
}

void PinEntry::move_into(card::Pin& pin) {
  pin = std::exchange(m_pin, card::Pin{});
  delete_placeholders(0, static_cast<int>(pin.length()));
}

void PinEntry::clear() {
  erase(0, -1);
}

void PinEntry::take_focus() {
  gtk_text_grab_focus_without_selecting(GTK_TEXT(m_text));
}

void PinEntry::insert(char digit, int& position) {
  const int end = static_cast<int>(length());
  if (position < 0 || position > end)
    position = end; // as GTK takes it
  if (!m_pin.insert(static_cast<std::size_t>(position), digit))
    return;
  const OwnChange change{*this};
  gtk_editable_insert_text(m_text, placeholder, -1, &position);
}

void PinEntry::erase(int start, int end) {
  // Bounds of our own: GTK's buffer takes those that are none in another way than its entry does.
  const int length = static_cast<int>(m_pin.length());
  const int first = std::clamp(start, 0, length);
  const int last = end < 0 ? length : std::clamp(end, first, length);
  m_pin.erase(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first));
  delete_placeholders(first, last);
}

void PinEntry::delete_placeholders(int first, int last) {
  if (first == last)
    return; // nothing for others to hear of
  const OwnChange change{*this};
  gtk_editable_delete_text(m_text, first, last);
}

void PinEntry::on_insert_text(GtkEditable* text, const char* characters, int bytes, int* position, gpointer self) {
  auto& entry = *static_cast<PinEntry*>(self);
  if (entry.m_changes_itself)
    return;
  g_signal_stop_emission_by_name(text, "insert-text");
  if (entry.m_inert)
    return;
  if (!std::all_of(characters, characters + bytes, is_digit))
    entry.m_foreign_character.emit();
  else if (bytes == 1)
    entry.insert(*characters, *position);
}

void PinEntry::on_delete_text(GtkEditable* text, int start, int end, gpointer self) {
  auto& entry = *static_cast<PinEntry*>(self);
  if (entry.m_changes_itself)
    return;
  g_signal_stop_emission_by_name(text, "delete-text");
  if (!entry.m_inert)
    entry.erase(start, end);
}

void PinEntry::on_paste(GtkText* text, gpointer /*self*/) {
  g_signal_stop_emission_by_name(text, "paste-clipboard");
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
