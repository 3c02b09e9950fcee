// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/main_loop_dispatcher.h"
#include "session/check_up_process.h"
#include "ui/check_up_window.h"

#include <memory>
#include <optional>
#include <string>

namespace session {

/// The check-up's window of one sign-in, and the check-up that it waits for. Thread: main loop.
class CheckUpDesk {
public:
  explicit CheckUpDesk(std::optional<std::string> practice_directory)
      : m_practice_directory{std::move(practice_directory)} {}

  /// Looks at everything, and shows what comes of it over this window of the sign-in, which outlives this object.
  void open(Gtk::Window& over);

  void close();

private:
  void look();
  void let_go();

  std::optional<std::string> m_practice_directory;
  std::unique_ptr<ui::CheckUpWindow> m_window;
  std::unique_ptr<CheckUpProcess> m_process;
  card::MainLoopDispatcher m_dispatcher; ///< last: what is posted uses the rest
};

} // namespace session
