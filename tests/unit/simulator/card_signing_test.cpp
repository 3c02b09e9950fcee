// SPDX-License-Identifier: EUPL-1.2
#include "card_bench.h"

#include <gtest/gtest.h>
#include <openssl/rsa.h>

#include <cstdint>

namespace {

using simulator::EcdsaSignatureHandle;
using simulator::EidOptions;
using simulator::from_hex;
using simulator::KeyContextHandle;
using simulator::tests::applet_1_7;
using simulator::tests::applet_1_8;
using simulator::tests::CardBench;
using simulator::tests::certificate_in;
using simulator::tests::verify_1234;

/// A hash that is not the same everywhere.
card::Bytes some_hash(std::size_t length) {
  card::Bytes hash(length);
  for (std::size_t i = 0; i < length; ++i)
    hash[i] = static_cast<std::uint8_t>(7 * i + 1);
  return hash;
}

bool rsa_verifies(CardBench& bench, const card::Bytes& signature, const card::Bytes& hash, const EVP_MD* digest,
                  int padding) {
  const auto certificate = certificate_in(bench.read_file("DF005038"));
  const KeyContextHandle context{EVP_PKEY_CTX_new(X509_get0_pubkey(certificate.get()), nullptr)};
  return EVP_PKEY_verify_init(context.get()) == 1 && EVP_PKEY_CTX_set_rsa_padding(context.get(), padding) == 1 &&
         EVP_PKEY_CTX_set_signature_md(context.get(), digest) == 1 &&
         (padding != RSA_PKCS1_PSS_PADDING ||
          EVP_PKEY_CTX_set_rsa_pss_saltlen(context.get(), RSA_PSS_SALTLEN_DIGEST) == 1) &&
         EVP_PKEY_verify(context.get(), signature.data(), signature.size(), hash.data(), hash.size()) == 1;
}

bool ecdsa_verifies(EVP_PKEY* key, const card::Bytes& plain, const card::Bytes& hash) {
  const EcdsaSignatureHandle signature{ECDSA_SIG_new()};
  ECDSA_SIG_set0(signature.get(), BN_bin2bn(plain.data(), 48, nullptr), BN_bin2bn(&plain[48], 48, nullptr));
  std::uint8_t* der = nullptr;
  const int length = i2d_ECDSA_SIG(signature.get(), &der);
  const KeyContextHandle context{EVP_PKEY_CTX_new(key, nullptr)};
  const bool good =
      EVP_PKEY_verify_init(context.get()) == 1 &&
      EVP_PKEY_verify(context.get(), der, static_cast<std::size_t>(length), hash.data(), hash.size()) == 1;
  OPENSSL_free(der);
  return good;
}

TEST(Signature, of_1_7_verifies_for_every_algorithm_of_the_manual) {
  struct Case {
    std::uint8_t algorithm;
    std::size_t length;
    const EVP_MD* digest;
    int padding;
  };

  CardBench bench{applet_1_7};
  bench.send(verify_1234);
  for (const auto& [algorithm, length, digest, padding] :
       {Case{0x02, 20, EVP_sha1(), RSA_PKCS1_PADDING}, Case{0x04, 16, EVP_md5(), RSA_PKCS1_PADDING},
        Case{0x08, 32, EVP_sha256(), RSA_PKCS1_PADDING}, Case{0x10, 20, EVP_sha1(), RSA_PKCS1_PSS_PADDING},
        Case{0x20, 32, EVP_sha256(), RSA_PKCS1_PSS_PADDING}}) {
    const auto hash = some_hash(length);
    const auto signature = bench.sign(CardBench::authentication_key, algorithm, hash);
    ASSERT_EQ(signature.size(), 256U) << int{algorithm};
    EXPECT_TRUE(rsa_verifies(bench, signature, hash, digest, padding)) << int{algorithm};
  }
}

TEST(Signature, of_1_7_takes_a_whole_digest_info) {
  CardBench bench{applet_1_7};
  bench.send(verify_1234);
  const auto hash = some_hash(32);
  auto digest_info = from_hex("3031300D060960864801650304020105000420");
  digest_info.insert(digest_info.end(), hash.begin(), hash.end());
  const auto signature = bench.sign(CardBench::authentication_key, 0x01, digest_info);
  EXPECT_TRUE(rsa_verifies(bench, signature, hash, EVP_sha256(), RSA_PKCS1_PADDING));
  EXPECT_TRUE(bench.sign(CardBench::authentication_key, 0x01, card::Bytes(246)).empty());
  EXPECT_EQ(bench.last_status, 0x6700);
}

TEST(Signature, of_1_8_is_plain_r_and_s_and_verifies) {
  CardBench bench{applet_1_8};
  bench.send(verify_1234);
  const auto certificate = certificate_in(bench.read_file("DF005038"));

  struct Case {
    std::uint8_t algorithm;
    std::size_t length;
  };

  for (const auto& [algorithm, length] :
       {Case{0x01, 32}, Case{0x02, 48}, Case{0x04, 64}, Case{0x08, 32}, Case{0x10, 48}, Case{0x20, 64}, Case{0x40, 20},
        Case{0x40, 28}, Case{0x40, 32}, Case{0x40, 48}, Case{0x40, 64}}) {
    const auto hash = some_hash(length);
    const auto signature = bench.sign(CardBench::authentication_key, algorithm, hash);
    ASSERT_EQ(signature.size(), 96U) << int{algorithm};
    EXPECT_TRUE(ecdsa_verifies(X509_get0_pubkey(certificate.get()), signature, hash)) << int{algorithm};
  }
}

TEST(Signature, is_announced_by_its_length) {
  CardBench rsa{applet_1_7};
  rsa.send(verify_1234);
  rsa.sign(CardBench::authentication_key, 0x08, {});
  card::Bytes command = from_hex("002A9E9A20");
  command.resize(command.size() + 32);
  EXPECT_EQ(CardBench::status_of(rsa.send(command)), 0x6100);
  CardBench elliptic{applet_1_8};
  elliptic.send(verify_1234);
  elliptic.sign(CardBench::authentication_key, 0x01, {});
  EXPECT_EQ(CardBench::status_of(elliptic.send(command)), 0x6160);
}

TEST(Signature, is_fetched_in_pieces_and_not_lost_by_asking_too_much) {
  CardBench bench{applet_1_8};
  bench.send(verify_1234);
  bench.sign(CardBench::authentication_key, 0x01, {});
  card::Bytes command = from_hex("002A9E9A20");
  command.resize(command.size() + 32);
  bench.send(command);
  EXPECT_EQ(bench.status("00C0000000"), 0x6C60);
  const auto first = bench.send("00C0000050");
  EXPECT_EQ(first.size(), 0x50U + 2U);
  EXPECT_EQ(CardBench::status_of(first), 0x6110);
  EXPECT_EQ(bench.send("00C0000010").size(), 0x10U + 2U);
  EXPECT_EQ(bench.status("00C0000010"), 0x6985);
}

TEST(Signature, wants_an_environment_a_pin_and_the_right_length) {
  CardBench bench{applet_1_8};
  bench.pso(some_hash(48));
  EXPECT_EQ(bench.last_status, 0x6985);
  bench.sign(CardBench::authentication_key, 0x02, some_hash(48));
  EXPECT_EQ(bench.last_status, 0x6982);
  bench.send(verify_1234);
  bench.sign(CardBench::authentication_key, 0x02, some_hash(32));
  EXPECT_EQ(bench.last_status, 0x6700);
  bench.card().power_on();
  bench.send(verify_1234);
  bench.pso(some_hash(48));
  EXPECT_EQ(bench.last_status, 0x6985) << "a reset forgets the environment";
}

TEST(SecurityEnvironment, is_checked_byte_by_byte) {
  CardBench bench{applet_1_7};
  bench.send("00A4080C043F00DF00");
  EXPECT_EQ(bench.status("002241B6050480088482"), 0x9000);
  EXPECT_EQ(bench.status("002241B6050480408482"), 0x6A80) << "an algorithm of 1.8";
  EXPECT_EQ(bench.status("002241B6050480088481"), 0x6A88);
  EXPECT_EQ(bench.status("002241B6050581088482"), 0x6A80);
  EXPECT_EQ(bench.status("002241B60404800884"), 0x6700);
  EXPECT_EQ(bench.status("002241A4050480088482"), 0x6B00);
  bench.send("00A4080C023F00");
  EXPECT_EQ(bench.status("002241B6050480088482"), 0x6A88) << "the keys belong to the PKCS#15 directory";
}

TEST(SecurityEnvironment, is_refused_on_a_card_without_certificates) {
  CardBench bench{EidOptions{.has_certificates = false}};
  bench.send("00A4080C043F00DF00");
  EXPECT_EQ(bench.status("002241B6050480028482"), 0x6985);
}

TEST(InternalAuthenticate, of_1_7_takes_a_challenge_of_twenty_bytes) {
  CardBench bench{applet_1_7};
  const auto challenge = some_hash(20);
  card::Bytes command = from_hex("00880281169414");
  command.insert(command.end(), challenge.begin(), challenge.end());
  EXPECT_EQ(CardBench::status_of(bench.send(command)), 0x6180);
  EXPECT_EQ(bench.send("00C0000080").size(), 128U + 2U);
  EXPECT_EQ(bench.status("0088028102 9414"), 0x6700);
  EXPECT_EQ(bench.status("00880181169414" + std::string(40, '0')), 0x6B00);
  EXPECT_EQ(bench.status("00880281169514" + std::string(40, '0')), 0x6A80);
}

TEST(InternalAuthenticate, forgets_the_security_environment) {
  CardBench bench{applet_1_8};
  bench.send(verify_1234);
  bench.sign(CardBench::authentication_key, 0x02, {});
  bench.send("00880281329430" + std::string(96, '0'));
  EXPECT_TRUE(bench.pso(some_hash(48)).empty());
  EXPECT_EQ(bench.last_status, 0x6985);
}

TEST(InternalAuthenticate, proves_the_chip_with_its_own_key) {
  CardBench bench{applet_1_8};
  const auto file = bench.read_file("DF014040");
  const auto challenge = some_hash(48);
  card::Bytes command = from_hex("00880281329430");
  command.insert(command.end(), challenge.begin(), challenge.end());
  ASSERT_EQ(CardBench::status_of(bench.send(command)), 0x6160);
  const auto signature = CardBench::data_of(bench.send("00C0000060"));
  const std::uint8_t* begin = file.data();
  const simulator::KeyHandle key{d2i_PUBKEY(nullptr, &begin, static_cast<long>(file.size()))};
  EXPECT_TRUE(ecdsa_verifies(key.get(), signature, challenge));
}

} // namespace
