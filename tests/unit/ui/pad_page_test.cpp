// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "pin_typing.h"
#include "ui/sign_in_window.h"
#include "views.h"

#include <gtkmm/button.h>
#include <gtkmm/checkbutton.h>
#include <gtkmm/passwordentry.h>

#include <vector>

namespace {

using ui_test::ask_pin_on_reader;
using ui_test::find_shown;
using ui_test::press;
using ui_test::shown;
using ui_test::shows;

/// The PIN page for a reader with keys of its own.
class PadPage : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_window.signal_pad_wanted().connect([this](card::LastTry last_try) { m_wanted.push_back(last_try); });
    m_window.signal_pin_confirmed().connect([this](card::Pin&, card::LastTry) { ++m_typed_here; });
    ui_test::present(m_window);
  }

  Gtk::Button& confirm() { return shown<Gtk::Button>(m_window, "confirm"); }

  ui::SignInWindow m_window{false};
  std::vector<card::LastTry> m_wanted;
  int m_typed_here = 0;
};

TEST_F(PadPage, has_no_box_for_the_pin_and_says_where_to_type_it) {
  m_window.show_view(ask_pin_on_reader());
  ui_test::settle();
  EXPECT_EQ(find_shown(m_window, "pin"), nullptr);
  EXPECT_TRUE(shows(m_window, "Your card reader has keys of its own. Press the button below, then type your PIN on the "
                              "card reader."));
  EXPECT_TRUE(shows(m_window, "Ada Proef"));
  EXPECT_TRUE(shows(m_window, "3 attempts left"));
}

TEST_F(PadPage, starts_the_entry_with_its_button_which_has_the_focus) {
  m_window.show_view(ask_pin_on_reader());
  ui_test::settle();
  EXPECT_TRUE(ui_test::has_focus(m_window, confirm()));
  press(m_window, "confirm");
  EXPECT_EQ(m_wanted, std::vector{card::LastTry::not_confirmed});
  EXPECT_EQ(m_typed_here, 0);
}

TEST_F(PadPage, uses_the_last_attempt_only_with_its_own_tick) {
  m_window.show_view(ask_pin_on_reader(1));
  ui_test::settle();
  EXPECT_FALSE(confirm().is_sensitive());
  EXPECT_TRUE(ui_test::has_focus(m_window, shown<Gtk::CheckButton>(m_window, "sure")));
  shown<Gtk::CheckButton>(m_window, "sure").set_active(true);
  press(m_window, "confirm");
  EXPECT_EQ(m_wanted, std::vector{card::LastTry::confirmed});
  EXPECT_FALSE(confirm().is_sensitive());
}

TEST_F(PadPage, says_why_the_reader_gave_no_pin) {
  m_window.show_view(signin::Working{signin::Activity::typing_on_reader});
  m_window.show_view(ask_pin_on_reader(3, card::NoPin::cancelled));
  ui_test::settle();
  EXPECT_TRUE(shows(m_window, "You stopped on the card reader. 3 attempts left"));
  EXPECT_TRUE(ui_test::has_focus(m_window, confirm()));
}

TEST_F(PadPage, becomes_a_page_with_a_box_when_the_reader_cannot_ask) {
  m_window.show_view(ask_pin_on_reader());
  m_window.show_view(signin::Working{signin::Activity::typing_on_reader});
  auto view = ask_pin_on_reader(3, card::NoPin::pad_cannot_ask);
  view.card.pin_pad = false;
  m_window.show_view(view);
  ui_test::settle();
  EXPECT_TRUE(ui_test::has_focus(m_window, shown<Gtk::PasswordEntry>(m_window, "pin")));
  EXPECT_FALSE(confirm().is_sensitive());
  EXPECT_EQ(find_shown(m_window, "pad_row"), nullptr);
}

} // namespace
