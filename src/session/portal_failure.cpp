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
  case web::LoadFault::host_not_listed:
    return signin::Failure::card_host_unknown;
  case web::LoadFault::form_not_read:
  case web::LoadFault::crashed:
    return signin::Failure::page_crashed;
  }
  return signin::Failure::portal_unreachable;
}

} // namespace

signin::Failure failure_of(web::LoadFault fault, GNetworkConnectivity connectivity) {
  if (connectivity == G_NETWORK_CONNECTIVITY_PORTAL && fault != web::LoadFault::crashed)
    return signin::Failure::network_wants_sign_in;
  return failure_of(fault);
}

} // namespace session
