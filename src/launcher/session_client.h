// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "bus/names.h"
#include "bus/session1.h"
#include "launcher/gobject_ptr.h"
#include "launcher/session_process.h"
#include "launcher/session_state.h"
#include "memory/card_token.h"

#include <giomm/dbusconnection.h>
#include <sigc++/connection.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace launcher {

/// The session program, from the launcher's side: starts it when it is needed, follows what it says of itself, and
/// notices when it goes. Speaks to the one that it started and to no other program that owns the name on the bus, be it
/// one of an earlier launcher: that one is brought to the front by the one that is started beside it, which then ends.
/// That is no failure, and what was wanted waits a while for the other one to end, too. Main loop's thread.
class SessionClient {
public:
  struct Program {
    std::vector<std::string> command;
    /// From its start until it must be on the bus. As long a wish waits for the session of an earlier launcher to end,
    /// which takes no longer than the log-out at the portal if it is about to: no dialog opens long after it was asked
    /// for.
    std::chrono::milliseconds patience{20'000};
  };

  struct Listener {
    std::function<void()> changed; ///< state() is another
    std::function<void()> broke;   ///< it could not start, did not answer, or crashed; state() is `broken`
    std::function<void(const memory::CardToken&)> signed_in; ///< with this card
  };

  /// Who asks for the dialog: one that a card opens takes no key that may be meant for another window (promise 10).
  enum class AskedBy { card, user };

  /// The card that the user means, and where it is. Empty: whatever card comes.
  struct Wish {
    std::string reader{};
    std::string card{}; ///< memory::CardToken's text
    AskedBy asked_by = AskedBy::user;
  };

  SessionClient(const Glib::RefPtr<Gio::DBus::Connection>& bus, bus::World world, Program program, Listener listener);
  ~SessionClient();
  SessionClient(const SessionClient&) = delete;
  SessionClient& operator=(const SessionClient&) = delete;
  SessionClient(SessionClient&&) = delete;
  SessionClient& operator=(SessionClient&&) = delete;

  [[nodiscard]] SessionState state() const { return m_state; }

  /// Opens the dialog, or brings an open one forward.
  void sign_in(const Wish& wish);

  /// Ends the session whole. `done` is called once it said that it does, or after a bounded wait.
  void quit(std::function<void()> done);

private:
  struct Calls;

  void start();
  void wait_for_another();
  void appeared(const std::string& owner);
  void named(const std::string& child);
  void find_child();
  void vanished();
  void drop_proxy();
  void connected(GObjectPtr<BusSession1> proxy);
  void follow();
  void pass_on_wish();
  void ended(SessionProcess::End end);
  void become(SessionState state);
  void give_up();

  Glib::RefPtr<Gio::DBus::Connection> m_bus;
  Program m_program;
  Listener m_listener;
  SessionState m_state = SessionState::away;
  bool m_quitting = false;
  std::optional<Wish> m_wish; ///< waits for the program to be there
  std::function<void()> m_quit_done;
  std::unique_ptr<SessionProcess> m_process;
  std::string m_owner; ///< of the session's name on the bus; empty: nobody
  std::string m_child; ///< the unique name of m_process; empty: not told yet
  std::string m_met;   ///< the last m_owner since m_process was started; empty: there was none
  GObjectPtr<BusSession1> m_proxy;
  GObjectPtr<GCancellable> m_calls; ///< ends the calls under way with this object
  sigc::connection m_bound;         ///< of the program's start, or of the wait for another one's end
  guint m_watch = 0;
};

/// What a State of io.github.primaweb_launcher.Session1 means; `trouble` for a word of a newer version.
[[nodiscard]] SessionState session_state_of(std::string_view word);

} // namespace launcher
