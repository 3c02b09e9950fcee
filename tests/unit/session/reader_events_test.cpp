// SPDX-License-Identifier: EUPL-1.2
#include "session/reader_events.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>

namespace session {
namespace {

const card::Bytes eid_atr{0x3B, 0x7F, 0x96, 0x00, 0x00, 0x80, 0x31, 0x80, 0x65, 0xB0,
                          0x85, 0x04, 0x01, 0x20, 0x12, 0x0F, 0xFF, 0x82, 0x90, 0x00};
const card::Bytes foreign_atr{0x3B, 0x65, 0x00, 0x00, 0x20, 0x63, 0xCB, 0x6A, 0x00};

card::ReaderStatus with_card(const std::string& name, const card::Bytes& atr, std::uint64_t insertion = 1) {
  return {.name = name, .card_present = true, .card_mute = false, .atr = atr, .insertion = insertion};
}

card::ReaderStatus with_mute_card(const std::string& name) {
  return {.name = name, .card_present = true, .card_mute = true, .atr = {}, .insertion = 1};
}

card::ReaderStatus empty(const std::string& name) {
  return {.name = name, .card_present = false, .card_mute = false, .atr = {}, .insertion = 1};
}

card::ReaderSnapshot snapshot(std::vector<card::ReaderStatus> readers) {
  return {.service = card::PcscdState::running, .readers = std::move(readers)};
}

template <typename Wanted>
std::vector<Wanted> only(const std::vector<signin::Event>& events) {
  std::vector<Wanted> found;
  for (const auto& event : events)
    if (const auto* wanted = std::get_if<Wanted>(&event))
      found.push_back(*wanted);
  return found;
}

TEST(ReaderEvents, tell_of_a_card_that_is_already_in) {
  const auto events = reader_events({}, snapshot({with_card("A", eid_atr)}), "");
  ASSERT_EQ(only<signin::CardPlaced>(events).size(), 1U);
  EXPECT_EQ(only<signin::CardPlaced>(events)[0].reader, "A");
}

TEST(ReaderEvents, put_the_card_that_was_asked_for_first) {
  const auto events = reader_events({}, snapshot({with_card("A", eid_atr), with_card("B", eid_atr)}), "B");
  ASSERT_EQ(only<signin::CardPlaced>(events).size(), 2U);
  EXPECT_EQ(only<signin::CardPlaced>(events)[0].reader, "B");
}

TEST(ReaderEvents, leave_a_key_that_hangs_in_its_port_alone) {
  const auto events = reader_events({}, snapshot({with_card("Key", foreign_atr)}), "");
  EXPECT_TRUE(only<signin::CardPlaced>(events).empty());
}

TEST(ReaderEvents, tell_of_a_foreign_card_that_was_there_when_the_dialog_opened) {
  const auto events = reader_events({}, snapshot({with_card("Key", foreign_atr), with_mute_card("A")}), "");
  ASSERT_EQ(only<signin::ForeignCardSeen>(events).size(), 1U);
  EXPECT_EQ(only<signin::ForeignCardSeen>(events)[0].reader, "Key");
  EXPECT_TRUE(only<signin::ForeignCardSeen>(reader_events(snapshot({}), snapshot({with_card("Key", foreign_atr)}), ""))
                  .empty());
}

TEST(ReaderEvents, tell_of_a_mute_card_that_is_already_in_after_those_that_answer) {
  const auto events = reader_events({}, snapshot({with_mute_card("A"), with_card("B", eid_atr)}), "");
  ASSERT_EQ(only<signin::CardPlaced>(events).size(), 2U);
  EXPECT_EQ(only<signin::CardPlaced>(events)[0].reader, "B");
  EXPECT_EQ(only<signin::CardPlaced>(events)[1].reader, "A");
}

TEST(ReaderEvents, tell_of_a_foreign_card_that_is_put_in_while_the_dialog_waits) {
  const auto events = reader_events(snapshot({empty("A")}), snapshot({with_card("A", foreign_atr, 2)}), "");
  EXPECT_EQ(only<signin::CardPlaced>(events).size(), 1U);
}

TEST(ReaderEvents, tell_of_a_quick_swap_as_taken_and_placed) {
  const auto events = reader_events(snapshot({with_card("A", eid_atr, 1)}), snapshot({with_card("A", eid_atr, 2)}), "");
  ASSERT_EQ(events.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<signin::CardTaken>(events[0]));
  EXPECT_TRUE(std::holds_alternative<signin::CardPlaced>(events[1]));
}

TEST(ReaderEvents, take_a_reader_that_is_pulled_for_its_card_being_taken) {
  const auto events = reader_events(snapshot({with_card("A", eid_atr)}), snapshot({}), "");
  ASSERT_EQ(only<signin::CardTaken>(events).size(), 1U);
  ASSERT_EQ(only<signin::ReadersSeen>(events).size(), 1U);
  EXPECT_FALSE(only<signin::ReadersSeen>(events)[0].any);
}

TEST(ReaderEvents, tell_each_way_of_the_service_to_fail_from_the_others) {
  std::set<signin::Failure> failures;
  for (const auto service : {card::PcscdState::absent, card::PcscdState::stopped, card::PcscdState::forbidden,
                             card::PcscdState::refused, card::PcscdState::incompatible, card::PcscdState::silent}) {
    const auto events = reader_events({}, {.service = service, .readers = {}}, "");
    EXPECT_TRUE(failures.insert(only<signin::ServiceFailed>(events).at(0).failure).second);
  }
  const card::ReaderSnapshot stopped{.service = card::PcscdState::stopped, .readers = {}};
  const card::ReaderSnapshot refused{.service = card::PcscdState::refused, .readers = {}};
  EXPECT_EQ(only<signin::ServiceFailed>(reader_events({}, stopped, ""))[0].failure, signin::Failure::service_stopped);
  EXPECT_EQ(only<signin::ServiceFailed>(reader_events(stopped, refused, ""))[0].failure,
            signin::Failure::service_refused);
  EXPECT_EQ(only<signin::ReadersSeen>(reader_events(stopped, snapshot({}), "")).size(), 1U);
}

TEST(ReaderEvents, say_nothing_when_nothing_changed) {
  const auto same = snapshot({with_card("A", eid_atr)});
  EXPECT_TRUE(reader_events(same, same, "").empty());
}

} // namespace
} // namespace session
