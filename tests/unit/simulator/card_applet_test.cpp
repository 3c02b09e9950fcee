// SPDX-License-Identifier: EUPL-1.2
// Applets that the programs do not sign in with: the one before theirs, and one after.
#include "card_bench.h"

#include <gtest/gtest.h>
#include <openssl/rsa.h>

#include <cstdint>

namespace {

using simulator::Applet;
using simulator::EidOptions;
using simulator::from_hex;
using simulator::tests::applet_1_1;
using simulator::tests::CardBench;
using simulator::tests::certificate_in;
using simulator::tests::empty_verify;
using simulator::tests::verify_1234;

TEST(Applet11, looks_like_1_7_until_its_card_data_are_read) {
  CardBench bench{applet_1_1};
  EXPECT_EQ(bench.card().atr(), from_hex("3B9813400AA503010101AD1311"));
  const auto data = bench.send("80E400001C");
  EXPECT_EQ(data.at(21), 0x11);
  EXPECT_EQ(bench.status("80E400011F"), 0x6B00);
}

TEST(Applet11, takes_an_empty_verify_for_a_wrong_pin) {
  CardBench bench{applet_1_1};
  EXPECT_EQ(bench.status(empty_verify), 0x63C2);
  EXPECT_EQ(bench.status("0020000100"), 0x63C1);
  EXPECT_EQ(bench.status(verify_1234), 0x9000);
  EXPECT_EQ(bench.status(empty_verify), 0x63C2) << "even after the right PIN, which it takes back";
  EXPECT_TRUE(bench.sign(0x82, 0x02, card::Bytes(20)).empty());
  EXPECT_EQ(bench.last_status, 0x6982);
}

TEST(Applet11, signs_with_a_key_of_1024_bits) {
  CardBench bench{applet_1_1};
  bench.send(verify_1234);
  for (const auto& [algorithm, length] : {std::pair{0x01, 35U}, std::pair{0x02, 20U}, std::pair{0x04, 16U}})
    EXPECT_EQ(bench.sign(0x82, static_cast<std::uint8_t>(algorithm), card::Bytes(length)).size(), 128U) << algorithm;
  const auto certificate = certificate_in(bench.read_file("DF005038"));
  EXPECT_EQ(EVP_PKEY_get_bits(X509_get0_pubkey(certificate.get())), 1024);
  EXPECT_TRUE(bench.sign(0x82, 0x01, card::Bytes(118)).empty()) << "more than fits beside the padding";
  EXPECT_EQ(bench.last_status, 0x6700);
}

TEST(Applet11, knows_neither_sha256_nor_pss) {
  CardBench bench{applet_1_1};
  for (const int algorithm : {0x08, 0x10, 0x20, 0x40}) {
    EXPECT_TRUE(bench.sign(0x82, static_cast<std::uint8_t>(algorithm), card::Bytes(32)).empty());
    EXPECT_EQ(bench.last_status, 0x9484);
  }
}

TEST(AppletAfter18, is_1_8_under_another_number) {
  CardBench bench{EidOptions{.applet = Applet::v1_9}};
  EXPECT_EQ(bench.card().atr(), (CardBench{Applet::v1_8}.card().atr()));
  const auto data = bench.send("80E400011F");
  EXPECT_EQ(data.at(21), 0x19);
  EXPECT_EQ(data.at(28), 3);
}

TEST(ChipSerial, is_another_for_every_applet) {
  std::vector<card::Bytes> serials;
  for (const auto applet : {Applet::v1_1, Applet::v1_7, Applet::v1_8, Applet::v1_9}) {
    auto serial = CardBench{applet}.send("80E400001C");
    serial.resize(16);
    for (const auto& other : serials)
      EXPECT_NE(serial, other);
    serials.push_back(serial);
  }
}

} // namespace
