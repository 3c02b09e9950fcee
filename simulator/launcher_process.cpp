// SPDX-License-Identifier: EUPL-1.2
#include "simulator/launcher_process.h"

#include <csignal>
#include <stdexcept>

namespace simulator {

namespace {

/// The launcher itself waits for its session program, which may still be logging out of the portal.
constexpr unsigned end_within_ms = 12'000;

} // namespace

LauncherProcess::LauncherProcess(const std::string& program, const std::string& practice_directory, Dialog dialog,
                                 std::function<void()> ended)
    : m_ended{std::move(ended)} {
  const base::ObjectPtr<GSubprocessLauncher> starter{g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_NONE)};
  // An older TLS version is the portal's to insist on, not the launcher's.
  g_subprocess_launcher_unsetenv(starter.get(), "G_TLS_GNUTLS_PRIORITY");
  GError* error = nullptr;
  m_process.reset(g_subprocess_launcher_spawn(starter.get(), &error, program.c_str(), "--practice",
                                              practice_directory.c_str(),
                                              dialog == Dialog::opens_at_once ? "--start" : nullptr, nullptr));
  const base::ErrorPtr owned{error};
  if (!m_process)
    throw std::runtime_error(error->message);
  g_subprocess_wait_async(m_process.get(), nullptr, has_ended, this);
}

LauncherProcess::~LauncherProcess() {
  m_ended = nullptr;
  if (m_has_ended)
    return;
  g_subprocess_send_signal(m_process.get(), SIGTERM);
  const unsigned timer = g_timeout_add(end_within_ms, out_of_patience, this);
  while (!m_has_ended)
    g_main_context_iteration(nullptr, TRUE);
  g_source_remove(timer);
}

void LauncherProcess::has_ended(GObject* /*process*/, GAsyncResult* result, gpointer data) {
  auto& self = *static_cast<LauncherProcess*>(data);
  g_subprocess_wait_finish(self.m_process.get(), result, nullptr);
  self.m_has_ended = true;
  if (self.m_ended)
    self.m_ended();
}

gboolean LauncherProcess::out_of_patience(gpointer data) {
  g_subprocess_force_exit(static_cast<LauncherProcess*>(data)->m_process.get());
  return G_SOURCE_CONTINUE;
}

} // namespace simulator
