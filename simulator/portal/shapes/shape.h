// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

namespace simulator {

/// How a page offers a list to choose from. Each is a template in pages/shapes/.
enum class ListShape {
  radios,
  styled_radios, ///< radio buttons that nobody sees; their labels are styled
  select,
  auto_select, ///< sends itself when a line is chosen
  links,
  rows, ///< of a table, a button in each
  cards,
  listbox,
  combobox,  ///< with a filter
  drop_down, ///< a combobox whose list is there only while it is open
  shadow,    ///< radio buttons in an open shadow root
  frame,     ///< radio buttons in a frame of the same origin
  groups,    ///< a heading for each entity, its capacities below
};

/// How the page looks that starts the application.
enum class StartShape {
  submit,
  link,
  script, ///< a button that only its script makes one
  window, ///< a link that opens a window
  script_window,
};

/// Where PrimaWeb is.
enum class HomeShape { here, other_host, frame };

/// What the portal looks like after the sign-in: sites are as different as this.
struct Shape {
  std::string_view name;
  ListShape entities = ListShape::radios;
  ListShape roles = ListShape::radios;
  StartShape start = StartShape::submit;
  HomeShape home = HomeShape::here;
  bool asks_role = true;
  bool capacity_on_its_own = false; ///< two pages: the entity, then its capacity
  bool in_tens = false;             ///< the list goes over pages of ten
  bool one_address = false;         ///< a script draws all pages on one
  bool has_news = false;            ///< a page of news, in every second sign-in
};

/// All shapes. Lifetime: the program's.
[[nodiscard]] std::span<const Shape> all_shapes();

/// Returns null where no shape has this name.
[[nodiscard]] const Shape* shape_named(std::string_view name);

} // namespace simulator
