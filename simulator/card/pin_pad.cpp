// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/pin_pad.h"

#include "simulator/card/hex.h"

#include <algorithm>
#include <numeric>

namespace simulator {

namespace {

constexpr std::size_t command_offset = 19;
constexpr std::size_t block_offset = 5; // of the PIN block in the command
constexpr std::size_t command_size = 13;

std::size_t little_endian(card::ByteView bytes) {
  return std::accumulate(bytes.rbegin(), bytes.rend(), std::size_t{0},
                         [](std::size_t value, std::uint8_t byte) { return value << 8U | byte; });
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

card::Bytes pad_features() {
  return from_hex("0604 42330006");
}

std::optional<PadInput> pad_input(std::string_view text) {
  if (text == "cancel")
    return PadInput{PadInput::Kind::cancel};
  if (text == "nothing")
    return PadInput{PadInput::Kind::nothing};
  if (all_digits(text))
    return PadInput{PadInput::Kind::digits_and_ok, std::string{text}};
  return std::nullopt;
}

std::optional<PadQuestion> PadQuestion::parse(card::ByteView structure) {
  if (structure.size() != command_offset + command_size ||
      little_endian(structure.subspan(15, 4)) != structure.size() - command_offset)
    return std::nullopt;
  // BCD from the byte after the length, which is half a byte; until the OK key; one message.
  if (!std::ranges::equal(structure.subspan(2, 3), from_hex("894704")) ||
      !std::ranges::equal(structure.subspan(7, 2), from_hex("0201")))
    return std::nullopt;
  PadQuestion question;
  question.m_time_out = std::chrono::seconds{structure[0]};
  question.m_most = structure[5];
  question.m_fewest = structure[6];
  question.m_command.assign(structure.begin() + command_offset, structure.end());
  if (question.m_most > 14 || question.m_fewest > question.m_most || question.m_time_out.count() == 0)
    return std::nullopt;
  return question;
}

card::Bytes PadQuestion::answer(const PadInput& input, SimulatedCard& card) const {
  switch (input.kind) {
  case PadInput::Kind::nothing:
    return from_hex("6400");
  case PadInput::Kind::cancel:
    return from_hex("6401");
  case PadInput::Kind::digits_and_ok:
    break;
  }
  const auto& digits = input.digits;
  if (digits.size() < m_fewest || digits.size() > m_most)
    return from_hex("6403");
  auto command = m_command;
  command[block_offset] = static_cast<std::uint8_t>(command[block_offset] | digits.size());
  for (std::size_t i = 0; i < digits.size(); ++i) {
    auto& pair = command[block_offset + 1 + i / 2];
    const auto digit = static_cast<unsigned>(digits[i] - '0');
    pair = static_cast<std::uint8_t>(i % 2 == 0 ? (pair & 0x0FU) | digit << 4U : (pair & 0xF0U) | digit);
  }
  return card.answer(command);
}

} // namespace simulator
