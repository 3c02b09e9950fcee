// SPDX-License-Identifier: EUPL-1.2
#include "desktop/background_portal.h"
#include "private_bus.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace desktop {
namespace {

using test::comes_true;
using test::let_settle;
using test::Service;

constexpr auto interface = "org.freedesktop.portal.Background";
constexpr auto description = R"(<node><interface name="org.freedesktop.portal.Background">
  <method name="RequestBackground">
    <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
  </method></interface></node>)";

/// The portal, which notes what it is asked.
class Portal {
public:
  Portal()
      : m_service{"org.freedesktop.portal.Desktop", description,
                  [this](const std::string& /*method*/, const Service::Values& values, Gio::UnixFDList&) {
                    m_asked.push_back(Glib::VariantBase{values}.print());
                    return Glib::VariantContainerBase::create_tuple(
                        Glib::Variant<Glib::DBusObjectPathString>::create("/request"));
                  }} {
    m_service.show("/org/freedesktop/portal/desktop", interface);
  }

  /// What became of a question, as the portal says it to who asked.
  void answer(const std::string& request, guint32 response, const std::string& results) {
    m_service.say("/org/freedesktop/portal/desktop/request/1_1/" + request, "org.freedesktop.portal.Request",
                  "Response",
                  Glib::VariantContainerBase{g_variant_ref_sink(
                      g_variant_new("(u@a{sv})", response, g_variant_new_parsed(("@a{sv} " + results).c_str())))});
  }

  [[nodiscard]] const std::vector<std::string>& asked() const { return m_asked; }

private:
  std::vector<std::string> m_asked;
  Service m_service;
};

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class BackgroundPortalTest : public ::testing::Test {
protected:
  BackgroundPortalTest() { static_cast<void>(test::private_bus()); }

  static BackgroundPortal::Wish wish(bool start) {
    return {start, "It waits for your card.", {"launcher", "--at-login"}};
  }
};

TEST_F(BackgroundPortalTest, has_the_program_started_at_login) {
  const Portal portal;
  const BackgroundPortal background{wish(true), {}};
  ASSERT_TRUE(comes_true([&] { return !portal.asked().empty(); }));
  const auto& asked = portal.asked().front();
  EXPECT_TRUE(contains(asked, "'autostart': <true>")) << asked;
  EXPECT_TRUE(contains(asked, "'commandline': <['launcher', '--at-login']>")) << asked;
  EXPECT_TRUE(contains(asked, "'reason': <'It waits for your card.'>")) << asked;
}

TEST_F(BackgroundPortalTest, has_it_started_no_longer) {
  const Portal portal;
  const BackgroundPortal background{wish(false), {}};
  ASSERT_TRUE(comes_true([&] { return !portal.asked().empty(); }));
  EXPECT_TRUE(contains(portal.asked().front(), "'autostart': <false>")) << portal.asked().front();
}

TEST_F(BackgroundPortalTest, asks_once_also_when_the_portal_comes_late_or_starts_anew) {
  const BackgroundPortal background{wish(true), {}};
  let_settle();
  std::optional<Portal> portal{std::in_place};
  ASSERT_TRUE(comes_true([&] { return portal->asked().size() == 1; }));
  portal.reset();
  let_settle();
  portal.emplace();
  let_settle();
  EXPECT_TRUE(portal->asked().empty());
}

class AnsweredBackgroundPortal : public BackgroundPortalTest {
protected:
  void ask(bool start) {
    m_background.emplace(wish(start), [this] { ++m_refused; });
    ASSERT_TRUE(comes_true([this] { return !m_portal.asked().empty(); }));
  }

  Portal m_portal;
  int m_refused = 0;
  std::optional<BackgroundPortal> m_background;
};

TEST_F(AnsweredBackgroundPortal, says_that_the_user_does_not_want_it) {
  ask(true);
  m_portal.answer("primaweb_start", 1, "{}");
  EXPECT_TRUE(comes_true([this] { return m_refused == 1; }));
}

TEST_F(AnsweredBackgroundPortal, says_that_the_desktop_does_not_let_it) {
  ask(true);
  m_portal.answer("primaweb_start", 0, "{'background': <true>, 'autostart': <false>}");
  EXPECT_TRUE(comes_true([this] { return m_refused == 1; }));
}

TEST_F(AnsweredBackgroundPortal, says_nothing_of_a_yes_or_of_somebody_elses_question) {
  ask(true);
  m_portal.answer("primaweb_start", 0, "{'background': <true>, 'autostart': <true>}");
  m_portal.answer("somebody_elses", 1, "{}");
  let_settle();
  EXPECT_EQ(m_refused, 0);
}

TEST_F(AnsweredBackgroundPortal, takes_no_answer_to_the_question_before_for_one_to_this) {
  ask(true);
  m_portal.answer("primaweb_no_start", 0, "{'background': <true>, 'autostart': <false>}");
  let_settle();
  EXPECT_EQ(m_refused, 0);
}

TEST_F(AnsweredBackgroundPortal, says_nothing_where_no_start_was_wanted) {
  ask(false);
  m_portal.answer("primaweb_no_start", 0, "{'background': <true>, 'autostart': <false>}");
  let_settle();
  EXPECT_EQ(m_refused, 0);
}

} // namespace
} // namespace desktop
