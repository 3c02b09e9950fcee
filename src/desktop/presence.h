// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace desktop {

/// Whether the user can be in front of this session's windows.
enum class Presence {
  present,
  asleep,           ///< the computer is about to sleep, or has not said yet that it woke up
  session_inactive, ///< another session of the seat is in front: other people use keyboard and reader
  screen_locked,
};

} // namespace desktop
