// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace process {

/// Has a crash of this program, and of all that it starts, leave no core dump: whose card was read would stand in it.
/// To be called at the beginning of main.
///
/// It is done by the limit alone. A process that is not "dumpable" (prctl(2), PR_SET_DUMPABLE) is refused by the
/// desktop's portals (doc/decisions/0013-no-person-in-a-dump.md).
void forbid_core_dumps();

} // namespace process
