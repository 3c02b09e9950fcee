// SPDX-License-Identifier: EUPL-1.2
#include "card/eid_session.h"
#include "card/pad_exceptions.h"
#include "card/pin_pad.h"
#include "fake_connection.h"
#include "hex.h"
#include "pins.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace card {

namespace {

const Bytes verify_direct = hex("060442330006");

/// What the pad does when its user types the right PIN.
Outcome<Bytes> type_1234(FakeEid& eid) {
  return eid.answer(hex("0020000108 241234FFFFFFFFFF"));
}

Outcome<Bytes> type_9999(FakeEid& eid) {
  return eid.answer(hex("0020000108 249999FFFFFFFFFF"));
}

std::function<Outcome<Bytes>(FakeEid&)> say(std::string_view answer) {
  return [bytes = hex(answer)](FakeEid&) -> Outcome<Bytes> { return bytes; };
}

class PadSession : public testing::TestWithParam<Generation> {
protected:
  PadSession() {
    m_reader.features = verify_direct;
    auto opened = EidSession::open(m_reader.connect(), "Reader with keys", m_cache);
    m_session = std::get<std::unique_ptr<EidSession>>(std::move(opened));
  }

  PinResult verify(LastTry last_try = LastTry::not_confirmed) {
    return m_session->verify_on_pad(PadLanguage::dutch, last_try);
  }

  bool has_pad() { return std::get<bool>(m_session->has_pin_pad()); }

  FakeReader m_reader{GetParam()};
  CertificateCache m_cache;
  std::unique_ptr<EidSession> m_session;
};

NoPin why(const PinResult& result) {
  return std::get<PinNotTyped>(result).why;
}

} // namespace

TEST(PinPadFeatures, name_the_control_code_of_verify) {
  EXPECT_EQ(verify_pin_code(verify_direct), 0x42330006U);
  EXPECT_EQ(verify_pin_code(hex("120442330012 060442330006 130442330013")), 0x42330006U);
}

TEST(PinPadFeatures, of_a_reader_without_a_pad_name_none) {
  EXPECT_EQ(verify_pin_code({}), std::nullopt);
  EXPECT_EQ(verify_pin_code(hex("120442330012 130442330013")), std::nullopt);
}

TEST(PinPadFeatures, that_are_not_whole_count_for_nothing) {
  EXPECT_EQ(verify_pin_code(hex("0604423300")), std::nullopt);
  EXPECT_EQ(verify_pin_code(hex("060442330006 12")), std::nullopt);
  EXPECT_EQ(verify_pin_code(hex("060242330006")), std::nullopt);
  EXPECT_EQ(verify_pin_code(hex("060442330006 120042330012")), std::nullopt);
  EXPECT_EQ(verify_pin_code(hex("060400000000")), std::nullopt);
}

TEST(PinPadStructure, is_that_of_the_belgian_eid) {
  EXPECT_EQ(pin_verify_structure(PadFormat::block, PadLanguage::dutch),
            hex("1E1E8947040C0402011308000000000D000000 0020000108 20FFFFFFFFFFFFFF"));
}

TEST(PinPadStructure, speaks_the_languages_of_the_program) {
  const auto language = [](PadLanguage wanted) {
    const auto structure = pin_verify_structure(PadFormat::block, wanted);
    return Bytes{structure[9], structure[10]};
  };
  EXPECT_EQ(language(PadLanguage::english), hex("0904"));
  EXPECT_EQ(language(PadLanguage::dutch), hex("1308"));
  EXPECT_EQ(language(PadLanguage::french), hex("0C08"));
  EXPECT_EQ(language(PadLanguage::german), hex("0704"));
}

TEST(PinPadStructure, has_another_format_for_old_firmware) {
  EXPECT_EQ(pin_verify_structure(PadFormat::plain, PadLanguage::dutch)[2], 0x01);
}

TEST(PadAnswer, that_the_card_gave_means_what_it_means_without_a_pad) {
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(pad_result(hex("9000"))));
  EXPECT_EQ(std::get<PinWrong>(pad_result(hex("63C2"))).left, TriesLeft{2});
  EXPECT_EQ(std::get<PinWrong>(pad_result(hex("63C0"))).left, TriesLeft{0});
  EXPECT_EQ(std::get<PinWrong>(pad_result(hex("6983"))).left, TriesLeft{0});
}

TEST(PadAnswer, tells_why_no_pin_was_typed) {
  EXPECT_EQ(why(pad_result(hex("6400"))), NoPin::took_too_long);
  EXPECT_EQ(why(pad_result(hex("6401"))), NoPin::cancelled);
  EXPECT_EQ(why(pad_result(hex("6403"))), NoPin::wrong_length);
  EXPECT_EQ(why(pad_result(hex("6B80"))), NoPin::pad_cannot_ask);
}

TEST(PadAnswer, that_nobody_knows_is_a_fault) {
  for (const auto* const answer : {"", "90", "90009000", "6402", "6F00", "6A88", "6982"})
    EXPECT_EQ(std::get<Fault>(pad_result(hex(answer))), Fault::unexpected_answer) << answer;
}

TEST(PadException, keeps_readers_from_being_used_as_pads) {
  EXPECT_EQ(pad_use("Gemplus GemPC Pinpad 00 00", 0), PadUse::never);
  EXPECT_EQ(pad_use("HID Global OMNIKEY 3x21 Smart Card Reader [OMNIKEY 3x21] 00 00", 0x0200), PadUse::never);
  EXPECT_EQ(pad_use("Reader with keys", 0), PadUse::as_announced);
}

TEST(PadException, is_for_old_firmware_only_where_the_new_one_is_right) {
  constexpr auto name = "SCM Microsystems Inc. SPRx32 USB Smart Card Reader 00 00";
  EXPECT_EQ(pad_use(name, 0x0505), PadUse::plain_format);
  EXPECT_EQ(pad_use(name, 0x0506), PadUse::as_announced);
  EXPECT_EQ(pad_use(name, 0), PadUse::as_announced);
}

TEST(PinPadOf, a_reader_is_found_with_its_exception) {
  FakeReader reader{Generation::applet_1_8};
  reader.features = verify_direct;
  reader.firmware = 0x0505;
  const auto connection = reader.connect();
  const auto pad_of = [&](std::string_view name) { return std::get<0>(find_pin_pad(*connection, name)); };
  EXPECT_EQ(pad_of("Reader with keys"), (PinPad{0x42330006, PadFormat::block}));
  EXPECT_EQ(pad_of("SPRx32 USB"), (PinPad{0x42330006, PadFormat::plain}));
  EXPECT_EQ(pad_of("Gemplus GemPC Pinpad"), std::nullopt);
  for (const auto fault : {Fault::reader_cannot, Fault::unexpected_answer}) {
    reader.features = fault;
    EXPECT_EQ(pad_of("Reader with keys"), std::nullopt);
  }
}

INSTANTIATE_TEST_SUITE_P(Generations, PadSession, testing::Values(Generation::applet_1_7, Generation::applet_1_8),
                         [](const auto& generation) {
                           return generation.param == Generation::applet_1_7 ? "applet_1_7" : "applet_1_8";
                         });

TEST_P(PadSession, unlocks_the_card_and_holds_it_until_it_is_closed) {
  m_reader.pad = type_1234;
  EXPECT_TRUE(has_pad());
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify()));
  EXPECT_TRUE(m_reader.in_transaction);
  EXPECT_TRUE(m_reader.eid.unlocked);
  m_session->close();
  EXPECT_FALSE(m_reader.eid.unlocked);
  EXPECT_FALSE(m_reader.in_transaction);
}

TEST_P(PadSession, lets_the_pad_ask_once_for_each_time_it_is_told_to) {
  m_reader.pad = type_9999;
  EXPECT_EQ(std::get<PinWrong>(verify()).left, TriesLeft{2});
  EXPECT_EQ(m_reader.pad_requests.size(), 1U);
  EXPECT_FALSE(m_reader.in_transaction);
  EXPECT_EQ(std::get<PinWrong>(verify()).left, TriesLeft{1});
  EXPECT_EQ(m_reader.pad_requests.size(), 2U);
}

TEST_P(PadSession, lets_the_pad_ask_only_within_the_cards_transaction) {
  m_reader.pad = [this](FakeEid& eid) {
    EXPECT_TRUE(m_reader.in_transaction);
    return type_1234(eid);
  };
  verify();
  EXPECT_EQ(m_reader.pad_requests.size(), 1U);
}

TEST_P(PadSession, does_not_ask_on_the_last_try_unless_it_was_confirmed) {
  m_reader.pad = type_1234;
  m_reader.eid.tries = 1;
  EXPECT_EQ(std::get<PinNotTried>(verify()).left, TriesLeft{1});
  EXPECT_TRUE(m_reader.pad_requests.empty());
  EXPECT_FALSE(m_reader.in_transaction);
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify(LastTry::confirmed)));
}

TEST_P(PadSession, does_not_ask_for_the_pin_of_a_blocked_card_whatever_was_confirmed) {
  m_reader.eid.tries = 0;
  EXPECT_TRUE(std::get<PinNotTried>(verify(LastTry::confirmed)).left.blocked());
  EXPECT_TRUE(m_reader.pad_requests.empty());
}

TEST_P(PadSession, gives_the_card_back_when_no_pin_was_typed) {
  for (const auto* const answer : {"6400", "6401", "6403", "6B80"}) {
    m_reader.pad = say(answer);
    EXPECT_TRUE(std::holds_alternative<PinNotTyped>(verify())) << answer;
    EXPECT_FALSE(m_reader.in_transaction) << answer;
  }
  EXPECT_EQ(m_reader.eid.tries, 3);
  EXPECT_TRUE(m_reader.connected);
}

TEST_P(PadSession, tells_of_a_reader_that_does_not_do_what_it_said) {
  EXPECT_EQ(why(verify()), NoPin::pad_cannot_ask);
  m_reader.pad = type_1234;
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(m_session->verify(pin_of("1234"), LastTry::not_confirmed)));
}

TEST_P(PadSession, closes_the_card_when_the_answer_got_lost) {
  m_reader.pad = [](FakeEid& eid) -> Outcome<Bytes> {
    static_cast<void>(type_1234(eid));
    return Fault::card_mute;
  };
  EXPECT_EQ(std::get<Fault>(verify()), Fault::card_mute);
  EXPECT_FALSE(m_reader.eid.unlocked);
  EXPECT_FALSE(m_reader.connected);
  EXPECT_EQ(m_reader.pad_requests.size(), 1U);
}

TEST_P(PadSession, still_logs_off_a_card_that_it_unlocked_when_no_pin_was_typed_after_that) {
  m_reader.pad = type_1234;
  EXPECT_TRUE(std::holds_alternative<PinAccepted>(verify()));
  m_reader.pad = say("6401");
  EXPECT_EQ(why(verify()), NoPin::cancelled);
  m_session->close();
  EXPECT_FALSE(m_reader.eid.unlocked);
}

TEST_P(PadSession, asks_the_reader_once_whether_it_has_a_pad) {
  EXPECT_TRUE(has_pad());
  m_reader.features = Fault::reader_cannot;
  EXPECT_TRUE(has_pad());
}

TEST_P(PadSession, takes_no_fault_for_a_reader_without_a_pad) {
  m_reader.busy = true;
  EXPECT_EQ(std::get<Fault>(m_session->has_pin_pad()), Fault::card_busy);
  EXPECT_EQ(std::get<Fault>(verify()), Fault::card_busy);
  m_reader.busy = false;
  m_reader.features = Fault::reader_removed;
  EXPECT_EQ(std::get<Fault>(m_session->has_pin_pad()), Fault::reader_removed);
  EXPECT_EQ(std::get<Fault>(verify()), Fault::reader_removed);
  EXPECT_FALSE(m_reader.in_transaction);
  m_reader.features = verify_direct;
  EXPECT_TRUE(has_pad());
}

TEST_P(PadSession, asks_no_pad_that_there_is_not) {
  m_reader.features = Bytes{};
  EXPECT_FALSE(has_pad());
  EXPECT_EQ(why(verify()), NoPin::pad_cannot_ask);
  EXPECT_TRUE(m_reader.pad_requests.empty());
}

} // namespace card
