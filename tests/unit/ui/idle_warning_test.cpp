// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "ui/idle_warning.h"

#include <gtkmm/button.h>

namespace {

using std::chrono::seconds;

class IdleWarning : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_warning.signal_stay().connect([this] { ++m_stays; });
    ui_test::present(m_over);
    m_warning.count(m_over, seconds{60});
    ASSERT_TRUE(ui_test::run_until([this] { return m_warning.get_mapped(); }));
  }

  Gtk::Window m_over;
  ui::IdleWarning m_warning{false};
  int m_stays = 0;
};

TEST_F(IdleWarning, says_what_will_happen_and_what_is_lost) {
  EXPECT_TRUE(ui_test::shows(m_warning, "Are you still there?"));
  EXPECT_TRUE(ui_test::shows(m_warning, "Nobody has used PrimaWeb for a while, so it signs you out by itself. What you "
                                        "have not saved in PrimaWeb is lost then."));
  EXPECT_EQ(m_warning.get_transient_for(), &m_over);
}

TEST_F(IdleWarning, counts_down_to_one_second) {
  EXPECT_TRUE(ui_test::shows(m_warning, "You are signed out in 60 seconds."));
  m_warning.count(m_over, seconds{10});
  EXPECT_TRUE(ui_test::shows(m_warning, "You are signed out in 10 seconds."));
  m_warning.count(m_over, seconds{1});
  EXPECT_TRUE(ui_test::shows(m_warning, "You are signed out in 1 second."));
}

TEST_F(IdleWarning, has_the_button_to_stay_under_the_keyboard) {
  EXPECT_TRUE(ui_test::has_focus(m_warning, ui_test::shown<Gtk::Button>(m_warning, "stay")));
  ui_test::press(m_warning, "stay");
  EXPECT_EQ(m_stays, 1);
  m_warning.close();
  EXPECT_EQ(m_stays, 2);
  EXPECT_TRUE(m_warning.get_mapped()) << "whoever counts takes it away";
}

TEST_F(IdleWarning, comes_to_the_front_for_who_works_in_another_window_of_the_program) {
  m_warning.set_visible(false);
  Gtk::Window pop_up;
  ui_test::present(pop_up);
  ASSERT_TRUE(ui_test::run_until([&] { return pop_up.is_active(); }));
  m_warning.count(m_over, seconds{60});
  EXPECT_TRUE(ui_test::run_until([this] { return m_warning.is_active(); }));
}

TEST_F(IdleWarning, of_practice_says_so) {
  ui::IdleWarning warning{true};
  warning.count(m_over, seconds{60});
  ASSERT_TRUE(ui_test::run_until([&] { return warning.get_mapped(); }));
  EXPECT_TRUE(ui_test::shows(warning, "Practice: nothing here is real"));
}

} // namespace
