// SPDX-License-Identifier: EUPL-1.2
#include "portal/meaning.h"

#include <algorithm>
#include <array>
#include <utility>

namespace portal {

namespace {

constexpr std::array<std::pair<std::string_view, Meaning>, 16> words{{
    {"way-in", Meaning::way_in},
    {"sign-in-method", Meaning::sign_in_method},
    {"entity-choice", Meaning::entity_choice},
    {"capacity-choice", Meaning::capacity_choice},
    {"start-application", Meaning::start_application},
    {"role-choice", Meaning::role_choice},
    {"primaweb", Meaning::primaweb},
    {"no-profile", Meaning::no_profile},
    {"no-access", Meaning::no_access},
    {"certificate-refused", Meaning::certificate_refused},
    {"certificate-missing", Meaning::certificate_missing},
    {"certificate-revoked", Meaning::certificate_revoked},
    {"level-too-low", Meaning::level_too_low},
    {"session-ended", Meaning::session_ended},
    {"signed-out", Meaning::signed_out},
    {"unavailable", Meaning::unavailable},
}};

} // namespace

std::optional<Meaning> meaning_from(std::string_view word) {
  const auto found = std::find_if(words.begin(), words.end(), [word](const auto& each) { return each.first == word; });
  return found == words.end() ? std::nullopt : std::optional{found->second};
}

std::string_view word_for(Meaning meaning) {
  return std::find_if(words.begin(), words.end(), [meaning](const auto& each) { return each.second == meaning; })
      ->first;
}

bool is_pressed(Meaning meaning) {
  return meaning == Meaning::way_in || meaning == Meaning::sign_in_method || meaning == Meaning::start_application;
}

bool is_dead_end(Meaning meaning) {
  switch (meaning) {
  case Meaning::way_in:
  case Meaning::sign_in_method:
  case Meaning::entity_choice:
  case Meaning::capacity_choice:
  case Meaning::start_application:
  case Meaning::role_choice:
  case Meaning::primaweb:
    return false;
  case Meaning::no_profile:
  case Meaning::no_access:
  case Meaning::certificate_refused:
  case Meaning::certificate_missing:
  case Meaning::certificate_revoked:
  case Meaning::level_too_low:
  case Meaning::session_ended:
  case Meaning::signed_out:
  case Meaning::unavailable:
    return true;
  }
  return true;
}

bool is_choice(Meaning meaning) {
  return meaning == Meaning::entity_choice || meaning == Meaning::capacity_choice || meaning == Meaning::role_choice;
}

} // namespace portal
