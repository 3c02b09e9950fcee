// SPDX-License-Identifier: EUPL-1.2
#include "session/portal_failure.h"

namespace session {

namespace {

signin::Failure failure_of(web::LoadFault fault) {
  switch (fault) {
  case web::LoadFault::unreachable:
    return signin::Failure::portal_unreachable;
  case web::LoadFault::untrusted_server:
    return signin::Failure::portal_untrusted;
  case web::LoadFault::server_date:
    return signin::Failure::server_date_wrong;
  case web::LoadFault::network_wants_sign_in:
    return signin::Failure::network_wants_sign_in;
  case web::LoadFault::unavailable:
    return signin::Failure::portal_unavailable;
  case web::LoadFault::asks_password:
    return signin::Failure::no_access;
  case web::LoadFault::host_not_listed:
    return signin::Failure::card_host_unknown;
  case web::LoadFault::form_not_read:
    return signin::Failure::form_not_handed_on;
  case web::LoadFault::crashed:
    return signin::Failure::page_crashed;
  }
  return signin::Failure::portal_unreachable;
}

signin::Failure failure_of(tls::RequestFault fault) {
  switch (fault) {
  case tls::RequestFault::host_not_listed:
    return signin::Failure::card_host_unknown;
  case tls::RequestFault::untrusted_server:
    return signin::Failure::card_host_untrusted;
  case tls::RequestFault::unexpected_issuer:
    return signin::Failure::card_host_issuer_unexpected;
  case tls::RequestFault::server_date:
    return signin::Failure::server_date_wrong;
  case tls::RequestFault::no_page:
    return signin::Failure::card_host_sent_no_page;
  case tls::RequestFault::server_unavailable:
    return signin::Failure::portal_unavailable;
  case tls::RequestFault::network_wants_sign_in:
    return signin::Failure::network_wants_sign_in;
  case tls::RequestFault::signature_unsupported:
    return signin::Failure::signature_unsupported;
  case tls::RequestFault::no_common_signature:
    return signin::Failure::no_common_signature;
  case tls::RequestFault::certificate_refused:
    return signin::Failure::certificate_refused;
  case tls::RequestFault::server_unreachable:
  case tls::RequestFault::timed_out:
  case tls::RequestFault::card_failed:
    break;
  }
  return signin::Failure::card_host_unreachable;
}

/// Whether the network alone can bring it about.
bool may_be_the_networks(tls::RequestFault fault) {
  switch (fault) {
  case tls::RequestFault::untrusted_server:
  case tls::RequestFault::unexpected_issuer:
  case tls::RequestFault::server_date:
  case tls::RequestFault::server_unreachable:
  case tls::RequestFault::server_unavailable:
  case tls::RequestFault::timed_out:
    return true;
  default:
    return false;
  }
}

} // namespace

signin::Failure failure_of(web::LoadFault fault, GNetworkConnectivity connectivity) {
  if (connectivity == G_NETWORK_CONNECTIVITY_PORTAL && fault != web::LoadFault::crashed &&
      fault != web::LoadFault::form_not_read)
    return signin::Failure::network_wants_sign_in;
  return failure_of(fault);
}

signin::Failure failure_of(tls::RequestFault fault, GNetworkConnectivity connectivity) {
  if (connectivity == G_NETWORK_CONNECTIVITY_PORTAL && may_be_the_networks(fault))
    return signin::Failure::network_wants_sign_in;
  return failure_of(fault);
}

} // namespace session
