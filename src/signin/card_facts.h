// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/ownership.h"
#include "card/private.h"
#include "card/tries_left.h"

#include <chrono>
#include <string>

namespace signin {

/// What the dialog shows of the card that is about to sign in.
struct CardFacts {
  card::Private<std::string> holder;
  std::string reader;
  std::chrono::year_month_day valid_until;
  card::TriesLeft tries;
  bool pin_pad = false; ///< the reader has keys of its own: the PIN is typed there, and nowhere else
  card::Ownership ownership = card::Ownership::unknown;
};

/// Whose card it is, where a failure is about it.
struct CardHolder {
  card::Private<std::string> name;
  std::chrono::year_month_day valid_until;
};

} // namespace signin
