// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/pin_result.h"
#include "portal/destination.h"
#include "portal/page.h"
#include "portal/readable_host.h"
#include "signin/absence.h"
#include "signin/card_facts.h"
#include "signin/failure.h"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What the dialog shows: one question at a time. Values only; ui/ draws them.
namespace signin {

/// The steps of the step line.
enum class Step { card, pin, entity, role, primaweb };

struct AskCard {
  /// One that is in a reader, and whose PIN is not asked for.
  struct OtherCard {
    card::Private<std::string> holder;
    card::Ownership ownership = card::Ownership::unknown;
  };

  bool reader_present = true;       ///< false: say what to plug in
  std::optional<OtherCard> other{}; ///< say whose it is
  std::string foreign_in{};         ///< the reader that has a card which is no Belgian eID; empty: none
};

struct ReadingCard {
  std::string reader;
};

struct AskPin {
  CardFacts card;
  bool wrong_before = false;                ///< the last PIN of this card was wrong: the sentence says so
  std::optional<card::NoPin> no_pin;        ///< why the reader has just given no PIN: the sentence says so
  std::optional<Absence> after_absence;     ///< why the PIN is asked for again: the sentence says so
  std::optional<portal::Destination> opens; ///< the remembered destination, behind "Change…"
  std::string card_host{};                  ///< that waits for the card; empty: none yet
  bool portal_ready = false;                ///< the view stands at the choice of a sign-in method
  bool ends_soon = false;                   ///< the card's certificate, and the user is to be told
  bool closed_meanwhile = false;            ///< the PIN was right, and the card had to be closed before it was used
};

/// What is going on while the user waits.
enum class Activity {
  waiting_for_card, ///< another program uses it
  checking_pin,
  typing_on_reader,   ///< the reader asks for the PIN
  waiting_for_reader, ///< the same, and the user cancelled: only the reader itself can be stopped
  opening_portal,
  signing_in_with_card,
  choosing_entity,
  starting_application,
  choosing_role,
  signing_out,
};

struct Working {
  Activity activity = Activity::opening_portal;
};

struct AskChoice {
  Step step = Step::entity;               ///< entity or role
  bool is_of_capacity = false;            ///< a capacity of the entity that was chosen before
  std::vector<portal::Option> options;    ///< in the order to show: the last choice first
  std::optional<std::size_t> preselected; ///< the last choice, if it is there; never another line
  bool has_more = false;                  ///< the portal's list goes on
  bool can_remember = true;               ///< false without a keyring: say so instead of the tick
};

/// Whether to go to a host that the description does not have.
struct AskHost {
  portal::ReadableHost host;
  bool is_users_click = false; ///< they may want it in the desktop's browser, and go on in their page without it
};

/// The portal's own page, which the launcher does not know: the user goes on in it.
struct ByHand {
  Step step = Step::entity;
  bool may_be_work = false; ///< the portal has signed the user in: the page may be PrimaWeb, and hold unsaved work
};

struct Trouble {
  Failure failure = Failure::portal_unreachable;
  std::string host{}; ///< that the failure is about; never more of an address, which may hold the portal's secrets
  std::optional<CardHolder> holder{}; ///< of the card that it is about, where that is known
};

/// Signed in: the dialog goes, the PrimaWeb window comes.
struct InPrimaWeb {
  portal::Destination destination;
  bool is_recognised = true; ///< false: an unknown page that stays, and so is taken for PrimaWeb
};

using View = std::variant<AskCard, ReadingCard, AskPin, Working, AskChoice, AskHost, ByHand, Trouble, InPrimaWeb>;

/// Returns whether what the user does in the page may be work that is lost when the page goes: then only they end it.
[[nodiscard]] inline bool may_be_work(const View& view) {
  const auto* by_hand = std::get_if<ByHand>(&view);
  return std::holds_alternative<InPrimaWeb>(view) || (by_hand != nullptr && by_hand->may_be_work);
}

/// Returns whether the user sees the portal's page, and no question of the launcher's own in its place.
[[nodiscard]] inline bool shows_page(const View& view) {
  return std::holds_alternative<ByHand>(view) || std::holds_alternative<InPrimaWeb>(view);
}

} // namespace signin
