// SPDX-License-Identifier: EUPL-1.2
#include "card/pin.h"
#include "hex.h"
#include "pins.h"

#include <gtest/gtest.h>
#include <linux/capability.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <utility>

namespace card {

namespace {

Bytes block_of(const Pin& pin) {
  std::array<std::uint8_t, 8> block{};
  EXPECT_TRUE(pin.write_verify_block(block));
  return {block.begin(), block.end()};
}

Bytes block_of(std::string_view digits) {
  return block_of(pin_of(digits));
}

/// The VmFlags of the mapping that holds `address`, as the kernel tells them.
std::string flags_of_mapping(const void* address) {
  std::ifstream maps{"/proc/self/smaps"};
  std::string line;
  bool inside = false;
  while (std::getline(maps, line)) {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    char dash = 0;
    std::istringstream head{line};
    if (head >> std::hex >> begin >> dash >> end && dash == '-')
      inside = begin <= reinterpret_cast<std::uintptr_t>(address) && reinterpret_cast<std::uintptr_t>(address) < end;
    else if (inside && line.starts_with("VmFlags:"))
      return line + " ";
  }
  return {};
}

} // namespace

TEST(Pin, is_written_as_the_card_wants_it) {
  EXPECT_EQ(block_of("1234"), hex("24 12 34 FF FF FF FF FF"));
  EXPECT_EQ(block_of("12345"), hex("25 12 34 5F FF FF FF FF"));
  EXPECT_EQ(block_of("123456789012"), hex("2C 12 34 56 78 90 12 FF"));
}

TEST(Pin, takes_digits_and_nothing_else) {
  Pin pin;
  for (const char other : {'a', ' ', '/', ':', '\0'})
    EXPECT_FALSE(pin.append(other));
  EXPECT_EQ(pin.length(), 0U);
  EXPECT_TRUE(pin.append('0'));
  EXPECT_TRUE(pin.append('9'));
  EXPECT_EQ(pin.length(), 2U);
}

TEST(Pin, is_complete_from_four_digits_and_full_at_twelve) {
  EXPECT_FALSE(pin_of("123").is_complete());
  EXPECT_TRUE(pin_of("1234").is_complete());
  auto pin = pin_of("123456789012");
  EXPECT_FALSE(pin.append('3'));
  EXPECT_EQ(pin.length(), 12U);
}

TEST(Pin, takes_a_digit_before_any_other_and_at_the_end) {
  auto pin = pin_of("2357");
  EXPECT_TRUE(pin.insert(0, '1'));
  EXPECT_TRUE(pin.insert(3, '4'));
  EXPECT_TRUE(pin.insert(6, '8'));
  EXPECT_EQ(block_of(pin), block_of("1234578"));
}

TEST(Pin, takes_nothing_beyond_its_end_and_no_thirteenth_digit_in_the_middle) {
  auto pin = pin_of("1234");
  EXPECT_FALSE(pin.insert(5, '5'));
  EXPECT_FALSE(pin.insert(1, 'a'));
  EXPECT_EQ(block_of(pin), block_of("1234"));
  auto full = pin_of("123456789012");
  EXPECT_FALSE(full.insert(3, '3'));
  EXPECT_EQ(block_of(full), block_of("123456789012"));
}

TEST(Pin, lets_digits_go_from_the_beginning_the_middle_and_the_end) {
  auto pin = pin_of("123456789012");
  pin.erase(0, 1);
  pin.erase(3, 2);
  pin.erase(7, 2);
  EXPECT_EQ(block_of(pin), block_of("2347890"));
  EXPECT_TRUE(pin.append('3'));
  EXPECT_EQ(block_of(pin), block_of("23478903"));
}

TEST(Pin, lets_no_more_digits_go_than_there_are) {
  auto pin = pin_of("12345");
  pin.erase(5, 1);
  pin.erase(7, 1);
  pin.erase(2, 0);
  EXPECT_EQ(block_of(pin), block_of("12345"));
  pin.erase(4, 99);
  EXPECT_EQ(block_of(pin), block_of("1234"));
  pin.erase(0, std::string::npos);
  EXPECT_EQ(pin.length(), 0U);
}

TEST(Pin, holds_nothing_after_clear) {
  auto pin = pin_of("1234");
  pin.clear();
  EXPECT_EQ(pin.length(), 0U);
  std::array<std::uint8_t, 8> block{};
  EXPECT_FALSE(pin.write_verify_block(block));
  EXPECT_EQ(Bytes(block.begin(), block.end()), Bytes(8));
}

TEST(Pin, holds_nothing_after_it_was_moved) {
  auto first = pin_of("1234");
  const auto second = std::move(first);
  EXPECT_TRUE(second.is_complete());
  EXPECT_FALSE(first.is_complete()); // promised. NOLINT(bugprone-use-after-move,clang-analyzer-cplusplus.Move)
}

TEST(Pin, is_whole_or_gone_when_another_thread_clears_it) {
  for (int round = 0; round < 200; ++round) {
    auto pin = pin_of("123456789012");
    std::thread clearing{[&pin] { pin.clear(); }};
    std::array<std::uint8_t, 8> block{};
    const bool written = pin.write_verify_block(block);
    clearing.join();
    EXPECT_EQ(Bytes(block.begin(), block.end()), written ? hex("2C 12 34 56 78 90 12 FF") : Bytes(8));
  }
}

TEST(LockedBytes, are_neither_swapped_nor_dumped_nor_inherited) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "the sanitizers make mlock do nothing";
#endif
  const LockedBytes secret{12};
  const auto flags = flags_of_mapping(secret.bytes().data());
  EXPECT_NE(flags.find(" dd "), std::string::npos) << flags;
  EXPECT_NE(flags.find(" wf "), std::string::npos) << flags;
  EXPECT_EQ(flags.find(" lo ") != std::string::npos, secret.is_locked()) << flags;
  EXPECT_TRUE(secret.is_locked());
}

TEST(LockedBytes, tell_of_a_system_that_does_not_lock_them) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "the sanitizers make mlock do nothing";
#else
  const auto without_a_limit_to_lock_by = [] {
    // As root the limit does not count, until the capability is gone.
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    const std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> none{};
    ::syscall(SYS_capset, &header, none.data());
    const rlimit nothing{};
    ::setrlimit(RLIMIT_MEMLOCK, &nothing);
    const LockedBytes secret{12};
    std::_Exit(secret.is_locked() ? EXIT_FAILURE : EXIT_SUCCESS);
  };
  EXPECT_EXIT(without_a_limit_to_lock_by(), testing::ExitedWithCode(EXIT_SUCCESS), "mlock: .*RLIMIT_MEMLOCK");
#endif
}

TEST(LockedBytes, begin_as_zeros_and_are_zeros_after_a_wipe) {
  LockedBytes secret{12};
  const auto zero = [](auto byte) { return byte == 0; };
  EXPECT_TRUE(std::ranges::all_of(secret.bytes(), zero));
  std::ranges::fill(secret.bytes(), std::uint8_t{7});
  secret.wipe();
  EXPECT_TRUE(std::ranges::all_of(secret.bytes(), zero));
}

TEST(LockedBytes, move_and_leave_nothing_behind) {
  LockedBytes first{4};
  first.bytes()[0] = 42;
  LockedBytes second{std::move(first)};
  // What a moved-from object holds is promised. NOLINTBEGIN(bugprone-use-after-move,clang-analyzer-cplusplus.Move)
  EXPECT_TRUE(first.bytes().empty());
  EXPECT_FALSE(first.is_locked());
  // NOLINTEND(bugprone-use-after-move,clang-analyzer-cplusplus.Move)
  EXPECT_EQ(second.bytes()[0], 42);
  LockedBytes third{8};
  third = std::move(second);
  EXPECT_EQ(third.bytes().size(), 4U);
  EXPECT_EQ(third.bytes()[0], 42);
}

} // namespace card
