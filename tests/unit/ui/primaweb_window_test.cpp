// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "ui/primaweb_window.h"
#include "views.h"

#include <gtkmm/button.h>
#include <gtkmm/entry.h>
#include <gtkmm/label.h>

namespace {

using ui_test::question_over;
using ui_test::shown;
using ui_test::shows;

class PrimaWebWindow : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_window.signal_sign_out().connect([this] { ++m_signed_out; });
    m_window.set_work_to_lose(
        [this] { return ui::PrimaWebWindow::WorkToLose{.is_typed = m_has_work, .is_being_saved = m_is_saving}; });
    m_window.set_destination(ui_test::destination());
    ui_test::present(m_window);
  }

  /// While there is work to lose.
  Gtk::Window& close() {
    m_has_work = true;
    m_window.close();
    EXPECT_TRUE(ui_test::run_until([this] { return question_over(m_window) != nullptr; }));
    return *question_over(m_window);
  }

  ui::PrimaWebWindow m_window{false};
  bool m_has_work = false;
  bool m_is_saving = false;
  int m_signed_out = 0;
};

TEST_F(PrimaWebWindow, names_entity_and_role) {
  EXPECT_TRUE(shows(m_window, "OCMW van Herstappe"));
  EXPECT_TRUE(shows(m_window, "Sociale Agent"));
  EXPECT_EQ(m_window.get_title(), "OCMW van Herstappe · Sociale Agent – PrimaWeb");
}

TEST_F(PrimaWebWindow, names_the_service_that_the_user_works_in) {
  m_window.set_service("MediPrima");
  EXPECT_EQ(m_window.get_title(), "MediPrima");
  EXPECT_TRUE(shows(m_window, "MediPrima"));
  m_window.set_destination(ui_test::destination());
  EXPECT_EQ(m_window.get_title(), "OCMW van Herstappe · Sociale Agent – MediPrima");
}

TEST_F(PrimaWebWindow, signs_out_at_once_where_there_is_nothing_to_lose) {
  ui_test::press(m_window, "sign_out");
  EXPECT_EQ(m_signed_out, 1);
  m_window.close();
  EXPECT_EQ(m_signed_out, 2);
  m_window.sign_out();
  EXPECT_EQ(m_signed_out, 3);
  EXPECT_EQ(question_over(m_window), nullptr);
}

TEST_F(PrimaWebWindow, asks_before_work_is_lost_whichever_way_the_user_leaves) {
  m_has_work = true;
  for (const auto& leave :
       std::vector<std::function<void()>>{[this] { ui_test::press(m_window, "sign_out"); },
                                          [this] { m_window.close(); }, [this] { m_window.sign_out(); }}) {
    leave();
    ASSERT_TRUE(ui_test::run_until([this] { return question_over(m_window) != nullptr; }));
    auto& question = *question_over(m_window);
    auto& stay = shown<Gtk::Button>(question, "stay");
    EXPECT_TRUE(ui_test::run_until([&] { return ui_test::has_focus(question, stay); }));
    EXPECT_EQ(question.get_default_widget(), &stay);
    ui_test::press(question, "stay");
    EXPECT_EQ(m_signed_out, 0);
  }
}

TEST_F(PrimaWebWindow, says_that_a_file_would_be_lost_while_one_is_being_saved) {
  constexpr const char* sentence =
      "A file is still being saved, and would be lost. What you have not saved in PrimaWeb is lost.";
  m_is_saving = true;
  m_window.close();
  ASSERT_TRUE(ui_test::run_until([this] { return question_over(m_window) != nullptr; }));
  EXPECT_TRUE(shows(*question_over(m_window), sentence));
  ui_test::press(*question_over(m_window), "stay");
  m_is_saving = false;
  EXPECT_FALSE(shows(close(), sentence)) << "it was saved meanwhile";
}

TEST_F(PrimaWebWindow, asks_without_work_too_where_somebody_else_wants_the_end) {
  m_window.ask_to_sign_out();
  EXPECT_TRUE(ui_test::run_until([this] { return question_over(m_window) != nullptr; }));
  EXPECT_EQ(m_signed_out, 0);
}

TEST_F(PrimaWebWindow, switches_once_the_user_knows_what_that_means) {
  int switched = 0;
  m_window.signal_switch().connect([&switched] { ++switched; });
  ui_test::press(m_window, "switch");
  ASSERT_TRUE(ui_test::run_until([this] { return question_over(m_window) != nullptr; }));
  EXPECT_EQ(switched, 0);
  EXPECT_TRUE(shows(*question_over(m_window), "Work for another entity or in another role?"));
  ui_test::press(*question_over(m_window), "sign_out");
  EXPECT_EQ(switched, 1);
  EXPECT_EQ(m_signed_out, 0);
}

TEST_F(PrimaWebWindow, asks_before_it_closes) {
  auto& question = close();
  EXPECT_TRUE(shows(question, "Sign out of PrimaWeb?"));
  EXPECT_EQ(m_signed_out, 0);
  ui_test::press(question, "sign_out");
  EXPECT_EQ(m_signed_out, 1);
  EXPECT_EQ(question_over(m_window), nullptr);
}

TEST_F(PrimaWebWindow, says_who_ends_the_portals_session) {
  constexpr const char* by_itself = "This computer forgets your session at once. The portal ends it by itself later.";
  EXPECT_TRUE(shows(close(), by_itself)) << "until somebody knows better";
  m_window.signal_asks_to_sign_out().connect([this] { m_window.tell_log_out(true); });
  EXPECT_FALSE(shows(close(), by_itself));
}

TEST_F(PrimaWebWindow, stays_when_the_user_does_not_want_to_sign_out) {
  ui_test::press(close(), "stay");
  EXPECT_EQ(question_over(m_window), nullptr);
  EXPECT_TRUE(ui_test::press_key(close(), GDK_KEY_Escape));
  EXPECT_EQ(question_over(m_window), nullptr);
  EXPECT_EQ(m_signed_out, 0);
  EXPECT_TRUE(m_window.get_mapped());
}

TEST_F(PrimaWebWindow, tells_that_the_user_stays) {
  int stays = 0;
  m_window.signal_stay().connect([&stays] { ++stays; });
  ui_test::press(close(), "stay");
  EXPECT_EQ(stays, 1);
  EXPECT_TRUE(ui_test::press_key(close(), GDK_KEY_Escape));
  EXPECT_EQ(stays, 2);
  close();
  m_window.set_covered(true);
  EXPECT_EQ(stays, 3) << "what covers the page takes the question away";
}

TEST_F(PrimaWebWindow, takes_its_question_along_when_the_session_ends_meanwhile) {
  close();
  m_window.set_visible(false);
  EXPECT_EQ(question_over(m_window), nullptr);
  EXPECT_EQ(m_signed_out, 0);
}

TEST_F(PrimaWebWindow, names_the_host_that_a_fault_of_its_page_is_about) {
  m_window.tell_page_trouble(signin::Failure::card_host_unknown, false, "primaweb.example");
  EXPECT_NE(std::string{shown<Gtk::Label>(m_window, "sentence").get_text()}.find("PORTAL-06 (primaweb.example)"),
            std::string::npos);
}

TEST_F(PrimaWebWindow, is_filled_by_the_portals_view_and_gives_it_back) {
  Gtk::Entry view;
  m_window.set_portal_view(&view, {});
  ui_test::settle();
  EXPECT_TRUE(ui_test::run_until([&] { return view.get_height() > 600; }));
  EXPECT_TRUE(ui_test::has_focus(m_window, view));
  m_window.set_portal_view(nullptr, {});
  EXPECT_EQ(view.get_parent(), nullptr);
}

TEST_F(PrimaWebWindow, says_that_it_is_practice) {
  ui::PrimaWebWindow window{true};
  ui_test::present(window);
  EXPECT_TRUE(window.get_title().find("Practice") == 0);
  EXPECT_TRUE(shows(window, "Practice: nothing here is real"));
  EXPECT_TRUE(window.has_css_class("practice"));
}

} // namespace
