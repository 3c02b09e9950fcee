// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "ui/portal_report_window.h"

#include <gtkmm/button.h>

namespace {

using ui_test::shown;
using ui_test::shows;

class PortalReportWindow : public ui_test::GtkTest {
protected:
  void show(const std::optional<std::string>& report) {
    ui_test::present(m_over);
    m_window.show_report(report);
    ui_test::present(m_window);
  }

  Gtk::Window m_over;
  ui::PortalReportWindow m_window{m_over, true,
                                  [](const std::string& /*report*/, const std::string& /*path*/) { return true; }};
};

TEST_F(PortalReportWindow, shows_all_of_the_report_before_it_is_copied_or_saved) {
  show("1. portal.example.be/\n    page: not known\n");
  EXPECT_TRUE(shows(m_window, "1. portal.example.be/\n    page: not known\n"));
  EXPECT_TRUE(shown<Gtk::Button>(m_window, "save").get_sensitive());
  EXPECT_TRUE(ui_test::has_focus(m_window, shown<Gtk::Button>(m_window, "close"))) << "what loses and sends nothing";
  ui_test::press(m_window, "copy");
  EXPECT_TRUE(shows(m_window, "Copied. You can paste the report into a message."));
}

TEST_F(PortalReportWindow, says_when_there_is_no_report_and_offers_none) {
  show(std::nullopt);
  EXPECT_TRUE(
      shows(m_window, "No way through the portal is kept: there was no sign-in yet, or learning is switched off."));
  for (const char* button : {"save", "copy"})
    EXPECT_FALSE(shown<Gtk::Button>(m_window, button).get_sensitive()) << button;
}

TEST_F(PortalReportWindow, goes_with_escape_and_with_the_window_that_it_is_over) {
  show("1. portal.example.be/\n");
  EXPECT_TRUE(ui_test::press_key(m_window, GDK_KEY_Escape));
  EXPECT_FALSE(m_window.get_visible());
  ui_test::present(m_window);
  m_over.set_visible(false);
  EXPECT_FALSE(m_window.get_visible());
}

TEST_F(PortalReportWindow, of_practice_says_so) {
  show(std::nullopt);
  EXPECT_TRUE(shows(m_window, "Practice: nothing here is real"));
}

} // namespace
