// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/pin.h"

#include <gtkmm/passwordentry.h>
#include <sigc++/signal.h>

#include <array>
#include <cstddef>

namespace ui {

/// Keeps a GtkPasswordEntry to what a PIN is, and its text out of ordinary memory (promise 4).
///
/// GTK holds the text of a password entry in locked memory, so what matters is that no copy of it is made:
/// - gtkmm's text functions copy it to the heap, and so does GTK's own gtk_editable_get_text() on an entry of gtkmm's
///   class, which is what a screen reader's question ends in. So the entry is of GTK's type (its template says how),
///   and only the GtkText inside is asked, only for its pointer.
/// - A shown text would go through Pango's heap. So there is no peek icon.
/// - For assistive tools GTK copies what is deleted, in one piece. So digits go one by one, as they come.
/// - A clipboard is read to the heap, and a PIN does not belong on one. So a paste is refused.
class PinEntry {
public:
  /// `entry` must outlive this object.
  explicit PinEntry(Gtk::PasswordEntry& entry);
  ~PinEntry();
  PinEntry(const PinEntry&) = delete;
  PinEntry& operator=(const PinEntry&) = delete;
  PinEntry(PinEntry&&) = delete;
  PinEntry& operator=(PinEntry&&) = delete;

  [[nodiscard]] std::size_t length() const;

  /// Empties the entry into `pin`.
  void move_into(card::Pin& pin);

  void clear();

  /// While inert it takes no key: nothing is inserted, deleted or entered. What the program itself does still works.
  void set_inert(bool inert) { m_inert = inert; }

  sigc::signal<void()>& signal_changed() { return m_changed; }

  /// Enter was pressed.
  sigc::signal<void()>& signal_entered() { return m_entered; }

  /// Something came that no PIN has: a letter, a space, a text that is not digits alone. Nothing of it was inserted.
  sigc::signal<void()>& signal_foreign_character() { return m_foreign_character; }

private:
  static void on_insert_text(GtkEditable* text, const char* characters, int bytes, int* position, gpointer self);
  static void on_delete_text(GtkEditable* text, int start, int end, gpointer self);
  static void on_changed(GtkEditable* text, gpointer self);
  static void on_activate(GtkText* text, gpointer self);

  GtkEditable* m_text; ///< the GtkText inside the entry, with a reference of our own
  std::array<gulong, 4> m_handlers{};
  bool m_inert = false;
  sigc::signal<void()> m_changed;
  sigc::signal<void()> m_entered;
  sigc::signal<void()> m_foreign_character;
};

} // namespace ui
