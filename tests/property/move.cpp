// SPDX-License-Identifier: EUPL-1.2
#include "move.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

namespace property {

namespace {

constexpr std::array<std::string_view, Move::kinds> names{"onward",
                                                          "card_works",
                                                          "answer_arrives",
                                                          "watch_looks",
                                                          "types_right",
                                                          "types_wrong",
                                                          "types_short",
                                                          "types_twice",
                                                          "cancels",
                                                          "presses_remedy",
                                                          "chooses",
                                                          "wants_change",
                                                          "signs_out",
                                                          "wants_switch",
                                                          "types_on_keys",
                                                          "leaves",
                                                          "comes_back",
                                                          "types_elsewhere",
                                                          "types_on_keyboard",
                                                          "turns_to_dialog",
                                                          "focus_goes",
                                                          "focus_comes",
                                                          "time_passes",
                                                          "inserts",
                                                          "pulls",
                                                          "swaps",
                                                          "unplugs",
                                                          "plugs_in",
                                                          "other_resets",
                                                          "other_spends",
                                                          "other_unlocks",
                                                          "other_holds",
                                                          "other_lets_go",
                                                          "service_stops",
                                                          "service_starts",
                                                          "page_comes",
                                                          "unknown_page_comes",
                                                          "application_shows",
                                                          "card_host_comes",
                                                          "card_host_goes",
                                                          "other_host_comes",
                                                          "other_host_goes",
                                                          "answers_about_host",
                                                          "portal_fails",
                                                          "page_offers_file",
                                                          "handshake_signs",
                                                          "handshake_gives_up",
                                                          "card_host_answers",
                                                          "card_host_fails",
                                                          "keyring_answers",
                                                          "keyring_changes",
                                                          "page_timer",
                                                          "staying_timer",
                                                          "open_card_timer",
                                                          "keyring_timer",
                                                          "wait_gets_long",
                                                          "pull_strikes",
                                                          "swap_strikes",
                                                          "unplug_strikes",
                                                          "hold_strikes",
                                                          "service_stop_strikes",
                                                          "line_strikes"};

constexpr std::size_t shortest = 25;
constexpr unsigned spread = 75;
constexpr unsigned onward_in_ten = 7;
constexpr unsigned largest_argument = 24;

std::optional<int> number_from(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

} // namespace

Moves random_moves(std::mt19937& random) {
  Moves moves(shortest + random() % spread);
  for (auto& move : moves) {
    if (random() % 10 >= onward_in_ten)
      move.kind = static_cast<Move::Kind>(random() % Move::kinds);
    move.a = static_cast<int>(random() % largest_argument);
    move.b = static_cast<int>(random() % largest_argument);
  }
  return moves;
}

std::string text_of(const Moves& moves) {
  std::ostringstream text;
  for (const auto& move : moves)
    text << names.at(static_cast<std::size_t>(move.kind)) << ':' << move.a << ':' << move.b << ' ';
  return text.str();
}

std::optional<Moves> moves_from(std::string_view text) {
  std::istringstream words{std::string{text}};
  Moves moves;
  for (std::string word; words >> word;) {
    const auto first = word.find(':');
    const auto second = word.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos)
      return std::nullopt;
    const std::string_view view{word};
    const auto* const name = std::ranges::find(names, view.substr(0, first));
    const auto a = number_from(view.substr(first + 1, second - first - 1));
    const auto b = number_from(view.substr(second + 1));
    if (name == names.end() || !a || !b)
      return std::nullopt;
    moves.push_back({static_cast<Move::Kind>(name - names.begin()), *a, *b});
  }
  return moves;
}

} // namespace property
