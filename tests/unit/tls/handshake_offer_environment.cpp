// SPDX-License-Identifier: EUPL-1.2
#include "tls/handshake_offer.h"

#include <glib.h>
#include <gtest/gtest.h>

namespace tls {

namespace {

/// As at the top of the session program's main(), or without.
class HandshakeOffer : public testing::Environment {
public:
  void SetUp() override {
    if (g_getenv("PRIMAWEB_TEST_WITH_TICKETS") == nullptr)
      limit_handshake_offer(KeyReach::tls_1_3);
  }
};

const auto* const environment = testing::AddGlobalTestEnvironment(new HandshakeOffer); // GoogleTest owns it

} // namespace

} // namespace tls
