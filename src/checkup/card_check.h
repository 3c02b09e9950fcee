// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_data.h"
#include "card/reader_watch.h"
#include "certificate/certificate.h"
#include "checkup/line.h"

#include <functional>
#include <vector>

namespace checkup {

/// Looks at every card that is in a reader: which kind it is, from when until when its certificate is valid, and how
/// many attempts its PIN has left where the card tells that without being asked for a PIN (applet 1.8). It is sent GET
/// CARD DATA and the reading of one file; never VERIFY, not even the empty one, nor anything that gives a signature.
/// One transaction for each card; bounded.
///
/// `are_in_use`: whether a sign-in has the cards by now, asked before each of them: then the rest are left alone.
[[nodiscard]] std::vector<Line> check_cards(const card::ReaderSnapshot& seen, const std::function<bool()>& are_in_use);

/// What stands in the place of check_cards() while a sign-in has the card, or may have it: it is left alone.
[[nodiscard]] Line card_left_alone();

/// What a card that was read says of itself at `now`.
[[nodiscard]] Line judge_card(const std::string& reader, const card::CardData& data,
                              const certificate::Certificate& authentication, certificate::TimePoint now);

/// How long before its end a certificate is worth a look.
inline constexpr std::chrono::days ends_soon{60};

} // namespace checkup
