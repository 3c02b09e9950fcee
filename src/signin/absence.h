// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace signin {

/// Why the user cannot be in front of the dialog, so that whoever comes next at its keyboard may be somebody else.
enum class Absence {
  computer_asleep, ///< or about to be
  screen_locked,
  session_inactive, ///< another one of this computer's is in front
};

} // namespace signin
