// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>

namespace signin {

/// Everything that can end or interrupt a sign-in, as a user meets it. Each has a stable code (failure.cpp), and a text
/// and a remedy in every language (ui/failure_text.cpp).
enum class Failure {
  service_absent,
  service_stopped,
  service_forbidden,
  service_refused,
  service_incompatible,
  service_silent,
  service_stuck,
  no_reader, ///< of the check-up alone: a sign-in waits for one
  card_mute,
  foreign_card,
  card_outdated,
  unsupported_card,
  no_certificate,
  certificate_expired,
  certificate_not_yet_valid,
  certificate_unfit,
  card_busy,
  card_unreadable,
  card_silent,
  signature_unsupported,
  pin_blocked,
  portal_unreachable,
  portal_untrusted,
  portal_unavailable,
  portal_slow,
  portal_in_circles,
  card_host_unknown,
  card_host_untrusted,
  card_host_issuer_unexpected,
  card_host_unreachable,
  certificate_refused,
  no_access,
  no_profile,
  session_ended,
  page_crashed,
  form_not_handed_on,
  card_host_sent_no_page,
  no_common_signature,
  certificate_not_received,
  certificate_revoked,
  level_too_low,
  network_wants_sign_in,
  server_date_wrong,
  description_broken,
  tls_part_missing,
  no_realtime, ///< in a sandbox: the kernel would end this program at the first page
  steps_not_saved,
  nothing_remembered,
};

/// Every Failure, for tables and tests that must miss none.
inline constexpr std::array all_failures{
    Failure::service_absent,
    Failure::service_stopped,
    Failure::service_forbidden,
    Failure::service_refused,
    Failure::service_incompatible,
    Failure::service_silent,
    Failure::service_stuck,
    Failure::no_reader,
    Failure::card_mute,
    Failure::foreign_card,
    Failure::card_outdated,
    Failure::unsupported_card,
    Failure::no_certificate,
    Failure::certificate_expired,
    Failure::certificate_not_yet_valid,
    Failure::certificate_unfit,
    Failure::card_busy,
    Failure::card_unreadable,
    Failure::card_silent,
    Failure::signature_unsupported,
    Failure::pin_blocked,
    Failure::portal_unreachable,
    Failure::portal_untrusted,
    Failure::portal_unavailable,
    Failure::portal_slow,
    Failure::portal_in_circles,
    Failure::card_host_unknown,
    Failure::card_host_untrusted,
    Failure::card_host_issuer_unexpected,
    Failure::card_host_unreachable,
    Failure::certificate_refused,
    Failure::no_access,
    Failure::no_profile,
    Failure::session_ended,
    Failure::page_crashed,
    Failure::form_not_handed_on,
    Failure::card_host_sent_no_page,
    Failure::no_common_signature,
    Failure::certificate_not_received,
    Failure::certificate_revoked,
    Failure::level_too_low,
    Failure::network_wants_sign_in,
    Failure::server_date_wrong,
    Failure::description_broken,
    Failure::tls_part_missing,
    Failure::no_realtime,
    Failure::steps_not_saved,
    Failure::nothing_remembered,
};

/// What the suggested button of a failure does.
enum class Remedy {
  try_again,          ///< read the card again and start over at the portal
  go_on_by_hand,      ///< show the portal's page and let the user go on
  sign_out_and_again, ///< end the session whole, then sign in again
  close,              ///< nothing that this program can do: close the dialog
  go_on,              ///< it stops nobody: told beside the work, which goes on
};

/// The code that a user reads to the helpdesk, e.g. "CARD-04". Never changes and is never used again for another cause.
[[nodiscard]] std::string_view code(Failure failure);

[[nodiscard]] Remedy remedy(Failure failure);

/// Returns whether another program, the user's web browser, may well come past it where this one cannot.
[[nodiscard]] bool may_go_on_in_browser(Failure failure);

} // namespace signin
