// SPDX-License-Identifier: EUPL-1.2
#include "checkup/description_check.h"

#include "checkup/shown.h"

namespace checkup {

Line check_description(const portal::LayeredDescription& layered, const std::vector<portal::LayerFile>& files) {
  Line line{Check::description, State::good, {}, {}};
  if (layered.description)
    line.detail = layered.description->name;
  for (const auto& file : files)
    line.detail += (line.detail.empty() ? "" : "; ") + file.path;
  for (const auto& error : layered.errors) {
    line.detail += "\n    " + portal::to_text(error);
    line.state = State::look;
  }
  line.detail = without_home(line.detail);
  if (!layered.description) {
    line.state = State::broken;
    line.failure = signin::Failure::description_broken;
  }
  return line;
}

} // namespace checkup
