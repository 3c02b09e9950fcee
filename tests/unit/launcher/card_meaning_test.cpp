// SPDX-License-Identifier: EUPL-1.2
#include "launcher/card_meaning.h"

#include <gtest/gtest.h>

namespace launcher {
namespace {

using card::CardKind;
using memory::CardRecord;
using memory::NoKeyring;
using memory::Standing;
using memory::UnknownCard;

constexpr auto unattended = {SessionState::away, SessionState::starting, SessionState::idle, SessionState::trouble,
                             SessionState::broken};
constexpr auto attended = {SessionState::asking, SessionState::signing_in, SessionState::signed_in};

const CardRecord own{Standing::own, std::nullopt};
const CardRecord not_for_primaweb{Standing::not_for_primaweb, std::nullopt};

TEST(CardMeaning, a_card_of_the_users_own_opens_the_dialog) {
  for (const auto session : unattended)
    EXPECT_EQ(meaning_of(own, session), CardMeaning::open_dialog);
}

TEST(CardMeaning, a_card_that_is_not_for_primaweb_does_nothing) {
  for (const auto session : unattended)
    EXPECT_EQ(meaning_of(not_for_primaweb, session), CardMeaning::nothing);
}

TEST(CardMeaning, an_unknown_card_asks_quietly_once_the_user_has_an_own_one) {
  for (const auto session : unattended)
    EXPECT_EQ(meaning_of(UnknownCard{true}, session), CardMeaning::quiet_notification);
}

TEST(CardMeaning, an_unknown_card_opens_the_dialog_for_a_first_user) {
  EXPECT_EQ(meaning_of(UnknownCard{false}, SessionState::away), CardMeaning::open_dialog);
}

TEST(CardMeaning, without_a_keyring_every_card_opens_the_dialog) {
  EXPECT_EQ(meaning_of(NoKeyring{}, SessionState::away), CardMeaning::open_dialog);
}

TEST(CardMeaning, no_card_means_anything_while_the_session_minds_the_cards_itself) {
  for (const auto session : attended)
    for (const auto& recollection : {memory::Recollection{own}, memory::Recollection{UnknownCard{true}},
                                     memory::Recollection{UnknownCard{false}}, memory::Recollection{NoKeyring{}}})
      EXPECT_EQ(meaning_of(recollection, session), CardMeaning::nothing);
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
