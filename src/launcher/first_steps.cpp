// SPDX-License-Identifier: EUPL-1.2
#include "launcher/first_steps.h"

#include <giomm/dbuswatchname.h>
#include <glibmm/main.h>

#include <utility>

namespace launcher {
namespace {

/// A keyring that does not answer keeps nobody waiting, nor does a window that does not come.
constexpr unsigned keyring_patience_ms = 1'500;
constexpr unsigned window_patience_ms = 10'000;

} // namespace

FirstSteps::FirstSteps(const Glib::RefPtr<Gio::DBus::Connection>& bus, bus::Mode mode, Callbacks callbacks)
    : m_callbacks{std::move(callbacks)}, m_waiting{g_cancellable_new()} {
  m_watch = Gio::DBus::watch_name(
      bus, bus::first_steps_name(mode),
      [this](const auto&, const auto&, const auto&) {
        m_is_open = true;
        m_bound.disconnect(); // the user has all the time
      },
      [this](const auto&, const auto&) {
        if (!std::exchange(m_is_open, false))
          return;
        m_process.reset(); // it may show other windows still
        closed();
      });
  m_card_watch = Gio::DBus::watch_name(
      bus, bus::first_steps_card_name(mode), [this](const auto&, const auto&, const auto&) { m_take_the_card = true; },
      [this](const auto&, const auto&) { m_take_the_card = false; });
  if (mode == bus::Mode::practice || !m_callbacks.are_due())
    return;
  m_state = State::unknown;
  ask();
}

FirstSteps::~FirstSteps() {
  Gio::DBus::unwatch_name(m_watch);
  Gio::DBus::unwatch_name(m_card_watch);
  g_cancellable_cancel(m_waiting.get());
  m_bound.disconnect();
}

void FirstSteps::ask() {
  if (!std::exchange(m_is_asked, true))
    m_callbacks.knows_own_card([this](std::optional<bool> knows) {
      m_is_asked = false;
      heard(knows);
    });
}

void FirstSteps::heard(std::optional<bool> knows_own_card) {
  if (m_state != State::unknown)
    return;
  if (knows_own_card == true)
    user_is_not_new();
  else if (knows_own_card == false)
    become(State::due);
  else if (m_then)
    open(bus::Coming::by_user, m_token);
}

void FirstSteps::before(Then then, const std::string& token) {
  m_then = std::move(then);
  m_token = token;
  if (m_is_open || (m_state == State::over && !m_process))
    return go_on();
  if (m_state == State::due)
    return open(bus::Coming::by_user, token);
  if (m_state != State::unknown)
    return; // on their way
  wait(keyring_patience_ms, [this] { open(bus::Coming::by_user, m_token); });
  ask();
}

void FirstSteps::show_by_themselves() {
  if (m_state == State::due)
    open(bus::Coming::by_itself, {});
  else if (m_state == State::unknown)
    ask();
}

void FirstSteps::user_is_not_new() {
  if (m_state == State::over)
    return;
  m_callbacks.note();
  become(State::over);
}

void FirstSteps::become(State state) {
  m_bound.disconnect();
  m_state = state;
  if (state == State::due && m_then)
    return open(bus::Coming::by_user, m_token);
  if (state == State::over)
    return closed();
  m_callbacks.settled();
}

void FirstSteps::wait(unsigned bound_ms, std::function<void()> late) {
  m_bound.disconnect();
  m_bound = Glib::signal_timeout().connect(
      [late = std::move(late)] {
        late();
        return false;
      },
      bound_ms);
}

/// Noted before anything of them is seen: a window that cannot come up does not keep the user for ever.
void FirstSteps::open(bus::Coming coming, const std::string& token) {
  m_state = State::over;
  m_callbacks.note();
  m_process = m_callbacks.open(coming, token);
  if (!m_process)
    return closed();
  m_token.clear();
  wait(window_patience_ms, [this] {
    m_process.reset();
    closed();
  });
  g_subprocess_wait_async(m_process.get(), m_waiting.get(), &FirstSteps::ended, this);
}

void FirstSteps::ended(GObject* process, GAsyncResult* result, gpointer self) {
  GError* error = nullptr;
  g_subprocess_wait_finish(G_SUBPROCESS(process), result, &error);
  const base::ErrorPtr failure{error};
  if (failure && g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; // the object is gone
  auto& steps = *static_cast<FirstSteps*>(self);
  steps.m_process.reset();
  if (!steps.m_is_open) // else another process shows them
    steps.closed();
}

void FirstSteps::closed() {
  m_bound.disconnect();
  go_on();
  m_callbacks.settled();
}

void FirstSteps::go_on() {
  if (const auto then = std::exchange(m_then, nullptr))
    then(std::exchange(m_token, {}));
}

} // namespace launcher
