// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/foreign_card.h"
#include "simulator/card/reader_desk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <stdexcept>

namespace {

using namespace simulator::pcscd;
using simulator::ForeignCard;
using simulator::MuteCard;
using simulator::ReaderDesk;

/// Counts how often it was powered.
class CountingCard : public ForeignCard {
public:
  void power_on() override { ++power_ons; }

  int power_ons = 0;
};

class ReaderDeskTest : public testing::Test {
protected:
  static constexpr const char* reader = "Practice reader 00 00";
  static constexpr const char* other_reader = "Practice reader 01 00";

  static Connect request(ShareMode mode, const char* name = reader) {
    Connect request{};
    const std::string_view text{name};
    std::ranges::copy(text, request.reader.begin());
    request.share_mode = mode;
    request.preferred_protocols = protocol::t0;
    return request;
  }

  Connect connect(ShareMode mode = ShareMode::shared, const char* name = reader) {
    auto connect = request(mode, name);
    m_desk.connect(connect);
    return connect;
  }

  std::int32_t connected(ShareMode mode = ShareMode::shared) {
    const auto result = connect(mode);
    EXPECT_EQ(result.result, Result::success);
    return result.card;
  }

  Result transmit(std::int32_t card) {
    Transmit request{.card = card, .send_protocol = protocol::t0, .receive_length = 258};
    const auto answer = m_desk.transmit(request, card::Bytes{0x00, 0xA4, 0x00, 0x00});
    EXPECT_EQ(answer.size(), request.result == Result::success ? 2U : 0U);
    return request.result;
  }

  Result begin(std::int32_t card) {
    BeginTransaction request{.card = card};
    m_desk.begin_transaction(request);
    return request.result;
  }

  Result end(std::int32_t card, WireDisposition disposition = WireDisposition::leave) {
    EndTransaction request{.card = card, .disposition = disposition};
    m_desk.end_transaction(request);
    return request.result;
  }

  /// Nothing while it has to wait.
  std::optional<Result> disconnect(std::int32_t card, WireDisposition disposition = WireDisposition::leave) {
    Disconnect request{.card = card, .disposition = disposition};
    return m_desk.disconnect(request) ? std::optional{request.result} : std::nullopt;
  }

  Result reconnect(std::int32_t card, WireDisposition disposition = WireDisposition::leave,
                   ShareMode mode = ShareMode::shared) {
    Reconnect request{
        .card = card, .share_mode = mode, .preferred_protocols = protocol::t0, .initialization = disposition};
    m_desk.reconnect(request);
    return request.result;
  }

  std::shared_ptr<CountingCard> insert() {
    auto card = std::make_shared<CountingCard>();
    m_desk.insert(reader, card);
    return card;
  }

  ReaderDesk m_desk{{reader, other_reader}};
};

TEST_F(ReaderDeskTest, shows_its_readers_and_what_is_in_them) {
  insert();
  const auto states = m_desk.states();
  EXPECT_STREQ(states[0].name.data(), reader);
  EXPECT_EQ(states[0].state, state::present | state::powered | state::negotiable);
  EXPECT_EQ(states[0].atr_length, 9U);
  EXPECT_EQ(states[0].event_counter, 1U);
  EXPECT_STREQ(states[1].name.data(), other_reader);
  EXPECT_EQ(states[1].state, state::absent);
  EXPECT_EQ(states[2].name[0], '\0');
}

TEST_F(ReaderDeskTest, counts_a_quick_swap_as_two_events) {
  insert();
  insert();
  EXPECT_EQ(m_desk.states()[0].event_counter, 3U);
}

TEST_F(ReaderDeskTest, refuses_names_it_does_not_have) {
  EXPECT_THROW(m_desk.insert("nowhere", std::make_shared<ForeignCard>()), std::invalid_argument);
  EXPECT_THROW(m_desk.remove("nowhere"), std::invalid_argument);
  EXPECT_EQ(connect(ShareMode::shared, "nowhere").result, Result::unknown_reader);
  EXPECT_THROW(ReaderDesk{{std::string(128, 'x')}}, std::invalid_argument);
}

TEST_F(ReaderDeskTest, connects_only_to_a_card_that_answers) {
  EXPECT_EQ(connect().result, Result::no_smart_card);
  m_desk.insert(reader, std::make_shared<MuteCard>());
  EXPECT_EQ(m_desk.states()[0].state, state::present | state::swallowed);
  EXPECT_EQ(connect().result, Result::unresponsive_card);
  EXPECT_EQ(connect(ShareMode::direct).result, Result::success);
}

TEST_F(ReaderDeskTest, speaks_t0_and_not_t1) {
  insert();
  auto t1 = request(ShareMode::shared);
  t1.preferred_protocols = 2;
  m_desk.connect(t1);
  EXPECT_EQ(t1.result, Result::protocol_mismatch);
  EXPECT_EQ(connect().active_protocol, protocol::t0);
}

TEST_F(ReaderDeskTest, lets_many_share_and_one_exclude) {
  insert();
  const auto first = connected();
  connected();
  EXPECT_EQ(m_desk.states()[0].sharing, 2);
  EXPECT_EQ(connect(ShareMode::exclusive).result, Result::sharing_violation);
  m_desk.abandon(first);
  EXPECT_EQ(m_desk.states()[0].sharing, 1);
}

TEST_F(ReaderDeskTest, keeps_others_out_of_an_exclusive_connection) {
  insert();
  const auto exclusive = connected(ShareMode::exclusive);
  EXPECT_EQ(m_desk.states()[0].sharing, -1);
  EXPECT_EQ(connect().result, Result::sharing_violation);
  EXPECT_EQ(transmit(exclusive), Result::success);
  EXPECT_EQ(disconnect(exclusive), Result::success);
  EXPECT_EQ(connect().result, Result::success);
}

TEST_F(ReaderDeskTest, holds_others_off_during_a_transaction) {
  insert();
  const auto mine = connected();
  const auto yours = connected();
  ASSERT_EQ(begin(mine), Result::success);
  EXPECT_EQ(begin(yours), Result::sharing_violation);
  EXPECT_EQ(transmit(yours), Result::sharing_violation);
  EXPECT_EQ(reconnect(yours), Result::sharing_violation);
  EXPECT_EQ(transmit(mine), Result::success);
  EXPECT_EQ(end(yours), Result::sharing_violation);
  EXPECT_EQ(end(mine), Result::success);
  EXPECT_EQ(begin(yours), Result::success);
}

TEST_F(ReaderDeskTest, lets_a_reset_wait_for_the_end_of_anothers_transaction) {
  const auto card = insert();
  const auto mine = connected();
  const auto yours = connected();
  ASSERT_EQ(begin(mine), Result::success);
  EXPECT_EQ(disconnect(yours, WireDisposition::reset), std::nullopt);
  EXPECT_EQ(transmit(mine), Result::success) << "it was reset";
  EXPECT_EQ(end(mine), Result::success);
  EXPECT_EQ(disconnect(yours, WireDisposition::reset), Result::success);
  EXPECT_EQ(card->power_ons, 2);
  EXPECT_EQ(transmit(mine), Result::reset_card);
}

TEST_F(ReaderDeskTest, lets_go_of_a_handle_in_anothers_transaction_when_the_card_is_left_alone) {
  insert();
  const auto mine = connected();
  const auto yours = connected();
  ASSERT_EQ(begin(mine), Result::success);
  EXPECT_EQ(disconnect(yours), Result::success);
  EXPECT_EQ(transmit(mine), Result::success);
}

TEST_F(ReaderDeskTest, ends_the_transaction_on_a_card_that_is_taken) {
  insert();
  const auto mine = connected();
  ASSERT_EQ(begin(mine), Result::success);
  m_desk.remove(reader);
  insert();
  const auto yours = connected();
  EXPECT_EQ(begin(yours), Result::success);
  EXPECT_EQ(end(mine), Result::removed_card);
  EXPECT_EQ(transmit(yours), Result::success);
}

TEST_F(ReaderDeskTest, keeps_an_exclusive_connection_exclusive_when_it_ends_a_transaction) {
  insert();
  const auto exclusive = connected(ShareMode::exclusive);
  EXPECT_EQ(end(exclusive), Result::not_transacted);
  EXPECT_EQ(begin(exclusive), Result::success);
  EXPECT_EQ(end(exclusive), Result::success);
  EXPECT_EQ(end(exclusive), Result::not_transacted);
}

TEST_F(ReaderDeskTest, hides_a_reader_that_is_not_plugged_in) {
  insert();
  const auto changes = m_desk.changes();
  m_desk.unplug(reader);
  EXPECT_NE(m_desk.changes(), changes);
  EXPECT_EQ(m_desk.states()[0].name[0], '\0');
  EXPECT_STREQ(m_desk.states()[1].name.data(), other_reader);
  EXPECT_EQ(connect().result, Result::unknown_reader);
  EXPECT_EQ(connect(ShareMode::direct).result, Result::unknown_reader);
  EXPECT_THROW(insert(), std::invalid_argument);

  m_desk.plug_in(reader);
  EXPECT_STREQ(m_desk.states()[0].name.data(), reader);
  EXPECT_EQ(m_desk.states()[0].state, state::absent);
  EXPECT_EQ(m_desk.states()[0].event_counter, 0U);
}

TEST_F(ReaderDeskTest, does_not_know_a_handle_any_more_when_the_reader_was_unplugged) {
  insert();
  const auto mine = connected();
  ASSERT_EQ(begin(mine), Result::success);
  m_desk.unplug(reader);
  m_desk.plug_in(reader);
  insert();
  EXPECT_EQ(transmit(mine), Result::invalid_value);
  EXPECT_EQ(begin(mine), Result::invalid_value);
  EXPECT_EQ(end(mine), Result::invalid_value);
  EXPECT_EQ(reconnect(mine), Result::invalid_value);
  EXPECT_EQ(m_desk.control(mine, 0x42000D48, {})->result, Result::invalid_value);
  CardStatus status{.card = mine};
  m_desk.status(status);
  EXPECT_EQ(status.result, Result::invalid_value);
  Attribute atr{.card = mine, .id = 0x00090303};
  m_desk.get_attribute(atr);
  EXPECT_EQ(atr.result, Result::invalid_value);
  EXPECT_EQ(disconnect(mine, WireDisposition::reset), Result::success);
  EXPECT_EQ(transmit(connected()), Result::success);
  EXPECT_EQ(m_desk.states()[0].sharing, 1);
}

TEST_F(ReaderDeskTest, forgets_the_handle_of_a_client_that_left_after_the_reader) {
  insert();
  const auto mine = connected();
  begin(mine);
  m_desk.unplug(reader);
  m_desk.plug_in(reader);
  const auto card = insert();
  m_desk.abandon(mine);
  EXPECT_EQ(card->power_ons, 1);
}

TEST_F(ReaderDeskTest, asks_the_reader_itself_whatever_befell_the_card) {
  insert();
  const auto mine = connected();
  m_desk.remove(reader);
  EXPECT_EQ(m_desk.control(mine, 0x42000D48, {})->result, Result::unsupported_feature);
  insert();
  const auto yours = connected();
  ASSERT_EQ(begin(yours), Result::success);
  EXPECT_EQ(m_desk.control(mine, 0x42000D48, {})->result, Result::sharing_violation);
}

TEST_F(ReaderDeskTest, nests_transactions) {
  insert();
  const auto mine = connected();
  const auto yours = connected();
  begin(mine);
  begin(mine);
  end(mine);
  EXPECT_EQ(transmit(yours), Result::sharing_violation);
  end(mine);
  EXPECT_EQ(transmit(yours), Result::success);
  EXPECT_EQ(end(mine), Result::not_transacted);
}

TEST_F(ReaderDeskTest, tells_every_handle_that_the_card_was_removed) {
  insert();
  const auto mine = connected();
  m_desk.remove(reader);
  EXPECT_EQ(transmit(mine), Result::removed_card);
  insert();
  EXPECT_EQ(transmit(mine), Result::removed_card) << "a new card is not the old one";
  EXPECT_EQ(reconnect(mine, WireDisposition::reset), Result::removed_card);
  EXPECT_EQ(reconnect(mine), Result::success);
  EXPECT_EQ(transmit(mine), Result::success);
}

TEST_F(ReaderDeskTest, tells_the_others_that_the_card_was_reset) {
  const auto card = insert();
  const auto mine = connected();
  const auto yours = connected();
  ASSERT_EQ(card->power_ons, 1);
  EXPECT_EQ(disconnect(mine, WireDisposition::reset), Result::success);
  EXPECT_EQ(card->power_ons, 2);
  EXPECT_EQ(transmit(yours), Result::reset_card);
  EXPECT_EQ(begin(yours), Result::reset_card);
  CardStatus status{.card = yours};
  m_desk.status(status);
  EXPECT_EQ(status.result, Result::reset_card);
  EXPECT_EQ(reconnect(yours), Result::success);
  EXPECT_EQ(transmit(yours), Result::success);
}

TEST_F(ReaderDeskTest, leaves_the_card_alone_when_asked_to) {
  const auto card = insert();
  disconnect(connected());
  EXPECT_EQ(card->power_ons, 1);
}

TEST_F(ReaderDeskTest, resets_a_card_whose_client_left_in_the_middle_of_a_transaction) {
  const auto card = insert();
  const auto mine = connected();
  const auto yours = connected();
  begin(mine);
  m_desk.abandon(mine);
  EXPECT_EQ(card->power_ons, 2);
  EXPECT_EQ(begin(yours), Result::reset_card);
}

TEST_F(ReaderDeskTest, turns_a_shared_connection_into_an_exclusive_one_and_back) {
  insert();
  const auto mine = connected();
  EXPECT_EQ(reconnect(mine, WireDisposition::leave, ShareMode::exclusive), Result::success);
  EXPECT_EQ(connect().result, Result::sharing_violation);
  EXPECT_EQ(reconnect(mine), Result::success);
  EXPECT_EQ(connect().result, Result::success);
}

TEST_F(ReaderDeskTest, has_no_features_and_two_attributes) {
  insert();
  const auto mine = connected();
  EXPECT_EQ(m_desk.control(mine, 0x42000D48, {})->result, Result::unsupported_feature);
  Attribute atr{.card = mine, .id = 0x00090303};
  m_desk.get_attribute(atr);
  EXPECT_EQ(atr.result, Result::success);
  EXPECT_EQ(atr.length, 9U);
  EXPECT_EQ(atr.value[0], 0x3B);
  Attribute other{.card = mine, .id = 1};
  m_desk.get_attribute(other);
  EXPECT_EQ(other.result, Result::unsupported_feature);
}

TEST_F(ReaderDeskTest, never_gives_more_than_the_client_has_room_for) {
  insert();
  Transmit request{.card = connected(), .send_protocol = protocol::t0, .receive_length = 1};
  EXPECT_TRUE(m_desk.transmit(request, card::Bytes{0, 0, 0, 0}).empty());
  EXPECT_EQ(request.result, Result::insufficient_buffer);
}

} // namespace
