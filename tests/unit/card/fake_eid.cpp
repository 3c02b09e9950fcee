// SPDX-License-Identifier: EUPL-1.2
#include "fake_eid.h"

#include "hex.h"

#include <algorithm>

namespace card {

namespace {

Bytes plus(Bytes data, ByteView tail) {
  data.insert(data.end(), tail.begin(), tail.end());
  return data;
}

} // namespace

bool is_verify(ByteView command) {
  return command.size() == 13 && command[1] == 0x20;
}

Bytes padded_certificate(std::size_t length, std::size_t padding) {
  const auto content = length - 4;
  Bytes der{0x30, 0x82, static_cast<std::uint8_t>(content >> 8U), static_cast<std::uint8_t>(content & 0xFFU)};
  for (std::size_t i = 0; i < content; ++i)
    der.push_back(static_cast<std::uint8_t>(i % 251 + 1));
  der.resize(length + padding);
  return der;
}

FakeEid::FakeEid(Generation generation) : m_generation{generation} {
  const bool old = generation == Generation::applet_1_7;
  applet = old ? 0x17 : 0x18;
  // As the published ones have it: an EC CA of 1182 bytes (Citizen CA 202002), and holders' certificates with the name
  // of such an issuer, on P-384 or, on a re-keyed card, RSA-2048.
  files[0x5038] = old ? padded_certificate(1201, 50) : padded_certificate(1026, 1100);
  files[0x503A] = padded_certificate(1182, old ? 50 : 1100);
}

Bytes FakeEid::atr() const {
  return m_generation == Generation::applet_1_7 ? hex("3B9813400AA503010101AD1311")
                                                : hex("3B7F96000080318065B0850401 20120FFF829000");
}

void FakeEid::reset() {
  unlocked = false;
  m_directory = 0x3F00;
  m_file = 0;
  m_key_set = false;
  m_pending.clear();
}

std::size_t FakeEid::count_of_verify() const {
  return static_cast<std::size_t>(std::ranges::count_if(commands, is_verify));
}

Bytes FakeEid::answer(ByteView command) {
  commands.emplace_back(command.begin(), command.end());
  auto answer = dispatch(command);
  answered += answer.size();
  return answer;
}

Bytes FakeEid::dispatch(ByteView command) {
  switch (command[1]) {
  case 0xE4:
    return card_data(command);
  case 0xA4:
    return select(command.subspan(5));
  case 0xB0:
    return read(command);
  case 0x20:
    return verify(command);
  case 0x22:
    return set_key(command);
  case 0x2A:
    return sign();
  case 0xC0:
    return get_response(command);
  case 0xE6:
    if (refuses_log_off)
      return hex("6581");
    unlocked = false;
    return hex("9000");
  default:
    return hex("6D00");
  }
}

Bytes FakeEid::card_data(ByteView command) const {
  auto data = hex("534C494E0123456789ABCDEF01234567 F336012501");
  data[15] = serial_tail;
  data = plus(data, Bytes{applet});
  data = plus(data, hex("00030021010F"));
  if (command[3] == 1 && applet != 0x18)
    return hex("6B00");
  if (command[3] == 1)
    data = plus(data, Bytes{static_cast<std::uint8_t>(tries), 0xFF, 0xFF});
  if (command[4] != data.size())
    return Bytes{0x6C, static_cast<std::uint8_t>(data.size())};
  return plus(data, hex("9000"));
}

Bytes FakeEid::select(ByteView path) {
  const auto directory = path.size() >= 4 ? static_cast<std::uint16_t>(path[2] << 8U | path[3]) : std::uint16_t{0x3F00};
  const auto file = path.size() >= 6 ? static_cast<std::uint16_t>(path[4] << 8U | path[5]) : std::uint16_t{0};
  if (file != 0 && !files.contains(file))
    return hex("6A82");
  m_directory = directory;
  m_file = file;
  return hex("9000");
}

Bytes FakeEid::read(ByteView command) const {
  if (m_file == 0)
    return hex("6986");
  const auto& file = files.at(m_file);
  const std::size_t offset = static_cast<std::size_t>(command[2]) << 8U | command[3];
  const std::size_t length = command[4] == 0 ? 256 : command[4];
  if (offset >= file.size())
    return hex("6B00");
  if (length > file.size() - offset)
    return Bytes{0x6C, static_cast<std::uint8_t>(file.size() - offset)};
  return plus(Bytes(file.begin() + static_cast<std::ptrdiff_t>(offset),
                    file.begin() + static_cast<std::ptrdiff_t>(offset + length)),
              hex("9000"));
}

Bytes FakeEid::verify(ByteView command) {
  const auto count = [this] { return tries == 0 ? hex("6983") : Bytes{0x63, static_cast<std::uint8_t>(0xC0 + tries)}; };
  if (command[4] == 0)
    return unlocked ? hex("9000") : count();
  unlocked = false;
  if (tries == 0)
    return hex("6983");
  if (std::ranges::equal(command.subspan(5), hex("241234FFFFFFFFFF"))) {
    tries = 3;
    unlocked = true;
    return hex("9000");
  }
  --tries;
  return count();
}

Bytes FakeEid::set_key(ByteView command) {
  m_key_set = false;
  if (m_directory != 0xDF00 || command[9] != 0x82)
    return hex("6A88");
  m_key_set = true;
  return hex("9000");
}

Bytes FakeEid::sign() {
  if (!m_key_set)
    return hex("6985");
  if (!unlocked)
    return hex("6982");
  const bool old = m_generation == Generation::applet_1_7;
  m_pending.assign(old ? 256 : 96, 0x5A);
  return old ? hex("6100") : hex("6160");
}

Bytes FakeEid::get_response(ByteView command) {
  const std::size_t length = command[4] == 0 ? 256 : command[4];
  if (m_pending.empty())
    return hex("6985");
  if (length != m_pending.size())
    return Bytes{0x6C, static_cast<std::uint8_t>(m_pending.size())};
  auto data = std::move(m_pending);
  m_pending.clear();
  return plus(std::move(data), hex("9000"));
}

} // namespace card
