// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "ui/first_steps_window.h"

#include <gtkmm/button.h>

namespace {

using ui_test::find_shown;
using ui_test::has_focus;
using ui_test::press;
using ui_test::shown;
using ui_test::shows;
using CardState = ui::CardReport::State;

class FirstStepsWindow : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_window.set_hide_on_close(true);
    ui_test::present(m_window);
  }

  void turn_to_card_page() {
    press(m_window, "next");
    ui_test::settle();
  }

  void show(CardState state) {
    m_window.show_card({.state = state, .reader = "A", .holder = card::Private<std::string>{"Ada Proef"}});
    ui_test::settle();
  }

  Gtk::Button& next() { return shown<Gtk::Button>(m_window, "next"); }

  ui::FirstStepsWindow m_window{{}, false};
};

TEST_F(FirstStepsWindow, tells_when_it_turns_to_the_card_and_away_from_it) {
  int times = 0;
  m_window.signal_card_page().connect([&times] { ++times; });
  EXPECT_FALSE(m_window.shows_card_page());
  turn_to_card_page();
  EXPECT_TRUE(m_window.shows_card_page());
  EXPECT_EQ(times, 1);
  press(m_window, "next");
  EXPECT_FALSE(m_window.shows_card_page());
  EXPECT_EQ(times, 2);
  press(m_window, "back");
  EXPECT_TRUE(m_window.shows_card_page());
  EXPECT_EQ(times, 3);
}

TEST_F(FirstStepsWindow, offers_nothing_for_a_card_before_it_is_known_what_it_is) {
  turn_to_card_page();
  show(CardState::reading);
  EXPECT_EQ(find_shown(m_window, "own"), nullptr);
  show(CardState::own);
  EXPECT_EQ(find_shown(m_window, "own"), nullptr);
}

TEST_F(FirstStepsWindow, asks_for_no_card_while_it_reads_one) {
  turn_to_card_page();
  EXPECT_TRUE(shows(m_window, "Insert your eID card"));
  show(CardState::reading);
  EXPECT_FALSE(shows(m_window, "Insert your eID card"));
}

TEST_F(FirstStepsWindow, says_that_another_program_keeps_the_card) {
  turn_to_card_page();
  show(CardState::waiting);
  EXPECT_TRUE(shows(m_window, "Another program is using the card"));
  EXPECT_EQ(find_shown(m_window, "own"), nullptr);
}

TEST_F(FirstStepsWindow, does_not_suggest_a_card_that_is_not_for_primaweb) {
  turn_to_card_page();
  show(CardState::not_own);
  EXPECT_TRUE(shown<Gtk::Button>(m_window, "own").has_css_class("suggested-action"));
  show(CardState::left_alone);
  EXPECT_FALSE(shown<Gtk::Button>(m_window, "own").has_css_class("suggested-action"));
  EXPECT_TRUE(shows(m_window, "You said before that this card is not for PrimaWeb. If it is your own all the same, say "
                              "so: from then on it opens the sign-in window when you insert it."));
}

TEST_F(FirstStepsWindow, keeps_the_focus_when_the_button_for_the_card_goes) {
  m_window.signal_own().connect([this] { show(CardState::own); });
  turn_to_card_page();
  show(CardState::not_own);
  auto& own = shown<Gtk::Button>(m_window, "own");
  own.grab_focus();
  ASSERT_TRUE(has_focus(m_window, own));
  press(m_window, "own");
  EXPECT_TRUE(has_focus(m_window, next()));
}

TEST_F(FirstStepsWindow, is_still_there_when_it_tells_that_the_user_wants_to_sign_in) {
  bool was_there = false;
  m_window.signal_start().connect([this, &was_there] { was_there = m_window.get_visible(); });
  turn_to_card_page();
  press(m_window, "next");
  press(m_window, "next");
  EXPECT_TRUE(was_there) << "the desktop gives its leave to a window that is there";
  EXPECT_FALSE(m_window.get_visible());
}

} // namespace
