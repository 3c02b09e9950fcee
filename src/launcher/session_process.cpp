// SPDX-License-Identifier: EUPL-1.2
#include "launcher/session_process.h"

#include "bus/names.h"

#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <glib/gstdio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

namespace launcher {

namespace {

/// A program with nothing of a sign-in left dies by the signal that asks it to end.
bool was_asked_to_end(GSubprocess* process) {
  constexpr std::array asking{SIGTERM, SIGINT, SIGHUP};
  return g_subprocess_get_if_signaled(process) &&
         std::ranges::find(asking, g_subprocess_get_term_sig(process)) != asking.end();
}

} // namespace

std::unique_ptr<SessionProcess> SessionProcess::start(const std::vector<std::string>& command, Listener listener) {
  std::vector<const gchar*> arguments;
  arguments.reserve(command.size() + 1);
  for (const auto& argument : command)
    arguments.push_back(argument.c_str());
  arguments.push_back(nullptr);
  std::array<int, 2> pipe{};
  if (g_unix_open_pipe(pipe.data(), FD_CLOEXEC, nullptr) == FALSE) {
    g_debug("No pipe to the session program: %s", g_strerror(errno));
    return nullptr;
  }
  const base::ObjectPtr<GSubprocessLauncher> starter{g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_NONE)};
  g_subprocess_launcher_take_fd(starter.get(), pipe[1], bus::name_pipe); // closes it here, too
  base::ObjectPtr<GSubprocess> process{g_subprocess_launcher_spawnv(starter.get(), arguments.data(), nullptr)};
  if (!process) {
    g_close(pipe[0], nullptr);
    return nullptr;
  }
  return std::unique_ptr<SessionProcess>{new SessionProcess{std::move(process), pipe[0], std::move(listener)}};
}

SessionProcess::SessionProcess(base::ObjectPtr<GSubprocess> process, int names, Listener listener)
    : m_process{std::move(process)}, m_waiting{g_cancellable_new()}, m_listener{std::move(listener)} {
  const base::ObjectPtr<GInputStream> raw{g_unix_input_stream_new(names, TRUE)};
  m_names.reset(g_data_input_stream_new(raw.get()));
  read_name();
  g_subprocess_wait_async(m_process.get(), m_waiting.get(), &SessionProcess::on_ended, this);
}

SessionProcess::~SessionProcess() {
  g_cancellable_cancel(m_waiting.get());
}

void SessionProcess::terminate() {
  g_subprocess_send_signal(m_process.get(), SIGTERM);
}

void SessionProcess::kill() {
  g_subprocess_force_exit(m_process.get());
}

void SessionProcess::read_name() {
  g_data_input_stream_read_line_async(m_names.get(), G_PRIORITY_DEFAULT, m_waiting.get(), &SessionProcess::on_name,
                                      this);
}

void SessionProcess::on_name(GObject* names, GAsyncResult* result, gpointer self) {
  const base::TextPtr name{
      g_data_input_stream_read_line_finish_utf8(G_DATA_INPUT_STREAM(names), result, nullptr, nullptr)};
  if (!name)
    return; // cancelled: the object is gone; or the program has ended, which on_ended() hears
  auto& process = *static_cast<SessionProcess*>(self);
  process.read_name();
  process.m_listener.named(name.get());
}

void SessionProcess::on_ended(GObject* process, GAsyncResult* result, gpointer self) {
  auto* program = G_SUBPROCESS(process);
  if (!g_subprocess_wait_finish(program, result, nullptr))
    return; // cancelled: the object is gone
  const auto ended = std::move(static_cast<SessionProcess*>(self)->m_listener.ended);
  ended(g_subprocess_get_successful(program) || was_asked_to_end(program) ? End::clean : End::crashed);
}

} // namespace launcher
