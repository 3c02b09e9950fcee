// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "page_doubles.h"
#include "ui/pop_up_window.h"
#include "ui/primaweb_window.h"
#include "views.h"

#include <gtkmm/button.h>
#include <gtkmm/entry.h>

namespace {

using ui_test::find_shown;
using ui_test::shown;
using ui_test::shows;

class WorkCover : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_window.set_destination(ui_test::destination());
    m_window.set_portal_view(&m_view, m_page.group);
    m_window.signal_uncover().connect([this] { ++m_uncovered; });
    ui_test::present(m_window);
  }

  void TearDown() override { m_window.set_portal_view(nullptr, {}); }

  void cover(bool covered) {
    m_window.set_covered(covered);
    ui_test::settle();
  }

  ui_test::PageActionsDouble m_page;
  Gtk::Entry m_view;
  ui::PrimaWebWindow m_window{false};
  int m_uncovered = 0;
};

TEST_F(WorkCover, lies_over_the_page_and_goes_by_its_button) {
  EXPECT_FALSE(shows(m_window, "Your work is covered"));
  cover(true);
  EXPECT_TRUE(shows(m_window, "Your work is covered"));
  EXPECT_TRUE(m_view.get_mapped()) << "the page runs on";
  EXPECT_TRUE(ui_test::has_focus(m_window, shown<Gtk::Button>(m_window, "uncover")));
  ui_test::press(m_window, "uncover");
  EXPECT_EQ(m_uncovered, 1);
  cover(false);
  EXPECT_FALSE(shows(m_window, "Your work is covered"));
  EXPECT_TRUE(ui_test::has_focus(m_window, m_view));
}

TEST_F(WorkCover, leaves_nothing_of_the_page_to_be_reached) {
  ASSERT_TRUE(m_window.activate_action("work.find"));
  cover(true);
  EXPECT_EQ(find_shown(m_window, "text"), nullptr) << "the search is over";
  EXPECT_FALSE(m_view.is_focus());
  EXPECT_FALSE(m_view.grab_focus());
  m_window.activate_action("work.find");
  ui_test::settle();
  EXPECT_EQ(find_shown(m_window, "text"), nullptr);
  EXPECT_FALSE(shown<Gtk::Button>(m_window, "switch").is_sensitive());
  cover(false);
  EXPECT_TRUE(m_window.activate_action("work.find"));
  EXPECT_NE(find_shown(m_window, "text"), nullptr);
  EXPECT_TRUE(shown<Gtk::Button>(m_window, "switch").is_sensitive());
}

TEST_F(WorkCover, hides_what_stands_around_the_page) {
  ui::DownloadRow row{"/tmp/Dossier Ada Proef.pdf"};
  m_window.add_download(row);
  ASSERT_TRUE(shows(m_window, "Dossier Ada Proef.pdf"));
  cover(true);
  m_window.tell_page_trouble(signin::Failure::page_crashed, true);
  ui_test::settle();
  EXPECT_FALSE(shows(m_window, "Dossier Ada Proef.pdf"));
  EXPECT_FALSE(shows(m_window, "The page stopped and was loaded again. What you had typed in it is lost."));
  cover(false);
  EXPECT_TRUE(shows(m_window, "Dossier Ada Proef.pdf"));
  EXPECT_TRUE(shows(m_window, "The page stopped and was loaded again. What you had typed in it is lost."));
  m_window.remove_download(row);
}

TEST_F(WorkCover, lets_the_user_sign_out) {
  int signed_out = 0;
  m_window.signal_sign_out().connect([&signed_out] { ++signed_out; });
  cover(true);
  ui_test::press(m_window, "sign_out");
  EXPECT_EQ(signed_out, 1);
}

TEST_F(WorkCover, takes_the_question_away_that_stood_over_the_page) {
  ui_test::press(m_window, "switch");
  const auto asks = [this] {
    for (auto* other : Gtk::Window::list_toplevels())
      if (other->get_transient_for() == &m_window && other->get_mapped())
        return true;
    return false;
  };
  ASSERT_TRUE(ui_test::run_until(asks));
  cover(true);
  EXPECT_FALSE(asks());
}

TEST_F(WorkCover, hides_what_a_pop_up_is_named_by) {
  ui::PopUpWindow pop_up{m_window, false, "PrimaWeb", 500, 300};
  pop_up.set_page_title("Dossier Ada Proef");
  ui_test::present(pop_up);
  pop_up.set_covered(true);
  EXPECT_EQ(pop_up.get_title(), "PrimaWeb");
  pop_up.set_page_title("Dossier Bo Proef");
  EXPECT_EQ(pop_up.get_title(), "PrimaWeb");
  EXPECT_TRUE(shows(pop_up, "Your work is covered"));
  pop_up.set_covered(false);
  EXPECT_EQ(pop_up.get_title(), "Dossier Bo Proef");
}

} // namespace
