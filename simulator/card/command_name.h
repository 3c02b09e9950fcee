// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace simulator {

/// What a command is called, which is all that may be told of it: a command may carry a PIN.
/// "SELECT", "READ BINARY", "GET CARD DATA", "VERIFY", "EMPTY VERIFY", "CHANGE PIN", "LOG OFF", "MSE SET", "PSO SIGN",
/// "GET RESPONSE", "INTERNAL AUTHENTICATE"; "UNKNOWN" for any other.
[[nodiscard]] std::string_view command_name(card::ByteView command);

/// Gets one line for every command that a card answered: its name and the status word ("VERIFY 63C2"), never data.
/// Called on the thread that uses the card.
using CardObserver = std::function<void(const std::string& line)>;

[[nodiscard]] std::string observed_line(card::ByteView command, std::uint16_t status);

} // namespace simulator
