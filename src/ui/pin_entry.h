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
/// GTK holds the text of a password entry in locked memory, so what matters is that no copy of it is made: gtkmm's
/// text functions would copy it to the heap, a shown text (the peek icon) would go through Pango's heap, and for
/// assistive tools GTK copies what is deleted, in one piece. So the text is read through GTK's own pointer only, there
/// is no peek icon, and digits come and go one by one. A paste is refused: a PIN does not belong on a clipboard.
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

  sigc::signal<void()>& signal_changed() { return m_changed; }

private:
  static void on_insert_text(GtkEditable* text, const char* characters, int bytes, int* position, gpointer self);
  static void on_delete_text(GtkEditable* text, int start, int end, gpointer self);
  static void on_changed(GtkEditable* text, gpointer self);

  GtkEditable* m_text; ///< the GtkText inside the entry, with a reference of our own
  std::array<gulong, 3> m_handlers{};
  sigc::signal<void()> m_changed;
};

} // namespace ui
