// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/t0.h"

#include <utility>

namespace simulator {

namespace {

std::uint16_t with_length(std::uint16_t status, std::size_t length) {
  return static_cast<std::uint16_t>(status | (length & 0xFFU));
}

} // namespace

std::optional<Command> Command::parse(card::ByteView bytes) {
  constexpr std::size_t header = 4;
  if (bytes.size() < header)
    return std::nullopt;
  const std::uint8_t p3 = bytes.size() == header ? std::uint8_t{0} : bytes[header];
  const auto data = bytes.size() > header + 1 ? bytes.subspan(header + 1) : card::ByteView{};
  if (!data.empty() && data.size() != p3)
    return std::nullopt;
  return Command{.cla = bytes[0], .ins = bytes[1], .p1 = bytes[2], .p2 = bytes[3], .p3 = p3, .data = data};
}

card::Bytes Answer::bytes() const {
  card::Bytes bytes = data;
  bytes.push_back(static_cast<std::uint8_t>(status >> 8U));
  bytes.push_back(static_cast<std::uint8_t>(status & 0xFFU));
  return bytes;
}

Answer PendingAnswer::keep(card::Bytes data) {
  m_data = std::move(data);
  return {with_length(status::bytes_available, m_data.size())};
}

Answer PendingAnswer::give(card::Bytes data, std::size_t expected) {
  if (expected > data.size())
    return {with_length(status::wrong_expected_length, data.size())};
  m_data = std::move(data);
  return fetch(expected);
}

Answer PendingAnswer::fetch(std::size_t expected) {
  if (m_data.empty())
    return {status::conditions_not_met};
  if (expected > m_data.size())
    return {with_length(status::wrong_expected_length, m_data.size())};
  const auto end = m_data.begin() + static_cast<std::ptrdiff_t>(expected);
  Answer answer{.data = {m_data.begin(), end}};
  m_data.erase(m_data.begin(), end);
  if (!m_data.empty())
    answer.status = with_length(status::bytes_available, m_data.size());
  return answer;
}

} // namespace simulator
