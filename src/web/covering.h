// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace web {

/// What covers the pages of a session, so that their user neither sees nor reaches them.
enum class Covering {
  none,
  for_a_while, ///< the user is away, and is to find them as they were: what they ask waits
  for_good,    ///< something else of the launcher's takes their place: what they have open closes
};

} // namespace web
