// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desktop/presence_watch.h"

namespace desktop {

/// Returns whether the Realtime portal of this sandbox grants its programs no time at all, as it does where RealtimeKit
/// is not installed, or came after the portal (flatpak/xdg-desktop-portal, issue 2110). WebKit takes that for its limit
/// (RLIMIT_RTTIME) when it loads the first page, and the kernel then kills the program.
///
/// Returns false where there is no sandbox, no such portal, or no answer. Thread: any; waits, bounded to 2 s. Needs no
/// initialized library.
[[nodiscard]] bool is_killed_by_realtime_portal(Confinement confinement = find_confinement());

} // namespace desktop
