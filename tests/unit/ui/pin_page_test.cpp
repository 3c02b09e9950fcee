// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "pin_typing.h"
#include "ui/sign_in_window.h"
#include "views.h"

#include <gtkmm/button.h>
#include <gtkmm/checkbutton.h>
#include <gtkmm/passwordentry.h>

#include <chrono>
#include <utility>
#include <vector>

namespace {

using ui_test::ask_pin;
using ui_test::press;
using ui_test::shown;
using ui_test::shows;
using ui_test::type;

/// A PIN that was confirmed. Its digits are made up, so a test may look at how many there were.
struct Confirmed {
  std::size_t length = 0;
  card::LastTry last_try = card::LastTry::not_confirmed;
};

class PinPage : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_window.signal_pin_confirmed().connect(
        [this](card::Pin& pin, card::LastTry last_try) { m_confirmed.push_back({pin.length(), last_try}); });
    ui_test::present(m_window);
  }

  Gtk::PasswordEntry& pin() { return shown<Gtk::PasswordEntry>(m_window, "pin"); }

  bool can_confirm() { return shown<Gtk::Button>(m_window, "confirm").is_sensitive(); }

  ui::SignInWindow m_window{false};
  std::vector<Confirmed> m_confirmed;
};

TEST_F(PinPage, shows_whose_card_it_is_and_the_attempts_left_before_the_first_digit) {
  m_window.show_view(ask_pin());
  EXPECT_TRUE(shows(m_window, "Ada Proef"));
  EXPECT_TRUE(shows(m_window, "Card in ACS ACR38 · valid until 3 May 2031"));
  EXPECT_TRUE(shows(m_window, "3 attempts left"));
  EXPECT_TRUE(shows(m_window, "Connecting to the portal…"));
  EXPECT_TRUE(ui_test::has_focus(m_window, pin()));
}

TEST_F(PinPage, says_when_the_cards_certificates_end_also_when_the_keyring_answers_late) {
  const std::string sentence =
      "The certificates on this card end on 3 May 2031. Ask your municipality for new ones in good time.";
  auto view = ask_pin();
  m_window.show_view(view);
  EXPECT_FALSE(shows(m_window, sentence));
  view.ends_soon = true;
  m_window.show_view(view);
  ui_test::settle();
  EXPECT_TRUE(shows(m_window, sentence));
}

TEST_F(PinPage, says_so_when_the_card_was_not_used_here_before_and_only_then) {
  const auto* sentence = "This card has not been used for PrimaWeb on this computer before. Is it yours?";
  auto view = ask_pin();
  for (const auto ownership : {card::Ownership::own, card::Ownership::not_used_here, card::Ownership::unknown}) {
    view.card.ownership = ownership;
    m_window.show_view(view);
    EXPECT_EQ(shows(m_window, sentence), ownership == card::Ownership::not_used_here);
  }
}

TEST_F(PinPage, says_before_the_first_digit_to_whom_the_card_will_answer) {
  m_window.set_card_hosts({"certif.example.be", "second.example.be:8443"});
  m_window.show_view(ask_pin());
  const char* text = "Your card identifies you to certif.example.be, second.example.be, and to no other site.";
  EXPECT_TRUE(shows(m_window, text));
  EXPECT_TRUE(ui_test::has_accessible_description(shown<Gtk::Button>(m_window, "confirm"), text));
  type(pin(), "12");
  auto view = ask_pin();
  view.card_host = "second.example.be:8443";
  m_window.show_view(view);
  EXPECT_TRUE(shows(m_window, "Your card identifies you to second.example.be, and to no other site."));
  EXPECT_EQ(ui_test::typed_length(pin()), 2U) << "who asks is no other question";
}

TEST_F(PinPage, is_emptied_by_a_character_that_no_pin_has_and_says_why_until_it_is_turned_to) {
  for (const char* text : {"123a45", "123 45", "123é45", "123٣45"}) {
    m_window.show_view(ask_pin());
    type(pin(), text);
    EXPECT_EQ(ui_test::typed_length(pin()), 0U) << text;
    EXPECT_FALSE(can_confirm());
    EXPECT_TRUE(shows(m_window, "A PIN has only digits. Click here or press Tab to type your PIN again."));
    ui_test::click_in(m_window);
    EXPECT_FALSE(shows(m_window, "A PIN has only digits. Click here or press Tab to type your PIN again."));
    type(pin(), "12");
    EXPECT_EQ(ui_test::typed_length(pin()), 2U);
    m_window.show_view(signin::AskCard{});
  }
}

TEST_F(PinPage, takes_nothing_from_an_input_method_before_anybody_turned_to_it) {
  m_window.open(ui::WindowGuard::Opening::by_itself, ui::Moment::clock::now());
  m_window.show_view(ask_pin());
  type(pin(), "1234");
  ui_test::press_enter_in(pin());
  EXPECT_EQ(ui_test::typed_length(pin()), 0U);
  EXPECT_TRUE(m_confirmed.empty());
  ui_test::click_in(m_window);
  type(pin(), "1234");
  EXPECT_EQ(ui_test::typed_length(pin()), 4U);
}

TEST_F(PinPage, wants_to_be_turned_to_after_a_wrong_pin_when_it_opened_by_itself) {
  m_window.open(ui::WindowGuard::Opening::by_itself, ui::Moment::clock::now());
  m_window.show_view(ask_pin());
  m_window.show_view(signin::Working{signin::Activity::checking_pin});
  m_window.show_view(ask_pin(2, true));
  EXPECT_TRUE(shows(m_window, "Click here or press Tab to type your PIN again."));
  type(pin(), "1");
  EXPECT_EQ(ui_test::typed_length(pin()), 0U);
}

TEST_F(PinPage, is_confirmed_with_enter_on_the_tick_of_the_last_attempt) {
  m_window.show_view(ask_pin(1, true));
  ui_test::settle();
  type(pin(), "1234");
  auto& sure = shown<Gtk::CheckButton>(m_window, "sure");
  EXPECT_TRUE(ui_test::press_key_on(sure, GDK_KEY_Return));
  EXPECT_FALSE(sure.get_active());
  EXPECT_TRUE(m_confirmed.empty());
  sure.set_active(true);
  EXPECT_TRUE(ui_test::press_key_on(sure, GDK_KEY_Return));
  ASSERT_EQ(m_confirmed.size(), 1U);
  EXPECT_EQ(m_confirmed[0].last_try, card::LastTry::confirmed);
}

TEST_F(PinPage, says_that_num_lock_is_off_when_the_keypad_types_nothing_until_it_does) {
  const std::string sentence = "Num Lock is off, so the keys at the right type no digits. Press Num Lock.";
  m_window.show_view(ask_pin());
  ui_test::press_key_on(pin(), GDK_KEY_Home);
  ui_test::press_key_on(pin(), GDK_KEY_1);
  EXPECT_FALSE(shows(m_window, sentence));
  for (const guint key : std::initializer_list<guint>{GDK_KEY_KP_End, GDK_KEY_KP_Insert, GDK_KEY_KP_Begin}) {
    m_window.show_view(signin::AskCard{});
    m_window.show_view(ask_pin());
    EXPECT_FALSE(shows(m_window, sentence));
    ui_test::press_key_on(pin(), key);
    EXPECT_TRUE(shows(m_window, sentence)) << key;
  }
  type(pin(), "1");
  EXPECT_FALSE(shows(m_window, sentence));
}

TEST_F(PinPage, takes_no_pasted_text) {
  m_window.show_view(ask_pin());
  ui_test::paste(pin(), "1234");
  EXPECT_EQ(ui_test::typed_length(pin()), 0U);
}

TEST_F(PinPage, can_be_confirmed_from_the_fourth_digit_on) {
  m_window.show_view(ask_pin());
  EXPECT_FALSE(can_confirm());
  type(pin(), "123");
  EXPECT_FALSE(can_confirm());
  type(pin(), "4");
  EXPECT_TRUE(can_confirm());
}

TEST_F(PinPage, takes_no_thirteenth_digit) {
  m_window.show_view(ask_pin());
  type(pin(), "1234567890123");
  EXPECT_EQ(ui_test::typed_length(pin()), 12U);
  press(m_window, "confirm");
  ASSERT_EQ(m_confirmed.size(), 1U);
  EXPECT_EQ(m_confirmed[0].length, 12U);
}

TEST_F(PinPage, hands_out_the_pin_once_and_empties_the_box) {
  m_window.show_view(ask_pin());
  type(pin(), "1234");
  press(m_window, "confirm");
  ASSERT_EQ(m_confirmed.size(), 1U);
  EXPECT_EQ(m_confirmed[0].length, 4U);
  EXPECT_EQ(m_confirmed[0].last_try, card::LastTry::not_confirmed);
  EXPECT_EQ(ui_test::typed_length(pin()), 0U);
  EXPECT_FALSE(can_confirm());
}

TEST_F(PinPage, lets_whoever_needs_the_pin_longer_take_it) {
  card::Pin taken;
  m_window.signal_pin_confirmed().connect([&](card::Pin& pin, card::LastTry) { taken = std::move(pin); });
  m_window.show_view(ask_pin());
  type(pin(), "1234");
  press(m_window, "confirm");
  EXPECT_EQ(taken.length(), 4U);
}

TEST_F(PinPage, forgets_what_was_typed_and_not_confirmed_in_time_and_says_so) {
  ui::SignInWindow window{false, std::chrono::milliseconds{100}};
  ui_test::present(window);
  window.show_view(ask_pin());
  auto& box = shown<Gtk::PasswordEntry>(window, "pin");
  type(box, "1234");
  ASSERT_TRUE(ui_test::run_until([&box] { return ui_test::typed_length(box) == 0; }));
  EXPECT_FALSE(shown<Gtk::Button>(window, "confirm").is_sensitive());
  const auto* const sentence = "Your PIN was cleared because nothing was typed for a minute. 3 attempts left";
  EXPECT_TRUE(shows(window, sentence));
  EXPECT_TRUE(ui_test::has_accessible_description(box, sentence));
}

TEST_F(PinPage, keeps_what_is_being_typed) {
  ui::SignInWindow window{false, std::chrono::seconds{2}};
  ui_test::present(window);
  window.show_view(ask_pin());
  auto& box = shown<Gtk::PasswordEntry>(window, "pin");
  const auto start = std::chrono::steady_clock::now();
  const auto passed = [&start] { return std::chrono::steady_clock::now() - start; };
  // Key by key for longer than the bound, with pauses well below it; unless the computer is too busy to tell.
  for (std::size_t length = 1; length <= 6; ++length) {
    const auto key = passed();
    type(box, "1");
    ASSERT_TRUE(ui_test::run_until([&] { return passed() - key > std::chrono::milliseconds{400}; }));
    if (passed() - key > std::chrono::milliseconds{1500})
      return;
    ASSERT_EQ(ui_test::typed_length(box), length);
  }
}

TEST_F(PinPage, says_why_it_asks_for_the_pin_once_more) {
  auto view = ask_pin();
  view.after_absence = signin::Absence::screen_locked;
  m_window.show_view(view);
  EXPECT_TRUE(shows(m_window, "Please enter your PIN: the screen was locked in the meantime. 3 attempts left"));
}

TEST_F(PinPage, is_confirmed_with_enter_once_it_is_complete) {
  m_window.show_view(ask_pin());
  type(pin(), "123");
  ui_test::press_enter_in(pin());
  type(pin(), "4");
  ui_test::press_enter_in(pin());
  // At once: GTK's default button would first show for a quarter of a second that it was pressed.
  ASSERT_EQ(m_confirmed.size(), 1U);
  EXPECT_EQ(m_confirmed[0].length, 4U);
}

TEST_F(PinPage, keeps_the_digits_when_the_portal_becomes_ready) {
  auto view = ask_pin();
  m_window.show_view(view);
  type(pin(), "12");
  view.portal_ready = true;
  m_window.show_view(view);
  EXPECT_EQ(ui_test::typed_length(pin()), 2U);
  EXPECT_TRUE(shows(m_window, "Portal ready"));
}

TEST_F(PinPage, is_emptied_for_another_card) {
  auto view = ask_pin();
  m_window.show_view(view);
  type(pin(), "1234");
  view.card.holder = card::Private<std::string>{"Bob Proef"};
  m_window.show_view(view);
  EXPECT_EQ(ui_test::typed_length(pin()), 0U);
  EXPECT_FALSE(can_confirm());
}

TEST_F(PinPage, is_emptied_when_another_view_comes) {
  m_window.show_view(ask_pin());
  type(pin(), "1234");
  m_window.show_view(signin::AskCard{});
  m_window.show_view(ask_pin());
  ui_test::settle();
  EXPECT_EQ(ui_test::typed_length(pin()), 0U);
}

TEST_F(PinPage, says_why_the_pin_is_asked_again_after_it_was_right) {
  auto view = ask_pin();
  view.closed_meanwhile = true;
  m_window.show_view(view);
  EXPECT_TRUE(shows(m_window,
                    "Signing in took too long, so your card was closed again. Please type your PIN once more. "
                    "3 attempts left"));
}

TEST_F(PinPage, says_that_the_pin_was_wrong_and_keeps_the_focus) {
  m_window.show_view(ask_pin());
  type(pin(), "1234");
  press(m_window, "confirm");
  m_window.show_view(ask_pin(2, true));
  EXPECT_TRUE(shows(m_window, "Wrong PIN: 2 attempts left"));
  EXPECT_TRUE(ui_test::has_focus(m_window, pin()));
}

TEST_F(PinPage, uses_the_last_attempt_only_with_its_own_tick) {
  m_window.show_view(ask_pin(1, true));
  ui_test::settle();
  EXPECT_TRUE(shows(m_window, "Use the last attempt"));
  type(pin(), "1234");
  EXPECT_FALSE(can_confirm());
  ui_test::press_enter_in(pin());
  EXPECT_TRUE(m_confirmed.empty());

  shown<Gtk::CheckButton>(m_window, "sure").set_active(true);
  press(m_window, "confirm");
  ASSERT_EQ(m_confirmed.size(), 1U);
  EXPECT_EQ(m_confirmed[0].last_try, card::LastTry::confirmed);
}

TEST_F(PinPage, forgets_the_tick_for_another_card) {
  auto view = ask_pin(1, true);
  m_window.show_view(view);
  ui_test::settle();
  shown<Gtk::CheckButton>(m_window, "sure").set_active(true);
  view.card.reader = "Other reader";
  m_window.show_view(view);
  EXPECT_FALSE(shown<Gtk::CheckButton>(m_window, "sure").get_active());
}

TEST_F(PinPage, shows_no_tick_while_there_is_more_than_one_attempt) {
  m_window.show_view(ask_pin(2, true));
  EXPECT_EQ(ui_test::find_shown(m_window, "sure"), nullptr);
}

TEST_F(PinPage, names_what_it_opens_and_lets_it_be_changed) {
  auto view = ask_pin();
  view.opens = ui_test::destination();
  bool change = false;
  m_window.signal_change_wanted().connect([&change] { change = true; });
  m_window.show_view(view);
  ui_test::settle();
  EXPECT_TRUE(shows(m_window, "OCMW van Herstappe · Sociale Agent"));
  press(m_window, "change");
  EXPECT_TRUE(change);
}

TEST_F(PinPage, goes_on_in_the_box_after_change) {
  auto view = ask_pin();
  view.opens = ui_test::destination();
  m_window.signal_change_wanted().connect([this] { m_window.show_view(ask_pin()); });
  m_window.show_view(view);
  ui_test::settle();
  shown<Gtk::Button>(m_window, "change").grab_focus();
  press(m_window, "change");
  ui_test::settle();
  EXPECT_TRUE(ui_test::has_focus(m_window, pin()));
}

TEST_F(PinPage, goes_on_after_change_with_the_digits_that_came_while_the_button_was_still_going_down) {
  auto view = ask_pin();
  view.opens = ui_test::destination();
  m_window.signal_change_wanted().connect([this] { m_window.show_view(ask_pin()); });
  m_window.show_view(view);
  ui_test::settle();
  type(pin(), "12");
  press(m_window, "change");
  ui_test::settle();
  EXPECT_EQ(gtk_editable_get_selection_bounds(ui_test::text_of(pin()), nullptr, nullptr), FALSE)
      << "the third digit would take their place";
  type(pin(), "34");
  EXPECT_EQ(ui_test::typed_length(pin()), 4U);
}

TEST_F(PinPage, tells_a_screen_reader_what_the_box_is_and_the_attempts_left) {
  m_window.show_view(ask_pin(2, true));
  EXPECT_TRUE(ui_test::has_accessible_label(pin(), "PIN code of your identity card"));
  EXPECT_TRUE(ui_test::has_accessible_description(pin(), "Wrong PIN: 2 attempts left"));
}

} // namespace
