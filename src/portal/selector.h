// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/locator.h"

#include <string>
#include <utility>
#include <variant>

namespace portal {

/// What finds something on a page: a locator, or an XPath for what those cannot say; or nothing that does.
class Selector {
public:
  Selector() = default;

  // NOLINTBEGIN(google-explicit-constructor, hicpp-explicit-conversions): a selector is one of these, and no more
  Selector(std::string xpath) : m_value{std::move(xpath)} {}

  Selector(const char* xpath) : m_value{std::string{xpath}} {}

  Selector(Locator locator) : m_value{std::move(locator)} {}

  // NOLINTEND(google-explicit-constructor, hicpp-explicit-conversions)

  [[nodiscard]] bool empty() const { return locator() == nullptr && xpath().empty(); }

  /// Null when it is none.
  [[nodiscard]] const Locator* locator() const { return std::get_if<Locator>(&m_value); }

  /// Empty when it is none.
  [[nodiscard]] std::string xpath() const {
    const auto* path = std::get_if<std::string>(&m_value);
    return path == nullptr ? std::string{} : *path;
  }

  bool operator==(const Selector&) const = default;

private:
  std::variant<std::string, Locator> m_value;
};

} // namespace portal
