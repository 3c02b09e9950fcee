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
  EXPECT_EQ(failure_code_of(signin::Trouble{signin::Failure::pin_blocked}), "PIN-01");
  EXPECT_EQ(failure_code_of(signin::AskCard{}), "");
}

TEST(SessionState, is_idle_as_soon_as_the_user_signs_out) {
  EXPECT_STREQ(state_of(signin::Working{signin::Activity::signing_out}), "idle");
}

} // namespace
} // namespace session
