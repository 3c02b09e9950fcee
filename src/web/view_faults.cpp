// SPDX-License-Identifier: EUPL-1.2
#include "web/view_faults.h"

#include "portal/address.h"

namespace web {

std::optional<LoadFault> fault_of(const GError* load_error) {
  if (g_error_matches(load_error, WEBKIT_NETWORK_ERROR, WEBKIT_NETWORK_ERROR_CANCELLED) != 0 ||
      g_error_matches(load_error, WEBKIT_POLICY_ERROR, WEBKIT_POLICY_ERROR_FRAME_LOAD_INTERRUPTED_BY_POLICY_CHANGE) !=
          0)
    return std::nullopt;
  // WebKit cancels the request to a server that it does not trust; at times that is all that it tells of it. What is
  // cancelled for another reason comes as an error of WebKit's own.
  return g_error_matches(load_error, G_IO_ERROR, G_IO_ERROR_CANCELLED) != 0 ? LoadFault::untrusted_server
                                                                            : LoadFault::unreachable;
}

LoadFailure refusal_of(const std::string& address) {
  const auto parsed = portal::parse_address(address);
  return {.fault = LoadFault::host_not_listed, .host = parsed ? parsed->host : ""};
}

namespace {

/// The start page of the server that asks for something.
std::string asking(WebKitAuthenticationRequest* request) {
  const char* name = webkit_authentication_request_get_host(request);
  return std::string{"https://"} + (name == nullptr ? "" : name) + ":" +
         std::to_string(webkit_authentication_request_get_port(request)) + "/";
}

} // namespace

std::optional<LoadFailure> turn_down_certificate(WebKitAuthenticationRequest* request,
                                                 const portal::Description& description) {
  if (webkit_authentication_request_get_scheme(request) != WEBKIT_AUTHENTICATION_SCHEME_CLIENT_CERTIFICATE_REQUESTED)
    return std::nullopt;
  const auto address = asking(request);
  if (description.names(address))
    return std::nullopt;
  webkit_authentication_request_cancel(request);
  return refusal_of(address);
}

std::optional<LoadFault> turn_down(WebKitAuthenticationRequest* request) {
  switch (webkit_authentication_request_get_scheme(request)) {
  case WEBKIT_AUTHENTICATION_SCHEME_CLIENT_CERTIFICATE_REQUESTED:
  case WEBKIT_AUTHENTICATION_SCHEME_CLIENT_CERTIFICATE_PIN_REQUESTED:
  case WEBKIT_AUTHENTICATION_SCHEME_SERVER_TRUST_EVALUATION_REQUESTED:
    return std::nullopt;
  default:
    webkit_authentication_request_cancel(request);
    return webkit_authentication_request_is_for_proxy(request) != 0 ? LoadFault::network_wants_sign_in
                                                                    : LoadFault::asks_password;
  }
}

} // namespace web
