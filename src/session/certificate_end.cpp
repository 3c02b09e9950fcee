// SPDX-License-Identifier: EUPL-1.2
#include "session/certificate_end.h"

namespace session {

std::optional<std::chrono::days> bound_reached(std::chrono::year_month_day valid_until, std::chrono::sys_days today) {
  const auto left = std::chrono::sys_days{valid_until} - today;
  std::optional<std::chrono::days> reached;
  for (const auto bound : tell_before_end)
    if (left <= bound)
      reached = bound;
  return reached;
}

bool is_to_be_told(std::optional<std::chrono::days> reached, std::optional<std::chrono::days> told) {
  return reached && (!told || *reached < *told);
}

} // namespace session
