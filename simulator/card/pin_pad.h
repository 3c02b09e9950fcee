// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "simulator/card/simulated_card.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// A reader's keys, as PC/SC part 10 has them (doc/belgian-eid.md §4).
namespace simulator {

/// The control codes: what any reader is asked, and what this one answers that it has.
constexpr std::uint32_t get_feature_request = 0x42000D48;
constexpr std::uint32_t verify_pin_direct = 0x42330006;

/// The answer to get_feature_request.
[[nodiscard]] card::Bytes pad_features();

/// What the user of the keys does.
struct PadInput {
  enum class Kind { digits_and_ok, cancel, nothing };
  Kind kind = Kind::nothing;
  std::string digits = {};
};

/// "1234", "cancel" or "nothing"; nothing for any other text.
[[nodiscard]] std::optional<PadInput> pad_input(std::string_view text);

/// One PIN_VERIFY_STRUCTURE, as strictly as a reader could take it.
class PadQuestion {
public:
  /// Nothing when the lengths disagree, or when it is not the PIN block of the Belgian eID that is to be filled.
  [[nodiscard]] static std::optional<PadQuestion> parse(card::ByteView structure);

  [[nodiscard]] std::chrono::seconds time_out() const { return m_time_out; }

  /// What the reader tells the computer: the card's answer to the command with these digits, or why there is none.
  [[nodiscard]] card::Bytes answer(const PadInput& input, SimulatedCard& card) const;

private:
  std::chrono::seconds m_time_out{};
  std::size_t m_fewest = 0;
  std::size_t m_most = 0;
  card::Bytes m_command;
};

} // namespace simulator
