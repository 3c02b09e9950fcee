// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/portal/entity_lines.h"
#include "simulator/portal/shapes/shape.h"
#include "simulator/portal/words.h"

#include <string>
#include <vector>

namespace simulator {

/// One line of a list to choose from, and what a browser sends when it is chosen.
struct ListLine {
  std::string choice;
  std::string label;
  std::string detail{};
};

/// The HTML of a list. `values` holds the words, `action` (where a choice goes) and `legend` (what is chosen).
/// ListShape::frame gives the frame alone; what is in it is a list of radio buttons at the address `inside`.
[[nodiscard]] std::string list_html(ListShape shape, const std::vector<ListLine>& lines, const Values& values);

/// The HTML of the button or link that starts the application, and of another one beside it. `values`: as above.
[[nodiscard]] std::string start_html(StartShape shape, const Values& values);

/// A page with this title and this body, as everything of this portal is laid out. `values` as above, with `origin`: of
/// the portal.
[[nodiscard]] std::string laid_out_shape(const std::string& title, const std::string& body, const Values& values);
/// The same for what stands in a frame.
[[nodiscard]] std::string laid_out_frame(const std::string& body, const Values& values);
/// The same for what a script puts into a page that stays.
[[nodiscard]] std::string laid_out_part(const std::string& title, const std::string& body, const Values& values);

/// Another template of pages/shapes/, filled.
[[nodiscard]] std::string shape_template(const std::string& name, const Values& values);

/// The content of shapes/NAME, when that is a script or a style that its pages ask for; else nothing.
[[nodiscard]] std::string shape_file(const std::string& name);

} // namespace simulator
