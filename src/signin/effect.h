// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/eid_card.h"
#include "portal/destination.h"
#include "signin/event.h"
#include "signin/view.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// What the flow wants done. session/ carries it out.
namespace signin {

struct Show {
  View view;
};

struct ReadCard {
  std::string reader;
};

/// Send one VERIFY with the PIN that the last PinConfirmed came with, to the card it was confirmed for.
struct Verify {
  card::LastTry last_try = card::LastTry::not_confirmed;
};

/// Let the reader ask for the PIN, once, and send one VERIFY with it.
struct VerifyOnPad {
  card::LastTry last_try = card::LastTry::not_confirmed;
};

/// Log the card off and disconnect (promise 3).
struct CloseCard {};

/// Another process must take over with this card. The sign-in ends here.
struct HandOver {};

struct LoadStart {};

/// Press the one thing that the description names on this page. `visit`: not if another page came meanwhile.
struct Press {
  std::uint64_t visit = 0;
};

/// Press what leads to the next lines of this page's list, or opens it where it is closed.
struct ShowMore {
  std::uint64_t visit = 0;
};

/// Choose line `index` of the page's own list.
struct Choose {
  std::uint64_t visit = 0;
  std::size_t index = 0;
};

/// Let the view go to the host that it waits with, in this sign-in from now on.
struct GoToHost {
  std::string host;
};

/// Let the view stay where it is.
struct StayFromHost {};

/// Let the view stay, and open what it waits with in the desktop's browser.
struct OpenHostElsewhere {};

/// Make the request the view is waiting to make, with the card.
struct SendCardRequest {};

struct CancelCardRequest {};

struct Remember {
  portal::Destination destination;
};

/// The user is in PrimaWeb with this card: it is the user's own from now on.
struct RememberOwnCard {};

struct StartTimer {
  Timer timer = Timer::page;
  std::chrono::seconds after{};
};

struct StopTimer {
  Timer timer = Timer::page;
};

/// Load the page that is in the view once more.
struct ReloadPage {};

/// Something befell PrimaWeb's page, or what belongs to the session in it: tell the user above the page.
struct TellPageTrouble {
  Failure failure = Failure::page_crashed;
  bool is_loaded_again = false; ///< the page is on its way back already
  std::string host{};           ///< that the failure is about
};

/// Log out at the portal and destroy the view's data (promise 7).
struct EndPortalSession {
  bool is_signed_in = false; ///< else there is nothing to log out of
};

/// Nothing is left to do: close the windows.
struct Leave {};

using Effect =
    std::variant<Show, ReadCard, Verify, VerifyOnPad, CloseCard, HandOver, LoadStart, Press, ShowMore, Choose, GoToHost,
                 StayFromHost, OpenHostElsewhere, SendCardRequest, CancelCardRequest, Remember, RememberOwnCard,
                 StartTimer, StopTimer, ReloadPage, TellPageTrouble, EndPortalSession, Leave>;
using Effects = std::vector<Effect>;

} // namespace signin
