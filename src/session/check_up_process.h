// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "checkup/report.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace session {

/// A check-up that another process makes: what hangs there, be it pcscd, a driver or the network, keeps nothing here,
/// and it has nothing in its memory that a report must not tell. Thread: main loop.
///
/// It outlives this object, within its bound: it may be at a card, which would be reset under it if it were ended.
class CheckUpProcess {
public:
  /// Each check has a bound; this is for the process as a whole.
  static constexpr std::chrono::seconds whole_bound{90};

  /// Gets the report, later; nothing when there is none within `bound`, and never after this object is gone. It may
  /// destroy this object.
  using Done = std::function<void(const std::optional<checkup::Report>&)>;

  /// `command`: prints a report as checkup::to_wire writes it. Ended by force when it takes longer than `bound`.
  CheckUpProcess(const std::vector<std::string>& command, std::chrono::milliseconds bound, Done done);
  ~CheckUpProcess();
  CheckUpProcess(const CheckUpProcess&) = delete;
  CheckUpProcess& operator=(const CheckUpProcess&) = delete;
  CheckUpProcess(CheckUpProcess&&) = delete;
  CheckUpProcess& operator=(CheckUpProcess&&) = delete;

private:
  struct Run;
  std::shared_ptr<Run> m_run;
};

/// This program's own command for a check-up in the same mode.
[[nodiscard]] std::vector<std::string> check_up_command(const std::optional<std::string>& practice_directory);

} // namespace session
