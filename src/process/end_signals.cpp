// SPDX-License-Identifier: EUPL-1.2
#include "process/end_signals.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

namespace process {

namespace {

constexpr std::array asking{SIGTERM, SIGINT, SIGHUP};

// A handler is given nothing but the signal.
volatile std::sig_atomic_t has_come = 0;
volatile std::sig_atomic_t told_through = -1; // the end of the pipe that is written to

void note(int /*signal*/) {
  const int before = errno;
  has_come = 1;
  [[maybe_unused]] const auto written = write(told_through, "", 1); // a full pipe tells enough
  errno = before;
}

void handle(void (*handler)(int)) {
  struct sigaction action{};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  for (const int signal : asking)
    sigaction(signal, &action, nullptr);
}

} // namespace

EndSignals::EndSignals(std::function<void()> asked) : m_asked{std::move(asked)} {
  std::array<int, 2> pipe{};
  if (g_unix_open_pipe(pipe.data(), FD_CLOEXEC, nullptr) == FALSE)
    return; // then they kill
  for (const int end : pipe)
    g_unix_set_fd_nonblocking(end, TRUE, nullptr);
  m_pipe = pipe[0];
  m_source = g_unix_fd_add(
      m_pipe, G_IO_IN,
      [](int /*pipe*/, GIOCondition /*condition*/, gpointer self) -> gboolean {
        static_cast<EndSignals*>(self)->hear();
        return G_SOURCE_CONTINUE;
      },
      this);
  has_come = 0;
  told_through = pipe[1];
  handle(&note);
}

EndSignals::~EndSignals() {
  let_go();
}

void EndSignals::hear() {
  std::array<char, 64> bytes{};
  while (read(m_pipe, bytes.data(), bytes.size()) > 0) {
  }
  m_asked();
}

bool EndSignals::let_them_kill() {
  let_go();
  return has_come != 0;
}

void EndSignals::let_go() {
  if (m_pipe < 0)
    return;
  handle(SIG_DFL);
  g_source_remove(std::exchange(m_source, 0));
  close(std::exchange(m_pipe, -1));
  // The other end stays open as long as the program: the handler may still run in another thread.
}

} // namespace process
