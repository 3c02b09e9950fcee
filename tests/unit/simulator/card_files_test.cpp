// SPDX-License-Identifier: EUPL-1.2
#include "card_bench.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using simulator::EidOptions;
using simulator::from_hex;
using simulator::tests::applet_1_7;
using simulator::tests::applet_1_8;
using simulator::tests::CardBench;
using simulator::tests::certificate_in;

TEST(ChipAtr, is_that_of_its_generation) {
  EXPECT_EQ(CardBench{applet_1_7}.card().atr(), from_hex("3B9813400AA503010101AD1311"));
  EXPECT_EQ(CardBench{applet_1_8}.card().atr(), from_hex("3B7F96000080318065B085040120120FFF829000"));
}

TEST(GetCardData, says_the_applet_version) {
  for (const auto& [applet, version] : {std::pair{applet_1_7, 0x17}, std::pair{applet_1_8, 0x18}}) {
    CardBench bench{applet};
    const auto answer = bench.send("80E400001C");
    ASSERT_EQ(answer.size(), 28U + 2U);
    EXPECT_EQ(CardBench::status_of(answer), 0x9000);
    EXPECT_EQ(answer[21], version);
  }
}

TEST(GetCardData, tells_the_tries_left_only_on_1_8) {
  EXPECT_EQ((CardBench{applet_1_7}.status("80E400011F")), 0x6B00);
  CardBench bench{EidOptions{.tries_left = 2}};
  const auto answer = bench.send("80E400011F");
  ASSERT_EQ(answer.size(), 31U + 2U);
  EXPECT_EQ(answer[28], 2);
}

TEST(GetCardData, corrects_a_length_that_is_too_long) {
  CardBench bench{applet_1_8};
  EXPECT_EQ(bench.status("80E40000FF"), 0x6C1C);
  EXPECT_EQ(bench.status("80E4000000"), 0x6C1C);
  EXPECT_EQ(bench.status("80E4000100"), 0x6C1F);
}

TEST(GetCardData, gives_the_rest_of_a_length_that_is_too_short_by_get_response) {
  CardBench bench{applet_1_7};
  const auto whole = bench.send("80E400001C");
  const auto first = bench.send("80E4000010");
  ASSERT_EQ(CardBench::status_of(first), 0x610C);
  const auto rest = bench.send("00C000000C");
  EXPECT_EQ(CardBench::status_of(rest), 0x9000);
  auto joined = CardBench::data_of(first);
  joined.insert(joined.end(), rest.begin(), rest.end());
  EXPECT_EQ(joined, whole);
}

TEST(ChipSerial, differs_between_generations_and_between_cards) {
  const auto serial = [](const EidOptions& options) {
    auto answer = CardBench{options}.send("80E400001C");
    answer.resize(16);
    return answer;
  };
  EXPECT_NE(serial({.applet = applet_1_7}), serial({.applet = applet_1_8}));
  EXPECT_NE(serial({.card_number = 1}), serial({.card_number = 2}));
  EXPECT_EQ(serial({.card_number = 2}), serial({.card_number = 2}));
}

TEST(Select, walks_the_directories_one_by_one) {
  CardBench bench{applet_1_8};
  EXPECT_EQ(bench.status("00A4020C025038"), 0x6A82) << "a file of another directory than the current one";
  EXPECT_EQ(bench.status("00A4020C023F00"), 0x9000);
  EXPECT_EQ(bench.status("00A4020C02DF00"), 0x9000);
  EXPECT_EQ(bench.status("00A4020C025038"), 0x9000);
  EXPECT_EQ(bench.status("00A4020C02DF00"), 0x9000) << "the current directory itself";
  EXPECT_EQ(bench.status("00A4020C02DF01"), 0x9000);
  EXPECT_EQ(bench.status("00A4020C024031"), 0x9000);
}

TEST(Select, takes_a_path_with_and_without_the_master_file) {
  CardBench bench{applet_1_8};
  EXPECT_EQ(bench.status("00A4080C063F00DF005038"), 0x9000);
  EXPECT_EQ(bench.status("00A4080C04DF014031"), 0x9000);
  EXPECT_EQ(bench.status("00A4080C023F00"), 0x9000);
}

TEST(Select, keeps_the_current_file_when_a_path_leads_nowhere) {
  CardBench bench{applet_1_8};
  ASSERT_EQ(bench.status("00A4080C063F00DF015031"), 0x6A82);
  ASSERT_EQ(bench.status("00A4080C063F00DF014031"), 0x9000);
  EXPECT_EQ(bench.status("00A4080C083F00DF0050385038"), 0x6A82) << "nothing lies under a file";
  EXPECT_EQ(bench.status("00B0000001"), 0x9000);
}

TEST(Select, knows_its_three_applications) {
  CardBench bench{applet_1_8};
  EXPECT_EQ(bench.status("00A404000FA00000003029057000AD13100101FF"), 0x9000);
  EXPECT_EQ(bench.status("00A4040C0CA000000177504B43532D3135"), 0x9000);
  EXPECT_EQ(bench.status("00A4020C025031"), 0x9000);
  EXPECT_EQ(bench.status("00A4040C0CA00000017749644669 6C6573"), 0x9000);
  EXPECT_EQ(bench.status("00A4020C024031"), 0x9000);
  EXPECT_EQ(bench.status("00A4040C06A000000003"), 0x6700) << "P3 and data disagree";
  EXPECT_EQ(bench.status("00A4040C05A000000003"), 0x6A82);
}

TEST(Select, refuses_wrong_parameters_and_lengths) {
  CardBench bench{applet_1_8};
  EXPECT_EQ(bench.status("00A4030C023F00"), 0x6A86);
  EXPECT_EQ(bench.status("00A40200023F00"), 0x6A86);
  EXPECT_EQ(bench.status("00A4020C033F00DF"), 0x6A87);
  EXPECT_EQ(bench.status("00A4080C033F00DF"), 0x6A87);
}

TEST(ReadBinary, needs_a_selected_file) {
  CardBench bench{applet_1_8};
  EXPECT_EQ(bench.status("00B0000000"), 0x6986);
  bench.send("00A4080C063F00DF005038");
  bench.card().power_on();
  EXPECT_EQ(bench.status("00B0000000"), 0x6986) << "a reset forgets the file";
}

TEST(ReadBinary, says_how_much_is_left_and_where_the_end_is) {
  CardBench bench{applet_1_7};
  ASSERT_EQ(bench.status("00A4080C043F002F00"), 0x9000);
  EXPECT_EQ(bench.status("00B0000000"), 0x6C25);
  EXPECT_EQ(bench.send("00B0000025").size(), 0x25U + 2U);
  EXPECT_EQ(bench.status("00B0002405"), 0x6C01);
  EXPECT_EQ(bench.status("00B0002500"), 0x6B00);
}

TEST(ChipFiles, have_the_lengths_of_the_manual) {
  CardBench rsa{applet_1_7};
  EXPECT_EQ(rsa.read_file("3F002F00").size(), 37U);
  EXPECT_EQ(rsa.read_file("DF005031").size(), 36U);
  EXPECT_EQ(rsa.read_file("DF005032").size(), 41U);
  EXPECT_EQ(rsa.read_file("DF005034").size(), 53U);
  EXPECT_EQ(rsa.read_file("DF005035").size(), 119U);
  EXPECT_EQ(rsa.read_file("DF005037").size(), 163U);
  EXPECT_EQ(rsa.read_file("DF014033").size(), 117U);
  EXPECT_TRUE(rsa.read_file("DF014040").empty());
  EXPECT_EQ(rsa.read_file("DF01404A").size(), 141U);
  CardBench elliptic{applet_1_8};
  EXPECT_EQ(elliptic.read_file("DF005035").size(), 119U);
  EXPECT_EQ(elliptic.read_file("DF005037").size(), 175U);
  EXPECT_EQ(elliptic.read_file("DF014040").size(), 120U);
  EXPECT_TRUE(elliptic.read_file("DF01404A").empty());
}

TEST(ChipFiles, pad_a_certificate_with_zeros) {
  for (const auto& [applet, padding] : {std::pair{applet_1_7, 50}, std::pair{applet_1_8, 1100}}) {
    CardBench bench{applet};
    for (const auto* path : {"DF005038", "DF005039", "DF00503A", "DF00503B", "DF00503C"}) {
      const auto content = bench.read_file(path);
      const auto certificate = certificate_in(content);
      ASSERT_NE(certificate, nullptr) << path;
      const auto length = i2d_X509(certificate.get(), nullptr);
      EXPECT_EQ(content.size(), static_cast<std::size_t>(length + padding)) << path;
      EXPECT_TRUE(std::all_of(content.begin() + length, content.end(), [](auto byte) { return byte == 0; })) << path;
    }
  }
}

TEST(ChipFiles, of_a_minor_hold_no_certificate) {
  for (const auto& [applet, length] : {std::pair{applet_1_7, 1300U}, std::pair{applet_1_8, 2500U}}) {
    CardBench bench{EidOptions{.applet = applet, .has_certificates = false}};
    const auto content = bench.read_file("DF005038");
    EXPECT_EQ(content.size(), length);
    EXPECT_TRUE(std::ranges::all_of(content, [](auto byte) { return byte == 0; }));
    const auto directory = bench.read_file("DF005037");
    EXPECT_EQ(directory.at(6), 'C') << "the list starts with the CA";
    EXPECT_EQ(directory.back(), 0);
  }
}

TEST(ChipFiles, of_the_identity_hold_the_made_up_person) {
  CardBench bench{EidOptions{.holder = {.surname = "Voorbeeld"}}};
  const auto identity = bench.read_file("DF014031");
  const std::string text{identity.begin(), identity.end()};
  EXPECT_NE(text.find("Voorbeeld"), std::string::npos);
  EXPECT_NE(text.find("99999999901"), std::string::npos);
  const auto photo = bench.read_file("DF014035");
  EXPECT_EQ((card::Bytes{photo.begin(), photo.begin() + 3}), from_hex("FFD8FF"));
  EXPECT_GT(photo.size(), 1900U);
}

TEST(Chip, does_not_know_other_classes_and_instructions) {
  CardBench bench{applet_1_8};
  EXPECT_EQ(bench.status("00820000"), 0x6D00);
  EXPECT_EQ(bench.status("80EA000101"), 0x6D00) << "a command of applets that do not exist";
  EXPECT_EQ(bench.status("01A4020C023F00"), 0x6881) << "only the first logical channel is there";
  EXPECT_EQ(bench.status("FFC2010000"), 0x6E00);
  EXPECT_EQ(bench.status("00A4"), 0x6700);
}

TEST(GetResponse, has_nothing_to_give_without_a_command_before) {
  CardBench bench{applet_1_8};
  EXPECT_EQ(bench.status("00C0000010"), 0x6985);
  bench.send("80E4000010");
  bench.send("00A4020C023F00");
  EXPECT_EQ(bench.status("00C000000C"), 0x6985) << "another command drops what was waiting";
}

TEST(Observer, hears_names_and_status_words_and_no_data) {
  CardBench bench{applet_1_8};
  bench.send(simulator::tests::verify_9999);
  bench.send(simulator::tests::empty_verify);
  bench.send("80E6000000");
  EXPECT_EQ(bench.lines, (std::vector<std::string>{"VERIFY 63C2", "EMPTY VERIFY 63C2", "LOG OFF 9000"}));
}

} // namespace
