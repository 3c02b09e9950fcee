// SPDX-License-Identifier: EUPL-1.2
#include "session/session_application.h"

#include "bus/names.h"
#include "checkup/shown.h"
#include "config.h"
#include "session/session_state.h"
#include "session/side_actions.h"
#include "ui/no_inspector.h"
#include "ui/style.h"

#include <gdkmm/display.h>
#include <glibmm/main.h>
#include <gtkmm/window.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <utility>

namespace session {

using Opening = ui::WindowGuard::Opening;

namespace {

/// Long enough that a card put in again finds the program ready.
constexpr unsigned linger_seconds = 120;

/// See bus::name_pipe.
void tell_launcher(const std::string& unique_name) {
  const auto line = unique_name + "\n";
  [[maybe_unused]] const auto written = write(bus::name_pipe, line.data(), line.size()); // it may be gone meanwhile
}

/// Those of the program whose place this one took: they end with it, and nobody else waits for them. To be called while
/// this program has none of its own.
void forget_ended_children() {
  while (waitpid(-1, nullptr, WNOHANG) > 0) {
  }
}

/// Where a mistake in a description is, for a log. What is wrong there may quote the file, or its folder, which is
/// named after the user; a learned page is named by its address.
std::string place_of(const portal::DescriptionError& error) {
  std::string place = checkup::without_home(error.file) + ':' + std::to_string(error.line);
  if (error.where.find("learned ") == std::string::npos)
    place += ": " + error.where;
  return place;
}

memory::CardMemory::Scope scope_of(const Start& start) {
  return start.practice_directory ? memory::CardMemory::Scope::practice : memory::CardMemory::Scope::real;
}

} // namespace

SessionApplication::SessionApplication(Start start)
    : Gtk::Application{bus::session_name(start.practice_directory ? bus::Mode::practice : bus::Mode::real)},
      m_start{std::move(start)},
      m_service{m_start.launcher} {
  m_service.signal_sign_in().connect([this](const SignInOrder& order) {
    sign_in({.card = {order.reader, memory::CardToken::parse(order.card)},
             .opened = {order.by_user ? Opening::by_the_user : Opening::by_itself, order.asked_at,
                        order.activation_token}});
  });
  m_service.signal_asks_to_sign_out().connect([this](const std::string& activation_token) {
    if (m_sign_in && !m_sign_in->is_leaving())
      m_sign_in->leave_primaweb(activation_token);
  });
  m_service.signal_may_quit().connect(
      [this](const std::string& activation_token, const std::function<void(bool)>& answer) {
        if (m_sign_in && !m_sign_in->is_leaving())
          m_sign_in->ask_whether_to_end(activation_token, answer);
        else
          answer(true);
      });
  m_service.signal_quit().connect([this] { leave_for_good(); });
  m_service.signal_stranger_wants_end().connect([this] {
    if (m_sign_in)
      m_sign_in->ask_to_sign_out();
  });
}

bool SessionApplication::dbus_register_vfunc(const Glib::RefPtr<Gio::DBus::Connection>& connection,
                                             const Glib::ustring& object_path) {
  if (!m_start.launcher.empty())
    tell_launcher(connection->get_unique_name());
  return Gtk::Application::dbus_register_vfunc(connection, object_path) && m_service.serve_on(connection);
}

void SessionApplication::on_startup() {
  Gtk::Application::on_startup();
  ui::load_style(Gdk::Display::get_default());
  m_style.emplace(Gdk::Display::get_default());
  ui::take_inspector_away();
  Gtk::Window::set_default_icon_name(APP_ID);
  m_desk = std::make_unique<CardDesk>(issuer_directory(m_start.practice_directory),
                                      std::exchange(m_start.known, std::nullopt));
  m_memory = std::make_unique<memory::CardMemory>(scope_of(m_start));
  hold();
  m_held = true;
  // At the end of the desktop's session, too, the portal is logged out and the card is closed (promise 7).
  m_end_signals.emplace([this] { leave_for_good(); });
  if (m_start.wish)
    sign_in(*m_start.wish);
  else
    linger();
}

/// At the start; then by a second primaweb-session, or by anyone on the bus. That one was started by another launcher:
/// where nothing is under way here, its own can take this one's place.
void SessionApplication::on_activate() {
  const bool is_start = !std::exchange(m_is_activated, true);
  if (m_sign_in && !m_sign_in->is_leaving())
    m_sign_in->present({.by = Opening::by_itself});
  else if (!m_sign_in && !is_start)
    leave();
}

void SessionApplication::sign_in(const SignInWish& wish) {
  const bool by_user = wish.opened.by == Opening::by_the_user;
  m_linger.disconnect();
  g_debug("A sign-in is wanted by %s", by_user ? "the user" : "a card");
  if (m_sign_in && m_sign_in->is_leaving()) {
    m_next = wish;
    m_next->opened.by = Opening::by_itself; // the log-out takes its time, and they may go on with something else
    return;
  }
  if (m_sign_in) {
    if (by_user)
      m_sign_in->present(wish.opened);
    return;
  }
  forget_ended_children();
  m_config = find_session_config(m_start.practice_directory);
  m_config.only_tls_1_2 = m_start.only_tls_1_2;
  for (const auto& error : m_config.portal.errors)
    g_warning("A mistake in %s (primaweb-launcher --check-portal tells which)", place_of(error).c_str());
  m_sign_in = std::make_unique<SignIn>(m_config, *m_desk, *m_memory, wish.card, wish.opened);
  m_sign_in->signal_state().connect(
      [this](const std::string& state, const std::string& in_reader, const std::string& failure) {
        m_service.set_state(state, in_reader, failure);
      });
  m_sign_in->signal_signed_in().connect([this](const memory::CardToken& with) { m_service.tell_signed_in(with); });
  m_sign_in->signal_needs_other_tls().connect(
      [this](const MeantCard& card, card::KnownCard known, const SignIn::Opened& opened) {
        hand_over({.card = card, .opened = opened}, std::move(known));
      });
  m_sign_in->signal_ended().connect([this] {
    // Not from within the object that is to go.
    m_dispatcher.post([this] {
      g_debug("The sign-in is over");
      m_sign_in.reset();
      if (m_leaving)
        finish_leaving();
      else
        begin_anew();
    });
  });
  m_sign_in->offer(make_side_actions(m_start.practice_directory));
  m_sign_in->begin();
}

void SessionApplication::leave() {
  g_debug("The session program is leaving");
  m_leaving = true;
  m_linger.disconnect();
  m_service.leave();
  if (m_sign_in)
    m_sign_in->sign_out();
  else
    finish_leaving();
}

/// Whoever ends the program wants no successor of it either.
void SessionApplication::leave_for_good() {
  m_successor.reset();
  leave();
}

void SessionApplication::hand_over(const SignInWish& wish, card::KnownCard known) {
  g_debug("Another process takes over, with %s", m_start.only_tls_1_2 ? "TLS 1.3" : "TLS 1.2 only");
  m_successor =
      Start{m_start.practice_directory, !m_start.only_tls_1_2, wish, std::move(known), m_start.launcher, m_start.log};
  leave();
}

/// A program that has not signed in yet holds nothing of a person: neither what the libraries of a sign-in forgot to
/// wipe nor what the windows showed. So another one takes this one's place (doc/decisions/0013-no-person-in-a-dump.md).
void SessionApplication::begin_anew() {
  m_successor = Start{.practice_directory = m_start.practice_directory,
                      .only_tls_1_2 = m_start.only_tls_1_2,
                      .launcher = m_start.launcher,
                      .log = m_start.log};
  m_successor->wish = std::exchange(m_next, std::nullopt);
  leave();
}

void SessionApplication::finish_leaving() {
  m_service.set_state(idle_state, "");
  m_service.finish_leaving();
  if (m_end_signals && m_end_signals->let_them_kill())
    m_successor.reset(); // it came while the main loop ended what it asks to end
  if (std::exchange(m_held, false))
    release();
}

void SessionApplication::linger() {
  forget_ended_children();
  m_service.set_state(idle_state, "");
  m_linger = Glib::signal_timeout().connect_seconds(
      [this] {
        leave();
        return false;
      },
      linger_seconds);
}

} // namespace session
