// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

/// What the Public Suffix List says of names (https://publicsuffix.org), by the system's libpsl. All names are in lower
/// case and without a port. Thread: any.
namespace portal {

/// Names below it belong to different owners, as those below "be" or "ac.be" do. True where the list cannot be read.
[[nodiscard]] bool is_public_suffix(const std::string& name);

/// The part of the name that somebody has registered: "example.be" of "www.example.be". Empty where there is none, or
/// nobody knows.
[[nodiscard]] std::string registrable_domain(const std::string& name);

/// What browsers take for a number of the internet's and for no name: its last label is a number.
[[nodiscard]] bool is_ip_address(std::string_view name);

} // namespace portal
