// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>

/// What may name a person, written without that.
namespace checkup {

/// A text with paths in it; "~" stands for the user's home, whose name is often theirs, and the variable's name for
/// XDG_CONFIG_HOME and XDG_DATA_HOME where they are elsewhere.
[[nodiscard]] std::string without_home(std::string text);

/// Of an address scheme, host and port only: a proxy's may hold a name and a password, a page's the portal's secrets.
/// "?" for what is no address.
[[nodiscard]] std::string shown_server(const std::string& address);

/// A reader's name as pcscd has it, without its serial number: "ACS ACR38 [CCID Interface] 00 00" of "ACS ACR38 [CCID
/// Interface] (0123) 00 00".
[[nodiscard]] std::string shown_reader(std::string name);

/// "2031-05-03"
[[nodiscard]] std::string shown_day(std::chrono::system_clock::time_point time);

} // namespace checkup
