// SPDX-License-Identifier: EUPL-1.2
#include "session/sleep_watch.h"

#include <giomm/init.h>
#include <glib.h>
#include <gtest/gtest.h>

#include <functional>

namespace session {
namespace {

/// A system bus of the test's own, with a logind on it that the test plays.
class SleepWatchTest : public ::testing::Test {
protected:
  static void SetUpTestSuite() {
    Gio::init();
    daemon() = g_test_dbus_new(G_TEST_DBUS_NONE);
    g_test_dbus_up(daemon());
    g_setenv("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address(daemon()), TRUE);
  }

  static void TearDownTestSuite() {
    g_test_dbus_stop(daemon());
    g_object_unref(daemon());
  }

  void SetUp() override {
    m_logind = Gio::DBus::Connection::create_for_address_sync(g_test_dbus_get_bus_address(daemon()),
                                                              Gio::DBus::ConnectionFlags::AUTHENTICATION_CLIENT |
                                                                  Gio::DBus::ConnectionFlags::MESSAGE_BUS_CONNECTION);
    call_bus("RequestName", Glib::Variant<std::tuple<Glib::ustring, guint32>>::create({"org.freedesktop.login1", 0}));
  }

  void TearDown() override { m_logind->close_sync(); }

  static GTestDBus*& daemon() {
    static GTestDBus* bus = nullptr;
    return bus;
  }

  void call_bus(const Glib::ustring& method, const Glib::VariantContainerBase& arguments) const {
    m_logind->call_sync("/org/freedesktop/DBus", "org.freedesktop.DBus", method, arguments, "org.freedesktop.DBus");
  }

  void prepare_for_sleep(bool begins) const {
    m_logind->emit_signal("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", {},
                          Glib::Variant<std::tuple<bool>>::create({begins}));
  }

  /// Says it until it is heard: the watch subscribes in its own time.
  bool hears(const std::function<void()>& say, const int& heard) const {
    const auto end = g_get_monotonic_time() + 10L * G_USEC_PER_SEC;
    while (heard == 0 && g_get_monotonic_time() < end) {
      say();
      let_settle();
    }
    return heard > 0;
  }

  static void let_settle() {
    for (int round = 0; round < 20; ++round) {
      while (g_main_context_iteration(nullptr, FALSE) == TRUE) {
      }
      g_usleep(5000);
    }
  }

  Glib::RefPtr<Gio::DBus::Connection> m_logind;
};

TEST_F(SleepWatchTest, hears_that_the_computer_is_about_to_sleep_and_not_that_it_woke_up) {
  int heard = 0;
  const SleepWatch watch{[&heard] { ++heard; }};
  ASSERT_TRUE(hears([this] { prepare_for_sleep(true); }, heard));
  let_settle();
  const int before = heard;
  prepare_for_sleep(false);
  let_settle();
  EXPECT_EQ(heard, before);
  EXPECT_FALSE(Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SYSTEM)->property_exit_on_close().get_value())
      << "a system bus that goes does not take the session with it";
}

TEST_F(SleepWatchTest, hears_nothing_once_it_is_gone) {
  int heard = 0;
  {
    const SleepWatch just_made{[&heard] { ++heard; }};
  }
  {
    const SleepWatch watch{[&heard] { ++heard; }};
    ASSERT_TRUE(hears([this] { prepare_for_sleep(true); }, heard));
  }
  let_settle();
  const int before = heard;
  prepare_for_sleep(true);
  let_settle();
  EXPECT_EQ(heard, before);
}

} // namespace
} // namespace session
