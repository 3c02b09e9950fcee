// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>

namespace practice {

/// How a practice portal behaves: by default everything goes well for a user with two roles.
///
/// The TLS version is not here: GnuTLS reads it once a process, from G_TLS_GNUTLS_PRIORITY.
struct PortalOptions {
  std::string card_roots_pem{};             ///< roots of the cards whose holders may sign in
  bool two_roles = true;                    ///< false: no role page
  bool has_profile = true;                  ///< false: a nearly empty start page, as on a first sign-in
  bool trusted_card_host = true;            ///< false: the card host's certificate is of another root
  bool accepts_certificates = true;         ///< false: the card host shows its error page
  bool is_up = true;                        ///< false: nothing listens on the portal's port
  bool shows_notice = false;                ///< true: after the sign-in comes a page that no description knows
  std::chrono::milliseconds answer_delay{}; ///< before every answer
};

} // namespace practice
