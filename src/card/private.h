// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <utility>

namespace card {

/// A personal value (a holder's name, a chip's serial number, an address with a query): promise 5.
///
/// It converts to nothing and has no stream operator, so it cannot slip into a log, a notification or a report.
/// The one way to the value is `reveal()`, which a reviewer finds with one search.
template <typename Value>
class Private {
public:
  Private() = default;

  explicit Private(Value value) : m_value{std::move(value)} {}

  [[nodiscard]] const Value& reveal() const { return m_value; }

  friend bool operator==(const Private&, const Private&) = default;

private:
  Value m_value{};
};

} // namespace card
