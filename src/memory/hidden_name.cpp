// SPDX-License-Identifier: EUPL-1.2
#include "memory/hidden_name.h"

#include <glib.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <system_error>

namespace memory {
namespace {

constexpr std::size_t salt_size = 32;
constexpr std::string_view hex_digits = "0123456789abcdef";

struct HmacEnd {
  void operator()(GHmac* hmac) const { g_hmac_unref(hmac); }
};

} // namespace

Salt Salt::make() {
  std::array<std::uint8_t, salt_size> random{};
  if (getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size()))
    throw std::system_error(errno, std::generic_category(), "getrandom");
  std::string text;
  text.reserve(2 * salt_size);
  for (const auto byte : random) {
    text += hex_digits[byte >> 4U];
    text += hex_digits[byte & 0x0FU];
  }
  return Salt{std::move(text)};
}

std::optional<Salt> Salt::parse(std::string_view text) {
  const auto is_hex = [](char c) { return hex_digits.find(c) != std::string_view::npos; };
  if (text.size() != 2 * salt_size || !std::all_of(text.begin(), text.end(), is_hex))
    return std::nullopt;
  return Salt{std::string{text}};
}

std::string Salt::hidden_name(const card::ChipSerial& serial) const {
  const auto* key = reinterpret_cast<const guchar*>(m_text.data());
  const std::unique_ptr<GHmac, HmacEnd> hmac{g_hmac_new(G_CHECKSUM_SHA256, key, m_text.size())};
  const auto& bytes = serial.reveal();
  g_hmac_update(hmac.get(), bytes.data(), static_cast<gssize>(bytes.size()));
  return g_hmac_get_string(hmac.get());
}

} // namespace memory
