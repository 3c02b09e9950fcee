// SPDX-License-Identifier: EUPL-1.2
#include "launcher/tray/menu_layout.h"

#include <algorithm>

namespace launcher::tray {
namespace {

Glib::VariantBase text(const Glib::ustring& value) {
  return Glib::Variant<Glib::ustring>::create(value);
}

/// In a label an underscore marks the access key, and two of them stand for one.
Glib::ustring escaped(const std::string& label) {
  std::string doubled;
  for (const char c : label)
    doubled.append(c == '_' ? 2 : 1, c);
  return doubled;
}

MenuProperties properties_of(const MenuItem& item) {
  if (item.label.empty())
    return {{"type", text("separator")}};
  return {{"label", text(escaped(item.label))}, {"enabled", Glib::Variant<bool>::create(item.enabled)}};
}

const MenuItem* find(const MenuItems& items, int id) {
  const auto at = std::find_if(items.begin(), items.end(), [id](const MenuItem& item) { return item.id == id; });
  return at == items.end() ? nullptr : &*at;
}

} // namespace

std::optional<MenuLayout> layout_of(const MenuItems& items, int parent, int depth) {
  auto properties = properties_of(items, parent);
  if (!properties)
    return std::nullopt;
  std::vector<Glib::VariantBase> children;
  if (parent == 0 && depth != 0)
    for (const auto& item : items)
      children.push_back(Glib::Variant<MenuLayout>::create({item.id, properties_of(item), {}}));
  return MenuLayout{parent, *std::move(properties), std::move(children)};
}

std::optional<MenuProperties> properties_of(const MenuItems& items, int id) {
  if (id == 0)
    return MenuProperties{{"children-display", text("submenu")}};
  const auto* item = find(items, id);
  return item == nullptr ? std::nullopt : std::optional{properties_of(*item)};
}

std::vector<MenuItemProperties> group_properties(const MenuItems& items, const std::vector<int>& ids) {
  std::vector<MenuItemProperties> group;
  const auto add = [&](int id) {
    if (auto properties = properties_of(items, id))
      group.emplace_back(id, *std::move(properties));
  };
  if (ids.empty()) {
    add(0);
    for (const auto& item : items)
      add(item.id);
  }
  for (const int id : ids)
    add(id);
  return group;
}

} // namespace launcher::tray
