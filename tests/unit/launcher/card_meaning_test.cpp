// SPDX-License-Identifier: EUPL-1.2
#include "launcher/card_meaning.h"

#include <gtest/gtest.h>

namespace launcher {
namespace {

using card::Arrival;
using card::CardKind;
using card::Ownership;

constexpr auto unattended = {SessionState::away, SessionState::starting, SessionState::idle, SessionState::trouble,
                             SessionState::broken};
constexpr auto attended = {SessionState::asking, SessionState::signing_in, SessionState::signed_in};

TEST(CardMeaning, a_card_of_the_users_own_opens_the_dialog) {
  for (const auto session : unattended)
    EXPECT_EQ(meaning_of(Ownership::own, session), CardMeaning::open_dialog);
}

TEST(CardMeaning, a_card_that_is_not_for_primaweb_does_nothing) {
  for (const auto session : unattended)
    EXPECT_EQ(meaning_of(Ownership::not_for_primaweb, session), CardMeaning::nothing);
}

TEST(CardMeaning, any_other_card_asks_quietly_also_a_first_users_and_without_a_keyring) {
  for (const auto session : unattended)
    for (const auto ownership : {Ownership::not_used_here, Ownership::unknown})
      EXPECT_EQ(meaning_of(ownership, session), CardMeaning::quiet_notification);
}

TEST(CardMeaning, no_card_means_anything_while_the_session_minds_the_cards_itself) {
  for (const auto session : attended)
    for (const auto ownership :
         {Ownership::own, Ownership::not_used_here, Ownership::not_for_primaweb, Ownership::unknown})
      EXPECT_EQ(meaning_of(ownership, session), CardMeaning::nothing);
}

TEST(CardMeaning, only_a_belgian_card_that_was_just_inserted_is_read) {
  for (const auto session : unattended) {
    EXPECT_TRUE(is_worth_reading(CardKind::belgian_eid, Arrival::inserted, session));
    EXPECT_FALSE(is_worth_reading(CardKind::foreign, Arrival::inserted, session));
    EXPECT_FALSE(is_worth_reading(CardKind::belgian_eid, Arrival::already_there, session));
  }
  for (const auto session : attended)
    EXPECT_FALSE(is_worth_reading(CardKind::belgian_eid, Arrival::inserted, session));
}

} // namespace
} // namespace launcher
