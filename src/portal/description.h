// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/page.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace portal {

/// How one page is recognised, what it means and what to press: a [page …] group (data/portal/README.md).
struct PageRule {
  std::string name;
  Meaning meaning = Meaning::way_in;
  std::vector<std::string> addresses; ///< patterns "https://host/path*"; `*` only at the end; never a query
  std::string present;                ///< XPath that must find something; may be empty when there are words
  std::vector<std::string> words; ///< any one must be in the page's text, in any case; of all languages; may be empty
  std::string press;              ///< XPath of the one thing to press
  std::string option;             ///< XPath of each line of a choice list
  std::string option_label;       ///< XPath within a line; empty: the line's text
  std::string option_detail;      ///< XPath within a line
  std::string option_select;      ///< XPath within a line: what to press or tick for it
  bool verified = false;          ///< seen by someone on the live site
};

/// A portal as data: who may be visited, who may ask the card, which page is which.
struct Description {
  std::string name;
  std::map<std::string, std::string> start; ///< by language; "" is the fallback
  std::vector<std::string> hosts;           ///< "host" or "host:port", lower case: the view may show these
  std::vector<std::string> card_hosts;      ///< the card may answer these (promise 2); none of them is in `hosts`
  std::string log_out;                      ///< address; empty while nobody knows it
  bool practice = false;
  std::vector<PageRule> pages;

  /// The start address for a language such as "nl" or "fr".
  [[nodiscard]] const std::string& start_for(const std::string& language) const;
  /// https, and one of `hosts`. Strict: exact host and port, no user name, no unusual writing.
  [[nodiscard]] bool may_show(std::string_view address) const;
  /// https, and one of `card_hosts`; as strict.
  [[nodiscard]] bool is_card_host(std::string_view address) const;
  /// The pages (indices, in order) that an address leaves possible; what stands on the page decides among them.
  [[nodiscard]] std::vector<std::size_t> rules_at(std::string_view address) const;
};

/// Where a description is wrong: group and key, and what was expected there.
struct DescriptionError {
  std::string where;
  std::string expected;
};

using DescriptionResult = std::variant<Description, DescriptionError>;

/// Reads and checks a description (format: data/portal/README.md).
///
/// A real description may name no `.localhost` host, a practice one only such hosts (promise 8).
[[nodiscard]] DescriptionResult load_description(const std::string& path, bool practice);

} // namespace portal
