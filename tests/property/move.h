// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace property {

/// One thing that happens. Whatever the state is, each can happen or is nothing, so that any part of a sequence is a
/// sequence too.
struct Move {
  enum class Kind {
    onward, ///< what brings a sign-in on from here, whoever has to do it
    card_works,
    answer_arrives,
    watch_looks,
    // The user.
    types_right,
    types_wrong,
    types_short,
    types_twice,
    cancels,
    presses_remedy,
    chooses,
    wants_change,
    signs_out,
    wants_switch,
    types_on_keys, ///< or cancels there, or does nothing
    leaves,        ///< the screen is locked, the computer sleeps, or another session is in front
    comes_back,
    types_elsewhere,   ///< on, or anew: in another window, as far as they know
    types_on_keyboard, ///< the PIN, in the dialog; perhaps a wrong one, or with a letter in it
    turns_to_dialog,   ///< with a click, with Tab, or through the tray
    focus_goes,        ///< to another window
    focus_comes,       ///< to the dialog, by itself
    time_passes,
    inserts,
    pulls,
    swaps,
    unplugs,
    plugs_in,
    // The others.
    other_resets,
    other_spends,
    other_unlocks,
    other_holds,
    other_lets_go,
    service_stops,
    service_starts,
    // The portal and the card host.
    page_comes,
    unknown_page_comes,
    application_shows, ///< an unknown page says that it is PrimaWeb, or the user does; perhaps of a page that went
    card_host_comes,
    card_host_goes,
    other_host_comes, ///< one that nobody listed
    other_host_goes,
    answers_about_host,
    portal_fails,
    page_offers_file,
    handshake_signs,
    handshake_gives_up,
    card_host_answers,
    card_host_fails,
    // The keyring.
    keyring_answers,
    keyring_changes, ///< it comes, goes, or falls silent
    // The clock.
    page_timer,
    staying_timer,
    open_card_timer,
    keyring_timer,
    wait_gets_long, ///< for another program
    // Trouble that strikes later, within what the card's thread is doing.
    pull_strikes,
    swap_strikes,
    unplug_strikes,
    hold_strikes,
    service_stop_strikes,
    line_strikes,
  };
  static constexpr int kinds = static_cast<int>(Kind::line_strikes) + 1;

  Kind kind = Kind::onward;
  int a = 0;
  int b = 0;
};

using Moves = std::vector<Move>;

[[nodiscard]] Moves random_moves(std::mt19937& random);

/// As move_from() reads it: "onward inserts:0:1 …".
[[nodiscard]] std::string text_of(const Moves& moves);
[[nodiscard]] std::optional<Moves> moves_from(std::string_view text);

/// The shortest sequence that still fails, found by leaving parts out.
template <typename Fails>
[[nodiscard]] Moves shrunk(Moves moves, const Fails& fails) {
  for (auto part = moves.size() / 2; part > 0; part = part == 1 ? 0 : (part + 1) / 2) {
    for (std::size_t start = 0; start + part <= moves.size();) {
      Moves fewer = moves;
      const auto from = fewer.begin() + static_cast<std::ptrdiff_t>(start);
      fewer.erase(from, from + static_cast<std::ptrdiff_t>(part));
      if (fails(fewer))
        moves = std::move(fewer);
      else
        start += part;
    }
  }
  return moves;
}

} // namespace property
