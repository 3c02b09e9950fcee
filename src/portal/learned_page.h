// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/locator.h"
#include "portal/page.h"
#include "portal/road.h"
#include "portal/selector.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

/// A page that the launcher may go on from by itself, since its user did so: where it is, what is pressed there, or
/// what list is chosen from. Nothing else of the page is ever kept, no line of the list either.
struct LearnedPage {
  std::string name;    ///< in a description: "learned HOST/PATH", and a number where an address has several
  std::string address; ///< https://host/path, exactly; never a query
  Meaning meaning = Meaning::way_in;
  std::optional<Locator> press{};  ///< the one thing to press; of a list, after the choice, if anything
  std::optional<Locator> option{}; ///< the lines of a list
  std::optional<Locator> opener{}; ///< what brings them, where there are none before
  std::optional<Locator> more{};   ///< what leads to the next lines, of a list over several pages

  friend bool operator==(const LearnedPage&, const LearnedPage&) = default;
};

/// Returns whether an address may be kept (promise 5): short, and no long number in it.
[[nodiscard]] bool may_be_learned(const std::string& address);

/// Returns whether a locator may be kept: its words are short, with hardly a digit, and none of the `names`, which are
/// those of the card's holder.
[[nodiscard]] bool may_be_learned(const Locator& locator, const std::vector<std::string>& names);

/// Returns whether a line of a list may be remembered for a card: no number of a person in it, and none of the `names`.
[[nodiscard]] bool may_be_remembered(const Option& line, const std::vector<std::string>& names);

/// Returns whether a host may be kept that the user agreed to be led to: no long number in its name.
[[nodiscard]] bool may_host_be_learned(const std::string& host);

/// Returns whether all of a page may be kept.
[[nodiscard]] bool may_be_learned(const LearnedPage& page);

/// Returns what is learned of a step that the user taught; nothing of one that stays theirs. It has no name yet.
[[nodiscard]] std::optional<LearnedPage> learned_page(const RoadStep& step);

/// "learned HOST/PATH", and the number when it is not 1.
[[nodiscard]] std::string name_of(const LearnedPage& page, std::size_t number = 1);

/// What the page's rule in a description presses is what was learned. Also where it says so as the first versions wrote
/// it: by an XPath.
[[nodiscard]] bool is_same(const Selector& rule, const std::optional<Locator>& learned);

/// XPath of every link and button with exactly these words: what the first versions wrote.
[[nodiscard]] std::string press_path(std::string_view words);
/// What says the same today.
[[nodiscard]] Locator press_locator(const std::string& words);

/// A text as XPath has it, whatever quotes are in it.
[[nodiscard]] std::string xpath_literal(std::string_view text);

} // namespace portal
