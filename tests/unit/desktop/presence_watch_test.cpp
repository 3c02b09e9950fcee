// SPDX-License-Identifier: EUPL-1.2
#include "desktop/presence_watch.h"
#include "private_bus.h"

#include <gtest/gtest.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

namespace desktop {

void PrintTo(Presence presence, std::ostream* out) { // NOLINT(readability-identifier-naming): what GoogleTest looks for
  *out << std::map<Presence, const char*>{{Presence::present, "present"},
                                          {Presence::asleep, "asleep"},
                                          {Presence::session_inactive, "session inactive"},
                                          {Presence::screen_locked, "screen locked"}}
              .at(presence);
}

namespace {

using test::comes_true;
using test::FakeLogind;
using test::let_settle;
using test::Service;
using Told = std::vector<Presence>;
using namespace std::chrono_literals;

constexpr auto portal = "org.freedesktop.portal.Desktop";
constexpr auto portal_path = "/org/freedesktop/portal/desktop";
constexpr auto portal_interface = "org.freedesktop.portal.Inhibit";

std::string screen_saver_interface(const std::string& name) {
  return "<node><interface name=\"" + name +
         "\"><method name=\"GetActive\"><arg type=\"b\" direction=\"out\"/></method></interface></node>";
}

class PresenceWatchTest : public ::testing::Test {
protected:
  PresenceWatchTest() { static_cast<void>(test::private_bus()); }

  void watch(Confinement confinement = Confinement::none) {
    m_watch.emplace([this](Presence now) { m_told.push_back(now); }, confinement);
  }

  [[nodiscard]] bool becomes(Presence wanted) const {
    return comes_true([&] { return m_watch->presence() == wanted; });
  }

  /// As a signal may come before the watch listens: says it until it is heard.
  [[nodiscard]] bool hears(const std::function<void()>& say, Presence wanted) const {
    return comes_true([&] {
      say();
      let_settle();
      return m_watch->presence() == wanted;
    });
  }

  Told m_told;
  std::optional<PresenceWatch> m_watch;
};

TEST_F(PresenceWatchTest, takes_the_user_for_present_where_nobody_says_anything) {
  for (const auto confinement : {Confinement::none, Confinement::sandbox}) {
    watch(confinement);
    let_settle();
    EXPECT_EQ(m_watch->presence(), Presence::present);
    EXPECT_EQ(m_told, Told{});
  }
}

TEST_F(PresenceWatchTest, hears_that_the_computer_goes_to_sleep_and_wakes_up) {
  FakeLogind logind;
  watch();
  ASSERT_TRUE(hears([&] { logind.prepare_for_sleep(true); }, Presence::asleep));
  logind.prepare_for_sleep(false);
  ASSERT_TRUE(becomes(Presence::present));
  EXPECT_EQ(m_told, (Told{Presence::asleep, Presence::present}));
  EXPECT_FALSE(Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SYSTEM)->property_exit_on_close().get_value())
      << "a system bus that goes does not take the program with it";
}

TEST_F(PresenceWatchTest, does_not_wait_for_a_logind_that_went_to_say_that_the_computer_woke_up) {
  std::optional<FakeLogind> logind{std::in_place};
  watch();
  ASSERT_TRUE(hears([&] { logind->prepare_for_sleep(true); }, Presence::asleep));
  logind.reset();
  EXPECT_TRUE(becomes(Presence::present));
}

TEST_F(PresenceWatchTest, knows_from_the_start_that_another_session_is_in_front) {
  FakeLogind logind;
  logind.set_active(false);
  watch();
  ASSERT_TRUE(becomes(Presence::session_inactive));
  logind.set_active(true);
  EXPECT_TRUE(becomes(Presence::present));
}

TEST_F(PresenceWatchTest, finds_its_session_where_the_number_in_its_environment_is_a_stale_one) {
  FakeLogind logind;
  logind.set_active(false);
  g_setenv("XDG_SESSION_ID", "c47", TRUE);
  watch();
  EXPECT_TRUE(becomes(Presence::session_inactive));
  g_unsetenv("XDG_SESSION_ID");
}

TEST_F(PresenceWatchTest, asks_a_logind_that_comes_late_or_anew) {
  watch();
  let_settle();
  for (int time = 0; time < 2; ++time) {
    FakeLogind logind;
    logind.set_active(false);
    EXPECT_TRUE(becomes(Presence::session_inactive));
    logind.set_active(true);
    EXPECT_TRUE(becomes(Presence::present));
  }
}

TEST_F(PresenceWatchTest, hears_from_logind_that_the_screen_is_locked) {
  FakeLogind logind;
  watch();
  ASSERT_TRUE(hears([&] { logind.set_locked(true); }, Presence::screen_locked));
  logind.set_locked(false);
  EXPECT_TRUE(becomes(Presence::present));
}

TEST_F(PresenceWatchTest, takes_the_wish_to_lock_for_a_lock_but_not_for_one_that_lasts) {
  FakeLogind logind;
  watch();
  ASSERT_TRUE(comes_true([&] {
    logind.ask_to_lock();
    let_settle();
    return !m_told.empty();
  }));
  EXPECT_EQ(m_told, (Told{Presence::screen_locked, Presence::present}));
}

TEST_F(PresenceWatchTest, hears_every_desktops_screen_saver) {
  watch();
  for (const std::string desktop : {"freedesktop", "gnome", "cinnamon", "mate", "xfce"}) {
    const auto name = "org." + desktop + ".ScreenSaver";
    Service saver{name, screen_saver_interface(name)};
    const auto say = [&](bool active) {
      saver.say("/org/" + desktop + "/ScreenSaver", name, "ActiveChanged",
                Glib::Variant<std::tuple<bool>>::create({active}));
    };
    EXPECT_TRUE(hears([&] { say(true); }, Presence::screen_locked)) << name;
    say(false);
    EXPECT_TRUE(becomes(Presence::present)) << name;
    EXPECT_TRUE(hears([&] { say(true); }, Presence::screen_locked)) << name;
  }
  EXPECT_TRUE(becomes(Presence::present)) << "a screen saver that goes covers nothing any more";
}

TEST_F(PresenceWatchTest, asks_a_screen_saver_that_was_there_first) {
  const std::string name = "org.gnome.ScreenSaver";
  Service saver{name, screen_saver_interface(name),
                [](const std::string& /*method*/, const Service::Values& /*values*/, Gio::UnixFDList& /*descriptors*/) {
                  return Glib::Variant<std::tuple<bool>>::create({true});
                }};
  saver.show("/org/gnome/ScreenSaver", name);
  watch();
  EXPECT_TRUE(becomes(Presence::screen_locked));
}

TEST_F(PresenceWatchTest, hears_of_a_lock_in_a_sandbox_from_the_portal_and_does_not_hold_up_the_end_of_the_session) {
  using State = std::map<Glib::ustring, Glib::VariantBase>;
  std::vector<std::string> calls;
  Service desktop_portal{portal, R"(<node><interface name="org.freedesktop.portal.Inhibit">
      <method name="CreateMonitor"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
        <arg type="o" direction="out"/></method>
      <method name="QueryEndResponse"><arg type="o" direction="in"/></method>
    </interface></node>)",
                         [&](const std::string& method, const Service::Values& /*values*/,
                             Gio::UnixFDList& /*descriptors*/) -> std::optional<Service::Values> {
                           calls.push_back(method);
                           if (method == "QueryEndResponse")
                             return Service::Values{};
                           return Glib::VariantContainerBase::create_tuple(
                               Glib::Variant<Glib::DBusObjectPathString>::create("/request/1"));
                         }};
  desktop_portal.show(portal_path, portal_interface);
  const auto say = [&](const State& state) {
    desktop_portal.say(
        portal_path, portal_interface, "StateChanged",
        Glib::Variant<std::tuple<Glib::DBusObjectPathString, State>>::create({"/session/primaweb", state}));
  };
  watch(Confinement::sandbox);
  ASSERT_TRUE(comes_true([&] { return calls == std::vector<std::string>{"CreateMonitor"}; }));
  say({{"screensaver-active", Glib::Variant<bool>::create(true)},
       {"session-state", Glib::Variant<guint32>::create(1)}});
  EXPECT_TRUE(becomes(Presence::screen_locked));
  say({{"screensaver-active", Glib::Variant<bool>::create(false)},
       {"session-state", Glib::Variant<guint32>::create(2)}});
  EXPECT_TRUE(becomes(Presence::present));
  EXPECT_TRUE(comes_true([&] { return calls.back() == "QueryEndResponse"; }));
}

/// The kernel's clocks, of which the test says how they go.
class ClockOfTheTest {
public:
  [[nodiscard]] WakeWatch::Clock clock() {
    m_alarm = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    return {.alarm = m_alarm, .asleep = [this] { return m_asleep; }};
  }

  /// As for a clock that is set: `asleep` is nothing then.
  void jump(std::chrono::milliseconds asleep) {
    m_asleep += asleep;
    eventfd_write(m_alarm, 1);
    let_settle();
  }

private:
  int m_alarm = -1;
  std::chrono::nanoseconds m_asleep{};
};

TEST_F(PresenceWatchTest, hears_without_logind_that_the_computer_has_slept_as_soon_as_it_wakes_up) {
  ClockOfTheTest clock;
  m_watch.emplace([this](Presence now) { m_told.push_back(now); }, Confinement::sandbox, clock.clock());
  clock.jump(0ms);
  EXPECT_EQ(m_told, Told{}) << "the time was set";
  clock.jump(8h);
  EXPECT_EQ(m_told, (Told{Presence::asleep, Presence::present}));
  clock.jump(1s);
  EXPECT_EQ(m_told.size(), 4U);
}

TEST_F(PresenceWatchTest, leaves_it_to_logind_to_tell_of_sleep_where_there_is_one) {
  FakeLogind logind;
  ClockOfTheTest clock;
  m_watch.emplace([this](Presence now) { m_told.push_back(now); }, Confinement::none, clock.clock());
  ASSERT_TRUE(hears([&] { logind.prepare_for_sleep(true); }, Presence::asleep));
  clock.jump(8h);
  EXPECT_EQ(m_told, Told{Presence::asleep});
  logind.prepare_for_sleep(false);
  EXPECT_TRUE(becomes(Presence::present));
  clock.jump(8h);
  EXPECT_EQ(m_told, (Told{Presence::asleep, Presence::present}));
}

TEST(WakeWatchTest, has_an_alarm_of_the_kernels) {
  const auto clock = WakeWatch::kernel_clock();
  EXPECT_GE(clock.asleep(), -1ms);
  ASSERT_GE(clock.alarm, 0);
  std::uint64_t times = 0;
  EXPECT_EQ(read(clock.alarm, &times, sizeof times), -1) << "which is quiet while nobody sets the time";
  close(clock.alarm);
}

TEST_F(PresenceWatchTest, tells_nothing_once_it_is_gone) {
  FakeLogind logind;
  watch();
  m_watch.reset();
  watch();
  ASSERT_TRUE(hears([&] { logind.set_locked(true); }, Presence::screen_locked));
  m_watch.reset();
  m_told.clear();
  logind.set_locked(false);
  logind.prepare_for_sleep(true);
  let_settle();
  EXPECT_EQ(m_told, Told{});
}

} // namespace
} // namespace desktop
