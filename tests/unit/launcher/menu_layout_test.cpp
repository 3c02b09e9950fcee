// SPDX-License-Identifier: EUPL-1.2
#include "launcher/tray/menu_layout.h"

#include <gtest/gtest.h>

namespace launcher::tray {
namespace {

const MenuItems items{{1, "No card", false}, {2, ""}, {3, "Quit"}};

std::string printed(const MenuLayout& layout) {
  return Glib::Variant<MenuLayout>::create(layout).print(true);
}

TEST(MenuLayout, is_one_level_of_items_as_hosts_expect_them) {
  const auto layout = layout_of(items, 0, -1);
  ASSERT_TRUE(layout);
  EXPECT_EQ(Glib::Variant<MenuLayout>::create(*layout).get_type_string(), "(ia{sv}av)");
  EXPECT_EQ(printed(*layout), "(0, {'children-display': <'submenu'>}, "
                              "[<(1, {'enabled': <false>, 'label': <'No card'>}, @av [])>, "
                              "<(2, {'type': <'separator'>}, @av [])>, "
                              "<(3, {'enabled': <true>, 'label': <'Quit'>}, @av [])>])");
}

TEST(MenuLayout, has_no_children_at_depth_zero) {
  EXPECT_EQ(printed(*layout_of(items, 0, 0)), "(0, {'children-display': <'submenu'>}, @av [])");
}

TEST(MenuLayout, of_an_item_is_the_item) {
  EXPECT_EQ(printed(*layout_of(items, 3, 1)), "(3, {'enabled': <true>, 'label': <'Quit'>}, @av [])");
}

TEST(MenuLayout, is_nothing_for_an_item_that_is_not_there) {
  EXPECT_FALSE(layout_of(items, 9, -1));
  EXPECT_FALSE(properties_of(items, 9));
}

TEST(MenuLayout, doubles_the_underscores_of_a_label) {
  const auto properties = properties_of(MenuItems{{1, "a_b"}}, 1);
  EXPECT_EQ(properties->at("label").print(), "'a__b'");
}

TEST(MenuLayout, gives_the_properties_of_the_items_asked_for_or_of_all) {
  EXPECT_EQ(group_properties(items, {}).size(), 4U);
  const auto some = group_properties(items, {3, 9});
  ASSERT_EQ(some.size(), 1U);
  EXPECT_EQ(std::get<0>(some[0]), 3);
}

} // namespace
} // namespace launcher::tray
