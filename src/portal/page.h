// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portal {

/// What a page of the portal means for a sign-in (doc/portal-description.md). The description's word is in the comment.
enum class Meaning {
  way_in,              ///< "way-in": a page on the way, with one link to follow (steps 1 to 4)
  sign_in_method,      ///< "sign-in-method": choose eID; followed by the card host (steps 6 and 7)
  entity_choice,       ///< "entity-choice": a list of entities with their capacities (step 10)
  capacity_choice,     ///< "capacity-choice": a list of the capacities of the entity, where it is a page of its own
  start_application,   ///< "start-application": press "Applicatie opstarten" (step 11)
  role_choice,         ///< "role-choice": a list of roles (steps 12 and 13)
  primaweb,            ///< "primaweb": the application's start page (step 14)
  no_profile,          ///< "no-profile": the start page of a first login, nearly empty (step 15)
  no_access,           ///< "no-access": the portal says this user may not in
  certificate_refused, ///< "certificate-refused": the identity provider did not accept the card's certificate
  certificate_missing, ///< "certificate-missing": the identity provider received no certificate
  certificate_revoked, ///< "certificate-revoked": the certificate was withdrawn
  level_too_low,       ///< "level-too-low": the portal wants another, stronger way to sign in
  session_ended,       ///< "session-ended": expired, or a sign-in that took too long
  signed_out,          ///< "signed-out": the user signed out on the portal's own page
  unavailable,         ///< "unavailable": maintenance or an error page
};

/// One line of a choice list, in the portal's own words.
struct Option {
  std::string label;  ///< entity, or role
  std::string detail; ///< capacity; empty for roles
  bool operator==(const Option&) const = default;
};

/// Returns whether a page of this name was learned, here or on the computer that the description was exported from.
[[nodiscard]] inline bool is_learned(std::string_view name) {
  return name.starts_with("learned ");
}

/// A page that the portal description knows, as it stands in the view now.
struct Page {
  std::string name; ///< its group in the description, e.g. "entity-choice"
  Meaning meaning = Meaning::way_in;
  std::vector<Option> options; ///< for the two choices, in the page's order
  bool has_more = false;       ///< the list goes on, on a page that PageRule::more leads to
  bool is_closed = false;      ///< the list has no lines yet: they come once PageRule::opener is pressed
  bool operator==(const Page&) const = default;
};

} // namespace portal
