// SPDX-License-Identifier: EUPL-1.2
#include "tls/log_words.h"

namespace tls {

const char* log_word(RequestFault fault) {
  switch (fault) {
  case RequestFault::host_not_listed:
    return "host not listed";
  case RequestFault::untrusted_server:
    return "untrusted server";
  case RequestFault::unexpected_issuer:
    return "unexpected issuer";
  case RequestFault::server_date:
    return "date of the server's certificate";
  case RequestFault::server_unreachable:
    return "server unreachable";
  case RequestFault::no_page:
    return "no page";
  case RequestFault::server_unavailable:
    return "server unavailable";
  case RequestFault::network_wants_sign_in:
    return "network wants a sign-in";
  case RequestFault::signature_unsupported:
    return "signature unsupported";
  case RequestFault::no_common_signature:
    return "no common signature";
  case RequestFault::certificate_refused:
    return "certificate refused";
  case RequestFault::card_failed:
    return "card failed";
  case RequestFault::timed_out:
    break;
  }
  return "timed out";
}

} // namespace tls
