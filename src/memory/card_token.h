// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_data.h"

#include <optional>
#include <string>
#include <string_view>

namespace memory {

/// Tells which card is meant to whom can read that card, and nothing to anybody else: the card's name under a salt that
/// is made for this one token. For words between the two programs, and for what is kept in a process.
class CardToken {
public:
  [[nodiscard]] static CardToken make(const card::ChipSerial& serial);

  /// Nothing when the text is not what text() gives.
  [[nodiscard]] static std::optional<CardToken> parse(std::string_view text);

  [[nodiscard]] const std::string& text() const { return m_text; }

  [[nodiscard]] bool is_of(const card::ChipSerial& serial) const;

private:
  explicit CardToken(std::string text) : m_text{std::move(text)} {}

  std::string m_text; ///< salt, a full stop, name
};

} // namespace memory
