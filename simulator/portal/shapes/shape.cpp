// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/shapes/shape.h"

#include <algorithm>
#include <array>

namespace simulator {

namespace {

using List = ListShape;
using Start = StartShape;
using Home = HomeShape;

constexpr std::array shapes{
    Shape{.name = "radios"},
    Shape{.name = "radios-elsewhere", .home = Home::other_host},
    Shape{.name = "styled-radios",
          .entities = List::styled_radios,
          .roles = List::styled_radios,
          .start = Start::script,
          .home = Home::other_host},
    Shape{.name = "select", .entities = List::select, .roles = List::select, .has_news = true},
    Shape{.name = "auto-select", .entities = List::auto_select, .start = Start::link, .asks_role = false},
    Shape{
        .name = "links", .entities = List::links, .roles = List::links, .start = Start::link, .home = Home::other_host},
    Shape{.name = "rows", .entities = List::rows, .roles = List::rows, .has_news = true},
    Shape{.name = "cards", .entities = List::cards, .roles = List::cards, .start = Start::script, .home = Home::frame},
    Shape{.name = "listbox", .entities = List::listbox, .asks_role = false},
    Shape{.name = "combobox", .entities = List::combobox, .roles = List::listbox, .start = Start::script},
    Shape{.name = "drop-down", .entities = List::drop_down, .roles = List::drop_down},
    Shape{.name = "shadow", .entities = List::shadow, .roles = List::shadow},
    Shape{.name = "frame", .entities = List::frame, .roles = List::frame},
    Shape{.name = "groups", .entities = List::groups, .start = Start::link, .asks_role = false},
    Shape{.name = "two-pages", .entities = List::links, .roles = List::auto_select, .capacity_on_its_own = true},
    Shape{.name = "pages-of-ten", .entities = List::links, .roles = List::rows, .start = Start::link, .in_tens = true},
    Shape{.name = "one-address", .one_address = true},
    Shape{.name = "window", .entities = List::rows, .start = Start::window, .asks_role = false},
    Shape{.name = "scripted-window",
          .entities = List::select,
          .roles = List::cards,
          .start = Start::script_window,
          .home = Home::other_host},
};

} // namespace

std::span<const Shape> all_shapes() {
  return shapes;
}

const Shape* shape_named(std::string_view name) {
  const auto* const found =
      std::find_if(shapes.begin(), shapes.end(), [name](const Shape& each) { return each.name == name; });
  return found == shapes.end() ? nullptr : found;
}

} // namespace simulator
