// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "bus/names.h"
#include "bus/side_window.h"

#include <gio/gio.h>
#include <giomm/dbusconnection.h>
#include <sigc++/connection.h>

#include <functional>
#include <optional>
#include <string>

namespace launcher {

/// The first steps from the launcher's side: a window that a new user sees once, before anything else, and that is
/// shown by the session program. Nobody is new who has a card of their own in the keyring, or is in PrimaWeb: what the
/// window explains they do every day. Nor is anybody in practice. Where no keyring tells, they come only to who starts
/// PrimaWeb. Thread: main loop.
class FirstSteps {
public:
  struct Callbacks {
    /// Whether they were never shown to this user, and are to be.
    std::function<bool()> are_due;
    /// They are not due any more.
    std::function<void()> note;
    /// Whether this user has a card of their own, where that can be told; asks for no password. May answer late, or
    /// never.
    std::function<void(std::function<void(std::optional<bool>)>)> knows_own_card;
    /// Shows them; the process that was started for it, null when that failed.
    std::function<base::ObjectPtr<GSubprocess>(bus::Coming, const std::string& token)> open;
    /// They may come by themselves now, or not any more, or have closed.
    std::function<void()> settled;
  };

  /// What waits for them. `token`: the desktop's leave that they did not use; may be empty.
  using Then = std::function<void(const std::string& token)>;

  FirstSteps(const Glib::RefPtr<Gio::DBus::Connection>& bus, bus::Mode mode, Callbacks callbacks);
  ~FirstSteps();
  FirstSteps(const FirstSteps&) = delete;
  FirstSteps& operator=(const FirstSteps&) = delete;
  FirstSteps(FirstSteps&&) = delete;
  FirstSteps& operator=(FirstSteps&&) = delete;

  [[nodiscard]] bool are_open() const { return m_is_open; }

  /// Their page with the card is before the user: a card that is put in is for it.
  [[nodiscard]] bool take_the_card() const { return m_take_the_card; }

  /// Their window is open, or on its way to be.
  [[nodiscard]] bool are_open_or_opening() const { return m_is_open || m_process; }

  /// They are to be shown still, or it is not known whether.
  [[nodiscard]] bool may_come() const { return m_state != State::over; }

  /// They are not to be shown, or were.
  [[nodiscard]] bool may_go_on() const { return m_state == State::over && !are_open_or_opening(); }

  /// Has `then` done for the user, who asked for it: at once, or when the first steps are over that come before it, be
  /// they due or on their way already. While they are open it is done at once: who asks for it then has seen them.
  void before(Then then, const std::string& token);

  /// Shows them if they are due, without the focus where that can be helped. Where it could not be told whether they
  /// are, it is asked again.
  void show_by_themselves();

  /// The user is in PrimaWeb.
  void user_is_not_new();

private:
  enum class State { unknown, due, over };

  void become(State state);
  void ask();
  void heard(std::optional<bool> knows_own_card);
  void wait(unsigned bound_ms, std::function<void()> late);
  void go_on();
  void open(bus::Coming coming, const std::string& token);
  void closed();
  static void ended(GObject* process, GAsyncResult* result, gpointer self);

  Callbacks m_callbacks;
  State m_state = State::over;
  bool m_is_open = false;
  bool m_take_the_card = false;
  bool m_is_asked = false; ///< whether the user is new
  Then m_then;
  std::string m_token;                    ///< for the window that comes before m_then, else for m_then
  base::ObjectPtr<GSubprocess> m_process; ///< until it has ended
  base::ObjectPtr<GCancellable> m_waiting;
  sigc::connection m_bound; ///< of what m_then waits for
  guint m_watch = 0;
  guint m_card_watch = 0;
};

} // namespace launcher
