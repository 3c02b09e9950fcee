// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/reader_watch.h"
#include "launcher/session_state.h"

#include <array>
#include <string>

namespace launcher {

/// What the tray icon shows: one drawing each (data/icons).
enum class TrayState { no_reader, no_card, card, signing_in, signed_in, trouble };

inline constexpr std::array all_tray_states{TrayState::no_reader,  TrayState::no_card,   TrayState::card,
                                            TrayState::signing_in, TrayState::signed_in, TrayState::trouble};

struct Status {
  TrayState state = TrayState::no_reader;
  std::string sentence;         ///< for the user, in their language; nothing personal
  bool needs_attention = false; ///< a sign-in that the user began does not go on without them
  std::string code{};           ///< of the failure that the sign-in tells of, such as "CARD-05"; empty: none

  friend bool operator==(const Status&, const Status&) = default;
};

/// The one thing worth telling of the readers and the session: the session where there is one, else the cards.
[[nodiscard]] Status status(const card::ReaderSnapshot& snapshot, SessionState session);

/// The state's word for programs, e.g. "signing-in": in `--status` and in the icons' names.
[[nodiscard]] const char* to_word(TrayState state);

} // namespace launcher
