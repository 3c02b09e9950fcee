// SPDX-License-Identifier: EUPL-1.2
// Runs on a private bus (tests/support/with-bus).
#include "fake_tray_host.h"
#include "launcher/tray/menu.h"
#include "launcher/tray/status_notifier_item.h"

#include <giomm/init.h>
#include <glibmm/error.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>

namespace launcher::tray {
namespace {

using testing::FakeTrayHost;
using ::testing::HasSubstr;
using testing::wait_until;
using Properties = std::map<Glib::ustring, Glib::VariantBase>;

constexpr const char* item_interface = "org.kde.StatusNotifierItem";
constexpr const char* menu_interface = "com.canonical.dbusmenu";

Glib::VariantContainerBase arguments(const char* text) {
  return Glib::VariantContainerBase{g_variant_ref_sink(g_variant_new_parsed(text)), false};
}

class ATray : public ::testing::Test {
protected:
  static void SetUpTestSuite() { Gio::init(); }

  void show_icon() {
    const auto bus = Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SESSION);
    m_menu = std::make_unique<Menu>(bus, [this](int id) { m_chosen.push_back(id); });
    m_menu->show({{1, "No card", false}, {2, ""}, {3, "Start PrimaWeb"}});
    m_icon = std::make_unique<StatusNotifierItem>(
        bus, "PrimaWeb Launcher – Practice",
        StatusNotifierItem::Listener{[this] { ++m_activated; },
                                     [this](const std::string& token) { m_tokens.push_back(token); }},
        std::chrono::milliseconds{1});
    m_icon->show({TrayState::no_card, "Please insert your identity card."});
  }

  bool is_registered(std::size_t times) {
    return wait_until([this, times] { return m_host.items().size() == times && m_icon->is_shown(); });
  }

  Properties properties(const char* path, const char* interface) {
    const auto answer = m_host.call(path, "org.freedesktop.DBus.Properties", "GetAll",
                                    Glib::Variant<std::tuple<Glib::ustring>>::create({interface}));
    Glib::Variant<Properties> all;
    answer.get_child(all, 0);
    return all.get();
  }

  Properties icon_properties() { return properties(StatusNotifierItem::path, item_interface); }

  Glib::VariantContainerBase ask_menu(const char* method, const char* text) {
    return m_host.call(Menu::path, menu_interface, method, arguments(text));
  }

  FakeTrayHost m_host;
  std::vector<int> m_chosen;
  int m_activated = 0;
  std::vector<std::string> m_tokens;
  std::unique_ptr<Menu> m_menu;
  std::unique_ptr<StatusNotifierItem> m_icon;
};

TEST_F(ATray, takes_the_icon_under_its_unique_name) {
  m_host.appear();
  show_icon();
  ASSERT_TRUE(is_registered(1));
  EXPECT_EQ(m_host.items()[0], Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SESSION)->get_unique_name().raw());
}

TEST_F(ATray, that_comes_later_or_comes_back_takes_the_icon_again) {
  show_icon();
  testing::let_settle();
  EXPECT_FALSE(m_icon->is_shown());
  m_host.appear();
  ASSERT_TRUE(is_registered(1));
  m_host.disappear();
  ASSERT_TRUE(wait_until([this] { return !m_icon->is_shown(); }));
  m_host.appear();
  EXPECT_TRUE(is_registered(2));
}

TEST_F(ATray, that_is_not_ready_yet_is_asked_again) {
  m_host.refuse(3);
  m_host.appear();
  show_icon();
  EXPECT_TRUE(is_registered(1));
}

TEST_F(ATray, that_wants_no_icon_is_left_in_peace) {
  constexpr int many = 100;
  m_host.refuse(many);
  m_host.appear();
  show_icon();
  EXPECT_FALSE(wait_until([this] { return m_icon->is_shown(); }, std::chrono::seconds{1}));
  m_host.refuse(0);
  EXPECT_FALSE(wait_until([this] { return m_icon->is_shown(); }, std::chrono::seconds{1}));
  m_host.disappear();
  m_host.appear();
  EXPECT_TRUE(is_registered(1)) << "another one may want it";
}

TEST_F(ATray, shows_no_icon_while_nobody_draws_it) {
  m_host.set_drawing(false);
  m_host.appear();
  show_icon();
  ASSERT_TRUE(wait_until([this] { return m_host.items().size() == 1; }));
  EXPECT_FALSE(wait_until([this] { return m_icon->is_shown(); }, std::chrono::seconds{1}));
  m_host.set_drawing(true);
  EXPECT_TRUE(is_registered(2)) << "who draws may have missed the first";
  m_host.set_drawing(false);
  EXPECT_TRUE(wait_until([this] { return !m_icon->is_shown(); }));
}

TEST_F(ATray, finds_every_property_that_hosts_ask_for) {
  m_host.appear();
  show_icon();
  ASSERT_TRUE(is_registered(1));
  const std::map<std::string, std::string> expected{
      {"Category", "s"},
      {"Id", "s"},
      {"Title", "s"},
      {"Status", "s"},
      {"WindowId", "i"},
      {"IconThemePath", "s"},
      {"IconName", "s"},
      {"IconPixmap", "a(iiay)"},
      {"OverlayIconName", "s"},
      {"OverlayIconPixmap", "a(iiay)"},
      {"AttentionIconName", "s"},
      {"AttentionIconPixmap", "a(iiay)"},
      {"AttentionMovieName", "s"},
      {"ToolTip", "(sa(iiay)ss)"},
      {"ItemIsMenu", "b"},
      {"Menu", "o"},
  };
  std::map<std::string, std::string> found;
  auto all = icon_properties();
  for (const auto& [name, value] : all)
    found.emplace(name.raw(), value.get_type_string());
  EXPECT_EQ(found, expected);
  EXPECT_EQ(all["Menu"].print().raw(), std::string{"'"} + Menu::path + "'");
  EXPECT_EQ(all["ItemIsMenu"].print().raw(), "false") << "a click starts PrimaWeb";
  EXPECT_EQ(all["IconName"].print().raw(), "'io.github.primaweb_launcher.Launcher-no-card-symbolic'");
  EXPECT_THAT(all["ToolTip"].print().raw(), HasSubstr("Please insert your identity card."));
  EXPECT_THAT(all["ToolTip"].print().raw(), HasSubstr("Practice")) << "promise 8";
  EXPECT_THAT(all["Title"].print().raw(), HasSubstr("Practice"));
}

TEST_F(ATray, is_told_when_the_icon_changes) {
  m_host.appear();
  show_icon();
  ASSERT_TRUE(is_registered(1));
  int told = 0;
  m_host.bus()->signal_subscribe(
      [&told](const auto&, const auto&, const auto&, const auto&, const auto&, const auto&) { ++told; },
      m_host.items()[0], item_interface, "NewIcon", StatusNotifierItem::path);
  m_icon->show({TrayState::trouble, "The card does not answer."});
  ASSERT_TRUE(wait_until([&told] { return told > 0; }));
  EXPECT_THAT(icon_properties()["IconName"].print().raw(), HasSubstr("-trouble-symbolic"));
}

TEST_F(ATray, is_told_when_the_user_is_needed_and_when_no_longer) {
  m_host.appear();
  show_icon();
  ASSERT_TRUE(is_registered(1));
  std::vector<std::string> told;
  m_host.bus()->signal_subscribe([&told](const auto&, const auto&, const auto&, const auto&, const auto&,
                                         const auto& status) { told.push_back(status.print().raw()); },
                                 m_host.items()[0], item_interface, "NewStatus", StatusNotifierItem::path);
  m_icon->show({TrayState::trouble, "The sign-in met a problem.", true});
  m_icon->show({TrayState::no_card, "Please insert your identity card."});
  ASSERT_TRUE(wait_until([&told] { return told.size() == 2; }));
  EXPECT_EQ(told, (std::vector<std::string>{"('NeedsAttention',)", "('Active',)"}));
  EXPECT_THAT(icon_properties()["AttentionIconName"].print().raw(), HasSubstr("-trouble-symbolic"));
}

TEST_F(ATray, gives_its_leave_to_come_to_the_front_before_a_click) {
  m_host.appear();
  show_icon();
  ASSERT_TRUE(is_registered(1));
  m_host.call(StatusNotifierItem::path, item_interface, "ProvideXdgActivationToken", arguments("('leave-42',)"));
  EXPECT_EQ(m_tokens, std::vector<std::string>{"leave-42"});
}

TEST_F(ATray, that_is_clicked_starts_primaweb) {
  m_host.appear();
  show_icon();
  ASSERT_TRUE(is_registered(1));
  m_host.call(StatusNotifierItem::path, item_interface, "Activate", arguments("(12, 16)"));
  EXPECT_EQ(m_activated, 1);
  for (const auto* harmless : {"SecondaryActivate", "ContextMenu"})
    m_host.call(StatusNotifierItem::path, item_interface, harmless, arguments("(12, 16)"));
  m_host.call(StatusNotifierItem::path, item_interface, "Scroll", arguments("(1, 'vertical')"));
  EXPECT_EQ(m_activated, 1);
}

TEST_F(ATray, draws_the_menu_that_is_shown_now) {
  m_host.appear();
  show_icon();
  ASSERT_TRUE(is_registered(1));
  EXPECT_THAT(ask_menu("GetLayout", "(0, -1, @as [])").print().raw(), HasSubstr("'No card'"));
  EXPECT_THAT(ask_menu("GetGroupProperties", "([0, 1, 3], @as [])").print().raw(), HasSubstr("'Start PrimaWeb'"));
  EXPECT_EQ(ask_menu("GetProperty", "(1, 'enabled')").print().raw(), "(<false>,)");
  EXPECT_EQ(ask_menu("AboutToShow", "(0,)").print().raw(), "(false,)");
  EXPECT_EQ(ask_menu("AboutToShowGroup", "([0],)").print().raw(), "([], [])");

  int told = 0;
  m_host.bus()->signal_subscribe(
      [&told](const auto&, const auto&, const auto&, const auto&, const auto&, const auto&) { ++told; },
      m_host.items()[0], menu_interface, "LayoutUpdated", Menu::path);
  m_menu->show({{1, "A card", false}});
  ASSERT_TRUE(wait_until([&told] { return told > 0; }));
  const auto layout = ask_menu("GetLayout", "(0, 1, @as [])").print().raw();
  EXPECT_THAT(layout, HasSubstr("'A card'"));
  EXPECT_THAT(layout, ::testing::Not(HasSubstr("Start PrimaWeb")));
}

TEST_F(ATray, passes_on_what_was_chosen_in_the_menu) {
  m_host.appear();
  show_icon();
  ASSERT_TRUE(is_registered(1));
  ask_menu("Event", "(3, 'clicked', <0>, uint32 0)");
  EXPECT_EQ(m_chosen, std::vector{3});
  ask_menu("Event", "(3, 'hovered', <0>, uint32 0)");
  EXPECT_EQ(ask_menu("EventGroup", "([(0, 'opened', <0>, uint32 0), (3, 'clicked', <''>, 0), (9, 'clicked', <0>, 0)],)")
                .print()
                .raw(),
            "([9],)");
  EXPECT_EQ(m_chosen, (std::vector{3, 3}));
}

TEST_F(ATray, gets_an_error_for_a_line_that_is_not_there) {
  m_host.appear();
  show_icon();
  ASSERT_TRUE(is_registered(1));
  EXPECT_THROW(ask_menu("GetLayout", "(9, -1, @as [])"), Glib::Error);
  EXPECT_THROW(ask_menu("GetProperty", "(9, 'label')"), Glib::Error);
  EXPECT_THROW(ask_menu("Event", "(9, 'clicked', <0>, uint32 0)"), Glib::Error);
}

} // namespace
} // namespace launcher::tray
