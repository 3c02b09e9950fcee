// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

/// An https address as far as the launcher judges it: never its query, which may be personal (promise 5).
struct Address {
  std::string host; ///< "name", or "name:port" when the port is not 443; lower case
  std::string path; ///< still percent-encoded; "/" when there is none
};

/// Reads an absolute https address strictly: nothing for another scheme, a user name, or a host that is written in any
/// way but a plain name (encoded, with a trailing dot, with spaces …).
[[nodiscard]] std::optional<Address> parse_address(std::string_view address);

/// "host" or "host:port" as in a description, in the form of Address::host; nothing when it is neither.
[[nodiscard]] std::optional<std::string> parse_host(std::string_view host);

/// A pattern "https://host/path" or "https://host/path*": host and path must be equal, or begin so; the query is free.
[[nodiscard]] bool matches(std::string_view pattern, const Address& address);

/// `host` is in `hosts`; both as Address::host.
[[nodiscard]] bool contains(const std::vector<std::string>& hosts, std::string_view host);

/// A name that always means this computer, as of practice mode.
[[nodiscard]] bool is_on_this_computer(std::string_view host);

} // namespace portal
