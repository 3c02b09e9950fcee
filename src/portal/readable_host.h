// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace portal {

/// A host as it is shown to a person who decides something about it: whose it is can be told from the rest.
struct ReadableHost {
  std::string host;   ///< as Address::host
  std::string before; ///< what stands before the domain, with its dot: "primaweb."
  std::string domain; ///< that somebody has registered: "example.be"; all of the name where nobody knows
  std::string port;   ///< with its colon; empty: https's own

  bool operator==(const ReadableHost&) const = default;
};

/// `host`: as Address::host. A name in letters that are not English is shown in them only when all of it is plainly of
/// one script; else as it is sent (xn--…), which no other host's name looks like.
[[nodiscard]] ReadableHost readable_host(const std::string& host);

} // namespace portal
