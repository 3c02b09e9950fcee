// SPDX-License-Identifier: EUPL-1.2
#include "session/portal_failure.h"

#include <gtest/gtest.h>

namespace {

using session::failure_of;
using signin::Failure;
using tls::RequestFault;
using web::LoadFault;

TEST(PortalFailure, blames_the_network_that_wants_a_sign_in_first) {
  for (const auto fault : {LoadFault::unreachable, LoadFault::untrusted_server, LoadFault::server_date,
                           LoadFault::network_wants_sign_in, LoadFault::host_not_listed})
    EXPECT_EQ(failure_of(fault, G_NETWORK_CONNECTIVITY_PORTAL), Failure::network_wants_sign_in);
}

TEST(PortalFailure, does_not_blame_the_network_for_a_page_that_crashed) {
  EXPECT_EQ(failure_of(LoadFault::crashed, G_NETWORK_CONNECTIVITY_PORTAL), Failure::page_crashed);
}

TEST(PortalFailure, tells_a_wrong_date_from_a_connection_that_is_not_safe) {
  EXPECT_EQ(failure_of(LoadFault::server_date, G_NETWORK_CONNECTIVITY_FULL), Failure::server_date_wrong);
  EXPECT_EQ(failure_of(LoadFault::untrusted_server, G_NETWORK_CONNECTIVITY_FULL), Failure::portal_untrusted);
}

TEST(PortalFailure, is_the_networks_own_when_a_proxy_asks_for_a_password) {
  EXPECT_EQ(failure_of(LoadFault::network_wants_sign_in, G_NETWORK_CONNECTIVITY_FULL), Failure::network_wants_sign_in);
}

TEST(CardRequestFailure, tells_a_wrong_date_from_a_connection_that_is_not_safe) {
  EXPECT_EQ(failure_of(RequestFault::server_date, G_NETWORK_CONNECTIVITY_FULL), Failure::server_date_wrong);
  EXPECT_EQ(failure_of(RequestFault::untrusted_server, G_NETWORK_CONNECTIVITY_FULL), Failure::card_host_untrusted);
}

TEST(CardRequestFailure, tells_a_card_that_is_not_fit_for_the_server_from_one_that_is_refused) {
  EXPECT_EQ(failure_of(RequestFault::no_common_signature, G_NETWORK_CONNECTIVITY_FULL), Failure::no_common_signature);
  EXPECT_EQ(failure_of(RequestFault::certificate_refused, G_NETWORK_CONNECTIVITY_FULL), Failure::certificate_refused);
}

TEST(CardRequestFailure, tells_an_issuer_that_is_not_the_offices_from_a_connection_that_is_not_safe) {
  EXPECT_EQ(failure_of(RequestFault::unexpected_issuer, G_NETWORK_CONNECTIVITY_FULL),
            Failure::card_host_issuer_unexpected);
}

TEST(CardRequestFailure, tells_a_server_out_of_service_from_one_that_cannot_be_reached) {
  EXPECT_EQ(failure_of(RequestFault::server_unavailable, G_NETWORK_CONNECTIVITY_FULL), Failure::portal_unavailable);
  EXPECT_EQ(failure_of(RequestFault::server_unreachable, G_NETWORK_CONNECTIVITY_FULL), Failure::card_host_unreachable);
}

TEST(CardRequestFailure, is_the_networks_own_when_a_proxy_asks_for_a_password) {
  EXPECT_EQ(failure_of(RequestFault::network_wants_sign_in, G_NETWORK_CONNECTIVITY_FULL),
            Failure::network_wants_sign_in);
}

TEST(CardRequestFailure, blames_the_network_that_wants_a_sign_in_first) {
  for (const auto fault : {RequestFault::untrusted_server, RequestFault::unexpected_issuer, RequestFault::server_date,
                           RequestFault::server_unreachable, RequestFault::server_unavailable, RequestFault::timed_out})
    EXPECT_EQ(failure_of(fault, G_NETWORK_CONNECTIVITY_PORTAL), Failure::network_wants_sign_in);
}

TEST(CardRequestFailure, does_not_blame_the_network_for_what_the_card_and_the_server_settled) {
  EXPECT_EQ(failure_of(RequestFault::signature_unsupported, G_NETWORK_CONNECTIVITY_PORTAL),
            Failure::signature_unsupported);
  EXPECT_EQ(failure_of(RequestFault::certificate_refused, G_NETWORK_CONNECTIVITY_PORTAL), Failure::certificate_refused);
  EXPECT_EQ(failure_of(RequestFault::host_not_listed, G_NETWORK_CONNECTIVITY_PORTAL), Failure::card_host_unknown);
}

TEST(PortalFailure, says_that_a_form_could_not_be_handed_to_the_card_host) {
  EXPECT_EQ(failure_of(LoadFault::form_not_read, G_NETWORK_CONNECTIVITY_FULL), Failure::form_not_handed_on);
  EXPECT_EQ(failure_of(LoadFault::form_not_read, G_NETWORK_CONNECTIVITY_PORTAL), Failure::form_not_handed_on);
}

TEST(PortalFailure, is_the_portals_own_when_its_answer_says_so) {
  EXPECT_EQ(failure_of(LoadFault::unavailable, G_NETWORK_CONNECTIVITY_FULL), Failure::portal_unavailable);
  EXPECT_EQ(failure_of(LoadFault::asks_password, G_NETWORK_CONNECTIVITY_FULL), Failure::no_access);
}

} // namespace
