// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/eid_card.h"
#include "signin/view.h"
#include "ui/dialog_page.h"
#include "ui/pin_entry.h"

#include <gtkmm/button.h>
#include <gtkmm/checkbutton.h>
#include <gtkmm/image.h>
#include <gtkmm/label.h>
#include <gtkmm/passwordentry.h>
#include <sigc++/connection.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace ui {

/// Whose card it is, its PIN, the tries left, and what the sign-in will open. For a reader with keys it has no box for
/// the PIN: it says where to type it.
class PinPage : public DialogPage {
public:
  /// `typed_pin_bound`: how long digits stay in the box when no key follows them.
  explicit PinPage(std::chrono::milliseconds typed_pin_bound);

  /// The hosts that the card may answer: told to the user while none of them waits for it yet.
  void set_card_hosts(std::vector<std::string> hosts);

  /// Keeps the digits typed so far while the card and its tries are the same (the portal became ready meanwhile).
  void show_view(const signin::AskPin& view);
  /// Another page is shown now: the digits typed so far go.
  void leave();
  void take_focus() override;
  [[nodiscard]] Gtk::Widget* default_button() override;
  /// Not through the default button: GTK shows for a quarter of a second that it is pressed before it says so.
  void enter() override;

  /// Returns whether there is a box for the PIN.
  [[nodiscard]] bool has_box() const { return !is_typed_on_reader(); }

  /// While it takes none, nothing that is typed comes into the box. What is in it stays.
  void take_characters(bool are_taken);
  /// Lets the digits typed so far go, and shows or no longer shows that the box wants to be turned to.
  void set_inert(bool is_inert);

  /// The PIN is wiped when the handlers return.
  sigc::signal<void(card::Pin&, card::LastTry)>& signal_pin_confirmed() { return m_pin_confirmed; }

  /// The user goes to the reader's own keys.
  sigc::signal<void(card::LastTry)>& signal_pad_wanted() { return m_pad_wanted; }

  /// A character that no PIN has came to the box.
  sigc::signal<void()>& signal_foreign_character() { return m_digits.signal_foreign_character(); }

  sigc::signal<void()>& signal_change_wanted() { return m_change_wanted; }

private:
  void show_place(bool on_reader);
  void show_tries(const signin::AskPin& view);
  void show_destination(const std::optional<portal::Destination>& opens);
  void show_card_host(const std::string& host);
  void show_portal(bool ready);
  void say(const Glib::ustring& sentence);
  void hear_keypad(guint key, Gdk::ModifierType modifiers);
  void start_over();
  void digits_changed();
  void forget_digits();
  void update_confirm();
  void confirm();

  [[nodiscard]] bool is_typed_on_reader() const { return m_shown && m_shown->card.pin_pad; }

  Gtk::PasswordEntry& m_pin;
  Gtk::Image& m_tries_icon;
  Gtk::Label& m_tries;
  Gtk::Label& m_num_lock;
  Gtk::CheckButton& m_sure;
  Gtk::Button& m_confirm;
  PinEntry m_digits;
  std::optional<signin::AskPin> m_shown;
  std::vector<std::string> m_card_hosts;
  std::chrono::milliseconds m_bound;
  sigc::connection m_out_of_time;
  sigc::signal<void(card::Pin&, card::LastTry)> m_pin_confirmed;
  sigc::signal<void(card::LastTry)> m_pad_wanted;
  sigc::signal<void()> m_change_wanted;
};

} // namespace ui
