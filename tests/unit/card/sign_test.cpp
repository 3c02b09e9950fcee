// SPDX-License-Identifier: EUPL-1.2
#include "card/ecdsa_der.h"
#include "card/eid_card.h"
#include "fake_connection.h"
#include "scripted_transport.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

namespace card {

namespace {

const Bytes select_belpic_command = hex("00A4080C04 3F00DF00");

struct Signing {
  explicit Signing(Generation generation) : reader{generation} { reader.eid.unlocked = true; }

  FakeReader reader;
  std::unique_ptr<Connection> connection = reader.connect();
  EidCard card{*connection};

  [[nodiscard]] bool was_sent(const Bytes& command) const {
    return std::ranges::find(reader.eid.commands, command) != reader.eid.commands.end();
  }
};

} // namespace

TEST(Sign, chooses_the_algorithm_of_the_scheme) {
  const struct {
    Generation generation;
    SignatureScheme scheme;
    std::size_t input;
    const char* key;
  } cases[] = {
      {Generation::applet_1_7, SignatureScheme::rsa_pkcs1_digest_info, 51, "002241B605 0480018482"},
      {Generation::applet_1_7, SignatureScheme::rsa_pkcs1_sha256, 32, "002241B605 0480088482"},
      {Generation::applet_1_7, SignatureScheme::rsa_pss_sha256, 32, "002241B605 0480208482"},
      {Generation::applet_1_8, SignatureScheme::ecdsa_sha384, 48, "002241B605 0480028482"},
      {Generation::applet_1_8, SignatureScheme::ecdsa_sha256, 32, "002241B605 0480018482"},
  };

  for (const auto& expected : cases) {
    Signing signing{expected.generation};
    const Bytes input(expected.input, 0x42);
    EXPECT_TRUE(succeeded(signing.card.sign(expected.scheme, input)));
    EXPECT_TRUE(signing.was_sent(hex(expected.key))) << expected.key;
    auto compute = hex("002A9E9A");
    compute.push_back(static_cast<std::uint8_t>(expected.input));
    compute.insert(compute.end(), input.begin(), input.end());
    EXPECT_TRUE(signing.was_sent(compute)) << expected.key;
  }
}

TEST(Sign, gives_the_256_bytes_of_rsa_as_they_are) {
  Signing signing{Generation::applet_1_7};
  EXPECT_EQ(std::get<Bytes>(signing.card.sign(SignatureScheme::rsa_pss_sha256, Bytes(32))), Bytes(256, 0x5A));
}

TEST(Sign, gives_ecdsa_in_der) {
  Signing signing{Generation::applet_1_8};
  EXPECT_EQ(std::get<Bytes>(signing.card.sign(SignatureScheme::ecdsa_sha384, Bytes(48))), ecdsa_der(Bytes(96, 0x5A)));
}

TEST(Sign, selects_the_directory_of_the_keys_first) {
  Signing signing{Generation::applet_1_7};
  EXPECT_TRUE(succeeded(signing.card.sign(SignatureScheme::rsa_pkcs1_sha256, Bytes(32))));
  EXPECT_EQ(signing.reader.eid.commands.front(), select_belpic_command);
}

TEST(Sign, does_not_select_the_directory_that_a_certificate_was_just_read_from) {
  Signing signing{Generation::applet_1_7};
  EXPECT_TRUE(succeeded(signing.card.authentication_certificate()));
  EXPECT_TRUE(succeeded(signing.card.sign(SignatureScheme::rsa_pkcs1_sha256, Bytes(32))));
  EXPECT_FALSE(signing.was_sent(select_belpic_command));
}

TEST(Sign, finds_the_keys_again_when_another_program_moved_on_to_other_files) {
  Signing signing{Generation::applet_1_7};
  EXPECT_TRUE(succeeded(signing.card.authentication_certificate()));
  signing.reader.eid.select_identity_directory();
  EXPECT_TRUE(succeeded(signing.card.sign(SignatureScheme::rsa_pkcs1_sha256, Bytes(32))));
  EXPECT_TRUE(signing.was_sent(select_belpic_command));
}

TEST(Sign, tells_that_the_pin_is_wanted) {
  Signing signing{Generation::applet_1_8};
  signing.reader.eid.unlocked = false;
  EXPECT_EQ(std::get<Fault>(signing.card.sign(SignatureScheme::ecdsa_sha384, Bytes(48))), Fault::not_verified);
}

TEST(Sign, asks_the_card_for_nothing_when_the_input_has_a_wrong_length) {
  ScriptedTransport transport{};
  EidCard card{transport};
  EXPECT_EQ(std::get<Fault>(card.sign(SignatureScheme::ecdsa_sha384, Bytes(32))), Fault::unexpected_answer);
  EXPECT_EQ(std::get<Fault>(card.sign(SignatureScheme::rsa_pkcs1_digest_info, {})), Fault::unexpected_answer);
  EXPECT_EQ(std::get<Fault>(card.sign(SignatureScheme::rsa_pkcs1_digest_info, Bytes(246))), Fault::unexpected_answer);
  EXPECT_TRUE(transport.sent().empty());
}

TEST(Sign, does_not_hand_on_a_signature_of_a_wrong_length) {
  ScriptedTransport transport{"9000", "9000", "6103", "010203 9000"};
  EidCard card{transport};
  EXPECT_EQ(std::get<Fault>(card.sign(SignatureScheme::ecdsa_sha384, Bytes(48))), Fault::unexpected_answer);
}

TEST(Sign, gives_up_when_the_card_has_no_such_key) {
  ScriptedTransport transport{"9000", "6A88", "9000", "9000"};
  EidCard card{transport};
  EXPECT_EQ(std::get<Fault>(card.sign(SignatureScheme::ecdsa_sha384, Bytes(48))), Fault::unexpected_answer);
  EXPECT_EQ(transport.sent().size(), 2U);
}

TEST(Sign, tells_a_card_that_does_not_sign_in_this_way) {
  for (const auto* const refusal : {"6A80", "6985", "6A86", "6B00", "6700", "6D00", "9484"}) {
    ScriptedTransport at_the_choice{"9000", refusal};
    EXPECT_EQ(std::get<Fault>(EidCard{at_the_choice}.sign(SignatureScheme::rsa_pss_sha256, Bytes(32))),
              Fault::signature_refused)
        << refusal;
    ScriptedTransport at_the_signature{"9000", "9000", refusal};
    EXPECT_EQ(std::get<Fault>(EidCard{at_the_signature}.sign(SignatureScheme::rsa_pss_sha256, Bytes(32))),
              Fault::signature_refused)
        << refusal;
  }
}

TEST(Sign, does_not_take_a_card_in_trouble_for_one_that_does_not_sign_in_this_way) {
  for (const auto* const trouble : {"6400", "6581", "6F00"}) {
    ScriptedTransport transport{"9000", "9000", trouble};
    EXPECT_EQ(std::get<Fault>(EidCard{transport}.sign(SignatureScheme::rsa_pss_sha256, Bytes(32))),
              Fault::unexpected_answer)
        << trouble;
  }
}

TEST(Knows, takes_whatever_refuses_the_algorithm_for_a_key_without_it) {
  const auto answer_to = [](Outcome<Bytes> answer) {
    ScriptedTransport transport{"9000"};
    transport.then(std::move(answer));
    transport.then(hex("9000")); // DF(BELPIC) once more, after 6A88
    transport.then(hex("6A88"));
    return EidCard{transport}.knows(SignatureScheme::rsa_pss_sha256);
  };
  EXPECT_TRUE(std::get<bool>(answer_to(hex("9000"))));
  for (const auto* const refusal : {"6A80", "6985", "6A86", "6A88", "6B00", "6D00", "6700", "9484", "6F00"})
    EXPECT_FALSE(std::get<bool>(answer_to(hex(refusal)))) << refusal;
  EXPECT_EQ(std::get<Fault>(answer_to(Fault::card_mute)), Fault::card_mute);
}

} // namespace card
