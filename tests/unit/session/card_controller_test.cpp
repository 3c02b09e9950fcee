// SPDX-License-Identifier: EUPL-1.2
#include "property/stepped_jobs.h"
#include "session/card_controller.h"

#include <glib.h>
#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace session {
namespace {

constexpr const char* reader_of_card = "ACS ACR38";

/// A desk whose jobs wait for the test, and whose reader has no card.
class CardSideTest : public ::testing::Test {
protected:
  void SetUp() override {
    m_side.emplace(m_desk, "", card::CardArrivals::Clock::duration{},
                   [this](const signin::Event& event, const std::function<void()>& done) {
                     m_told.push_back(event);
                     if (done && m_handles_at_once)
                       done();
                     else if (done)
                       m_done.push_back(done);
                   });
  }

  void work() {
    m_jobs->run_all();
    while (g_main_context_iteration(nullptr, FALSE) == TRUE) {
    }
  }

  /// What is told of a card in the reader when it is to be read.
  std::optional<signin::Failure> refused(const card::Bytes& atr) {
    const card::ReaderStatus status{.name = reader_of_card, .card_present = true, .card_mute = atr.empty(), .atr = atr};
    m_side->readers_changed({.service = card::PcscdState::running, .readers = {status}});
    m_told.clear();
    m_side->read(reader_of_card);
    work();
    const auto* unfit = m_told.empty() ? nullptr : std::get_if<signin::CardUnfit>(&m_told.front());
    return unfit ? std::optional{unfit->failure} : std::nullopt;
  }

  /// How a card came that is told of when the readers stand so.
  std::optional<card::Arrival> arrival_in(const std::string& name, std::vector<card::ReaderStatus> readers) {
    m_told.clear();
    m_side->readers_changed({.service = card::PcscdState::running, .readers = std::move(readers)});
    for (const auto& event : m_told)
      if (const auto* placed = std::get_if<signin::CardPlaced>(&event); placed != nullptr && placed->reader == name)
        return placed->arrival;
    return std::nullopt;
  }

  int m_connects = 0;
  std::shared_ptr<property::SteppedJobs> m_jobs = std::make_shared<property::SteppedJobs>();
  CardDesk m_desk{[this]() -> CardDesk::Dependencies {
                    return {.thread = m_jobs,
                            .connect = [this](const std::string&) -> card::Outcome<std::unique_ptr<card::Connection>> {
                              ++m_connects;
                              return card::Fault::card_removed;
                            }};
                  },
                  {}};
  std::vector<signin::Event> m_told;
  bool m_handles_at_once = true;
  std::vector<std::function<void()>> m_done; ///< of what is not handled yet
  std::optional<CardController> m_side;
};

TEST_F(CardSideTest, tells_what_came_of_a_reading) {
  m_side->read(reader_of_card);
  work();
  ASSERT_EQ(m_told.size(), 1U);
  EXPECT_TRUE(std::holds_alternative<signin::CardUnfit>(m_told.front()));
}

TEST_F(CardSideTest, tells_only_of_the_last_reading) {
  m_side->read(reader_of_card);
  m_side->read(reader_of_card);
  work();
  EXPECT_EQ(m_told.size(), 1U);
}

TEST_F(CardSideTest, hears_no_answer_once_it_is_gone) {
  m_side->read(reader_of_card);
  m_side.reset(); // the desk stays, for the next sign-in
  work();
  EXPECT_TRUE(m_told.empty());
}

TEST_F(CardSideTest, tells_that_a_card_is_closed_once_it_is_and_nothing_is_read_since) {
  int closed = 0;
  const auto close = [&] { m_side->close([&closed] { ++closed; }); };
  m_side->read(reader_of_card);
  close();
  EXPECT_EQ(closed, 0) << "only asked for yet";
  work();
  EXPECT_EQ(closed, 1);
  close();
  m_side->read(reader_of_card);
  work();
  EXPECT_EQ(closed, 1);
  close();
  m_side.reset();
  work();
  EXPECT_EQ(closed, 1);
}

TEST_F(CardSideTest, keeps_no_pin_that_the_flow_did_not_send) {
  m_side->confirm_pin(card::Pin{}, card::LastTry::not_confirmed);
  m_side->verify(card::LastTry::not_confirmed);
  work();
  ASSERT_EQ(m_told.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<signin::PinConfirmed>(m_told.front()));
  const auto* checked = std::get_if<signin::PinChecked>(&m_told.back());
  ASSERT_TRUE(checked) << "nobody waits for ever";
  EXPECT_TRUE(std::holds_alternative<card::Fault>(checked->result));
}

TEST_F(CardSideTest, keeps_a_pin_that_is_confirmed_while_another_event_is_handled) {
  m_side->read(reader_of_card);
  work();
  m_handles_at_once = false;
  m_told.clear();
  m_side->confirm_pin(card::Pin{}, card::LastTry::not_confirmed);
  EXPECT_TRUE(m_jobs->is_empty());
  m_side->verify(card::LastTry::not_confirmed);
  EXPECT_FALSE(m_jobs->is_empty()) << "it is on its way to the card";
  ASSERT_EQ(m_done.size(), 1U);
  m_done.front()();
  work();
  EXPECT_EQ(m_told.size(), 2U) << "the confirmation, and what came of it";
}

TEST_F(CardSideTest, tells_a_card_that_is_put_in_from_one_that_was_there) {
  const card::Bytes eid{0x3B, 0x98, 0x13, 0x40, 0x0A, 0xA5, 0x03, 0x01, 0x01, 0x01, 0xAD, 0x13, 0x11};
  const auto with_card = [&eid](const std::string& name, std::uint64_t insertion = 1) {
    return card::ReaderStatus{.name = name, .card_present = true, .atr = eid, .insertion = insertion};
  };
  const auto empty = [](const std::string& name) { return card::ReaderStatus{.name = name, .atr = {}}; };
  EXPECT_EQ(arrival_in("A", {with_card("A"), empty("B")}), card::Arrival::already_there) << "at the first look";
  EXPECT_EQ(arrival_in("B", {with_card("A"), with_card("B")}), card::Arrival::inserted);
  EXPECT_EQ(arrival_in("C", {with_card("A"), with_card("B"), with_card("C")}), card::Arrival::already_there)
      << "it came with its reader";
  EXPECT_EQ(arrival_in("C", {with_card("A"), with_card("B"), with_card("C", 2)}), card::Arrival::already_there)
      << "swapped before anybody could have asked for it";
}

TEST_F(CardSideTest, refuses_a_mute_card_without_touching_it) {
  EXPECT_EQ(refused({}), signin::Failure::card_mute);
  EXPECT_EQ(signin::code(signin::Failure::card_mute), "CARD-01");
  EXPECT_EQ(m_connects, 0);
}

TEST_F(CardSideTest, refuses_a_card_of_another_kind_without_touching_it) {
  const card::Bytes contactless{0x3B, 0x8F, 0x80, 0x01, 0x80, 0x4F, 0x0C, 0xA0, 0x00, 0x00,
                                0x03, 0x06, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x6A};
  const card::Bytes yubikey{0x3B, 0xFD, 0x13, 0x00, 0x00, 0x81, 0x31, 0xFE, 0x15, 0x80, 0x73, 0xC0,
                            0x21, 0xC0, 0x57, 0x59, 0x75, 0x62, 0x69, 0x4B, 0x65, 0x79, 0x40};
  const card::Bytes sim{0x3B, 0x9F, 0x96, 0x80, 0x1F, 0xC7, 0x80, 0x31, 0xA0, 0x73, 0xBE,
                        0x21, 0x13, 0x67, 0x43, 0x20, 0x07, 0x18, 0x00, 0x00, 0x01, 0xA5};
  for (const auto& atr : {contactless, yubikey, sim})
    EXPECT_EQ(refused(atr), signin::Failure::foreign_card);
  EXPECT_EQ(signin::code(signin::Failure::foreign_card), "CARD-02");
  EXPECT_EQ(m_connects, 0);
}

TEST_F(CardSideTest, connects_to_a_belgian_card) {
  const card::Bytes eid{0x3B, 0x98, 0x13, 0x40, 0x0A, 0xA5, 0x03, 0x01, 0x01, 0x01, 0xAD, 0x13, 0x11};
  EXPECT_EQ(refused(eid), signin::Failure::card_unreadable) << "by the desk, whose reader has no card";
  EXPECT_EQ(m_connects, 1);
}

} // namespace
} // namespace session
