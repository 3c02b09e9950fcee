// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glibmm/ustring.h>
#include <glibmm/variant.h>

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace launcher::tray {

/// One line of the tray icon's menu. The id is what an event comes back with; 0 is the menu itself.
struct MenuItem {
  int id = 0;
  std::string label; ///< as the user reads it; empty: a separator
  bool enabled = true;

  friend bool operator==(const MenuItem&, const MenuItem&) = default;
};

using MenuItems = std::vector<MenuItem>;

/// The protocol's shapes: a{sv}, (ia{sv}av) and (ia{sv}).
using MenuProperties = std::map<Glib::ustring, Glib::VariantBase>;
using MenuLayout = std::tuple<int, MenuProperties, std::vector<Glib::VariantBase>>;
using MenuItemProperties = std::tuple<int, MenuProperties>;

/// The answer to GetLayout: one level deep, as the menu is. Nothing for an id that is not there.
[[nodiscard]] std::optional<MenuLayout> layout_of(const MenuItems& items, int parent, int depth);

/// The properties of the item with this id (0: the menu itself). Nothing for an id that is not there.
[[nodiscard]] std::optional<MenuProperties> properties_of(const MenuItems& items, int id);

/// The answer to GetGroupProperties; no ids means all of them, ids that are not there are left out.
[[nodiscard]] std::vector<MenuItemProperties> group_properties(const MenuItems& items, const std::vector<int>& ids);

} // namespace launcher::tray
