// SPDX-License-Identifier: EUPL-1.2
#include "desk.h"

#include <gtest/gtest.h>

#include <tuple>

namespace tls {

namespace {

using card::SignatureScheme;

enum class Kind { rsa, ec };

SoftwareCard card_of(Kind kind) {
  return kind == Kind::rsa ? rsa_card() : ec_card();
}

/// Whether GIO does when a server of TLS 1.2 wants it: glib-networking cannot any more, from 2.90 on. It does not tell
/// its version; GLib's goes with it.
bool renegotiates() {
  return glib_check_version(2, 90, 0) != nullptr;
}

/// Every generation of card with every version of TLS.
class Handshake : public testing::TestWithParam<std::tuple<Kind, int>> {
protected:
  SoftwareCard m_card = card_of(std::get<0>(GetParam()));
  KeyOf m_key{m_card};
  CardHost::Manner m_manner{.tls_version = std::get<1>(GetParam())};
};

std::string parameter_name(const testing::TestParamInfo<std::tuple<Kind, int>>& info) {
  return std::string{std::get<0>(info.param) == Kind::rsa ? "rsa" : "ec"} +
         (std::get<1>(info.param) == TLS1_2_VERSION ? "_tls12" : "_tls13");
}

} // namespace

INSTANTIATE_TEST_SUITE_P(AllCards, Handshake,
                         testing::Combine(testing::Values(Kind::rsa, Kind::ec),
                                          testing::Values(TLS1_2_VERSION, TLS1_3_VERSION)),
                         parameter_name);

TEST_P(Handshake, signs_in_with_one_signature_at_a_server_that_knows_only_the_root) {
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(Desk{{host.name()}}.answer_of_get(host.address(), m_key).page.reveal(), "Welcome Ada Tester Proef");
  EXPECT_EQ(m_card.asked().size(), 1U);
  EXPECT_EQ(m_key.signatures(), 1);
}

TEST_P(Handshake, neither_signs_for_a_server_that_is_not_trusted_nor_shows_it_the_certificate) {
  const auto stranger = made::authority("Stranger CA", People::get().ec);
  m_manner.issuer = &stranger;
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(Desk{{host.name()}}.fault_of_get(host.address(), m_key), RequestFault::untrusted_server);
  EXPECT_TRUE(m_card.asked().empty());
  EXPECT_FALSE(host.saw_a_certificate());
  EXPECT_TRUE(host.asked().empty());
}

TEST_P(Handshake, neither_signs_for_a_trusted_server_under_a_name_that_is_not_its_own) {
  const CardHost host{m_manner, welcome};
  const std::string other_name = "127.0.0.1" + host.name().substr(host.name().find(':'));
  EXPECT_EQ(Desk{{other_name}}.fault_of_get("https://" + other_name + "/", m_key), RequestFault::untrusted_server);
  EXPECT_TRUE(m_card.asked().empty());
  EXPECT_FALSE(host.saw_a_certificate());
}

TEST_P(Handshake, neither_signs_for_a_server_whose_certificate_has_expired_and_tells_that_it_is_the_date) {
  m_manner.not_after = "20210101000000Z";
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(Desk{{host.name()}}.fault_of_get(host.address(), m_key), RequestFault::server_date);
  EXPECT_TRUE(m_card.asked().empty());
  EXPECT_FALSE(host.saw_a_certificate());
}

TEST_P(Handshake, does_not_blame_the_date_of_a_server_that_would_not_be_trusted_on_any_other) {
  const auto stranger = made::authority("Stranger CA", People::get().ec);
  m_manner.issuer = &stranger;
  m_manner.not_after = "20210101000000Z";
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(Desk{{host.name()}}.fault_of_get(host.address(), m_key), RequestFault::untrusted_server);
}

TEST_P(Handshake, does_not_sign_for_a_proof_server_when_the_systems_trust_decides) {
  const CardHost host{m_manner, welcome};
  CardRequester requester{{host.name()}, Trust{}, 30};
  std::optional<CardRequestResult> result;
  requester.send(get(host.address()), m_key, [&](CardRequestResult found) { result = std::move(found); });
  ASSERT_TRUE(loop_until([&] { return result.has_value(); }));
  EXPECT_EQ(std::get<RequestFailed>(*result).fault, RequestFault::untrusted_server);
  EXPECT_TRUE(m_card.asked().empty());
}

TEST_P(Handshake, tells_that_the_server_refused_the_certificate) {
  const auto stranger = made::authority("Stranger CA", People::get().ec);
  m_manner.trusts = &stranger;
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(Desk{{host.name()}}.fault_of_get(host.address(), m_key), RequestFault::certificate_refused);
}

TEST_P(Handshake, tells_why_the_card_did_not_sign) {
  m_card.refuse_with(card::Fault::card_removed);
  const CardHost host{m_manner, welcome};
  const auto result = Desk{{host.name()}}.result_of_get(host.address(), m_key);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(std::get<RequestFailed>(*result).fault, RequestFault::card_failed);
  EXPECT_EQ(std::get<RequestFailed>(*result).card, card::Fault::card_removed);
  EXPECT_TRUE(host.asked().empty());
}

TEST_P(Handshake, never_lets_one_card_speak_in_the_name_of_another) {
  const CardHost host{m_manner, welcome};
  Desk desk{{host.name()}};
  EXPECT_EQ(desk.answer_of_get(host.address(), m_key).page.reveal(), "Welcome Ada Tester Proef");

  const auto colleague =
      made::identity({.given_names = "Bob", .surname = "Proef"}, People::get().ec, &People::get().citizen_ca);
  const SoftwareCard other{colleague};
  const KeyOf other_key{other};
  EXPECT_EQ(desk.answer_of_get(host.address(), other_key).page.reveal(), "Welcome Bob Proef");
  EXPECT_EQ(Desk{{host.name()}}.answer_of_get(host.address(), other_key).page.reveal(), "Welcome Bob Proef");
  EXPECT_EQ(Desk{{host.name()}}.answer_of_get(host.address(), m_key).page.reveal(), "Welcome Ada Tester Proef");
}

TEST_P(Handshake, is_signed_by_the_card_in_each_sign_in_whatever_the_server_remembers) {
  const CardHost host{m_manner, welcome};
  Desk desk{{host.name()}};
  EXPECT_EQ(desk.answer_of_get(host.address(), m_key).page.reveal(), "Welcome Ada Tester Proef");
  EXPECT_EQ(desk.answer_of_get(host.address(), m_key).page.reveal(), "Welcome Ada Tester Proef");
  EXPECT_EQ(desk.answer_of_get(host.address(), KeyOf{m_card}).page.reveal(), "Welcome Ada Tester Proef");
  EXPECT_EQ(Desk{{host.name()}}.answer_of_get(host.address(), KeyOf{m_card}).page.reveal(), "Welcome Ada Tester Proef");
  EXPECT_EQ(m_card.asked().size(), 4U);
  EXPECT_EQ(host.resumed_sessions(), 0);
}

TEST_P(Handshake, answers_a_server_that_asks_for_no_certificate_without_the_card) {
  m_manner.asks = CardHost::Asks::never;
  const CardHost host{m_manner, welcome};
  EXPECT_EQ(Desk{{host.name()}}.answer_of_get(host.address(), m_key).page.reveal(), "Welcome ");
  EXPECT_TRUE(m_card.asked().empty());
}

TEST(Signature, of_an_rsa_card_is_pss_in_tls_1_3_and_pkcs_1_where_the_server_wants_that) {
  const auto software_card = rsa_card();
  const KeyOf key{software_card};
  const CardHost modern{{}, welcome};
  const CardHost plain{{.tls_version = TLS1_2_VERSION, .signature_algorithms = "RSA+SHA256"}, welcome};
  EXPECT_EQ(Desk{{modern.name()}}.answer_of_get(modern.address(), key).status, 200U);
  EXPECT_EQ(Desk{{plain.name()}}.answer_of_get(plain.address(), key).status, 200U);
  EXPECT_EQ(software_card.asked(),
            (std::vector{SignatureScheme::rsa_pss_sha256, SignatureScheme::rsa_pkcs1_digest_info}));
}

TEST(Signature, of_an_elliptic_card_fits_a_server_that_wants_only_one_hash) {
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  const CardHost one{{.tls_version = TLS1_2_VERSION, .signature_algorithms = "ECDSA+SHA256"}, welcome};
  const CardHost other{{.tls_version = TLS1_2_VERSION, .signature_algorithms = "ECDSA+SHA384"}, welcome};
  EXPECT_EQ(Desk{{one.name()}}.answer_of_get(one.address(), key).status, 200U);
  EXPECT_EQ(Desk{{other.name()}}.answer_of_get(other.address(), key).status, 200U);
  EXPECT_EQ(software_card.asked(), (std::vector{SignatureScheme::ecdsa_sha256, SignatureScheme::ecdsa_sha384}));
}

TEST(Signature, is_not_asked_of_the_card_when_the_server_wants_one_it_cannot_make) {
  struct Pair {
    SoftwareCard card;
    CardHost::Manner manner;
  };

  const std::vector<Pair> pairs{
      {rsa_card(), {.signature_algorithms = "RSA-PSS+SHA512"}},
      {rsa_card(), {.signature_algorithms = "ECDSA+SHA384"}},
      {rsa_card(), {.tls_version = TLS1_2_VERSION, .signature_algorithms = "RSA+SHA512"}},
      {ec_card(), {.signature_algorithms = "RSA-PSS+SHA256"}},
      {ec_card(), {.signature_algorithms = "ECDSA+SHA256"}},
      {ec_card(), {.tls_version = TLS1_2_VERSION, .signature_algorithms = "ECDSA+SHA512"}},
  };
  for (const auto& [card, manner] : pairs) {
    const KeyOf key{card};
    const CardHost host{manner, welcome};
    EXPECT_EQ(Desk{{host.name()}}.fault_of_get(host.address(), key), RequestFault::no_common_signature)
        << manner.signature_algorithms;
    EXPECT_TRUE(card.asked().empty()) << manner.signature_algorithms;
  }
}

TEST(Signature, without_pss_is_not_asked_for_in_tls_1_3) {
  const auto software_card = rsa_card();
  const KeyOf key{software_card, KeyReach::tls_1_2};
  const CardHost host{{}, welcome};
  EXPECT_EQ(Desk{{host.name()}}.fault_of_get(host.address(), key), RequestFault::signature_unsupported);
  EXPECT_TRUE(software_card.asked().empty());
}

class ServerThatAsksAfterTheRequest : public testing::TestWithParam<Kind> {
protected:
  SoftwareCard m_card = card_of(GetParam());
  KeyOf m_key{m_card};
};

INSTANTIATE_TEST_SUITE_P(AllCards, ServerThatAsksAfterTheRequest, testing::Values(Kind::rsa, Kind::ec),
                         [](const auto& each) { return std::string{each.param == Kind::rsa ? "rsa" : "ec"}; });

TEST_P(ServerThatAsksAfterTheRequest, is_given_a_signature_each_time_it_asks_on_one_connection_or_told_if_gio_cannot) {
  const CardHost host{
      {.tls_version = TLS1_2_VERSION, .asks = CardHost::Asks::after_the_request},
      [](const Asked& asked) { return asked.target == "/again" ? welcome(asked) : redirect("/again"); }};
  const auto result = Desk{{host.name()}}.result_of_get(host.address(), m_key);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(host.connections(), 1);
  if (renegotiates()) {
    EXPECT_EQ(std::get<CardAnswer>(*result).page.reveal(), "Welcome Ada Tester Proef");
    EXPECT_EQ(m_card.asked().size(), 2U);
  } else {
    EXPECT_EQ(std::get<RequestFailed>(*result).fault, RequestFault::server_unreachable);
    EXPECT_TRUE(m_card.asked().empty());
  }
}

/// GIO offers no authentication after the handshake, so a server of TLS 1.3 cannot ask then, and hangs up.
TEST_P(ServerThatAsksAfterTheRequest, is_told_from_one_that_refused_the_card_when_it_speaks_tls_1_3) {
  const CardHost host{{.asks = CardHost::Asks::after_the_request}, welcome};
  EXPECT_EQ(Desk{{host.name()}}.fault_of_get(host.address(), m_key), RequestFault::server_unreachable);
  EXPECT_TRUE(m_card.asked().empty());
}

} // namespace tls
