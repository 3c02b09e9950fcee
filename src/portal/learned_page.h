// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/page.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

/// What the user pressed on a page that nobody knows.
struct PressedByHand {
  std::string address;    ///< https://host/path of the page
  std::string words;      ///< of the link or button; empty when pressing it again would not be enough or not be right
  std::string document{}; ///< in which it was pressed: another one each time a page is loaded
};

/// A page that the launcher may go on from by itself, since its user did so: where it is, what was pressed, and what
/// came next. Nothing else of the page is ever kept.
struct LearnedPage {
  std::string address; ///< https://host/path, exactly; never a query
  std::string words;   ///< of a link or button that is there once
  Meaning meaning = Meaning::way_in;
  std::string leads_to; ///< name of the page that came next, or card_host_step

  friend bool operator==(const LearnedPage&, const LearnedPage&) = default;
};

/// As LearnedPage::leads_to: the card host asked for the card.
inline constexpr const char* card_host_step = "card-host";

/// Whether page and words may be kept (promise 5): short, hardly a digit in the words, no long number in the address,
/// and none of the `names`, which are those of the card's holder.
[[nodiscard]] bool may_be_learned(const PressedByHand& pressed, const std::vector<std::string>& names);

/// The page's name in a description: "learned HOST/PATH".
[[nodiscard]] std::string name_of(const LearnedPage& page);

/// XPath of every link and button with exactly these words.
[[nodiscard]] std::string press_path(std::string_view words);
/// XPath that finds something when there is exactly one such link or button.
[[nodiscard]] std::string once_path(std::string_view words);

/// A text as XPath has it, whatever quotes are in it.
[[nodiscard]] std::string xpath_literal(std::string_view text);

} // namespace portal
