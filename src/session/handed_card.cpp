// SPDX-License-Identifier: EUPL-1.2
#include "session/handed_card.h"

#include "base/file_descriptor.h"

#include <glib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace session {

namespace {

using card::Bytes;
using card::ByteView;

/// The offset of READ BINARY has 15 bits: no file of a card is larger.
constexpr std::size_t longest_certificate = 0x8000;
constexpr std::size_t size_bytes = 2;
constexpr std::size_t serial_bytes = 16;

// Serial number; 1 for RSA-PSS; holder's and issuer's certificate, each behind its length, which is 0 for none.
Bytes packed(const card::KnownCard& card) {
  const auto& [authentication, issuer, rsa_pss] = card.certificates;
  const auto& serial = card.serial.reveal();
  Bytes all{serial.begin(), serial.end()};
  all.push_back(rsa_pss ? 1 : 0);
  for (const auto& certificate : {authentication, issuer.value_or(Bytes{})}) {
    all.push_back(static_cast<std::uint8_t>(certificate.size() >> 8U));
    all.push_back(static_cast<std::uint8_t>(certificate.size() & 0xFFU));
    all.insert(all.end(), certificate.begin(), certificate.end());
  }
  return all;
}

/// The first `size` bytes, which are taken from `rest`; nothing when there are fewer.
std::optional<ByteView> take(ByteView& rest, std::size_t size) {
  if (rest.size() < size)
    return std::nullopt;
  const auto taken = rest.first(size);
  rest = rest.subspan(size);
  return taken;
}

std::optional<Bytes> take_certificate(ByteView& rest) {
  const auto size = take(rest, size_bytes);
  if (!size)
    return std::nullopt;
  const auto certificate = take(rest, static_cast<std::size_t>((*size)[0]) << 8U | (*size)[1]);
  if (!certificate)
    return std::nullopt;
  return Bytes{certificate->begin(), certificate->end()};
}

std::optional<card::KnownCard> unpacked(ByteView rest) {
  const auto serial = take(rest, serial_bytes);
  const auto rsa_pss = take(rest, 1);
  auto authentication = take_certificate(rest);
  auto issuer = take_certificate(rest);
  if (!serial || !rsa_pss || !authentication || authentication->empty() || !issuer || !rest.empty())
    return std::nullopt;
  std::array<std::uint8_t, serial_bytes> number{};
  std::ranges::copy(*serial, number.begin());
  card::KnownCard card{card::ChipSerial{number}, {std::move(*authentication), std::nullopt, (*rsa_pss)[0] == 1}};
  if (!issuer->empty())
    card.certificates.issuer = std::move(*issuer);
  return card;
}

} // namespace

int hand_on(const card::KnownCard& card) {
  const auto bytes = packed(card);
  const int memory = ::memfd_create("card", 0);
  if (memory >= 0 && ::write(memory, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()))
    return memory;
  g_debug("The card cannot be handed on (%s): it is read again", g_strerror(errno));
  if (memory >= 0)
    ::close(memory);
  return -1;
}

std::optional<card::KnownCard> take_over(int descriptor) {
  const base::FileDescriptor memory{descriptor};
  Bytes bytes(serial_bytes + 1 + 2 * (size_bytes + longest_certificate));
  const auto size = ::pread(memory.get(), bytes.data(), bytes.size(), 0);
  if (size <= 0)
    return std::nullopt;
  bytes.resize(static_cast<std::size_t>(size));
  return unpacked(bytes);
}

} // namespace session
