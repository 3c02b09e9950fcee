// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "bus/names.h"
#include "bus/session1.h"
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
/// That is no failure, and what was wanted waits a while for the other one to end, too. Thread: main loop.
class SessionClient {
public:
  struct Program {
    std::vector<std::string> command;
    /// From its start until it must be on the bus. As long a wish waits for the session of an earlier launcher to end,
    /// which takes no longer than the log-out at the portal if it is about to: no dialog opens long after it was asked
    /// for.
    std::chrono::milliseconds patience{20'000};
    /// From when it is told to end, and does not answer, until it is killed. Longer than a log-out at the portal takes.
    std::chrono::milliseconds end_patience{10'000};
  };

  struct Listener {
    std::function<void()> changed; ///< state() is another, or is_on_its_way()
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
    std::chrono::steady_clock::time_point asked_at = std::chrono::steady_clock::now();
    std::string activation_token{}; ///< see ActivationToken
  };

  SessionClient(const Glib::RefPtr<Gio::DBus::Connection>& bus, bus::Mode mode, Program program, Listener listener);
  ~SessionClient();
  SessionClient(const SessionClient&) = delete;
  SessionClient& operator=(const SessionClient&) = delete;
  SessionClient(SessionClient&&) = delete;
  SessionClient& operator=(SessionClient&&) = delete;

  [[nodiscard]] SessionState state() const { return m_state; }

  /// Its program runs and is not on the bus: it starts, ends, or becomes another program in the same process. changed()
  /// is told when it has ended.
  [[nodiscard]] bool is_on_its_way() const { return m_process && !m_proxy; }

  /// The code of the failure that the dialog tells of; empty: none.
  [[nodiscard]] std::string failure() const;

  /// Opens the dialog, or brings an open one forward.
  void sign_in(const Wish& wish);

  /// Has the user asked whether to sign out. Does nothing where no session is open.
  void ask_to_sign_out(const std::string& activation_token);

  /// Has the user asked whether the session may end, where they would lose work; calls `then` when they agree. They
  /// have all the time for it, and asking again brings the question to the front. A session that does not answer keeps
  /// nobody, after a bounded wait.
  void ask_whether_to_quit(const std::string& activation_token, std::function<void()> then);

  /// Ends the session whole. `done` is called once it said that it does, or has ended: one that does neither is killed
  /// after a bounded wait. What was to follow an answer of ask_whether_to_quit() does not any more.
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
  void connected(base::ObjectPtr<BusSession1> proxy);
  void follow();
  void pass_on_wish();
  void ended(SessionProcess::End end);
  void become(SessionState state);
  void give_up();
  void end_process();
  void quit_is_done();

  Glib::RefPtr<Gio::DBus::Connection> m_bus;
  Program m_program;
  Listener m_listener;
  SessionState m_state = SessionState::away;
  bool m_quitting = false;
  std::optional<Wish> m_wish;       ///< waits for the program to be there
  std::function<void()> m_may_quit; ///< what follows when the user agrees
  std::string m_quit_token;         ///< with which they are asked
  std::function<void()> m_quit_done;
  std::unique_ptr<SessionProcess> m_process;
  std::string m_owner; ///< of the session's name on the bus; empty: nobody
  std::string m_child; ///< the unique name of m_process; empty: not told yet
  std::string m_met;   ///< the last m_owner since m_process was started; empty: there was none
  base::ObjectPtr<BusSession1> m_proxy;
  base::ObjectPtr<GCancellable> m_calls;  ///< ends the calls under way with this object
  base::ObjectPtr<GCancellable> m_asking; ///< ends the calls of the last ask_whether_to_quit()
  sigc::connection m_bound;               ///< of the program's start or end, or of the wait for another one's end
  guint m_watch = 0;
};

/// What a State of io.github.primaweb_launcher.Session1 means; `trouble` for a word of a newer version.
[[nodiscard]] SessionState session_state_of(std::string_view word);

} // namespace launcher
