// SPDX-License-Identifier: EUPL-1.2
#include "session/handed_card.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace session {
namespace {

card::KnownCard card_with(std::optional<card::Bytes> issuer, bool rsa_pss) {
  std::array<std::uint8_t, 16> serial{};
  serial.front() = 0x53;
  serial.back() = 0x67;
  return {card::ChipSerial{serial}, {card::Bytes(1201, 0x30), std::move(issuer), rsa_pss}};
}

int memory_with(const std::string& content) {
  const int memory = ::memfd_create("test", 0);
  EXPECT_EQ(::write(memory, content.data(), content.size()), static_cast<ssize_t>(content.size()));
  return memory;
}

TEST(HandedCard, is_taken_over_as_it_was_handed_on) {
  for (const bool rsa_pss : {false, true})
    for (const auto& issuer : {std::optional<card::Bytes>{}, std::optional{card::Bytes(1182, 0x31)}}) {
      const auto handed = card_with(issuer, rsa_pss);
      const auto taken = take_over(hand_on(handed));
      ASSERT_TRUE(taken);
      EXPECT_EQ(taken->serial, handed.serial);
      EXPECT_EQ(taken->certificates.authentication, handed.certificates.authentication);
      EXPECT_EQ(taken->certificates.issuer, issuer);
      EXPECT_EQ(taken->certificates.rsa_pss, rsa_pss);
    }
}

TEST(HandedCard, stays_open_for_the_next_program_and_not_for_those_after_it) {
  const int memory = hand_on(card_with({}, false));
  ASSERT_GE(memory, 0);
  EXPECT_EQ(::fcntl(memory, F_GETFD) & FD_CLOEXEC, 0);
  EXPECT_TRUE(take_over(memory));
  EXPECT_EQ(::fcntl(memory, F_GETFD), -1) << "closed";
}

TEST(HandedCard, is_none_when_it_is_anything_else) {
  EXPECT_FALSE(take_over(-1));
  EXPECT_FALSE(take_over(memory_with("")));
  EXPECT_FALSE(take_over(memory_with("something else")));
  EXPECT_FALSE(take_over(memory_with(std::string(200, '\xFF'))));
  EXPECT_FALSE(take_over(memory_with(std::string(17 + 4, '\0')))) << "no certificate";
}

} // namespace
} // namespace session
