// SPDX-License-Identifier: EUPL-1.2
#include "web/load_fault.h"

#include <gtest/gtest.h>

namespace {

using web::fault_of;
using web::LoadFault;

GTlsCertificateFlags both(GTlsCertificateFlags one, GTlsCertificateFlags other) {
  return static_cast<GTlsCertificateFlags>(static_cast<unsigned>(one) | static_cast<unsigned>(other));
}

TEST(LoadFault, is_the_date_when_nothing_else_is_wrong_with_the_certificate) {
  EXPECT_EQ(fault_of(G_TLS_CERTIFICATE_EXPIRED), LoadFault::server_date);
  EXPECT_EQ(fault_of(G_TLS_CERTIFICATE_NOT_ACTIVATED), LoadFault::server_date);
}

TEST(LoadFault, is_an_untrusted_server_whatever_its_dates_are) {
  EXPECT_EQ(fault_of(both(G_TLS_CERTIFICATE_EXPIRED, G_TLS_CERTIFICATE_UNKNOWN_CA)), LoadFault::untrusted_server);
  EXPECT_EQ(fault_of(G_TLS_CERTIFICATE_BAD_IDENTITY), LoadFault::untrusted_server);
  EXPECT_EQ(fault_of(G_TLS_CERTIFICATE_REVOKED), LoadFault::untrusted_server);
}

} // namespace
