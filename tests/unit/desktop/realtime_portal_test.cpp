// SPDX-License-Identifier: EUPL-1.2
#include "desktop/realtime_portal.h"
#include "private_bus.h"

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <optional>
#include <string>

namespace desktop {
namespace {

using test::comes_true;
using test::Service;

constexpr auto realtime = "org.freedesktop.portal.Realtime";
constexpr auto realtime_description = R"(<node><interface name="org.freedesktop.portal.Realtime">
  <property name="RTTimeUSecMax" type="x" access="read"/></interface></node>)";

class RealtimePortal : public ::testing::Test {
protected:
  RealtimePortal() { static_cast<void>(test::private_bus()); }

  /// Asks beside the main loop, in which the portal of the test answers.
  static std::optional<bool> ask(Confinement confinement) {
    auto answer = std::async(std::launch::async, [confinement] { return is_killed_by_realtime_portal(confinement); });
    const bool came =
        comes_true([&answer] { return answer.wait_for(std::chrono::seconds{0}) == std::future_status::ready; });
    return came ? std::optional{answer.get()} : std::nullopt;
  }

  void have_a_portal_that_grants(gint64 microseconds) {
    m_portal.emplace("org.freedesktop.portal.Desktop", realtime_description);
    m_portal->show("/org/freedesktop/portal/desktop", realtime,
                   [microseconds](const std::string&) { return Glib::Variant<gint64>::create(microseconds); });
  }

private:
  std::optional<Service> m_portal;
};

TEST_F(RealtimePortal, kills_where_it_grants_no_time_at_all) {
  have_a_portal_that_grants(0);
  EXPECT_EQ(ask(Confinement::sandbox), true);
}

TEST_F(RealtimePortal, kills_nobody_where_it_grants_some_time) {
  have_a_portal_that_grants(200'000);
  EXPECT_EQ(ask(Confinement::sandbox), false);
}

TEST_F(RealtimePortal, is_not_asked_without_a_sandbox) {
  have_a_portal_that_grants(0);
  EXPECT_EQ(ask(Confinement::none), false);
}

TEST_F(RealtimePortal, kills_nobody_where_there_is_none) {
  EXPECT_EQ(ask(Confinement::sandbox), false);
}

} // namespace
} // namespace desktop
