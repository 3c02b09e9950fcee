// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/entity_lines.h"

#include "simulator/portal/words.h"

namespace simulator {

namespace {

/// These have a name of their own in words.ini; all others share one, with their number.
constexpr int named_entities = 3;

std::string entity_name(const Values& said, int number) {
  const std::string digits = std::to_string(number);
  return number <= named_entities ? said.at("entity-" + digits) : said.at("entity-other") + " " + digits;
}

} // namespace

std::vector<EntityLine> entity_lines(const PortalOptions& options, const std::string& language) {
  const Values said = words(language);
  std::vector<EntityLine> lines;
  for (int number = options.first_entity_gone ? 2 : 1; number <= options.entities; ++number) {
    const std::string name = entity_name(said, number);
    lines.push_back({name, said.at("welfare")});
    if (number == 1 && options.several_capacities)
      lines.push_back({name, said.at("other-capacity")});
  }
  return lines;
}

} // namespace simulator
