// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/certificate_cache.h"
#include "card/main_loop_dispatcher.h"
#include "process/end_signals.h"
#include "session/card_desk.h"
#include "session/dark_style.h"
#include "session/session_config.h"
#include "session/session_service.h"
#include "session/sign_in.h"

#include <gtkmm/application.h>
#include <sigc++/connection.h>

#include <memory>
#include <optional>
#include <string>

namespace session {

/// A sign-in with this card, and what opens its dialog.
struct SignInWish {
  MeantCard card;
  SignIn::Opened opened;
};

/// How to start primaweb-session.
struct Start {
  std::optional<std::string> practice_directory{}; ///< nothing for the real portal
  bool only_tls_1_2 = false;                       ///< tls::limit_handshake_offer() was called so
  std::optional<SignInWish> wish{};                ///< to be carried out at once
  std::optional<card::KnownCard> known{};          ///< its card, as the program before this one has read it
  std::string launcher{};                          ///< unique name of the one that started it; empty: nobody is obeyed
  std::string log{};                               ///< the file to log to, as an absolute path; empty: none
};

/// primaweb-session: one sign-in, asked for over the bus. After it another one takes its place, so that nothing of the
/// user is left in memory (successor()); that one leaves by itself when nobody signs in
/// (doc/decisions/0001-two-programs.md).
class SessionApplication : public Gtk::Application {
public:
  explicit SessionApplication(Start start);

  /// After run(): how to start the process that takes over from this one; nothing when none does.
  [[nodiscard]] const std::optional<Start>& successor() const { return m_successor; }

protected:
  bool dbus_register_vfunc(const Glib::RefPtr<Gio::DBus::Connection>& connection,
                           const Glib::ustring& object_path) override;
  void on_startup() override;
  void on_activate() override;

private:
  void sign_in(const SignInWish& wish);
  void leave();
  void leave_for_good();
  void begin_anew();
  void finish_leaving();
  void linger();
  void hand_over(const SignInWish& wish, card::KnownCard known);

  Start m_start;
  SessionConfig m_config; ///< found anew for each sign-in: the portal's description may have changed
  SessionService m_service;
  std::optional<DarkStyle> m_style;
  std::unique_ptr<CardDesk> m_desk;
  std::unique_ptr<memory::CardMemory> m_memory; ///< knows the cards that signed in, also where there is no keyring
  std::unique_ptr<SignIn> m_sign_in;
  sigc::connection m_linger;
  std::optional<process::EndSignals> m_end_signals;
  bool m_is_activated = false;
  bool m_leaving = false;
  bool m_held = false; ///< by itself, until it has left
  std::optional<Start> m_successor;

  std::optional<SignInWish> m_next; ///< waits for the end of the sign-in before
  card::MainLoopDispatcher m_dispatcher;
};

} // namespace session
