// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/card_arrivals.h"
#include "card/fault.h"
#include "card/ownership.h"
#include "card/pcscd_state.h"
#include "card/pin_result.h"

#include <string>

/// What a log may say of cards and readers: kinds and outcomes, and never whose card it is (promise 5). Thread: any.
namespace card {

[[nodiscard]] const char* log_word(Fault fault);
[[nodiscard]] const char* log_word(PcscdState service);
[[nodiscard]] const char* log_word(CardKind kind);
[[nodiscard]] const char* log_word(Arrival arrival);
[[nodiscard]] const char* log_word(Ownership ownership);

/// With the tries left, and nothing of the PIN.
[[nodiscard]] std::string log_word(const PinResult& result);

/// "SCARD_E_SHARING_VIOLATION"; the number of one that is not listed.
[[nodiscard]] std::string pcsc_name(long code);

/// The manual's name of a command, by its first two bytes; of its data nothing.
[[nodiscard]] const char* command_name(ByteView command);

} // namespace card
