// SPDX-License-Identifier: EUPL-1.2
#include "session/check_up_process.h"

#include "base/continuation.h"
#include "base/glib_pointers.h"

#include <gio/gio.h>
#include <glibmm/main.h>
#include <sigc++/connection.h>

#include <utility>

namespace session {

/// Kept by what waits for the process and for its bound.
struct CheckUpProcess::Run {
  void ended(GAsyncResult* result);
  void bound_passed();
  void finish(const std::optional<checkup::Report>& report);

  Done done;
  base::ObjectPtr<GSubprocess> process;
  sigc::connection bound;
};

CheckUpProcess::CheckUpProcess(const std::vector<std::string>& command, std::chrono::milliseconds bound, Done done)
    : m_run{std::make_shared<Run>()} {
  m_run->done = std::move(done);
  std::vector<const char*> words;
  words.reserve(command.size() + 1);
  for (const auto& word : command)
    words.push_back(word.c_str());
  words.push_back(nullptr);
  m_run->process.reset(g_subprocess_newv(words.data(), G_SUBPROCESS_FLAGS_STDOUT_PIPE, nullptr));
  if (!m_run->process)
    bound = std::chrono::milliseconds{0};
  else
    g_subprocess_communicate_utf8_async(
        m_run->process.get(), nullptr, nullptr, base::resume,
        base::keep([run = m_run](GObject*, GAsyncResult* result) { run->ended(result); }));
  m_run->bound = Glib::signal_timeout().connect(
      [run = m_run] {
        run->bound_passed();
        return false;
      },
      static_cast<unsigned>(bound.count()));
}

CheckUpProcess::~CheckUpProcess() {
  m_run->done = nullptr;
}

void CheckUpProcess::Run::bound_passed() {
  if (process)
    g_subprocess_force_exit(process.get());
  finish(std::nullopt);
}

void CheckUpProcess::Run::ended(GAsyncResult* result) {
  char* printed = nullptr;
  const bool is_read = g_subprocess_communicate_utf8_finish(process.get(), result, &printed, nullptr, nullptr) != FALSE;
  const base::TextPtr owned{printed};
  if (!is_read)
    g_debug("What the check-up found could not be read");
  finish(is_read && printed != nullptr ? checkup::from_wire(printed) : std::nullopt);
}

void CheckUpProcess::Run::finish(const std::optional<checkup::Report>& report) {
  bound.disconnect();
  if (const auto tell = std::exchange(done, nullptr))
    tell(report);
}

std::vector<std::string> check_up_command(const std::optional<std::string>& practice_directory) {
  std::vector<std::string> command{"/proc/self/exe", "--check-up", "--wire"};
  if (practice_directory)
    command.insert(command.end(), {"--practice", *practice_directory});
  return command;
}

} // namespace session
