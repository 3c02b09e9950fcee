// SPDX-License-Identifier: EUPL-1.2
#include "launcher/tray/menu_contents.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace launcher::tray {
namespace {

const Status no_card{TrayState::no_card, "Please insert your identity card."};

const MenuItem* find(const MenuItems& items, int id) {
  const auto at = std::find_if(items.begin(), items.end(), [id](const MenuItem& item) { return item.id == id; });
  return at == items.end() ? nullptr : &*at;
}

TEST(MenuContents, begin_with_the_status_as_a_line_that_cannot_be_chosen) {
  const auto items = menu_contents(no_card, SessionState::away, bus::Mode::real);
  EXPECT_EQ(items.front().label, no_card.sentence);
  EXPECT_FALSE(items.front().enabled);
}

TEST(MenuContents, have_an_id_of_its_own_for_each_line) {
  const auto items = menu_contents(no_card, SessionState::away, bus::Mode::real);
  std::set<int> ids;
  for (const auto& item : items)
    ids.insert(item.id);
  EXPECT_EQ(ids.size(), items.size());
  EXPECT_FALSE(ids.contains(0));
}

TEST(MenuContents, offer_practice_only_outside_practice) {
  EXPECT_TRUE(find(menu_contents(no_card, SessionState::away, bus::Mode::real), practice));
  EXPECT_FALSE(find(menu_contents(no_card, SessionState::away, bus::Mode::practice), practice));
}

TEST(MenuContents, offer_to_sign_out_while_somebody_is_signed_in) {
  EXPECT_TRUE(find(menu_contents(no_card, SessionState::signed_in, bus::Mode::real), sign_out));
  EXPECT_FALSE(find(menu_contents(no_card, SessionState::asking, bus::Mode::real), sign_out));
}

TEST(MenuContents, offer_preferences_check_up_and_help_also_in_practice) {
  for (const auto mode : {bus::Mode::real, bus::Mode::practice})
    for (const int choice : {preferences, check_up, help, about})
      EXPECT_TRUE(find(menu_contents(no_card, SessionState::away, mode), choice));
}

TEST(MenuContents, begin_with_the_word_practice_in_practice) {
  const auto items = menu_contents(no_card, SessionState::away, bus::Mode::practice);
  EXPECT_EQ(items[0].label.rfind("Practice", 0), 0U);
  EXPECT_FALSE(items[0].enabled);
  EXPECT_EQ(items[1].label, no_card.sentence);
}

TEST(MenuContents, say_that_quitting_signs_out) {
  const auto away = menu_contents(no_card, SessionState::away, bus::Mode::real);
  const auto signed_in = menu_contents(no_card, SessionState::signed_in, bus::Mode::real);
  EXPECT_NE(find(away, quit)->label, find(signed_in, quit)->label);
  EXPECT_NE(find(away, start)->label, find(signed_in, start)->label);
}

} // namespace
} // namespace launcher::tray
