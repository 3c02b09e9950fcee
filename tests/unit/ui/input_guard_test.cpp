// SPDX-License-Identifier: EUPL-1.2
#include "ui/input_guard.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string_view>

namespace {

using namespace std::chrono_literals;
using ui::InputGuard;
using Opening = InputGuard::Opening;
using Page = InputGuard::Page;
using Key = InputGuard::Key;
using Verdict = InputGuard::Verdict;
using Inert = InputGuard::Inert;

/// A question and its clock: each step first lets the time pass before it, as the program does when no key waits.
class AnInputGuard : public ::testing::Test {
protected:
  void wait(std::chrono::milliseconds time) {
    const auto end = m_now + time;
    for (auto next = m_guard.next(); next && *next <= end; next = m_guard.next()) {
      m_now = *next;
      m_entered += m_guard.time_passed(m_now) ? 1 : 0;
    }
    m_now = end;
  }

  void open(Opening opening) {
    m_guard.open(opening, m_now);
    m_guard.set_focused(true, m_now);
  }

  void open_and_settle() {
    open(Opening::by_itself);
    wait(1100ms);
  }

  Verdict hear(Key key) { return m_guard.hear(key, m_now); }

  /// Digits, each that long after the one before; says whether all of them passed.
  bool type_digits(int count, std::chrono::milliseconds gap = 150ms) {
    bool all = true;
    for (int digit = 0; digit < count; ++digit) {
      wait(gap);
      all = hear(Key::character) == Verdict::pass && all;
    }
    return all;
  }

  void lose_and_get_focus() {
    m_guard.set_focused(false, m_now);
    wait(5s);
    m_guard.set_focused(true, m_now);
  }

  InputGuard m_guard;
  InputGuard::Time m_now{1h};
  int m_entered = 0;
};

// Whoever stopped typing to put the card in.

TEST_F(AnInputGuard, takes_the_digits_of_whoever_waited_a_second_and_enter_half_a_second_after_it) {
  open_and_settle();
  EXPECT_TRUE(m_guard.takes_characters());
  EXPECT_TRUE(type_digits(4));
  EXPECT_EQ(hear(Key::enter), Verdict::refuse);
  EXPECT_FALSE(m_guard.takes_characters());
  wait(490ms);
  EXPECT_EQ(m_entered, 0);
  wait(20ms);
  EXPECT_EQ(m_entered, 1);
  EXPECT_EQ(m_guard.inert(), std::nullopt);
  wait(10s);
  EXPECT_EQ(m_entered, 1);
}

TEST_F(AnInputGuard, takes_digits_at_once_on_a_page_that_comes_after_a_quiet_second_with_the_focus) {
  open(Opening::by_itself);
  wait(1500ms); // the card is being read
  m_guard.change_page(Page::may_be_inert, m_now);
  EXPECT_TRUE(m_guard.takes_characters());
  EXPECT_TRUE(type_digits(4, 100ms));
}

// Whoever types while the page changes: the end of a PIN is another PIN.

TEST_F(AnInputGuard, takes_no_rest_of_what_the_user_began_to_type_on_the_page_before) {
  for (const auto key : {Key::character, Key::stray}) {
    open(Opening::by_the_user);
    wait(2s);
    EXPECT_EQ(hear(key), Verdict::pass);
    wait(900ms);
    m_guard.change_page(Page::may_be_inert, m_now);
    wait(90ms);
    EXPECT_EQ(hear(Key::character), Verdict::refuse);
    EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
    wait(1100ms);
    EXPECT_EQ(hear(Key::tab), Verdict::turn);
    EXPECT_TRUE(type_digits(4));
  }
}

TEST_F(AnInputGuard, takes_no_rest_of_what_the_user_began_to_type_in_a_page_of_the_web) {
  open(Opening::by_the_user);
  m_guard.change_page(Page::never_inert, m_now);
  wait(2s);
  EXPECT_EQ(hear(Key::stray), Verdict::pass);
  wait(500ms);
  m_guard.change_page(Page::may_be_inert, m_now);
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
}

TEST_F(AnInputGuard, takes_what_the_user_types_anew_after_enter_or_a_quiet_second_or_a_click) {
  open(Opening::by_the_user);
  wait(2s);
  ASSERT_TRUE(type_digits(4));
  EXPECT_EQ(hear(Key::enter), Verdict::pass);
  m_guard.change_page(Page::may_be_inert, m_now);
  EXPECT_TRUE(type_digits(4));
  wait(1100ms);
  m_guard.change_page(Page::may_be_inert, m_now);
  EXPECT_TRUE(type_digits(4));
  m_guard.change_page(Page::may_be_inert, m_now);
  m_guard.pointer_pressed();
  EXPECT_TRUE(type_digits(4));
}

// Whoever goes on typing elsewhere.

TEST_F(AnInputGuard, is_inert_from_the_first_key_in_its_first_second) {
  for (const auto key : {Key::character, Key::stray, Key::move, Key::tab, Key::enter, Key::press}) {
    open(Opening::by_itself);
    wait(900ms);
    EXPECT_FALSE(m_guard.takes_characters());
    EXPECT_EQ(hear(key), Verdict::refuse);
    EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
  }
}

TEST_F(AnInputGuard, counts_its_first_second_from_the_focus_not_from_when_it_was_shown) {
  m_guard.open(Opening::by_itself, m_now);
  wait(1h);
  EXPECT_FALSE(m_guard.takes_characters());
  m_guard.set_focused(true, m_now);
  wait(900ms);
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
}

TEST_F(AnInputGuard, takes_no_key_for_a_late_one_because_the_program_was_busy) {
  open(Opening::by_itself);
  m_now += 1500ms; // the key came in the first second, and waited until now to be heard
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
}

TEST_F(AnInputGuard, stays_inert_however_long_and_on_every_page_until_the_user_turns_to_it) {
  open(Opening::by_itself);
  wait(100ms);
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  m_guard.change_page(Page::may_be_inert, m_now);
  wait(1h);
  EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  EXPECT_EQ(hear(Key::enter), Verdict::refuse);
  EXPECT_EQ(hear(Key::press), Verdict::refuse);
  wait(1h);
  EXPECT_EQ(m_entered, 0);
}

TEST_F(AnInputGuard, withdraws_enter_when_another_key_follows_within_half_a_second) {
  for (const auto key : {Key::character, Key::move, Key::tab, Key::enter, Key::press}) {
    open_and_settle();
    ASSERT_TRUE(type_digits(4));
    EXPECT_EQ(hear(Key::enter), Verdict::refuse);
    wait(450ms);
    EXPECT_EQ(hear(key), Verdict::refuse);
    EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
    wait(1h);
  }
  EXPECT_EQ(m_entered, 0);
}

TEST_F(AnInputGuard, withdraws_enter_when_a_key_waits_to_be_heard_as_its_time_comes) {
  open_and_settle();
  ASSERT_TRUE(type_digits(4));
  EXPECT_EQ(hear(Key::enter), Verdict::refuse);
  m_now += 700ms; // busy
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  EXPECT_FALSE(m_guard.time_passed(m_now));
  EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
}

TEST_F(AnInputGuard, withdraws_enter_when_the_user_goes_back_to_the_other_window) {
  open_and_settle();
  ASSERT_TRUE(type_digits(4));
  EXPECT_EQ(hear(Key::enter), Verdict::refuse);
  wait(200ms);
  m_guard.set_focused(false, m_now);
  wait(1h);
  EXPECT_EQ(m_entered, 0);
}

TEST_F(AnInputGuard, is_inert_from_a_key_that_it_has_no_use_for) {
  open_and_settle();
  wait(1min);
  EXPECT_EQ(hear(Key::stray), Verdict::refuse);
  EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
}

TEST_F(AnInputGuard, is_inert_from_what_presses_something_in_the_first_second_of_a_page) {
  open(Opening::by_itself);
  wait(10s);
  m_guard.change_page(Page::may_be_inert, m_now); // the session has expired
  wait(800ms);
  EXPECT_EQ(hear(Key::press), Verdict::refuse);
  EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
}

TEST_F(AnInputGuard, presses_nothing_in_the_midst_of_other_keys) {
  open_and_settle();
  ASSERT_TRUE(type_digits(2));
  wait(300ms);
  EXPECT_EQ(hear(Key::press), Verdict::refuse);
  wait(600ms);
  EXPECT_EQ(hear(Key::press), Verdict::pass);
}

TEST_F(AnInputGuard, is_inert_when_keys_follow_one_that_pressed_something) {
  open_and_settle();
  EXPECT_EQ(hear(Key::press), Verdict::pass); // "Try again"
  m_guard.change_page(Page::may_be_inert, m_now);
  wait(300ms);
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
}

TEST_F(AnInputGuard, is_turned_to_by_a_key_that_pressed_something_when_none_follows) {
  open_and_settle();
  EXPECT_EQ(hear(Key::press), Verdict::pass);
  m_guard.change_page(Page::may_be_inert, m_now);
  wait(600ms);
  EXPECT_TRUE(type_digits(4));
  EXPECT_EQ(hear(Key::enter), Verdict::pass);
}

// Turning to it.

TEST_F(AnInputGuard, takes_everything_at_once_after_a_click) {
  open(Opening::by_itself);
  wait(100ms);
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  m_guard.pointer_pressed();
  EXPECT_EQ(m_guard.inert(), std::nullopt);
  EXPECT_TRUE(type_digits(4, 0ms));
  EXPECT_EQ(hear(Key::enter), Verdict::pass);
}

TEST_F(AnInputGuard, is_turned_to_with_tab_after_a_second_without_a_key) {
  open(Opening::by_itself);
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  wait(900ms);
  EXPECT_EQ(hear(Key::tab), Verdict::refuse) << "spreadsheets are typed with Tab, too";
  wait(900ms);
  EXPECT_EQ(hear(Key::tab), Verdict::refuse);
  wait(1100ms);
  EXPECT_EQ(hear(Key::tab), Verdict::turn);
  EXPECT_EQ(m_guard.inert(), std::nullopt);
  EXPECT_TRUE(type_digits(4));
  EXPECT_EQ(hear(Key::enter), Verdict::pass);
}

TEST_F(AnInputGuard, is_not_turned_to_with_an_arrow_once_it_is_inert) {
  open(Opening::by_itself);
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  wait(5s);
  EXPECT_EQ(hear(Key::move), Verdict::refuse);
}

TEST_F(AnInputGuard, is_turned_to_with_an_arrow_while_nobody_types) {
  open_and_settle();
  EXPECT_EQ(hear(Key::move), Verdict::pass);
  wait(200ms);
  EXPECT_EQ(hear(Key::press), Verdict::pass);
}

TEST_F(AnInputGuard, takes_everything_at_once_when_the_user_opened_it) {
  open(Opening::by_the_user);
  m_guard.change_page(Page::may_be_inert, m_now);
  EXPECT_TRUE(type_digits(4, 10ms));
  EXPECT_EQ(hear(Key::enter), Verdict::pass);
}

TEST_F(AnInputGuard, is_the_users_again_when_they_ask_for_it) {
  open(Opening::by_itself);
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  m_guard.open(Opening::by_the_user, m_now);
  EXPECT_EQ(m_guard.inert(), std::nullopt);
  EXPECT_TRUE(type_digits(4, 10ms));
}

TEST_F(AnInputGuard, knows_the_user_by_the_right_pin) {
  open_and_settle();
  ASSERT_TRUE(type_digits(4));
  m_guard.user_is_here();
  m_guard.change_page(Page::may_be_inert, m_now);
  wait(200ms);
  EXPECT_EQ(hear(Key::press), Verdict::refuse) << "too early for what the page asks";
  EXPECT_EQ(m_guard.inert(), std::nullopt);
}

TEST_F(AnInputGuard, does_not_know_the_user_by_the_right_pin_when_they_have_left_the_window) {
  open_and_settle();
  m_guard.set_focused(false, m_now);
  m_guard.user_is_here();
  m_guard.set_focused(true, m_now);
  EXPECT_EQ(hear(Key::press), Verdict::refuse);
  EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
}

TEST_F(AnInputGuard, does_not_know_who_came_back_by_the_pin_that_was_typed_before) {
  open_and_settle();
  ASSERT_TRUE(type_digits(4));
  lose_and_get_focus();
  m_guard.user_is_here();
  EXPECT_EQ(hear(Key::press), Verdict::refuse);
  EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
}

// A question that the user turned to.

TEST_F(AnInputGuard, presses_nothing_in_the_first_second_of_a_page_nor_in_the_stream_that_began_in_it) {
  open(Opening::by_the_user);
  wait(5s);
  m_guard.change_page(Page::may_be_inert, m_now);
  wait(900ms);
  EXPECT_EQ(hear(Key::press), Verdict::refuse);
  wait(300ms);
  EXPECT_EQ(hear(Key::press), Verdict::refuse);
  wait(300ms);
  EXPECT_EQ(hear(Key::press), Verdict::refuse);
  EXPECT_EQ(m_guard.inert(), std::nullopt);
  wait(600ms);
  EXPECT_EQ(hear(Key::press), Verdict::pass);
  wait(10ms);
  EXPECT_EQ(hear(Key::press), Verdict::pass);
}

TEST_F(AnInputGuard, presses_what_is_clicked_at_in_the_first_second_of_a_page) {
  open(Opening::by_the_user);
  m_guard.change_page(Page::may_be_inert, m_now);
  m_guard.pointer_pressed();
  EXPECT_EQ(hear(Key::press), Verdict::pass);
}

TEST_F(AnInputGuard, must_be_turned_to_anew_after_the_focus_was_elsewhere) {
  open(Opening::by_the_user);
  wait(5s);
  lose_and_get_focus();
  EXPECT_FALSE(m_guard.takes_characters());
  wait(300ms);
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
}

TEST_F(AnInputGuard, must_be_turned_to_anew_when_the_focus_went_elsewhere_from_a_page_of_the_web) {
  open(Opening::by_the_user);
  m_guard.change_page(Page::never_inert, m_now);
  wait(5s);
  m_guard.set_focused(false, m_now);
  wait(5s);
  m_guard.change_page(Page::may_be_inert, m_now);
  m_guard.set_focused(true, m_now);
  wait(300ms);
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
}

TEST_F(AnInputGuard, is_turned_to_by_the_click_that_brings_the_focus_back) {
  open(Opening::by_the_user);
  wait(5s);
  lose_and_get_focus();
  m_guard.pointer_pressed();
  EXPECT_TRUE(type_digits(4, 10ms));
  m_guard.set_focused(false, m_now);
  m_guard.pointer_pressed(); // before the focus is there
  m_guard.set_focused(true, m_now);
  EXPECT_TRUE(type_digits(4, 10ms));
}

TEST_F(AnInputGuard, waits_for_a_quiet_second_when_the_focus_comes_back_by_itself) {
  open(Opening::by_the_user);
  lose_and_get_focus();
  wait(1100ms);
  EXPECT_TRUE(type_digits(4));
  EXPECT_EQ(hear(Key::enter), Verdict::refuse);
  wait(600ms);
  EXPECT_EQ(m_entered, 1);
}

// The PIN.

TEST_F(AnInputGuard, is_inert_from_a_character_that_no_pin_has_whoever_opened_it) {
  for (const auto opening : {Opening::by_itself, Opening::by_the_user}) {
    open(opening);
    wait(2s);
    ASSERT_TRUE(type_digits(3));
    m_guard.no_pin_character_came();
    EXPECT_EQ(m_guard.inert(), Inert::no_pin_character);
    EXPECT_FALSE(m_guard.takes_characters());
    wait(100ms);
    EXPECT_EQ(hear(Key::character), Verdict::refuse);
  }
}

TEST_F(AnInputGuard, wants_a_turn_after_a_wrong_pin_in_a_question_that_opened_by_itself) {
  open_and_settle();
  m_guard.change_page(Page::may_be_inert, m_now);
  m_guard.pin_was_wrong();
  EXPECT_EQ(m_guard.inert(), Inert::wrong_pin);
  wait(10s);
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  wait(2s);
  EXPECT_EQ(hear(Key::tab), Verdict::turn);
}

TEST_F(AnInputGuard, goes_on_after_a_wrong_pin_of_a_user_who_turned_to_it) {
  open(Opening::by_itself);
  m_guard.pointer_pressed();
  m_guard.change_page(Page::may_be_inert, m_now);
  m_guard.pin_was_wrong();
  EXPECT_EQ(m_guard.inert(), std::nullopt);
  EXPECT_TRUE(type_digits(4, 10ms));
}

// Where nothing can be said.

TEST_F(AnInputGuard, never_inert_takes_no_key_in_its_first_second_nor_in_the_stream_that_began_in_it) {
  m_guard.change_page(Page::never_inert, m_now);
  open(Opening::by_itself);
  for (const auto key : {Key::character, Key::tab, Key::enter, Key::press, Key::move, Key::stray}) {
    wait(400ms);
    EXPECT_EQ(hear(key), Verdict::refuse);
  }
  EXPECT_EQ(m_guard.inert(), std::nullopt);
  wait(600ms);
  EXPECT_EQ(hear(Key::press), Verdict::pass);
}

TEST_F(AnInputGuard, never_inert_takes_the_next_key_after_a_click) {
  m_guard.change_page(Page::never_inert, m_now);
  open(Opening::by_itself);
  EXPECT_EQ(hear(Key::press), Verdict::refuse);
  m_guard.pointer_pressed();
  EXPECT_EQ(hear(Key::press), Verdict::pass);
}

TEST_F(AnInputGuard, never_inert_goes_on_at_once_when_the_user_comes_back) {
  m_guard.change_page(Page::never_inert, m_now);
  open(Opening::by_itself);
  wait(2s);
  lose_and_get_focus();
  EXPECT_EQ(hear(Key::press), Verdict::pass);
}

TEST_F(AnInputGuard, says_nothing_on_a_page_that_is_never_inert_and_goes_on_to_say_it_on_the_next) {
  open(Opening::by_itself);
  EXPECT_EQ(hear(Key::character), Verdict::refuse);
  m_guard.change_page(Page::never_inert, m_now);
  EXPECT_EQ(m_guard.inert(), std::nullopt);
  m_guard.change_page(Page::may_be_inert, m_now);
  EXPECT_EQ(m_guard.inert(), Inert::typed_elsewhere);
}

} // namespace
