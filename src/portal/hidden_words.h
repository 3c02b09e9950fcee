// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/locator.h"
#include "portal/page.h"

#include <set>
#include <string>
#include <string_view>

namespace portal {

/// Which words of a page no report may have (promise 5), and what stands in their place. Nothing is ever shown again.
class HiddenWords {
public:
  /// What a control is called for everybody, and by nobody's data.
  void add_public(const std::string& name);
  [[nodiscard]] bool is_public(const Locator& control) const;

  /// Of a person: each part of it.
  void add_person(const std::string& name);
  /// Of a list: what an institution is called, beside the words that all of them have.
  void add_line(const Option& line);

  /// What a control is called: without any digit where there are four or more, and nothing of it where one of the words
  /// is in it, an institution, an address of mail, something that nobody sees, or more than a name has.
  [[nodiscard]] std::string in_name(const std::string& name) const;
  /// The same of a host, without its port, and of a path without query, part by part. `address`: https.
  [[nodiscard]] std::string in_address(std::string_view address) const;
  /// The same once more, of what in_address() gave.
  [[nodiscard]] std::string in_address_again(std::string_view address) const;
  /// The same of every name in it. What a line of a list says is left out whole, and so is what stands in one, but for
  /// a name that everybody knows.
  [[nodiscard]] Locator in_locator(const Locator& locator) const;
  /// The role, and the name only where everybody knows it.
  [[nodiscard]] Locator role_in(const Locator& locator) const;

  /// Returns whether one of them is in the text.
  [[nodiscard]] bool are_in(const std::string& text) const;

private:
  void add_part(const std::string& text);

  std::set<std::string> m_public; ///< whole names without their case
  std::set<std::string> m_words;  ///< without their case
};

/// What stands in the place of what a report leaves out.
inline constexpr const char* left_out = "…";

} // namespace portal
