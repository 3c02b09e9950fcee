// SPDX-License-Identifier: EUPL-1.2
// Runs on a private bus (tests/support/with-bus).
#include "launcher/first_steps.h"
#include "loop.h"

#include <giomm/dbusownname.h>
#include <giomm/init.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace launcher {
namespace {

using testing::wait_until;
using Did = std::vector<std::string>;

class TheFirstSteps : public ::testing::Test {
protected:
  static void SetUpTestSuite() { Gio::init(); }

  void begin(bus::Mode mode = bus::Mode::real) {
    FirstSteps::Callbacks callbacks;
    callbacks.are_due = [this] { return m_due; };
    callbacks.note = [this] { m_did.emplace_back("note"); };
    callbacks.knows_own_card = [this](std::function<void(std::optional<bool>)> answer) {
      ++m_asked;
      m_knows_own_card = std::move(answer);
    };
    callbacks.open = [this](bus::Coming coming, const std::string& token) {
      m_did.push_back(std::string{"open "} + to_word(coming) + (token.empty() ? "" : " with " + token));
      if (!m_program)
        return base::ObjectPtr<GSubprocess>{};
      return base::ObjectPtr<GSubprocess>{g_subprocess_new(G_SUBPROCESS_FLAGS_NONE, nullptr, m_program, "60", nullptr)};
    };
    callbacks.settled = [this] { m_did.emplace_back("settled"); };
    m_steps = std::make_unique<FirstSteps>(Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SESSION), mode,
                                           std::move(callbacks));
  }

  void start(const std::string& token = {}) {
    m_steps->before(
        [this](const std::string& unused) { m_did.push_back(unused.empty() ? "start" : "start with " + unused); },
        token);
  }

  /// As the window's process does while it is open.
  void show_window() {
    m_window = Gio::DBus::own_name(Gio::DBus::BusType::SESSION, bus::first_steps_name(bus::Mode::real));
    ASSERT_TRUE(wait_until([this] { return m_steps->are_open(); }));
  }

  void close_window() {
    Gio::DBus::unown_name(m_window);
    ASSERT_TRUE(wait_until([this] { return !m_steps->are_open(); }));
  }

  Did did() { return std::exchange(m_did, {}); }

  bool m_due = true;
  const char* m_program = "/bin/sleep";
  guint m_window = 0;
  Did m_did;
  int m_asked = 0;
  std::function<void(std::optional<bool>)> m_knows_own_card;
  std::unique_ptr<FirstSteps> m_steps;
};

TEST_F(TheFirstSteps, come_by_themselves_for_a_new_user_once) {
  begin();
  EXPECT_FALSE(m_steps->may_go_on());
  EXPECT_TRUE(m_steps->may_come());
  m_knows_own_card(false);
  EXPECT_EQ(did(), Did{"settled"});
  m_steps->show_by_themselves();
  EXPECT_EQ(did(), (Did{"note", "open by-itself"}));
  EXPECT_FALSE(m_steps->may_come());
  EXPECT_TRUE(m_steps->are_open_or_opening());
  show_window();
  m_steps->show_by_themselves();
  close_window();
  EXPECT_EQ(did(), Did{"settled"});
  EXPECT_TRUE(m_steps->may_go_on());
  m_steps->show_by_themselves();
  EXPECT_EQ(did(), Did{});
}

TEST_F(TheFirstSteps, come_before_what_the_user_asked_for) {
  begin();
  start("token");
  EXPECT_EQ(did(), Did{}) << "it is not known yet whether the user is new";
  m_knows_own_card(false);
  EXPECT_EQ(did(), (Did{"note", "open by-user with token"}));
  show_window();
  EXPECT_EQ(did(), Did{});
  close_window();
  EXPECT_EQ(did(), (Did{"start", "settled"}));
}

TEST_F(TheFirstSteps, keep_nobody_who_asks_while_they_are_open) {
  begin();
  start();
  m_knows_own_card(false);
  show_window();
  did();
  start();
  EXPECT_EQ(did(), Did{"start"});
  close_window();
  EXPECT_EQ(did(), Did{"settled"}) << "nothing is started twice";
}

TEST_F(TheFirstSteps, come_before_what_is_asked_for_while_they_are_on_their_way) {
  begin();
  start();
  m_knows_own_card(false);
  did();
  start("second");
  EXPECT_EQ(did(), Did{}) << "no window that the first steps then come over";
  show_window();
  close_window();
  EXPECT_EQ(did(), (Did{"start with second", "settled"})) << "once";
}

TEST_F(TheFirstSteps, hand_the_desktops_leave_on_when_they_do_not_come) {
  begin();
  start("token");
  m_knows_own_card(true);
  EXPECT_EQ(did(), (Did{"note", "start with token", "settled"}));
  start("another");
  EXPECT_EQ(did(), Did{"start with another"});
}

TEST_F(TheFirstSteps, do_not_come_by_themselves_where_no_keyring_tells_and_ask_again_later) {
  begin();
  m_knows_own_card(std::nullopt);
  m_steps->show_by_themselves();
  EXPECT_EQ(did(), Did{});
  EXPECT_EQ(m_asked, 2);
  m_steps->show_by_themselves();
  EXPECT_EQ(m_asked, 2) << "one question at a time";
  m_knows_own_card(true);
  EXPECT_EQ(did(), (Did{"note", "settled"}));
  EXPECT_FALSE(m_steps->may_come());
}

TEST_F(TheFirstSteps, come_to_who_starts_primaweb_where_no_keyring_tells) {
  begin();
  m_knows_own_card(std::nullopt);
  start();
  m_knows_own_card(std::nullopt);
  EXPECT_EQ(did(), (Did{"note", "open by-user"}));
}

TEST_F(TheFirstSteps, take_the_card_only_while_their_page_for_it_is_before_the_user) {
  begin();
  show_window();
  EXPECT_FALSE(m_steps->take_the_card());
  const auto page = Gio::DBus::own_name(Gio::DBus::BusType::SESSION, bus::first_steps_card_name(bus::Mode::real));
  EXPECT_TRUE(wait_until([this] { return m_steps->take_the_card(); }));
  Gio::DBus::unown_name(page);
  EXPECT_TRUE(wait_until([this] { return !m_steps->take_the_card(); }));
  EXPECT_TRUE(m_steps->are_open());
  close_window();
}

TEST_F(TheFirstSteps, do_not_come_for_who_has_a_card_of_their_own) {
  begin();
  start();
  m_knows_own_card(true);
  EXPECT_EQ(did(), (Did{"note", "start", "settled"}));
}

TEST_F(TheFirstSteps, do_not_come_for_who_is_in_primaweb) {
  begin();
  m_knows_own_card(false);
  did();
  m_steps->user_is_not_new();
  EXPECT_EQ(did(), (Did{"note", "settled"}));
  start();
  EXPECT_EQ(did(), Did{"start"});
}

TEST_F(TheFirstSteps, do_not_come_again_nor_in_practice) {
  m_due = false;
  begin();
  start();
  EXPECT_EQ(did(), Did{"start"});
  m_due = true;
  begin(bus::Mode::practice);
  start();
  m_steps->show_by_themselves();
  EXPECT_EQ(did(), Did{"start"});
}

TEST_F(TheFirstSteps, wait_for_no_keyring_that_does_not_answer) {
  begin();
  start();
  EXPECT_TRUE(wait_until([this] { return !m_did.empty(); }));
  EXPECT_EQ(did(), (Did{"note", "open by-user"}));
  m_knows_own_card(true);
  EXPECT_EQ(did(), Did{});
}

TEST_F(TheFirstSteps, that_cannot_be_shown_keep_nobody) {
  m_program = nullptr;
  begin();
  start();
  m_knows_own_card(false);
  EXPECT_EQ(did(), (Did{"note", "open by-user", "start", "settled"}));
  EXPECT_FALSE(m_steps->are_open_or_opening());
}

TEST_F(TheFirstSteps, whose_program_ends_at_once_keep_nobody) {
  m_program = "/bin/false";
  begin();
  start();
  m_knows_own_card(false);
  did();
  EXPECT_TRUE(wait_until([this] { return !m_did.empty(); }));
  EXPECT_EQ(did(), (Did{"start", "settled"}));
}

} // namespace
} // namespace launcher
