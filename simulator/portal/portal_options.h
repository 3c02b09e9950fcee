// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/portal/shapes/shape.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace simulator {

/// What the portal, or the identity provider before it, says instead of letting the user in.
enum class PortalError {
  none,
  certificate_refused, ///< the card host, of any certificate
  certificate_missing, ///< the card host, as if no certificate had come
  certificate_revoked, ///< the card host
  level_too_low,       ///< the identity provider, on the way back
  sign_in_expired,     ///< the portal, on the way back
  no_access,           ///< the portal, for every entity
  maintenance,         ///< the portal, on every page
};

/// What may go wrong with an answer on its way.
enum class FaultKind {
  reset,      ///< the connection is reset
  no_answer,  ///< nothing comes
  cut_short,  ///< the connection ends in the middle of the page
  error_page, ///< 503, with a page that nobody knows
  empty,      ///< 200, and nothing in it
  huge,       ///< more than a page of a portal ever is
  loop,       ///< sent on to the same address, without end
  drip,       ///< byte by byte, without end
};

/// One answer that goes wrong.
struct PortalFault {
  FaultKind kind = FaultKind::reset;
  unsigned request = 1; ///< which one since the start, from 1; a loop goes on with all that follow from it
};

/// How the description has PrimaWeb's host, where a shape gives it one of its own.
enum class HomeHost { listed, by_pattern, not_listed };

/// How a practice portal behaves: by default everything goes well for a user with two roles.
///
/// The TLS version is not here: GnuTLS reads it once a process, from G_TLS_GNUTLS_PRIORITY.
struct PortalOptions {
  std::string card_roots_pem{};             ///< roots of the cards whose holders may sign in
  std::string language{};                   ///< of the first page, whatever the user's is; empty: the user's
  int entities = 3;                         ///< 1 to 40
  bool several_capacities = false;          ///< true: the user is known in two capacities at the first entity
  bool first_entity_gone = false;           ///< true: the user is no longer known at the first entity
  bool two_roles = true;                    ///< false: no role page
  bool role_first = false;                  ///< true: the role is asked before the entity
  bool role_in_list = false;                ///< true: the roles stand in a list that drops down
  bool intrudes = false;                    ///< true: every page asks, prints and opens things all the time
  bool has_profile = true;                  ///< false: a nearly empty start page, as on a first sign-in
  bool trusted_card_host = true;            ///< false: the card host's certificate is of another root
  bool is_up = true;                        ///< false: nothing listens on the portal's port
  bool shows_notice = false;                ///< true: after the sign-in comes a page that no description knows
  PortalError error = PortalError::none;    ///< the page that ends the sign-in
  std::chrono::seconds session_length{};    ///< without a request the session ends after this; 0: never
  bool tells_expiry = true;                 ///< false: who comes after that is just asked to sign in
  std::chrono::milliseconds answer_delay{}; ///< before every answer
  std::optional<PortalFault> fault{};       ///< one answer that goes wrong
  bool measures = false;                    ///< true: the observer is told what each answer took, too
  /// What session_length is measured by.
  std::function<std::chrono::steady_clock::time_point()> now = &std::chrono::steady_clock::now;
  HomeHost home_host = HomeHost::listed;
  const Shape* shape = nullptr; ///< what the pages after the sign-in look like; null: as the description says
};

} // namespace simulator
