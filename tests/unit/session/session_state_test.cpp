// SPDX-License-Identifier: EUPL-1.2
#include "session/session_state.h"

#include <gtest/gtest.h>

namespace session {
namespace {

TEST(SessionState, tells_the_tray_whether_the_user_is_waited_for) {
  EXPECT_STREQ(state_of(signin::AskPin{}), "asking");
  EXPECT_STREQ(state_of(signin::Working{}), "signing-in");
  EXPECT_STREQ(state_of(signin::InPrimaWeb{}), "signed-in");
  EXPECT_STREQ(state_of(signin::Trouble{}), "trouble");
}

} // namespace
} // namespace session
