// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_data.h"

#include <optional>
#include <string>
#include <string_view>

namespace memory {

/// The user's secret that turns a chip serial into a name which tells nobody whose card it is.
class Salt {
public:
  /// 32 bytes from the kernel.
  [[nodiscard]] static Salt make();

  /// Nothing when the text is not what text() gives.
  [[nodiscard]] static std::optional<Salt> parse(std::string_view text);

  [[nodiscard]] const std::string& text() const { return m_text; }

  /// HMAC-SHA256 of the serial, in hex: the same for the same card and salt.
  [[nodiscard]] std::string hidden_name(const card::ChipSerial& serial) const;

private:
  explicit Salt(std::string text) : m_text{std::move(text)} {}

  std::string m_text;
};

} // namespace memory
