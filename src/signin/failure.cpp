// SPDX-License-Identifier: EUPL-1.2
#include "signin/failure.h"

namespace signin {

namespace {

struct Entry {
  std::string_view code;
  Remedy remedy;
};

Entry entry(Failure failure) {
  switch (failure) {
  case Failure::service_stopped:
    return {"READER-01", Remedy::try_again};
  case Failure::service_refused:
    return {"READER-02", Remedy::try_again};
  case Failure::service_absent:
    return {"READER-03", Remedy::try_again};
  case Failure::service_forbidden:
    return {"READER-04", Remedy::try_again};
  case Failure::service_incompatible:
    return {"READER-05", Remedy::try_again};
  case Failure::service_silent:
    return {"READER-06", Remedy::try_again};
  case Failure::service_stuck:
    return {"READER-07", Remedy::try_again};
  case Failure::no_reader:
    return {"READER-08", Remedy::try_again};
  case Failure::card_mute:
    return {"CARD-01", Remedy::try_again};
  case Failure::foreign_card:
    return {"CARD-02", Remedy::try_again};
  case Failure::unsupported_card:
    return {"CARD-03", Remedy::close};
  case Failure::no_certificate:
    return {"CARD-04", Remedy::close};
  case Failure::certificate_expired:
    return {"CARD-05", Remedy::close};
  case Failure::certificate_not_yet_valid:
    return {"CARD-06", Remedy::close};
  case Failure::certificate_unfit:
    return {"CARD-07", Remedy::close};
  case Failure::card_busy:
    return {"CARD-08", Remedy::try_again};
  case Failure::card_unreadable:
    return {"CARD-09", Remedy::try_again};
  case Failure::card_outdated:
    return {"CARD-10", Remedy::close};
  case Failure::signature_unsupported:
    return {"CARD-11", Remedy::close};
  case Failure::card_silent:
    return {"CARD-12", Remedy::try_again};
  case Failure::pin_blocked:
    return {"PIN-01", Remedy::close};
  case Failure::portal_unreachable:
    return {"PORTAL-01", Remedy::try_again};
  case Failure::portal_untrusted:
    return {"PORTAL-02", Remedy::close};
  case Failure::portal_unavailable:
    return {"PORTAL-03", Remedy::try_again};
  case Failure::portal_slow:
    return {"PORTAL-04", Remedy::try_again};
  case Failure::portal_in_circles:
    return {"PORTAL-05", Remedy::go_on_by_hand};
  case Failure::card_host_unknown:
    return {"PORTAL-06", Remedy::close};
  case Failure::card_host_untrusted:
    return {"PORTAL-07", Remedy::close};
  case Failure::card_host_unreachable:
    return {"PORTAL-08", Remedy::try_again};
  case Failure::certificate_refused:
    return {"PORTAL-09", Remedy::try_again};
  case Failure::no_access:
    return {"PORTAL-10", Remedy::sign_out_and_again};
  case Failure::no_profile:
    return {"PORTAL-11", Remedy::sign_out_and_again};
  case Failure::session_ended:
    return {"PORTAL-12", Remedy::try_again};
  case Failure::page_crashed:
    return {"PORTAL-13", Remedy::try_again};
  case Failure::certificate_not_received:
    return {"PORTAL-14", Remedy::try_again};
  case Failure::certificate_revoked:
    return {"PORTAL-15", Remedy::close};
  case Failure::level_too_low:
    return {"PORTAL-16", Remedy::sign_out_and_again};
  case Failure::network_wants_sign_in:
    return {"PORTAL-17", Remedy::try_again};
  case Failure::server_date_wrong:
    return {"PORTAL-18", Remedy::try_again};
  case Failure::form_not_handed_on:
    return {"PORTAL-19", Remedy::try_again};
  case Failure::card_host_issuer_unexpected:
    return {"PORTAL-20", Remedy::close};
  case Failure::card_host_sent_no_page:
    return {"PORTAL-21", Remedy::try_again};
  case Failure::no_common_signature:
    return {"PORTAL-22", Remedy::close};
  case Failure::description_broken:
    return {"PROGRAM-01", Remedy::close};
  case Failure::tls_part_missing:
    return {"PROGRAM-02", Remedy::close};
  case Failure::steps_not_saved:
    return {"PROGRAM-03", Remedy::close};
  case Failure::no_realtime:
    return {"PROGRAM-04", Remedy::close};
  case Failure::nothing_remembered:
    return {"KEYRING-01", Remedy::go_on};
  }
  return {"PROGRAM-00", Remedy::close};
}

} // namespace

std::string_view code(Failure failure) {
  return entry(failure).code;
}

Remedy remedy(Failure failure) {
  return entry(failure).remedy;
}

bool may_go_on_in_browser(Failure failure) {
  switch (failure) {
  case Failure::unsupported_card:
  case Failure::signature_unsupported:
  case Failure::no_common_signature:
  case Failure::card_host_unknown:
  case Failure::tls_part_missing:
    return true;
  default:
    return false;
  }
}

} // namespace signin
