// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace portal {

/// Something on a page as a person with a screen reader knows it: by its role, and what it is called.
struct Named {
  std::vector<std::string> roles{}; ///< any one of them: WAI-ARIA's words ("button"), or any_choice
  std::vector<std::string> names{}; ///< any one of them; none: whatever it is called
  bool is_whole = true;             ///< a name is all of it; else some words of it, or for a place of its contents
  bool operator==(const Named&) const = default;
};

/// As a role: whatever a list can be chosen from, with its lines told apart by the words around them.
inline constexpr std::string_view any_choice = "choice";

/// Where something is: in a place, or under a heading.
struct Place {
  bool is_heading = false;
  Named named{}; ///< of a heading no roles
  bool operator==(const Place&) const = default;
};

/// Says which control of a page is meant, in words: `button "kiezen" in row with "OCMW"`.
///
/// How names are compared, and when something counts as shown, is web's (src/web/locator_script.js).
struct Locator {
  Named control{};
  std::vector<Place> places{}; ///< from the innermost one outwards
  bool operator==(const Locator&) const = default;
};

/// What is wrong with a locator, as in DescriptionError::expected.
struct LocatorFault {
  std::string expected;
};

/// A longer text is none that a control bears.
inline constexpr std::size_t most_name_bytes = 200;

/// Reads a locator (grammar: primaweb-portal(5)). Thread-safe.
[[nodiscard]] std::variant<Locator, LocatorFault> parse_locator(std::string_view text);

/// `text` is meant as a locator, though it need not be right: it begins with a role, or goes on as no XPath does.
[[nodiscard]] bool is_meant_as_locator(std::string_view text);

/// The locator as parse_locator() reads it.
[[nodiscard]] std::string to_text(const Locator& locator);

} // namespace portal
