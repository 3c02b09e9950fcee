// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/private.h"
#include "signin/failure.h"
#include "ui/template.h"
#include "ui/window_guard.h"

#include <giomm/settings.h>
#include <gtkmm/window.h>
#include <sigc++/signal.h>

#include <optional>
#include <string>
#include <vector>

namespace ui {

/// The card readers, as the first of the first steps shows them.
struct ReaderReport {
  std::vector<std::string> readers; ///< by pcscd's names
  std::optional<signin::Failure> failure{};

  friend bool operator==(const ReaderReport&, const ReaderReport&) = default;
};

/// The card in a reader, as the second of them shows it.
struct CardReport {
  enum class State {
    none,
    reading,
    waiting,    ///< to be read, while another program keeps it
    unfit,      ///< `failure` says why
    not_own,    ///< not remembered as the user's own, or not yet
    own,        ///< remembered as the user's own
    left_alone, ///< remembered as not for PrimaWeb
    not_kept,   ///< it should have been, and there is no keyring
  };

  State state = State::none;
  std::string reader{};
  card::Private<std::string> holder{};
  std::optional<signin::Failure> failure{};
};

/// What somebody who is new sees once: whether reader and card are found, and how the program goes on from there. Each
/// of the three pages can be skipped. Thread: main loop.
class FirstStepsWindow : public Gtk::Window {
public:
  /// `settings`: null where their schema is not installed. `practice`: its own colour and title (promise 8).
  FirstStepsWindow(const Glib::RefPtr<Gio::Settings>& settings, bool practice);

  void show_readers(const ReaderReport& seen);
  void show_card(const CardReport& seen);

  /// The second page, which asks for a card, is the one that is turned to.
  [[nodiscard]] bool shows_card_page() const { return m_step == Step::card; }

  /// shows_card_page() is another.
  sigc::signal<void()>& signal_card_page() { return m_card_page; }

  /// The card that is shown is the user's own, they say.
  sigc::signal<void()>& signal_own() { return m_own; }

  /// They want to sign in. The window is about to close.
  sigc::signal<void()>& signal_start() { return m_start; }

private:
  enum class Step { reader, card, ready };

  void make_ready_page(const Glib::RefPtr<Gio::Settings>& settings);
  void turn_to(Step step);
  void go_on();
  void show_step();
  void show_reader_step();
  void show_card_step();
  void say(const Glib::ustring& heading, const Glib::ustring& sentence);

  WindowGuard m_guard{*this, WindowGuard::Page::never_inert};
  Template m_template{"first-steps-window"};
  Step m_step = Step::reader;
  ReaderReport m_readers;
  CardReport m_card;
  sigc::signal<void()> m_card_page;
  sigc::signal<void()> m_own;
  sigc::signal<void()> m_start;
};

} // namespace ui
