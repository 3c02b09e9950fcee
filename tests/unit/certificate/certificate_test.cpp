// SPDX-License-Identifier: EUPL-1.2
#include "certificate/certificate.h"
#include "made_identity.h"

#include <gtest/gtest.h>
#include <openssl/err.h>

#include <string>

namespace certificate {

namespace {

using namespace std::chrono_literals;

const made::Key& key() {
  static const made::Key ec = made::ec_key();
  return ec;
}

Certificate parsed(const made::Identity& identity) {
  return Certificate::from_der(identity.der()).value();
}

Certificate certificate_saying(const made::Wording& wording) {
  return parsed(made::identity(wording, key()));
}

constexpr TimePoint midnight(std::chrono::year_month_day day) {
  return std::chrono::sys_days{day};
}

} // namespace

TEST(Certificate, gives_back_the_der_it_was_read_from) {
  const card::Bytes der = made::identity(made::authentication_certificate(), key()).der();
  EXPECT_EQ(Certificate::from_der(der)->der(), der);
}

TEST(Certificate, is_nothing_when_a_byte_is_missing_or_too_many) {
  card::Bytes der = made::identity(made::authentication_certificate(), key()).der();
  der.push_back(0);
  EXPECT_FALSE(Certificate::from_der(der));
  der.resize(der.size() - 2);
  EXPECT_FALSE(Certificate::from_der(der));
}

TEST(Certificate, is_nothing_when_the_file_is_empty_or_zeroed_as_on_a_minors_card) {
  EXPECT_FALSE(Certificate::from_der({}));
  EXPECT_FALSE(Certificate::from_der(card::Bytes(1000, 0)));
}

TEST(Certificate, leaves_no_error_in_openssls_queue_when_it_cannot_be_read) {
  ERR_clear_error();
  EXPECT_FALSE(Certificate::from_der(card::Bytes{0x30, 0x03, 0x02, 0x01, 0x00}));
  EXPECT_EQ(ERR_peek_error(), 0U);
}

TEST(Holder, is_the_given_names_and_the_surname) {
  EXPECT_EQ(certificate_saying(made::authentication_certificate()).holder().reveal(), "Ada Tester Proef");
}

TEST(Holder, keeps_accents_and_other_scripts_in_utf_8) {
  const auto certificate = certificate_saying({.given_names = "Zoë Čeněk", .surname = "Œuvré-Łąka"});
  EXPECT_EQ(certificate.holder().reveal(), "Zoë Čeněk Œuvré-Łąka");
}

TEST(Holder, falls_back_on_the_common_name_without_its_suffix) {
  EXPECT_EQ(certificate_saying({.common_name = "Ada Proef (Authentication)"}).holder().reveal(), "Ada Proef");
  EXPECT_EQ(certificate_saying({.common_name = "Ada Proef", .surname = "Proef"}).holder().reveal(), "Ada Proef");
}

TEST(Holder, is_empty_rather_than_the_national_number) {
  EXPECT_EQ(certificate_saying({.serial_number = "00000000000"}).holder().reveal(), "");
}

TEST(Validity, holds_from_the_first_second_to_the_last) {
  const auto certificate = certificate_saying({.not_before = "20260301000000Z", .not_after = "20310503000000Z"});
  const TimePoint first = midnight({std::chrono::year{2026}, std::chrono::March, std::chrono::day{1}});
  const TimePoint last = midnight({std::chrono::year{2031}, std::chrono::May, std::chrono::day{3}});

  EXPECT_EQ(certificate.not_before(), first);
  EXPECT_EQ(certificate.not_after(), last);
  EXPECT_EQ(certificate.validity(first - 1s), Validity::not_yet_valid);
  EXPECT_EQ(certificate.validity(first), Validity::valid);
  EXPECT_EQ(certificate.validity(last), Validity::valid);
  EXPECT_EQ(certificate.validity(last + 1s), Validity::expired);
}

TEST(Validity, understands_a_certificate_without_an_end) {
  const auto certificate = certificate_saying({.not_after = "99991231235959Z"});
  EXPECT_EQ(certificate.validity(midnight({std::chrono::year{2200}, std::chrono::May, std::chrono::day{3}})),
            Validity::valid);
}

TEST(KeyKind, tells_the_two_kinds_of_belgian_keys_from_all_others) {
  const auto kind = [](made::Key any) { return parsed(made::identity({}, std::move(any))).key_kind(); };
  EXPECT_EQ(kind(made::rsa_key()), KeyKind::rsa_2048);
  EXPECT_EQ(kind(made::ec_key("P-384")), KeyKind::ec_p384);
  EXPECT_EQ(kind(made::rsa_key(1024)), KeyKind::other);
  EXPECT_EQ(kind(made::ec_key("P-256")), KeyKind::other);
}

TEST(KeyKind, is_not_taken_from_the_issuers_signature) {
  const auto citizen_ca = made::authority("Citizen CA", made::ec_key());
  EXPECT_EQ(parsed(made::identity({}, made::rsa_key(), &citizen_ca)).key_kind(), KeyKind::rsa_2048);
}

TEST(Certificate, is_for_authentication_only_when_its_key_may_not_sign_documents) {
  const auto is_for_authentication = [](const char* usage) {
    return certificate_saying({.key_usage = usage}).is_for_authentication();
  };
  EXPECT_TRUE(is_for_authentication("critical,digitalSignature"));
  EXPECT_FALSE(is_for_authentication("critical,nonRepudiation"));
  EXPECT_FALSE(is_for_authentication("critical,digitalSignature,nonRepudiation"));
  EXPECT_FALSE(is_for_authentication("critical,keyCertSign"));
  EXPECT_FALSE(is_for_authentication("")) << "no keyUsage at all";
}

TEST(Certificate, knows_its_issuer_by_name_and_signature) {
  const auto citizen_ca = made::authority("Citizen CA", key());
  const auto namesake = made::authority("Citizen CA", made::ec_key());
  const auto foreigner_ca = made::authority("Foreigner CA", key());
  const auto ada = parsed(made::identity(made::authentication_certificate(), key(), &citizen_ca));

  EXPECT_TRUE(ada.is_issued_by(parsed(citizen_ca)));
  EXPECT_FALSE(ada.is_issued_by(parsed(namesake)));
  EXPECT_FALSE(ada.is_issued_by(parsed(foreigner_ca)));
  EXPECT_FALSE(ada.is_issued_by(ada));
}

TEST(Certificate, was_not_issued_by_one_who_is_no_authority) {
  const auto bystander = made::identity({.common_name = "Bystander"}, key());
  const auto ada = parsed(made::identity(made::authentication_certificate(), key(), &bystander));
  EXPECT_FALSE(ada.is_issued_by(parsed(bystander)));
}

} // namespace certificate
