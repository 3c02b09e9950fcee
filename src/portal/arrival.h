// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portal {

/// What a page says of itself, as far as it tells whether it is the application or a step on the way there.
struct PageFace {
  std::string title;
  std::string heading;              ///< its main one
  std::vector<std::string> buttons; ///< their names, and those of the lists that drop down
  std::vector<std::string> links;
  bool asks = false;  ///< it has something to choose from or to tick, or wants a password
  bool whole = false; ///< all of it was looked at; else nothing can be said

  friend bool operator==(const PageFace&, const PageFace&) = default;
};

/// Returns whether this is the start page of the application of that name: the name stands in its title or its main
/// heading, and nothing of a sign-in is left to do there. In doubt it is not: the page that starts the application
/// bears its name, too.
[[nodiscard]] bool is_application(const PageFace& face, std::string_view name);

} // namespace portal
