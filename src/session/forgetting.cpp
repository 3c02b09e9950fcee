// SPDX-License-Identifier: EUPL-1.2
#include "session/forgetting.h"

#include "session/portal_report.h"
#include "session/session_config.h"

#include <utility>
#include <vector>

namespace session {

bool forget_traces(const std::optional<std::string>& practice_directory) {
  std::vector<std::string> kept;
  for (auto& page : learned_pages(practice_directory).all())
    kept.push_back(std::move(page.name));
  auto worked = worked_rules(practice_directory);
  const bool are_notes_gone = !worked || worked->forget_learned(kept);
  return forget_walk(practice_directory) && are_notes_gone;
}

} // namespace session
