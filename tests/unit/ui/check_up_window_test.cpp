// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "ui/check_up_window.h"
#include "ui/failure_text.h"

#include <gtkmm/button.h>
#include <gtkmm/label.h>
#include <gtkmm/listboxrow.h>

#include <algorithm>
#include <string>

namespace {

using checkup::Check;
using checkup::State;
using ui_test::shown;
using ui_test::shows;

class CheckUpWindow : public ui_test::GtkTest {
protected:
  void SetUp() override {
    ui_test::present(m_over);
    ui_test::present(m_window);
  }

  void show(const std::optional<checkup::Report>& report) {
    m_window.show_report(report);
    ui_test::settle();
  }

  static checkup::Report report(State worst) {
    checkup::Report made{.practice = false, .lines = {{Check::readers, State::good, "ACS ACR38", {}}}};
    if (worst != State::good)
      made.lines.push_back({Check::service, worst, {}, signin::Failure::service_stopped});
    return made;
  }

  Gtk::Window m_over;
  ui::CheckUpWindow m_window{&m_over, false};
};

TEST_F(CheckUpWindow, offers_nothing_to_copy_while_it_waits) {
  EXPECT_TRUE(shows(m_window, "Looking at this computer…"));
  for (const char* button : {"again", "save", "copy"})
    EXPECT_FALSE(shown<Gtk::Button>(m_window, button).get_sensitive()) << button;
}

TEST_F(CheckUpWindow, shows_all_that_the_report_holds) {
  show(report(State::broken));
  EXPECT_TRUE(shows(m_window, "Something keeps you from signing in"));
  EXPECT_TRUE(shows(m_window, "Card readers: good"));
  EXPECT_TRUE(shows(m_window, "ACS ACR38"));
  EXPECT_TRUE(shows(m_window, "Card reader service: broken"));
  EXPECT_TRUE(shows(m_window, "READER-01"));
  EXPECT_TRUE(shows(m_window, ui::remedy_text(signin::Failure::service_stopped).raw()));
}

TEST_F(CheckUpWindow, shows_first_what_is_broken) {
  show(report(State::broken));
  const auto texts = ui_test::texts_shown(m_window);
  EXPECT_LT(std::ranges::find(texts, "Card reader service: broken"), std::ranges::find(texts, "Card readers: good"));
}

TEST_F(CheckUpWindow, says_how_it_stands_on_the_whole) {
  show(report(State::good));
  EXPECT_TRUE(shows(m_window, "Everything is in order"));
  show(report(State::look));
  EXPECT_TRUE(shows(m_window, "You can sign in; some things deserve a look"));
}

TEST_F(CheckUpWindow, says_that_it_copied) {
  show(report(State::good));
  ui_test::press(m_window, "copy");
  EXPECT_TRUE(shows(m_window, "Copied. You can paste the report into a message to your IT helpdesk."));
}

TEST_F(CheckUpWindow, can_only_check_again_when_there_is_no_report) {
  int again = 0;
  m_window.signal_again().connect([&again] { ++again; });
  show(std::nullopt);
  EXPECT_FALSE(shown<Gtk::Button>(m_window, "copy").get_sensitive());
  ui_test::press(m_window, "again");
  EXPECT_EQ(again, 1);
}

TEST_F(CheckUpWindow, shows_no_line_twice_when_it_checked_again) {
  show(report(State::good));
  show(report(State::good));
  int rows = 0;
  ui_test::for_each_widget(m_window, [&rows](Gtk::Widget& widget) {
    if (dynamic_cast<Gtk::ListBoxRow*>(&widget) != nullptr)
      ++rows;
  });
  EXPECT_EQ(rows, 1);
}

TEST_F(CheckUpWindow, tells_a_screen_reader_each_line_as_a_whole) {
  show(report(State::broken));
  bool is_told = false;
  const auto whole = "Card reader service: broken. " + ui::remedy_text(signin::Failure::service_stopped);
  ui_test::for_each_widget(m_window, [&](Gtk::Widget& widget) {
    if (auto* row = dynamic_cast<Gtk::ListBoxRow*>(&widget))
      is_told = is_told || ui_test::has_accessible_label(*row, whole);
  });
  EXPECT_TRUE(is_told);
}

TEST_F(CheckUpWindow, goes_with_escape_and_with_the_window_that_it_is_over) {
  EXPECT_TRUE(ui_test::press_key(m_window, GDK_KEY_Escape));
  EXPECT_FALSE(m_window.get_visible());
  ui_test::present(m_window);
  m_over.set_visible(false);
  EXPECT_FALSE(m_window.get_visible());
}

} // namespace
