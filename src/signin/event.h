// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_arrivals.h"
#include "card/eid_card.h"
#include "card/fault.h"
#include "portal/destination.h"
#include "portal/page.h"
#include "portal/readable_host.h"
#include "portal/road.h"
#include "signin/absence.h"
#include "signin/card_facts.h"
#include "signin/failure.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

/// What happens to a sign-in. No event carries the PIN: the shell keeps it until the flow says Verify.
namespace signin {

// The card.
struct ReadersSeen {
  bool any = false;
};

struct ServiceFailed {
  Failure failure = Failure::service_stopped;
};

struct CardPlaced {
  std::string reader;
  card::Arrival arrival = card::Arrival::already_there;
};

/// Its ownership is what this process knows by itself; the keyring's word follows, with Recalled.
struct CardRead {
  CardFacts facts;
  bool is_chosen = false;       ///< the user said that they mean this very card
  bool needs_other_tls = false; ///< it signs for versions of TLS that this process does not offer
};

struct CardUnfit {
  Failure failure = Failure::card_unreadable;
  std::optional<CardHolder> holder{}; ///< where the card could be read that far
};

/// A card that was in its reader when the readers were looked at first, and that is no Belgian eID by its ATR: nobody
/// is asked to take it out, as a key that always hangs in its port is such a card too.
struct ForeignCardSeen {
  std::string reader;
};

/// Another program keeps the card from us, for longer than a moment; or it does no longer.
struct CardKeptByOthers {
  bool kept = false;
};

struct CardTaken {
  std::string reader;
};

/// Whoever comes next at the keyboard may be somebody else.
struct UserLeft {
  Absence why = Absence::screen_locked;
};

struct UserBack {};

/// What the keyring knew of this card.
struct Recalled {
  std::optional<portal::Destination> last;
  bool keyring = true;
  card::Ownership ownership = card::Ownership::unknown;
  bool tells_of_end = false; ///< its certificate ends soon, and the user is to be told so
};

// The PIN.
struct PinConfirmed {
  card::LastTry last_try = card::LastTry::not_confirmed;
};

/// The user wants to type the PIN on the reader.
struct PadWanted {
  card::LastTry last_try = card::LastTry::not_confirmed;
};

struct PinChecked {
  card::PinResult result;
};

// The portal. `visit` grows with every page that comes into the view.
struct PageShown {
  std::uint64_t visit = 0;
  std::optional<portal::Page> page; ///< nothing: a page the description does not know
};

/// What was to be chosen on the page of this visit is not chosen, and nothing was pressed after it; or what was to be
/// pressed could not be.
struct ChoiceFailed {
  std::uint64_t visit = 0;
};

/// The user wants the next lines of the list that is shown.
struct MoreWanted {};

/// The user pressed or chose something in an unknown page.
struct ActedByHand {};

/// The unknown page in which the user goes on by hand is PrimaWeb.
struct Arrived {
  std::optional<std::uint64_t> visit{}; ///< of the page that says so itself; nothing: the user says so
};

/// In PrimaWeb the user said what of the way there, which they went by hand, is to be done for them from now on.
struct ChoiceTaught {
  portal::TaughtChoice choice;
};

/// The view was about to load an address of a card host; it waits.
struct CardWanted {
  std::string host{}; ///< of that address
};

/// What the view waited with for the card is none any more: another page has come.
struct CardWithdrawn {};

struct CardRequestDone {};

struct CardRequestFailed {
  Failure failure = Failure::card_host_unreachable;
  std::string host{}; ///< that is not in the description, with Failure::card_host_unknown
};

/// The card did not sign although the PIN was right: pulled, reset, or used by others.
struct CardDidNotSign {
  card::Fault fault = card::Fault::card_removed;
};

/// The portal leads to a host that is not in the description, and that the user may be asked about. The view waits, and
/// nothing was sent there.
struct HostWanted {
  portal::ReadableHost host;
  bool is_users_click = false; ///< on a link in a page in which they go on by hand
};

/// What the view waited with is none any more: another page comes.
struct HostWithdrawn {};

struct PortalFailed {
  Failure failure = Failure::portal_unreachable;
  std::string host{}; ///< that is not in the description, with Failure::card_host_unknown
};

// The user.
struct Chosen {
  std::size_t index = 0; ///< into AskChoice::options as shown
  bool remember = true;
};

/// What the user says of a host that they were asked about.
enum class HostAnswer {
  no,
  go,
  open_in_browser, ///< the desktop's own
};

struct HostAnswered {
  std::string host; ///< that they were shown: it counts for no other
  HostAnswer answer = HostAnswer::no;
};

struct ChangeWanted {}; ///< "Change…": ask for entity and role this time

struct RemedyPressed {}; ///< the one button of a failure

struct Cancelled {};

struct SignOutWanted {};

struct SwitchWanted {}; ///< in PrimaWeb: another entity or role

/// The page does what no step of a sign-in does, such as offer a file.
struct WorkSeen {};

/// What the flow wanted remembered is not, and will not be: the keyring refused, or said nothing.
struct NotRemembered {};

// The clock.
enum class Timer {
  page,        ///< the next page of the portal
  keyring,     ///< whose the card is
  open_card,   ///< how long a card may stay unlocked
  after_crash, ///< how long PrimaWeb's page must hold after it was loaded again
  staying,     ///< from when on unknown pages after the card request are taken for PrimaWeb
};

struct TimedOut {
  Timer timer = Timer::page;
};

using Event = std::variant<ReadersSeen, ServiceFailed, CardPlaced, ForeignCardSeen, CardRead, CardUnfit,
                           CardKeptByOthers, CardTaken, UserLeft, UserBack, Recalled, PinConfirmed, PadWanted,
                           PinChecked, PageShown, ChoiceFailed, ActedByHand, Arrived, ChoiceTaught, CardWanted,
                           CardWithdrawn, CardRequestDone, CardRequestFailed, CardDidNotSign, HostWanted, HostWithdrawn,
                           PortalFailed, Chosen, MoreWanted, HostAnswered, ChangeWanted, RemedyPressed, Cancelled,
                           SignOutWanted, SwitchWanted, WorkSeen, NotRemembered, TimedOut>;

} // namespace signin
