// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "people.h"
#include "tls/backend.h"
#include "tls/card_key.h"

#include <gnutls/abstract.h>
#include <gtest/gtest.h>

#include <future>
#include <optional>
#include <string>
#include <vector>

namespace tls {

namespace {

using card::SignatureScheme;

/// The key as GIO asks it of GnuTLS: by its URL.
class GnutlsKey {
public:
  explicit GnutlsKey(const CardKey& key) {
    gnutls_privkey_init(&m_key);
    char* url = nullptr;
    g_object_get(key.gio_certificate(), "private-key-pkcs11-uri", &url, nullptr);
    const base::TextPtr owned{url};
    m_import_result = gnutls_privkey_import_url(m_key, url, 0);
  }

  ~GnutlsKey() { gnutls_privkey_deinit(m_key); }

  GnutlsKey(const GnutlsKey&) = delete;
  GnutlsKey& operator=(const GnutlsKey&) = delete;
  GnutlsKey(GnutlsKey&&) = delete;
  GnutlsKey& operator=(GnutlsKey&&) = delete;

  [[nodiscard]] int import_result() const { return m_import_result; }

  /// Signs a made-up hash and says GnuTLS's result; with `certificate`, also checks the signature against it.
  int sign(gnutls_sign_algorithm_t algorithm, std::size_t hash_size, const made::Identity* certificate = nullptr) {
    card::Bytes hash(hash_size, 0x5A);
    const gnutls_datum_t input{hash.data(), static_cast<unsigned>(hash.size())};
    gnutls_datum_t signature{};
    int result = gnutls_privkey_sign_hash2(m_key, algorithm, 0, &input, &signature);
    if (result == GNUTLS_E_SUCCESS && certificate != nullptr)
      result = verify(*certificate, algorithm, input, signature);
    gnutls_free(signature.data);
    return result;
  }

private:
  static int verify(const made::Identity& identity, gnutls_sign_algorithm_t algorithm, const gnutls_datum_t& hash,
                    const gnutls_datum_t& signature) {
    card::Bytes der = identity.der();
    const gnutls_datum_t datum{der.data(), static_cast<unsigned>(der.size())};
    gnutls_x509_crt_t certificate = nullptr;
    gnutls_x509_crt_init(&certificate);
    gnutls_x509_crt_import(certificate, &datum, GNUTLS_X509_FMT_DER);
    gnutls_pubkey_t pubkey = nullptr;
    gnutls_pubkey_init(&pubkey);
    gnutls_pubkey_import_x509(pubkey, certificate, 0);
    const int result = gnutls_pubkey_verify_hash2(pubkey, algorithm, 0, &hash, &signature);
    gnutls_pubkey_deinit(pubkey);
    gnutls_x509_crt_deinit(certificate);
    return result;
  }

  gnutls_privkey_t m_key = nullptr;
  int m_import_result = 0;
};

card::Bytes der_of(GTlsCertificate* certificate) {
  GByteArray* array = nullptr;
  g_object_get(certificate, "certificate", &array, nullptr);
  const base::ByteArrayPtr owned{array};
  return {array->data, array->data + array->len};
}

} // namespace

TEST(Backend, is_gnutls_on_the_systems_we_support) {
  EXPECT_TRUE(backend_is_gnutls());
}

TEST(CardKey, shows_gio_the_cards_certificate_and_its_issuer) {
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  ASSERT_NE(key.gio_certificate(), nullptr);
  EXPECT_EQ(der_of(key.gio_certificate()), software_card.identity().der());
  EXPECT_EQ(der_of(g_tls_certificate_get_issuer(key.gio_certificate())), People::get().citizen_ca.der());
}

TEST(CardKey, does_without_an_issuer) {
  const auto software_card = ec_card();
  const CardKey key{parsed(software_card.identity()), std::nullopt, software_card.sign_with_card()};
  ASSERT_NE(key.gio_certificate(), nullptr);
  EXPECT_EQ(der_of(key.gio_certificate()), software_card.identity().der());
  EXPECT_EQ(g_tls_certificate_get_issuer(key.gio_certificate()), nullptr);
}

TEST(CardKey, signs_with_an_rsa_card_what_tls_1_3_wants) {
  const auto software_card = rsa_card();
  const KeyOf key{software_card};
  EXPECT_GE(GnutlsKey{key}.sign(GNUTLS_SIGN_RSA_PSS_RSAE_SHA256, 32, &software_card.identity()), 0);
  EXPECT_EQ(software_card.asked(), std::vector{SignatureScheme::rsa_pss_sha256});
}

TEST(CardKey, lets_the_card_pad_a_ready_digest_info_for_tls_1_2) {
  const auto software_card = rsa_card();
  const KeyOf key{software_card};
  EXPECT_GE(GnutlsKey{key}.sign(GNUTLS_SIGN_RSA_SHA256, 32, &software_card.identity()), 0);
  EXPECT_EQ(software_card.asked(), std::vector{SignatureScheme::rsa_pkcs1_digest_info});
}

TEST(CardKey, signs_with_an_elliptic_card_in_both_versions_of_tls) {
  const auto software_card = ec_card();
  const KeyOf key{software_card};
  GnutlsKey gnutls_key{key};
  EXPECT_GE(gnutls_key.sign(GNUTLS_SIGN_ECDSA_SHA384, 48, &software_card.identity()), 0);
  EXPECT_GE(gnutls_key.sign(GNUTLS_SIGN_ECDSA_SECP384R1_SHA384, 48, &software_card.identity()), 0);
  EXPECT_GE(gnutls_key.sign(GNUTLS_SIGN_ECDSA_SHA256, 32, &software_card.identity()), 0);
  EXPECT_EQ(software_card.asked(),
            (std::vector{SignatureScheme::ecdsa_sha384, SignatureScheme::ecdsa_sha384, SignatureScheme::ecdsa_sha256}));
}

TEST(CardKey, never_asks_the_card_for_what_it_cannot_sign) {
  const auto rsa = rsa_card();
  const auto ec = ec_card();
  const KeyOf rsa_key{rsa};
  const KeyOf ec_key{ec};
  EXPECT_LT(GnutlsKey{rsa_key}.sign(GNUTLS_SIGN_RSA_PSS_RSAE_SHA384, 48), 0);
  EXPECT_LT(GnutlsKey{rsa_key}.sign(GNUTLS_SIGN_RSA_PSS_RSAE_SHA512, 64), 0);
  EXPECT_LT(GnutlsKey{ec_key}.sign(GNUTLS_SIGN_ECDSA_SHA512, 64), 0);
  EXPECT_LT(GnutlsKey{ec_key}.sign(GNUTLS_SIGN_ECDSA_SHA1, 20), 0);
  EXPECT_TRUE(rsa.asked().empty());
  EXPECT_TRUE(ec.asked().empty());
}

TEST(CardKey, keeps_why_the_card_refused_until_it_signs_again) {
  auto software_card = ec_card();
  const KeyOf key{software_card};
  GnutlsKey gnutls_key{key};
  EXPECT_EQ(key.last_fault(), std::nullopt);

  software_card.refuse_with(card::Fault::card_removed);
  EXPECT_LT(gnutls_key.sign(GNUTLS_SIGN_ECDSA_SHA384, 48), 0);
  EXPECT_EQ(key.last_fault(), card::Fault::card_removed);
  EXPECT_EQ(key.signatures(), 1);

  software_card.refuse_with(std::nullopt);
  EXPECT_GE(gnutls_key.sign(GNUTLS_SIGN_ECDSA_SHA384, 48), 0);
  EXPECT_EQ(key.last_fault(), std::nullopt);
  EXPECT_EQ(key.signatures(), 2);
}

TEST(CardKey, lets_nobody_sign_once_it_is_gone) {
  const auto software_card = ec_card();
  auto key = std::make_unique<KeyOf>(software_card);
  GnutlsKey imported_before{*key};
  const auto certificate = base::another_owner(key->gio_certificate());
  key.reset();
  EXPECT_LT(imported_before.sign(GNUTLS_SIGN_ECDSA_SHA384, 48), 0);
  EXPECT_TRUE(software_card.asked().empty());
  EXPECT_EQ(der_of(certificate.get()), software_card.identity().der()) << "GIO's own reference stays usable";
}

TEST(CardKey, may_be_destroyed_while_the_card_is_signing) {
  auto software_card = ec_card();
  software_card.hold();
  auto key = std::make_unique<KeyOf>(software_card);
  GnutlsKey gnutls_key{*key};
  GnutlsKey second_in_line{*key};
  auto signing = std::async(std::launch::async, [&] { return gnutls_key.sign(GNUTLS_SIGN_ECDSA_SHA384, 48); });
  ASSERT_TRUE(software_card.was_asked_in_time());
  auto waiting = std::async(std::launch::async, [&] { return second_in_line.sign(GNUTLS_SIGN_ECDSA_SHA384, 48); });
  key.reset();
  software_card.let_go();
  signing.wait();
  waiting.wait();
  EXPECT_EQ(software_card.asked().size(), 1U) << "the second in line is not served any more";
}

TEST(CardKey, of_two_cards_each_signs_with_its_own) {
  const auto one = ec_card();
  const SoftwareCard other{People::get().citizen_ca, made::ec_key()};
  const KeyOf one_key{one};
  const KeyOf other_key{other};
  EXPECT_GE(GnutlsKey{one_key}.sign(GNUTLS_SIGN_ECDSA_SHA384, 48, &one.identity()), 0);
  EXPECT_GE(GnutlsKey{other_key}.sign(GNUTLS_SIGN_ECDSA_SHA384, 48, &other.identity()), 0);
}

TEST(CardKey, has_no_certificate_for_a_key_that_no_card_has) {
  const SoftwareCard unfit{People::get().citizen_ca, made::ec_key("P-256")};
  EXPECT_EQ(KeyOf{unfit}.gio_certificate(), nullptr);
}

} // namespace tls
