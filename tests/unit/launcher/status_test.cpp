// SPDX-License-Identifier: EUPL-1.2
#include "../card/readers.h"
#include "launcher/status.h"

#include <gtest/gtest.h>

#include <set>

namespace launcher {
namespace {

using card::test::bank_card_atr;
using card::test::belgian_atr;
using card::test::empty_reader;
using card::test::reader_with;
using card::test::reader_with_mute_card;
using card::test::readers;

TrayState tray(const card::ReaderSnapshot& snapshot, SessionState session = SessionState::away) {
  return status(snapshot, session).state;
}

TEST(Status, tells_of_readers_and_cards_while_nobody_signs_in) {
  for (const auto session : {SessionState::away, SessionState::idle}) {
    EXPECT_EQ(tray(readers({}), session), TrayState::no_reader);
    EXPECT_EQ(tray(readers({empty_reader("A")}), session), TrayState::no_card);
    EXPECT_EQ(tray(readers({reader_with("A", bank_card_atr)}), session), TrayState::no_card);
    EXPECT_EQ(tray(readers({reader_with_mute_card("A")}), session), TrayState::trouble);
    EXPECT_EQ(tray(readers({empty_reader("A"), reader_with("B", belgian_atr)}), session), TrayState::card);
  }
}

TEST(Status, prefers_a_good_card_to_a_mute_one_in_another_reader) {
  EXPECT_EQ(tray(readers({reader_with_mute_card("A"), reader_with("B", belgian_atr)})), TrayState::card);
}

TEST(Status, tells_each_trouble_with_the_card_service_from_a_missing_reader) {
  std::set<std::string> sentences{status(readers({}), SessionState::away).sentence};
  for (const auto service : {card::PcscdState::absent, card::PcscdState::stopped, card::PcscdState::forbidden,
                             card::PcscdState::refused, card::PcscdState::incompatible, card::PcscdState::silent}) {
    const auto told = status({service, {}}, SessionState::away);
    EXPECT_EQ(told.state, TrayState::trouble);
    EXPECT_TRUE(sentences.insert(told.sentence).second) << told.sentence;
  }
}

TEST(Status, tells_of_the_session_before_the_cards) {
  const auto snapshot = readers({reader_with("A", belgian_atr)});
  EXPECT_EQ(tray(snapshot, SessionState::starting), TrayState::signing_in);
  EXPECT_EQ(tray(snapshot, SessionState::asking), TrayState::signing_in);
  EXPECT_EQ(tray(snapshot, SessionState::signing_in), TrayState::signing_in);
  EXPECT_EQ(tray(snapshot, SessionState::signed_in), TrayState::signed_in);
  EXPECT_EQ(tray(snapshot, SessionState::trouble), TrayState::trouble);
  EXPECT_EQ(tray(snapshot, SessionState::broken), TrayState::trouble);
}

TEST(Status, has_a_word_of_its_own_for_each_state) {
  std::set<std::string> words;
  for (const auto state : all_tray_states)
    words.insert(to_word(state));
  EXPECT_EQ(words.size(), all_tray_states.size());
}

} // namespace
} // namespace launcher
