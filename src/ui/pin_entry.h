// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/pin.h"

#include <gtkmm/passwordentry.h>
#include <sigc++/signal.h>

#include <array>
#include <cstddef>

namespace ui {

/// Makes a GtkPasswordEntry a box for a PIN that no digit of it ever gets into (promise 4).
///
/// GTK tells the accessibility bus of every character that comes into a text and goes from it, whether or not a screen
/// reader runs, and lets whoever asks there read them, also those of a password (up to GTK 4.18). Its clipboards, its
/// undo and what it tells an input method of the surrounding text are made of that text, too. So the entry's text is
/// placeholders only: a digit on its way in is stopped, kept in locked memory instead, and a placeholder put in its
/// place. What the user does to the placeholders (deletes one in the middle, replaces those selected) is done to the
/// digits at the same positions, whichever way it comes: keys, input methods, assistive tools.
///
/// A clipboard is not even read, and more than one digit at once is refused: a PIN does not belong on a clipboard.
class PinEntry {
public:
  /// `entry` must outlive this object.
  explicit PinEntry(Gtk::PasswordEntry& entry);
  ~PinEntry();
  PinEntry(const PinEntry&) = delete;
  PinEntry& operator=(const PinEntry&) = delete;
  PinEntry(PinEntry&&) = delete;
  PinEntry& operator=(PinEntry&&) = delete;

  [[nodiscard]] std::size_t length() const { return m_pin.length(); }

  /// Empties the entry into `pin`, whose own digits go.
  void move_into(card::Pin& pin);

  void clear();

  /// Gives it the focus. What is typed already stays: GTK would select it, and the next digit would take its place.
  void take_focus();

  /// While inert it takes no key: nothing is inserted, deleted or entered. What the program itself does still works.
  void set_inert(bool inert) { m_inert = inert; }

  sigc::signal<void()>& signal_changed() { return m_changed; }

  /// Enter was pressed.
  sigc::signal<void()>& signal_entered() { return m_entered; }

  /// Something came that no PIN has: a letter, a space, a text that is not digits alone. Nothing of it was inserted.
  sigc::signal<void()>& signal_foreign_character() { return m_foreign_character; }

private:
  class OwnChange;

  void insert(char digit, int& position);
  void erase(int start, int end);
  void delete_placeholders(int first, int last);

  static void on_insert_text(GtkEditable* text, const char* characters, int bytes, int* position, gpointer self);
  static void on_delete_text(GtkEditable* text, int start, int end, gpointer self);
  static void on_paste(GtkText* text, gpointer self);
  static void on_changed(GtkEditable* text, gpointer self);
  static void on_activate(GtkText* text, gpointer self);

  GtkEditable* m_text; ///< the GtkText inside the entry, with a reference of our own
  card::Pin m_pin;     ///< the digit of each placeholder, in their order
  std::array<gulong, 5> m_handlers{};
  bool m_changes_itself = false; ///< what changes the text now is this object, which sees to the digits
  bool m_inert = false;
  sigc::signal<void()> m_changed;
  sigc::signal<void()> m_entered;
  sigc::signal<void()> m_foreign_character;
};

} // namespace ui
