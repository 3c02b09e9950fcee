// SPDX-License-Identifier: EUPL-1.2
#include "signin/card_failure.h"

namespace signin {

Failure failure_of(card::Fault fault) {
  switch (fault) {
  case card::Fault::card_mute:
    return Failure::card_mute;
  case card::Fault::foreign_card:
    return Failure::foreign_card;
  case card::Fault::outdated_card:
    return Failure::card_outdated;
  case card::Fault::unsupported_card:
    return Failure::unsupported_card;
  case card::Fault::no_certificate:
    return Failure::no_certificate;
  case card::Fault::signature_refused:
    return Failure::signature_unsupported;
  case card::Fault::card_busy:
    return Failure::card_busy;
  case card::Fault::timed_out:
    return Failure::card_silent;
  case card::Fault::service_absent:
    return Failure::service_absent;
  case card::Fault::service_stopped:
    return Failure::service_stopped;
  case card::Fault::service_forbidden:
    return Failure::service_forbidden;
  case card::Fault::service_refused:
    return Failure::service_refused;
  case card::Fault::service_incompatible:
    return Failure::service_incompatible;
  case card::Fault::service_silent:
    return Failure::service_silent;
  case card::Fault::service_stuck:
    return Failure::service_stuck;
  default:
    return Failure::card_unreadable;
  }
}

} // namespace signin
