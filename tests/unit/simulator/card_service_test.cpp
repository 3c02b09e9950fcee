// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/foreign_card.h"
#include "simulator/card/pcscd_server.h"
#include "wire_client.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace {

using namespace simulator::pcscd;
using simulator::ForeignCard;
using simulator::PracticeReaders;
using simulator::tests::WireClient;

class PracticeReadersTest : public testing::Test {
protected:
  static constexpr const char* reader = PracticeReaders::default_reader;

  static std::string make_directory() {
    std::string name = (std::filesystem::temp_directory_path() / "practice-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw std::runtime_error{"mkdtemp"};
    return name;
  }

  ~PracticeReadersTest() override { std::filesystem::remove_all(m_directory); }

  WireClient client() const { return WireClient{m_readers.socket_path()}; }

  /// That the service still serves.
  void expect_alive() const {
    auto other = client();
    EXPECT_NE(other.establish(), 0U);
  }

  const std::string m_directory = make_directory();
  PracticeReaders m_readers{m_directory + "/pcscd.comm"};
};

TEST_F(PracticeReadersTest, opens_its_socket_to_this_user_only) {
  EXPECT_EQ(std::filesystem::status(m_readers.socket_path()).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(PracticeReadersTest, refuses_a_path_that_no_socket_can_have) {
  EXPECT_THROW(PracticeReaders{m_directory + "/" + std::string(200, 'x')}, std::system_error);
}

TEST_F(PracticeReadersTest, speaks_two_versions_and_proposes_the_older_to_others) {
  auto wire = client();
  EXPECT_EQ(wire.ask(CommandCode::version, Version{4, 6}).result, Result::service_stopped);
  const auto proposed = wire.ask(CommandCode::version, Version{3, 0});
  EXPECT_EQ(proposed.major, 4);
  EXPECT_EQ(proposed.minor, 4);
  EXPECT_EQ(wire.ask(CommandCode::version, Version{4, 5}).result, Result::success);
  EXPECT_EQ(wire.ask(CommandCode::version, Version{4, 4}).result, Result::success);
  wire.send(CommandCode::get_reader_events);
  EXPECT_EQ(wire.receive<ReaderEvents>().value().result, Result::success);
}

TEST_F(PracticeReadersTest, tells_a_waiting_client_of_a_card) {
  auto wire = client();
  wire.send(CommandCode::wait_reader_state_change);
  EXPECT_EQ(wire.receive<WireReaderStates>().value()[0].state, state::absent);
  m_readers.insert(reader, std::make_shared<ForeignCard>());
  EXPECT_EQ(wire.receive<WaitEnded>().value().result, Result::success);
  wire.send(CommandCode::get_readers_state);
  EXPECT_TRUE((wire.receive<WireReaderStates>().value()[0].state & state::present) != 0);
}

TEST_F(PracticeReadersTest, ends_a_wait_with_exactly_one_message) {
  auto wire = client();
  wire.send(CommandCode::wait_reader_state_change);
  wire.receive<WireReaderStates>();
  m_readers.insert(reader, std::make_shared<ForeignCard>());
  ASSERT_TRUE(wire.receive<WaitEnded>());
  wire.send(CommandCode::stop_waiting_reader_state_change);
  wire.send(CommandCode::get_readers_state);
  EXPECT_STREQ(wire.receive<WireReaderStates>().value()[0].name.data(), reader);

  wire.send(CommandCode::wait_reader_state_change);
  wire.receive<WireReaderStates>();
  wire.send(CommandCode::stop_waiting_reader_state_change);
  EXPECT_EQ(wire.receive<WaitEnded>().value().result, Result::success);
}

TEST_F(PracticeReadersTest, lets_another_client_cancel_a_wait) {
  auto waiting = client();
  const auto context = waiting.establish();
  waiting.send(CommandCode::wait_reader_state_change);
  waiting.receive<WireReaderStates>();
  auto other = client();
  EXPECT_EQ(other.ask(CommandCode::cancel, Cancel{.context = context}).result, Result::success);
  EXPECT_EQ(waiting.receive<WaitEnded>().value().result, Result::cancelled);
  EXPECT_EQ(other.ask(CommandCode::cancel, Cancel{.context = context}).result, Result::invalid_handle);
}

TEST_F(PracticeReadersTest, carries_a_command_to_the_card) {
  m_readers.insert(reader, std::make_shared<ForeignCard>());
  auto wire = client();
  wire.establish();
  const auto card = wire.connect(reader).card;
  const Transmit request{.card = card, .send_protocol = protocol::t0, .send_length = 4, .receive_length = 258};
  wire.send(CommandCode::transmit, request);
  wire.send_bytes(card::Bytes{0x00, 0xA4, 0x00, 0x00});
  const auto answer = wire.receive<Transmit>().value();
  EXPECT_EQ(answer.result, Result::success);
  ASSERT_EQ(answer.receive_length, 2U);
  EXPECT_EQ((wire.receive<std::array<std::uint8_t, 2>>().value()), (std::array<std::uint8_t, 2>{0x6D, 0x00}));
}

TEST_F(PracticeReadersTest, answers_a_request_that_comes_byte_by_byte) {
  auto wire = client();
  for (const auto byte : WireClient::framed(CommandCode::version, Version{4, 4}))
    wire.send_bytes(card::Bytes{byte});
  EXPECT_EQ(wire.receive<Version>().value().result, Result::success);
}

TEST_F(PracticeReadersTest, answers_several_requests_that_come_at_once) {
  auto wire = client();
  auto bytes = WireClient::framed(CommandCode::version, Version{4, 4});
  const auto copy = bytes;
  bytes.insert(bytes.end(), copy.begin(), copy.end());
  wire.send_bytes(bytes);
  EXPECT_TRUE(wire.receive<Version>());
  EXPECT_TRUE(wire.receive<Version>());
}

TEST_F(PracticeReadersTest, puts_out_a_client_whose_command_does_not_exist) {
  auto wire = client();
  wire.send(CommandCode{0x99});
  EXPECT_TRUE(wire.hung_up());
  expect_alive();
}

TEST_F(PracticeReadersTest, puts_out_a_client_whose_length_is_wrong) {
  auto wire = client();
  wire.send_bytes(card::Bytes{0xFF, 0xFF, 0xFF, 0x7F, 0x11, 0x00, 0x00, 0x00});
  EXPECT_TRUE(wire.hung_up());
  expect_alive();
}

TEST_F(PracticeReadersTest, puts_out_a_client_whose_command_is_too_long) {
  auto wire = client();
  wire.send(CommandCode::transmit, Transmit{.card = 1, .send_length = 0xFFFFFFFF});
  EXPECT_TRUE(wire.hung_up());
  expect_alive();
}

TEST_F(PracticeReadersTest, puts_out_a_client_with_the_handle_of_another) {
  m_readers.insert(reader, std::make_shared<ForeignCard>());
  auto honest = client();
  honest.establish();
  const auto card = honest.connect(reader).card;
  auto thief = client();
  thief.establish();
  thief.send(CommandCode::begin_transaction, BeginTransaction{.card = card});
  EXPECT_TRUE(thief.hung_up());
  EXPECT_EQ(honest.ask(CommandCode::begin_transaction, BeginTransaction{.card = card}).result, Result::success);
}

TEST_F(PracticeReadersTest, survives_a_client_that_leaves_in_the_middle_of_a_request) {
  {
    auto wire = client();
    wire.send_bytes(card::Bytes{0x0C, 0x00});
  }
  expect_alive();
}

TEST_F(PracticeReadersTest, puts_out_a_client_that_never_fetches_its_answers) {
  auto wire = client();
  for (int i = 0; i < 500; ++i)
    wire.send(CommandCode::get_readers_state);
  expect_alive();
  EXPECT_TRUE(wire.hung_up());
}

TEST_F(PracticeReadersTest, frees_the_reader_of_a_client_that_died) {
  m_readers.insert(reader, std::make_shared<ForeignCard>());
  auto watching = client();
  {
    auto wire = client();
    wire.establish();
    const auto card = wire.connect(reader).card;
    wire.ask(CommandCode::begin_transaction, BeginTransaction{.card = card});
    watching.send(CommandCode::wait_reader_state_change);
    EXPECT_EQ(watching.receive<WireReaderStates>().value()[0].sharing, 1);
  }
  EXPECT_EQ(watching.receive<WaitEnded>().value().result, Result::success);
  watching.establish();
  const auto card = watching.connect(reader).card;
  EXPECT_EQ(watching.ask(CommandCode::begin_transaction, BeginTransaction{.card = card}).result, Result::success);
}

/// Two clients with a handle each; the first one's is in a transaction.
class TransactionOfAnother : public PracticeReadersTest {
protected:
  TransactionOfAnother() {
    m_readers.insert(reader, std::make_shared<ForeignCard>());
    m_other.establish();
    const auto held = m_other.connect(reader).card;
    m_other.ask(CommandCode::begin_transaction, BeginTransaction{.card = held});
    m_held = held;
    m_wire.establish();
    m_card = m_wire.connect(reader).card;
    m_wire.send(CommandCode::disconnect, Disconnect{.card = m_card, .disposition = WireDisposition::reset});
    m_wire.send(CommandCode::get_readers_state); // answered after it
  }

  WireClient m_other = client();
  WireClient m_wire = client();
  std::int32_t m_held = 0;
  std::int32_t m_card = 0;
};

TEST_F(TransactionOfAnother, keeps_a_client_waiting_that_wants_to_reset_the_card) {
  EXPECT_EQ(m_other.ask(CommandCode::status, CardStatus{.card = m_held}).result, Result::success) << "it was reset";
  m_other.ask(CommandCode::end_transaction, EndTransaction{.card = m_held});
  EXPECT_EQ(m_wire.receive<Disconnect>().value().result, Result::success);
  EXPECT_EQ(m_wire.receive<WireReaderStates>().value()[0].sharing, 1);
  EXPECT_EQ(m_other.ask(CommandCode::status, CardStatus{.card = m_held}).result, Result::reset_card);
}

TEST_F(TransactionOfAnother, ends_with_that_one) {
  m_other = client();
  EXPECT_EQ(m_wire.receive<Disconnect>().value().result, Result::success);
  EXPECT_EQ(m_wire.receive<WireReaderStates>().value()[0].sharing, 0);
}

TEST_F(TransactionOfAnother, ends_with_the_card) {
  m_readers.remove(reader);
  EXPECT_EQ(m_wire.receive<Disconnect>().value().result, Result::success);
  EXPECT_TRUE(m_wire.receive<WireReaderStates>());
}

TEST_F(PracticeReadersTest, tells_a_waiting_client_that_a_reader_comes_and_goes) {
  auto wire = client();
  wire.send(CommandCode::wait_reader_state_change);
  EXPECT_STREQ(wire.receive<WireReaderStates>().value()[0].name.data(), reader);
  m_readers.unplug(reader);
  EXPECT_TRUE(wire.receive<WaitEnded>());
  wire.send(CommandCode::wait_reader_state_change);
  EXPECT_EQ(wire.receive<WireReaderStates>().value()[0].name[0], '\0');
  m_readers.plug_in(reader);
  EXPECT_TRUE(wire.receive<WaitEnded>());
}

TEST_F(PracticeReadersTest, refuses_a_context_that_is_not_the_clients) {
  m_readers.insert(reader, std::make_shared<ForeignCard>());
  auto wire = client();
  EXPECT_EQ(wire.connect(reader).result, Result::invalid_handle);
  const auto context = wire.establish();
  EXPECT_EQ(wire.ask(CommandCode::release_context, ReleaseContext{.context = context + 1}).result,
            Result::invalid_handle);
  EXPECT_EQ(wire.ask(CommandCode::release_context, ReleaseContext{.context = context}).result, Result::success);
  EXPECT_EQ(wire.connect(reader).result, Result::invalid_handle);
}

TEST(PracticeReaders, takes_its_socket_away_and_hangs_up_at_its_end) {
  std::string name = (std::filesystem::temp_directory_path() / "practice-XXXXXX").string();
  ASSERT_NE(::mkdtemp(name.data()), nullptr);
  auto readers = std::make_unique<PracticeReaders>(name + "/pcscd.comm");
  WireClient wire{readers->socket_path()};
  wire.establish();
  readers.reset();
  EXPECT_TRUE(wire.hung_up());
  EXPECT_FALSE(std::filesystem::exists(name + "/pcscd.comm"));
  std::filesystem::remove_all(name);
}

} // namespace
