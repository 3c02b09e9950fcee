// SPDX-License-Identifier: EUPL-1.2
#include "memory/card_token.h"

#include "memory/hidden_name.h"

#include <utility>

namespace memory {

CardToken CardToken::make(const card::ChipSerial& serial) {
  const auto salt = Salt::make();
  return CardToken{salt.text() + "." + salt.hidden_name(serial)};
}

std::optional<CardToken> CardToken::parse(std::string_view text) {
  // A hidden name has the form of a salt: SHA-256 gives 32 bytes, too.
  const auto stop = text.find('.');
  if (stop == std::string_view::npos || !Salt::parse(text.substr(0, stop)) || !Salt::parse(text.substr(stop + 1)))
    return std::nullopt;
  return CardToken{std::string{text}};
}

bool CardToken::is_of(const card::ChipSerial& serial) const {
  const auto stop = m_text.find('.');
  const auto salt = Salt::parse(std::string_view{m_text}.substr(0, stop));
  return salt && salt->hidden_name(serial) == m_text.substr(stop + 1);
}

} // namespace memory
