// SPDX-License-Identifier: EUPL-1.2
// A session program that does as its first argument says: "serve", "crash-at-start", "crash-at-sign-in",
// "end-at-start", "leave-at-second-sign-in", "anew-at-second-sign-in", "anew-after-sign-in", "anew-at-quit",
// "give-way", "give-way-late", "user-stays", "user-thinks", "hangs-after-sign-in",
// "hangs-for-good-after-sign-in" or "never-on-the-bus". With
// "--practice" it serves as the session of practice.
#include "bus/names.h"
#include "bus/session1.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

struct Fake {
  std::string way;
  std::string launcher{};
  int sign_ins = 0;
  GMainLoop* loop = g_main_loop_new(nullptr, FALSE);
  BusSession1* session = bus_session1_skeleton_new();
};

/// As the real one after a sign-in: another program in the same process, so that the launcher still has its child.
void become_another(const Fake& fake) {
  execl("/proc/self/exe", "fake_session", "serve", fake.launcher.c_str(), nullptr);
}

/// Long enough that the launcher finds nothing where it was served.
void become_another_soon(BusSession1* session, gpointer fake) {
  constexpr guint without_a_session_ms = 300;
  g_dbus_interface_skeleton_flush(G_DBUS_INTERFACE_SKELETON(session)); // of its state
  g_dbus_interface_skeleton_unexport(G_DBUS_INTERFACE_SKELETON(session));
  const auto become = +[](gpointer data) -> gboolean {
    become_another(*static_cast<Fake*>(data));
    return G_SOURCE_REMOVE;
  };
  g_timeout_add(without_a_session_ms, become, fake);
}

/// At once after its answer is sent: its bus still takes what it is asked, since that is a thread of its own, and its
/// main loop answers nothing.
[[noreturn]] void hang(BusSession1* session, GDBusConnection* bus) {
  g_dbus_interface_skeleton_flush(G_DBUS_INTERFACE_SKELETON(session)); // of its state
  g_dbus_connection_flush_sync(bus, nullptr, nullptr);
  while (true)
    pause();
}

gboolean on_sign_in(BusSession1* session, GDBusMethodInvocation* invocation, const gchar* reader, const gchar* card,
                    gboolean by_user, gint64 /*asked_at*/, const gchar* token, gpointer fake) {
  auto* bus = g_dbus_method_invocation_get_connection(invocation);
  if (static_cast<Fake*>(fake)->way == "crash-at-sign-in")
    std::raise(SIGKILL);
  if (++static_cast<Fake*>(fake)->sign_ins == 2 && static_cast<Fake*>(fake)->way == "leave-at-second-sign-in") {
    g_dbus_method_invocation_return_dbus_error(invocation, bus::leaving_error, "leaving");
    g_dbus_connection_flush_sync(bus, nullptr, nullptr);
    g_main_loop_quit(static_cast<Fake*>(fake)->loop);
    return TRUE;
  }
  if (static_cast<Fake*>(fake)->sign_ins == 2 && static_cast<Fake*>(fake)->way == "anew-at-second-sign-in")
    become_another(*static_cast<Fake*>(fake));
  bus_session1_set_reader(session, reader);
  bus_session1_set_state(session, by_user != FALSE ? "asking" : "signing-in");
  bus_session1_complete_sign_in(session, invocation);
  if (*token != '\0')
    bus_session1_set_reader(session, token);
  if (*card != '\0')
    bus_session1_emit_signed_in(session, card);
  if (static_cast<Fake*>(fake)->way == "hangs-for-good-after-sign-in")
    std::signal(SIGTERM, SIG_IGN); // as one does that takes its signals in its main loop
  if (static_cast<Fake*>(fake)->way.starts_with("hangs-"))
    hang(session, bus);
  if (static_cast<Fake*>(fake)->way == "anew-after-sign-in")
    become_another_soon(session, fake);
  return TRUE;
}

gboolean on_ask_to_sign_out(BusSession1* session, GDBusMethodInvocation* invocation, const gchar* token,
                            gpointer /*fake*/) {
  bus_session1_set_reader(session, token);
  bus_session1_complete_ask_to_sign_out(session, invocation);
  return TRUE;
}

gboolean on_may_quit(BusSession1* session, GDBusMethodInvocation* invocation, const gchar* token, gpointer fake) {
  bus_session1_set_reader(session, token);
  if (static_cast<Fake*>(fake)->way == "user-thinks")
    return TRUE;
  bus_session1_complete_may_quit(session, invocation, static_cast<Fake*>(fake)->way == "user-stays" ? FALSE : TRUE);
  return TRUE;
}

gboolean on_quit(BusSession1* session, GDBusMethodInvocation* invocation, gpointer fake) {
  if (static_cast<Fake*>(fake)->way == "anew-at-quit")
    become_another(*static_cast<Fake*>(fake));
  bus_session1_complete_quit(session, invocation);
  g_dbus_connection_flush_sync(g_dbus_method_invocation_get_connection(invocation), nullptr, nullptr);
  g_main_loop_quit(static_cast<Fake*>(fake)->loop);
  return TRUE;
}

void on_bus(GDBusConnection* bus, const gchar* /*name*/, gpointer fake) {
  auto* session = static_cast<Fake*>(fake)->session;
  if (!static_cast<Fake*>(fake)->launcher.empty()) {
    const auto line = std::string{g_dbus_connection_get_unique_name(bus)} + "\n";
    if (write(bus::name_pipe, line.data(), line.size()) < 0)
      std::raise(SIGKILL);
  }
  bus_session1_set_state(session, "idle");
  bus_session1_set_reader(session, "");
  g_signal_connect(session, "handle-sign-in", G_CALLBACK(on_sign_in), fake);
  g_signal_connect(session, "handle-ask-to-sign-out", G_CALLBACK(on_ask_to_sign_out), fake);
  if (static_cast<Fake*>(fake)->way != "serve")
    g_signal_connect(session, "handle-may-quit", G_CALLBACK(on_may_quit), fake);
  g_signal_connect(session, "handle-quit", G_CALLBACK(on_quit), fake);
  g_dbus_interface_skeleton_export(G_DBUS_INTERFACE_SKELETON(session), bus, bus::session_path, nullptr);
}

/// As the real one, which has brought the owner of its name to the front by then.
void give_way(GDBusConnection* /*bus*/, const gchar* /*name*/, gpointer fake) {
  const auto end = +[](GDBusConnection* /*bus*/, const gchar* /*name*/, gpointer data) {
    g_main_loop_quit(static_cast<Fake*>(data)->loop);
  };
  if (static_cast<Fake*>(fake)->way == "give-way-late")
    g_bus_watch_name(G_BUS_TYPE_SESSION, bus::session_name(bus::Mode::real), G_BUS_NAME_WATCHER_FLAGS_NONE, nullptr,
                     end, fake, nullptr);
  else
    g_main_loop_quit(static_cast<Fake*>(fake)->loop);
}

} // namespace

int main(int argc, char* argv[]) {
  Fake fake{argc > 1 ? argv[1] : "serve"};
  for (int index = 1; index < argc; ++index)
    if (std::string_view{argv[index]}.starts_with("--launcher=:"))
      fake.launcher = argv[index];
  if (fake.way == "crash-at-start")
    std::raise(SIGKILL);
  if (fake.way == "end-at-start")
    return 0;
  const auto mode = fake.way == "--practice" ? bus::Mode::practice : bus::Mode::real;
  if (fake.way.starts_with("give-way"))
    g_bus_own_name(G_BUS_TYPE_SESSION, bus::session_name(mode), G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, on_bus, nullptr,
                   give_way, &fake, nullptr);
  else if (fake.way != "never-on-the-bus")
    g_bus_own_name(G_BUS_TYPE_SESSION, bus::session_name(mode), G_BUS_NAME_OWNER_FLAGS_NONE, on_bus, nullptr, nullptr,
                   &fake, nullptr);
  g_main_loop_run(fake.loop);
}
