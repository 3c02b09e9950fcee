// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "ui/sign_in_window.h"

#include <gtkmm/button.h>
#include <gtkmm/label.h>

#include <string>
#include <utility>
#include <vector>

namespace {

using signin::HostAnswer;
using ui_test::shown;

class HostPage : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_window.signal_host_answered().connect(
        [this](const std::string& host, HostAnswer answer) { m_answers.emplace_back(host, answer); });
    m_window.signal_cancelled().connect([this] { ++m_cancelled; });
    ui_test::present(m_window);
  }

  void ask(bool is_users_click = false) {
    m_window.show_view(signin::AskHost{
        {.host = "primaweb.example.be:8443", .before = "primaweb.", .domain = "example.be", .port = ":8443"},
        is_users_click});
    ui_test::settle();
  }

  void expect_answer(HostAnswer answer) {
    ASSERT_EQ(m_answers.size(), 1U);
    EXPECT_EQ(m_answers[0], (std::pair{std::string{"primaweb.example.be:8443"}, answer}));
    EXPECT_EQ(m_cancelled, 0);
    m_answers.clear();
  }

  ui::SignInWindow m_window{false};
  std::vector<std::pair<std::string, HostAnswer>> m_answers;
  int m_cancelled = 0;
};

TEST_F(HostPage, names_the_host_and_has_its_domain_stand_out) {
  ask();
  const std::string name = "\u2066primaweb.<b>example.be</b>:8443\u2069";
  EXPECT_EQ(shown<Gtk::Label>(m_window, "question").get_label().raw(), "The portal leads to " + name + ". Go there?");
  EXPECT_NE(shown<Gtk::Label>(m_window, "whose").get_text().raw().find("a site of \u2066example.be\u2069,"),
            std::string::npos);
}

TEST_F(HostPage, takes_no_name_for_markup) {
  m_window.show_view(signin::AskHost{{.host = "a", .before = "<i>&.", .domain = "<b>", .port = {}}});
  ui_test::settle();
  EXPECT_EQ(shown<Gtk::Label>(m_window, "question").get_text(), "The portal leads to \u2066<i>&.<b>\u2069. Go there?");
}

TEST_F(HostPage, begins_with_the_answer_that_leads_nowhere) {
  ask();
  auto& no = shown<Gtk::Button>(m_window, "no");
  EXPECT_TRUE(ui_test::has_focus(m_window, no));
  EXPECT_EQ(m_window.get_default_widget(), &no);
  EXPECT_TRUE(no.has_css_class("suggested-action"));
  EXPECT_FALSE(shown<Gtk::Button>(m_window, "go").has_css_class("suggested-action"));
}

TEST_F(HostPage, says_no_with_its_button_with_escape_and_when_it_is_closed) {
  ask();
  ui_test::press(m_window, "no");
  expect_answer(HostAnswer::no);
  EXPECT_TRUE(ui_test::press_key(m_window, GDK_KEY_Escape));
  expect_answer(HostAnswer::no);
  m_window.close();
  expect_answer(HostAnswer::no);
}

TEST_F(HostPage, says_yes_with_its_button_alone) {
  ask();
  ui_test::press(m_window, "go");
  expect_answer(HostAnswer::go);
}

TEST_F(HostPage, offers_the_desktops_browser_to_who_clicked_on_a_link) {
  ask();
  EXPECT_EQ(ui_test::find_shown(m_window, "browser"), nullptr);
  ask(true);
  ui_test::press(m_window, "browser");
  expect_answer(HostAnswer::open_in_browser);
}

TEST_F(HostPage, hears_no_yes_that_was_on_its_way_when_another_host_took_the_place_of_the_first) {
  ask();
  m_window.show_view(
      signin::AskHost{{.host = "another.example", .before = {}, .domain = "another.example", .port = {}}});
  ui_test::press(m_window, "go");
  EXPECT_TRUE(m_answers.empty());
  ASSERT_TRUE(ui_test::run_until([this] {
    ui_test::press(m_window, "go");
    return !m_answers.empty();
  }));
  EXPECT_EQ(m_answers.back(), (std::pair{std::string{"another.example"}, HostAnswer::go}));
}

TEST_F(HostPage, takes_the_focus_to_no_again_when_it_asks_about_another_host) {
  ask();
  shown<Gtk::Button>(m_window, "go").grab_focus();
  ask();
  EXPECT_TRUE(ui_test::has_focus(m_window, shown<Gtk::Button>(m_window, "no")));
}

} // namespace
