// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "memory/card_token.h"

#include <giomm/dbusconnection.h>
#include <sigc++/signal.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace session {

/// What SignIn of Session1 says.
struct SignInOrder {
  std::string reader;
  std::string card; ///< memory::CardToken's text; empty, as `reader` then: whatever card comes
  bool by_user = false;
  std::chrono::steady_clock::time_point asked_at;
  std::string activation_token; ///< the desktop's leave to come to the front (ui::present_since)
};

/// Serves Session1 (src/bus/) on the session bus: what the launcher that started this program asks, and the state it
/// follows. Anyone else is refused. Thread: main loop.
class SessionService {
public:
  /// `launcher`: its unique name on the bus; empty: nobody is obeyed.
  explicit SessionService(std::string launcher);
  ~SessionService();
  SessionService(const SessionService&) = delete;
  SessionService& operator=(const SessionService&) = delete;
  SessionService(SessionService&&) = delete;
  SessionService& operator=(SessionService&&) = delete;

  /// Before the bus name is owned, so that nobody finds the name without the object. Says whether it went well.
  [[nodiscard]] bool serve_on(const Glib::RefPtr<Gio::DBus::Connection>& connection);

  /// `failure`: the code of what the user is told of; empty without trouble.
  void set_state(const std::string& state, const std::string& reader, const std::string& failure = {});

  void tell_signed_in(const memory::CardToken& card);

  sigc::signal<void(const SignInOrder&)>& signal_sign_in() { return m_signal_sign_in; }

  /// With the desktop's leave to come to the front.
  sigc::signal<void(std::string)>& signal_asks_to_sign_out() { return m_signal_asks_to_sign_out; }

  /// From now on SignIn is answered with the leaving error, and Quit not before finish_leaving().
  void leave() { m_leaving = true; }

  /// Answers every Quit, and sees the answers off.
  void finish_leaving();

  sigc::signal<void()>& signal_quit() { return m_signal_quit; }

  /// Whether the user lets the session end: to be answered, once, now or later. With the desktop's leave to come to the
  /// front.
  sigc::signal<void(std::string, std::function<void(bool)>)>& signal_may_quit() { return m_signal_may_quit; }

  /// Somebody else wants the session to end.
  sigc::signal<void()>& signal_stranger_wants_end() { return m_signal_stranger_wants_end; }

private:
  class Skeleton;
  std::string m_launcher;
  bool m_leaving = false;
  std::unique_ptr<Skeleton> m_skeleton;
  sigc::signal<void(const SignInOrder&)> m_signal_sign_in;
  sigc::signal<void(std::string)> m_signal_asks_to_sign_out;
  sigc::signal<void()> m_signal_quit;
  sigc::signal<void(std::string, std::function<void(bool)>)> m_signal_may_quit;
  sigc::signal<void()> m_signal_stranger_wants_end;
};

} // namespace session
