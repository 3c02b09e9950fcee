// SPDX-License-Identifier: EUPL-1.2
#include "launcher/session_client.h"

#include "base/error_word.h"
#include "launcher/log_words.h"

#include <giomm/dbuswatchname.h>
#include <glibmm/main.h>

#include <utility>

namespace launcher {
namespace {

constexpr unsigned quit_patience_ms = 2'500;

bool was_cancelled(const base::ErrorPtr& failure) {
  return failure && g_error_matches(failure.get(), G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void note_failure(const char* call, const base::ErrorPtr& failure) {
  if (failure)
    g_debug("%s: %s", call, base::error_word(failure.get()).c_str());
}

/// It is on its way out, or went before it could say so: the wish waits until its name is gone, and another one comes.
bool leaves(const base::ErrorPtr& failure) {
  // It serves nothing any more when it is about to become another program in the same process.
  for (const int gone : {G_DBUS_ERROR_NO_REPLY, G_DBUS_ERROR_UNKNOWN_METHOD, G_DBUS_ERROR_UNKNOWN_OBJECT})
    if (g_error_matches(failure.get(), G_DBUS_ERROR, gone))
      return true;
  const base::TextPtr name{g_dbus_error_get_remote_error(failure.get())};
  return name && std::string_view{name.get()} == bus::leaving_error;
}

} // namespace

SessionState session_state_of(std::string_view word) {
  if (word == "idle")
    return SessionState::idle;
  if (word == "asking")
    return SessionState::asking;
  if (word == "signing-in")
    return SessionState::signing_in;
  if (word == "signed-in")
    return SessionState::signed_in;
  return SessionState::trouble;
}

/// Answers from the bus. Each looks first whether it was cancelled: then the client may be gone.
struct SessionClient::Calls {
  static void connected(GObject* /*source*/, GAsyncResult* result, gpointer self) {
    GError* error = nullptr;
    base::ObjectPtr<BusSession1> proxy{bus_session1_proxy_new_finish(result, &error)};
    const base::ErrorPtr failure{error};
    if (was_cancelled(failure))
      return;
    note_failure("to reach the session program", failure);
    auto& client = *static_cast<SessionClient*>(self);
    if (proxy)
      client.connected(std::move(proxy));
    else
      client.give_up();
  }

  static void sign_in_answered(GObject* proxy, GAsyncResult* result, gpointer self) {
    GError* error = nullptr;
    bus_session1_call_sign_in_finish(BUS_SESSION1(proxy), result, &error);
    const base::ErrorPtr failure{error};
    if (was_cancelled(failure))
      return;
    note_failure("SignIn", failure);
    auto& client = *static_cast<SessionClient*>(self);
    if (!failure)
      client.m_wish.reset();
    else if (client.m_proxy && !leaves(failure))
      // Without a proxy the program went, and whatever told that has seen to it.
      client.give_up();
  }

  static void whether_it_lives_answered(GObject* proxy, GAsyncResult* result, gpointer self) {
    GError* error = nullptr;
    const base::VariantPtr answer{g_dbus_proxy_call_finish(G_DBUS_PROXY(proxy), result, &error)};
    const base::ErrorPtr failure{error};
    if (was_cancelled(failure))
      return;
    note_failure("Get", failure);
    auto& client = *static_cast<SessionClient*>(self);
    if (failure) { // nobody could be asked there
      if (const auto then = std::exchange(client.m_may_quit, nullptr))
        then();
      return;
    }
    // The user has all the time to answer.
    g_dbus_proxy_call(G_DBUS_PROXY(proxy), "MayQuit", g_variant_new("(s)", client.m_quit_token.c_str()),
                      G_DBUS_CALL_FLAGS_NONE, G_MAXINT, client.m_asking.get(), &Calls::may_quit_answered, self);
  }

  static void may_quit_answered(GObject* proxy, GAsyncResult* result, gpointer self) {
    GError* error = nullptr;
    const base::VariantPtr answer{g_dbus_proxy_call_finish(G_DBUS_PROXY(proxy), result, &error)};
    const base::ErrorPtr failure{error};
    if (was_cancelled(failure))
      return;
    note_failure("MayQuit", failure);
    gboolean may = TRUE; // a program that is gone, or never heard of it, keeps nobody
    if (answer)
      g_variant_get(answer.get(), "(b)", &may);
    if (const auto then = std::exchange(static_cast<SessionClient*>(self)->m_may_quit, nullptr); then && may != FALSE)
      then();
  }

  static void quit_answered(GObject* proxy, GAsyncResult* result, gpointer self) {
    GError* error = nullptr;
    bus_session1_call_quit_finish(BUS_SESSION1(proxy), result, &error);
    const base::ErrorPtr failure{error};
    if (was_cancelled(failure))
      return;
    note_failure("Quit", failure);
    auto& client = *static_cast<SessionClient*>(self);
    // It may have become another program in the same process, which has heard of nothing. One that is on its way out
    // takes no harm.
    if (failure && client.m_process)
      client.end_process();
    else
      client.quit_is_done();
  }

  static void signed_in(BusSession1* /*proxy*/, const gchar* card, gpointer self) {
    if (const auto token = memory::CardToken::parse(card))
      static_cast<SessionClient*>(self)->m_listener.signed_in(*token);
  }

  static void state_changed(GObject* /*proxy*/, GParamSpec* /*property*/, gpointer self) {
    static_cast<SessionClient*>(self)->follow();
  }
};

SessionClient::SessionClient(const Glib::RefPtr<Gio::DBus::Connection>& bus, bus::Mode mode, Program program,
                             Listener listener)
    : m_bus{bus}, m_program{std::move(program)}, m_listener{std::move(listener)}, m_calls{g_cancellable_new()} {
  m_watch = Gio::DBus::watch_name(
      m_bus, bus::session_name(mode), [this](const auto&, const auto&, const Glib::ustring& owner) { appeared(owner); },
      [this](const auto&, const auto&) { vanished(); });
}

SessionClient::~SessionClient() {
  Gio::DBus::unwatch_name(m_watch);
  m_bound.disconnect();
  g_cancellable_cancel(m_calls.get());
  if (m_asking)
    g_cancellable_cancel(m_asking.get());
  drop_proxy();
}

void SessionClient::drop_proxy() {
  if (m_proxy)
    g_signal_handlers_disconnect_by_data(m_proxy.get(), this);
  m_proxy.reset();
}

void SessionClient::sign_in(const Wish& wish) {
  m_wish = wish;
  if (m_proxy)
    pass_on_wish();
  else if (!m_process) // else: on its way to the bus, or on its way out and then started again
    start();
}

void SessionClient::ask_to_sign_out(const std::string& activation_token) {
  if (m_proxy)
    bus_session1_call_ask_to_sign_out(m_proxy.get(), activation_token.c_str(), m_calls.get(), nullptr, nullptr);
}

void SessionClient::start() {
  auto command = m_program.command;
  command.push_back("--launcher=" + std::string{m_bus->get_unique_name()});
  m_bound.disconnect();
  m_child.clear();
  m_met = m_owner;
  m_process = SessionProcess::start(command, {.named = [this](const std::string& name) { named(name); },
                                              .ended = [this](SessionProcess::End end) { ended(end); }});
  g_debug("The session program %s", m_process ? "is started" : "cannot be started");
  if (!m_process)
    return give_up();
  m_bound = Glib::signal_timeout().connect(
      [this] {
        g_debug("The session program does not come to the bus: it is ended");
        m_process->terminate();
        m_process.reset();
        give_up();
        return false;
      },
      static_cast<unsigned>(m_program.patience.count()));
  become(SessionState::starting);
}

void SessionClient::appeared(const std::string& owner) {
  m_owner = m_met = owner;
  find_child();
}

void SessionClient::named(const std::string& child) {
  m_child = child;
  find_child();
}

void SessionClient::find_child() {
  if (m_owner.empty() || m_owner != m_child)
    return;
  bus_session1_proxy_new(m_bus->gobj(), G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START, m_owner.c_str(), bus::session_path,
                         m_calls.get(), &Calls::connected, this);
}

void SessionClient::connected(base::ObjectPtr<BusSession1> proxy) {
  const base::TextPtr owner{g_dbus_proxy_get_name_owner(G_DBUS_PROXY(proxy.get()))};
  if (!owner)
    return; // it went again meanwhile
  m_bound.disconnect();
  m_proxy = std::move(proxy);
  g_signal_connect(m_proxy.get(), "notify::state", G_CALLBACK(&Calls::state_changed), this);
  g_signal_connect(m_proxy.get(), "signed-in", G_CALLBACK(&Calls::signed_in), this);
  follow();
  pass_on_wish();
}

std::string SessionClient::failure() const {
  const gchar* code = m_proxy ? bus_session1_get_failure(m_proxy.get()) : nullptr;
  return code == nullptr || m_state != SessionState::trouble ? "" : code;
}

void SessionClient::follow() {
  const gchar* word = bus_session1_get_state(m_proxy.get());
  become(session_state_of(word == nullptr ? "" : word));
}

void SessionClient::pass_on_wish() {
  if (!m_wish) // which stays until it is answered
    return;
  const auto asked_at = std::chrono::duration_cast<std::chrono::microseconds>(m_wish->asked_at.time_since_epoch());
  bus_session1_call_sign_in(m_proxy.get(), m_wish->reader.c_str(), m_wish->card.c_str(),
                            m_wish->asked_by == AskedBy::user, asked_at.count(), m_wish->activation_token.c_str(),
                            m_calls.get(), &Calls::sign_in_answered, this);
}

void SessionClient::vanished() {
  m_owner.clear();
  // Without a proxy: the first look at the bus, a process that ended before its name went, or a stranger.
  if (m_proxy) {
    drop_proxy();
    if (m_state != SessionState::broken && m_state != SessionState::starting)
      become(SessionState::away);
  }
  if (m_wish && !m_process && !m_quitting)
    start();
}

void SessionClient::ended(SessionProcess::End end) {
  g_debug("The session program ended %s", end == SessionProcess::End::clean ? "by itself" : "by a crash");
  m_process.reset();
  m_bound.disconnect();
  drop_proxy();
  if (m_quitting)
    return quit_is_done();
  const bool started = m_state != SessionState::starting;
  const bool gave_way = !started && !m_met.empty() && m_met != m_child;
  if (end == SessionProcess::End::crashed || (!started && !gave_way))
    return give_up();
  if (m_state == SessionState::away)
    m_listener.changed(); // since its name went
  else
    become(SessionState::away);
  if (gave_way && !m_owner.empty())
    wait_for_another();
  else if (m_wish)
    start();
}

/// It may be on its way out, and then vanished() starts anew. Else the user has it before them.
void SessionClient::wait_for_another() {
  m_bound = Glib::signal_timeout().connect(
      [this] {
        m_wish.reset();
        return false;
      },
      static_cast<unsigned>(m_program.patience.count()));
}

void SessionClient::give_up() {
  m_wish.reset();
  become(SessionState::broken);
  m_listener.broke();
}

void SessionClient::become(SessionState state) {
  if (m_state != state)
    g_debug("session program: %s -> %s", log_word(m_state), log_word(state));
  if (std::exchange(m_state, state) != state)
    m_listener.changed();
}

/// Its main loop answers what its property is, and does not while it hangs.
void SessionClient::ask_whether_to_quit(const std::string& activation_token, std::function<void()> then) {
  if (!m_proxy)
    return then();
  if (m_asking)
    g_cancellable_cancel(m_asking.get()); // the question that is open comes to the front for this one
  m_asking.reset(g_cancellable_new());
  m_may_quit = std::move(then);
  m_quit_token = activation_token;
  g_dbus_proxy_call(G_DBUS_PROXY(m_proxy.get()), "org.freedesktop.DBus.Properties.Get",
                    g_variant_new("(ss)", g_dbus_proxy_get_interface_name(G_DBUS_PROXY(m_proxy.get())), "State"),
                    G_DBUS_CALL_FLAGS_NONE, static_cast<int>(quit_patience_ms), m_asking.get(),
                    &Calls::whether_it_lives_answered, this);
}

/// A question that is still open is answered by it: the program that goes leaves the call without an answer.
void SessionClient::quit(std::function<void()> done) {
  m_quitting = true;
  m_may_quit = nullptr;
  m_quit_done = std::move(done);
  if (m_proxy) {
    g_dbus_proxy_set_default_timeout(G_DBUS_PROXY(m_proxy.get()), quit_patience_ms);
    bus_session1_call_quit(m_proxy.get(), m_calls.get(), &Calls::quit_answered, this);
    return;
  }
  if (m_process)
    end_process();
  else
    quit_is_done();
}

/// A program whose main loop hangs hears of no signal but the one that nobody can ignore.
void SessionClient::end_process() {
  m_process->terminate();
  m_bound.disconnect();
  m_bound = Glib::signal_timeout().connect(
      [this] {
        g_debug("The session program does not end: it is killed");
        m_process->kill();
        quit_is_done();
        return false;
      },
      static_cast<unsigned>(m_program.end_patience.count()));
}

void SessionClient::quit_is_done() {
  if (const auto done = std::exchange(m_quit_done, nullptr))
    done();
}

} // namespace launcher
