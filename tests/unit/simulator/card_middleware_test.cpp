// SPDX-License-Identifier: EUPL-1.2
// Whole sessions as other programs were seen to send them, byte by byte (doc/belgian-eid.md §8). The
// official middleware cannot be built here, so what its own tests exchange with a card is written down.
#include "card_bench.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace {

using simulator::tests::applet_1_7;
using simulator::tests::applet_1_8;
using simulator::tests::CardBench;

/// A card whose PIN was never wrong, and what a program says to it.
class Session : public testing::TestWithParam<simulator::Applet> {
protected:
  /// The length of the data that came with 9000, or a failure that names the command.
  std::size_t ok(std::string_view command) {
    const auto answer = m_bench.send(command);
    EXPECT_EQ(CardBench::status_of(answer), 0x9000) << command;
    return answer.size() - 2;
  }

  void says(std::string_view command, int status) { EXPECT_EQ(m_bench.status(command), status) << command; }

  static bool elliptic() { return GetParam() == applet_1_8; }

  /// As the middleware reads any file: 252 bytes at a time, until the card says how little is left.
  card::Bytes read_like_the_middleware() {
    constexpr std::size_t piece = 0xFC;
    card::Bytes content;
    for (std::size_t offset = 0;; offset += piece) {
      card::Bytes command{0x00, 0xB0, static_cast<std::uint8_t>(offset >> 8U),
                          static_cast<std::uint8_t>(offset & 0xFFU), piece};
      auto answer = m_bench.send(command);
      const auto status = CardBench::status_of(answer);
      if (status == 0x6B00)
        return content;
      const bool last = status >> 8U == 0x6C;
      if (last) {
        command.back() = static_cast<std::uint8_t>(status & 0xFFU);
        answer = m_bench.send(command);
      }
      EXPECT_EQ(CardBench::status_of(answer), 0x9000);
      content.insert(content.end(), answer.begin(), answer.end() - 2);
      if (last)
        return content;
    }
  }

  CardBench m_bench{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Applets, Session, testing::Values(applet_1_7, applet_1_8),
                         [](const auto& applet) { return applet.param == applet_1_7 ? "applet_1_7" : "applet_1_8"; });

TEST_P(Session, of_the_official_middleware_signs) {
  ok("00A404000FA00000003029057000AD13100101FF");
  EXPECT_EQ(ok("80E400001C"), 28U);
  if (elliptic()) {
    EXPECT_EQ(ok("80E400011F"), 31U);
  }
  ok("0020000108241234FFFFFFFFFF");
  says("00A4020C025037", 0x6A82); // not in the master file
  ok("00A4020C023F00");
  ok("00A4020C02DF00");
  ok("00A4020C025037");
  EXPECT_EQ(read_like_the_middleware().size(), elliptic() ? 175U : 163U);
  ok("00A4020C025038");
  EXPECT_NE(simulator::tests::certificate_in(read_like_the_middleware()), nullptr);
  ok("00A4020C02DF00"); // while it is current already
  ok(elliptic() ? "002241B6050480028482" : "002241B6050480088482");
  says(elliptic() ? "002A9E9A30" + std::string(96, 'A') : "002A9E9A20" + std::string(64, 'A'),
       elliptic() ? 0x6160 : 0x6100);
  EXPECT_EQ(ok(elliptic() ? "00C0000060" : "00C0000000"), elliptic() ? 96U : 256U);
  ok("80E6000000");
  says("00200001", 0x63C3);
}

TEST_P(Session, of_the_official_middleware_reads_every_file_of_the_identity) {
  for (const auto* file : {"4031", "4032", "4033", "4034", "4035", "4038", "4039"}) {
    ok("00A4020C023F00");
    ok("00A4020C02DF01");
    ok(std::string{"00A4020C02"} + file);
    EXPECT_FALSE(read_like_the_middleware().empty()) << file;
  }
}

TEST_P(Session, of_opensc_takes_its_absolute_paths) {
  ok("80E400001C");
  ok("00A4080C043F002F00");
  says("00B0000000", 0x6C25);
  EXPECT_EQ(ok("00B0000025"), 0x25U);
  ok("00A4080C043F00DF00");
  for (const auto* file : {"5031", "5032", "5034", "5035", "5037"}) {
    ok(std::string{"00A4080C063F00DF00"} + file);
    const auto status = m_bench.status("00B0000000");
    EXPECT_EQ(status >> 8U, 0x6C) << file;
  }
  ok("00A4080C023F00");
  ok("0020000108241234FFFFFFFFFF");
  ok("00A4080C043F00DF00");
  ok(elliptic() ? "002241B6050480408482" : "002241B6050480018482");
}

TEST_P(Session, of_commons_eid_learns_the_lengths_from_the_card) {
  says("80E40000FF", 0x6C1C);
  EXPECT_EQ(ok("80E400001C"), 28U);
  ok("00A4040C0CA000000177504B43532D3135");
  ok("00A4080C063F00DF005038");
  EXPECT_EQ(ok("00B00000FF"), 255U);
  // MSE, PSO, and the PIN only when the card asks for it.
  ok(elliptic() ? "002241B6050480408482" : "002241B6050480018482");
  const std::string sign = "002A9E9A20" + std::string(64, '7');
  says(sign, 0x6982);
  ok("0020000108241234FFFFFFFFFF");
  EXPECT_EQ(m_bench.status(sign) >> 8U, 0x61);
  if (!elliptic()) { // it asks for 255 bytes of 256
    EXPECT_EQ(m_bench.send("00C00000FF").size(), 255U + 2U);
    EXPECT_EQ(ok("00C0000001"), 1U);
  }
}

TEST_P(Session, of_the_minidriver_reads_the_card_data_in_two_pieces) {
  says("80E4000010", 0x610C);
  EXPECT_EQ(ok("00C000000C"), 12U);
}

} // namespace
