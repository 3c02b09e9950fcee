// SPDX-License-Identifier: EUPL-1.2
#include "desktop/log_out_inhibitor.h"
#include "private_bus.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace desktop {
namespace {

using test::comes_true;
using test::let_settle;
using test::Service;

constexpr auto interfaces = R"(<node>
  <interface name="org.freedesktop.portal.Inhibit">
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.portal.Request"><method name="Close"/></interface>
</node>)";

/// The portal of a desktop that asks its user, or of one that does not.
class InhibitPortal {
public:
  explicit InhibitPortal(bool asks = true)
      : m_asks{asks},
        m_service{"org.freedesktop.portal.Desktop", interfaces,
                  [this](const std::string& method, const Service::Values& values, Gio::UnixFDList& /*none*/) {
                    return answer(method, values);
                  }} {
    m_service.show("/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit");
    m_service.show(request, "org.freedesktop.portal.Request");
  }

  [[nodiscard]] int asked() const { return m_asked; }

  [[nodiscard]] bool is_open() const { return m_is_open; }

  [[nodiscard]] const std::string& values() const { return m_values; }

private:
  static constexpr auto request = "/org/freedesktop/portal/desktop/request/1_1/it";

  std::optional<Service::Values> answer(const std::string& method, const Service::Values& values) {
    if (method == "Close") {
      m_is_open = false;
      return Service::Values{g_variant_ref_sink(g_variant_new("()"))};
    }
    ++m_asked;
    m_values = Glib::VariantBase{values}.print();
    if (!m_asks)
      return std::nullopt;
    m_is_open = true;
    return Glib::VariantContainerBase::create_tuple(Glib::Variant<Glib::DBusObjectPathString>::create(request));
  }

  bool m_asks;
  int m_asked = 0;
  bool m_is_open = false;
  std::string m_values;
  Service m_service;
};

class LogOutInhibitorTest : public ::testing::Test {
protected:
  LogOutInhibitorTest() { static_cast<void>(test::private_bus()); }
};

TEST_F(LogOutInhibitorTest, has_the_desktop_ask_until_it_is_released) {
  const InhibitPortal portal;
  LogOutInhibitor inhibitor;
  let_settle();
  EXPECT_EQ(portal.asked(), 0) << "not before there is a need";
  inhibitor.hold("Something is typed.");
  ASSERT_TRUE(comes_true([&] { return portal.is_open(); }));
  EXPECT_EQ(portal.values(), "('', 1, {'reason': <'Something is typed.'>})");
  let_settle();
  EXPECT_TRUE(portal.is_open());
  inhibitor.release();
  EXPECT_TRUE(comes_true([&] { return !portal.is_open(); }));
}

TEST_F(LogOutInhibitorTest, asks_for_it_once_however_often_it_is_held) {
  const InhibitPortal portal;
  LogOutInhibitor inhibitor;
  inhibitor.hold("Something is typed.");
  inhibitor.hold("A file is being saved.");
  ASSERT_TRUE(comes_true([&] { return portal.is_open(); }));
  inhibitor.hold("Something is typed.");
  let_settle();
  EXPECT_EQ(portal.asked(), 1);
}

TEST_F(LogOutInhibitorTest, can_be_held_again) {
  const InhibitPortal portal;
  LogOutInhibitor inhibitor;
  inhibitor.hold("Something is typed.");
  ASSERT_TRUE(comes_true([&] { return portal.is_open(); }));
  inhibitor.release();
  ASSERT_TRUE(comes_true([&] { return !portal.is_open(); }));
  inhibitor.hold("Something is typed.");
  EXPECT_TRUE(comes_true([&] { return portal.is_open(); }));
  EXPECT_EQ(portal.asked(), 2);
}

TEST_F(LogOutInhibitorTest, leaves_nothing_open_that_was_released_before_the_portal_answered) {
  const InhibitPortal portal;
  LogOutInhibitor inhibitor;
  inhibitor.hold("Something is typed.");
  ASSERT_TRUE(comes_true([&] { return portal.asked() == 1; }));
  inhibitor.release();
  EXPECT_TRUE(comes_true([&] { return !portal.is_open(); }));
}

TEST_F(LogOutInhibitorTest, leaves_nothing_open_once_it_is_gone) {
  const InhibitPortal portal;
  std::optional<LogOutInhibitor> inhibitor{std::in_place};
  inhibitor->hold("Something is typed.");
  ASSERT_TRUE(comes_true([&] { return portal.is_open(); }));
  let_settle();
  inhibitor.reset();
  EXPECT_TRUE(comes_true([&] { return !portal.is_open(); }));
}

TEST_F(LogOutInhibitorTest, asks_a_portal_that_starts_anew_again) {
  std::optional<InhibitPortal> portal{std::in_place};
  LogOutInhibitor inhibitor;
  inhibitor.hold("Something is typed.");
  ASSERT_TRUE(comes_true([&] { return portal->is_open(); }));
  portal.reset();
  let_settle();
  portal.emplace();
  EXPECT_TRUE(comes_true([&] { return portal->is_open(); }));
}

TEST_F(LogOutInhibitorTest, is_silent_where_there_is_no_portal_or_one_that_does_not_ask) {
  LogOutInhibitor inhibitor;
  inhibitor.hold("Something is typed.");
  let_settle();
  const InhibitPortal portal{false};
  ASSERT_TRUE(comes_true([&] { return portal.asked() == 1; }));
  inhibitor.release();
  let_settle();
  EXPECT_FALSE(portal.is_open());
}

} // namespace
} // namespace desktop
