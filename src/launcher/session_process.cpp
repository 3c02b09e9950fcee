// SPDX-License-Identifier: EUPL-1.2
#include "launcher/session_process.h"

#include <csignal>
#include <utility>

namespace launcher {

std::unique_ptr<SessionProcess> SessionProcess::start(const std::vector<std::string>& command,
                                                      std::function<void(End)> ended) {
  std::vector<const gchar*> arguments;
  arguments.reserve(command.size() + 1);
  for (const auto& argument : command)
    arguments.push_back(argument.c_str());
  arguments.push_back(nullptr);
  GObjectPtr<GSubprocess> process{g_subprocess_newv(arguments.data(), G_SUBPROCESS_FLAGS_NONE, nullptr)};
  if (!process)
    return nullptr;
  return std::unique_ptr<SessionProcess>{new SessionProcess{std::move(process), std::move(ended)}};
}

SessionProcess::SessionProcess(GObjectPtr<GSubprocess> process, std::function<void(End)> ended)
    : m_process{std::move(process)}, m_waiting{g_cancellable_new()}, m_ended{std::move(ended)} {
  g_subprocess_wait_async(m_process.get(), m_waiting.get(), &SessionProcess::on_ended, this);
}

SessionProcess::~SessionProcess() {
  g_cancellable_cancel(m_waiting.get());
}

void SessionProcess::terminate() {
  g_subprocess_send_signal(m_process.get(), SIGTERM);
}

void SessionProcess::on_ended(GObject* process, GAsyncResult* result, gpointer self) {
  if (!g_subprocess_wait_finish(G_SUBPROCESS(process), result, nullptr))
    return; // cancelled: the object is gone
  const auto ended = std::move(static_cast<SessionProcess*>(self)->m_ended);
  ended(g_subprocess_get_successful(G_SUBPROCESS(process)) ? End::clean : End::crashed);
}

} // namespace launcher
