// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The hosts whose pages may be shown: "host" or "host:port", or a pattern "*.zone" or "*.zone:port" of all hosts below
/// a zone, by whole labels and however many; of the zone's own host never. All in lower case. Which hosts the card
/// answers is asked before this, and is no matter of patterns (promise 2).
namespace portal {

/// Returns whether it begins as a pattern does, right or not.
[[nodiscard]] bool is_host_pattern(std::string_view host);

/// The pattern in one way of writing; nothing when it is none: the zone has a dot, is no address of numbers, and no
/// public suffix, below which are hosts of anyone.
[[nodiscard]] std::optional<std::string> parse_host_pattern(std::string_view written);

/// `host`, as Address::host, is below the pattern's zone, with its port. False when `pattern` is none.
[[nodiscard]] bool is_below(std::string_view pattern, std::string_view host);

/// `host`, as Address::host, is one of the `shown`, by name or by pattern.
[[nodiscard]] bool is_shown(const std::vector<std::string>& shown, std::string_view host);

} // namespace portal
