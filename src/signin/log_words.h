// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/effect.h"
#include "signin/event.h"

#include <string>

/// What a log may say of a sign-in: the names of its events and effects, codes of failures, and nothing that they carry
/// of a person, a card or a page (promise 5). Thread: any.
namespace signin {

[[nodiscard]] std::string log_word(const Event& event);
[[nodiscard]] std::string log_word(const Effect& effect);

} // namespace signin
