// SPDX-License-Identifier: EUPL-1.2
#include "process/no_core_dump.h"

#include <sys/resource.h>

#include <algorithm>

namespace process {

namespace {

/// Where crashes are piped to a collector, Linux heeds no limit but this one, which it takes for a crash of the
/// collector itself (fs/coredump.c). As the size of a file it is as good as none.
constexpr rlim_t not_even_to_a_collector = 1;

} // namespace

void forbid_core_dumps() {
  rlimit limit{};
  if (getrlimit(RLIMIT_CORE, &limit) != 0)
    return;
  limit.rlim_max = std::min(limit.rlim_max, not_even_to_a_collector);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_CORE, &limit);
}

} // namespace process
