// SPDX-License-Identifier: EUPL-1.2
#include "launcher/unasked_windows.h"
#include "loop.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace launcher {
namespace {

using testing::wait_until;
using namespace std::chrono_literals;
using Did = std::vector<std::string>;

class TheUnaskedWindows : public ::testing::Test {
protected:
  UnaskedWindows::Callbacks callbacks() {
    UnaskedWindows::Callbacks callbacks;
    callbacks.nothing_is_open = [this] {
      ++m_looks;
      return m_nothing_is_open;
    };
    callbacks.card_is_looked_at = [this] { return m_card_is_looked_at; };
    callbacks.user_is_present = [this] { return m_user_is_present; };
    callbacks.first_steps_are_open = [this] { return m_first_steps_are_open; };
    callbacks.first_steps_may_come = [this] { return m_first_steps_may_come; };
    callbacks.show_first_steps = [this] { m_did.emplace_back("first steps"); };
    callbacks.show_home = [this] { m_did.emplace_back("home"); };
    return callbacks;
  }

  /// What a look brings about.
  Did look() {
    const int before = m_looks;
    m_windows.look_soon();
    EXPECT_TRUE(wait_until([this, before] { return m_looks > before; }));
    return std::exchange(m_did, {});
  }

  bool m_nothing_is_open = true;
  bool m_card_is_looked_at = false;
  bool m_user_is_present = true;
  bool m_first_steps_are_open = false;
  bool m_first_steps_may_come = false;
  int m_looks = 0;
  Did m_did;
  UnaskedWindows m_windows{callbacks(), 20ms};
};

TEST_F(TheUnaskedWindows, come_when_nothing_happened_for_a_moment) {
  m_windows.home_is_due();
  EXPECT_EQ(m_did, Did{}) << "not at once";
  EXPECT_EQ(look(), Did{"home"});
  m_windows.look_soon();
  EXPECT_FALSE(wait_until([this] { return !m_did.empty(); }, 200ms)) << "once";
}

TEST_F(TheUnaskedWindows, come_over_no_window_of_a_sign_in_nor_one_that_is_on_its_way) {
  m_nothing_is_open = false;
  m_windows.home_is_due();
  EXPECT_EQ(look(), Did{});
  m_nothing_is_open = true;
  EXPECT_EQ(look(), Did{"home"});
}

TEST_F(TheUnaskedWindows, come_to_no_locked_screen) {
  m_user_is_present = false;
  m_first_steps_may_come = true;
  m_windows.home_is_due();
  EXPECT_EQ(look(), Did{});
  m_user_is_present = true;
  EXPECT_EQ(look(), (Did{"first steps", "home"}));
}

TEST_F(TheUnaskedWindows, wait_for_a_card_that_may_open_the_dialog) {
  m_card_is_looked_at = true;
  m_windows.home_is_due();
  ASSERT_TRUE(wait_until([this] { return m_looks > 1; })) << "nobody tells when it is decided";
  EXPECT_EQ(m_did, Did{});
  m_card_is_looked_at = false;
  EXPECT_TRUE(wait_until([this] { return m_did == Did{"home"}; }));
}

TEST_F(TheUnaskedWindows, come_one_after_the_other) {
  m_first_steps_are_open = true;
  m_windows.home_is_due();
  EXPECT_EQ(look(), Did{});
  m_first_steps_are_open = false;
  EXPECT_EQ(look(), Did{"home"});
}

TEST_F(TheUnaskedWindows, leave_the_first_steps_to_what_the_user_chose) {
  m_first_steps_may_come = true;
  m_windows.user_is_here();
  m_windows.home_is_due();
  EXPECT_EQ(look(), Did{"home"});
}

} // namespace
} // namespace launcher
