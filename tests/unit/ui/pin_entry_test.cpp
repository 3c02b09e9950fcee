// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "pin_typing.h"
#include "ui/pin_entry.h"

#include <gtkmm/passwordentry.h>
#include <gtkmm/window.h>

namespace {

using ui_test::paste;
using ui_test::type;

class PinEntry : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_window.set_child(m_entry);
    m_digits.signal_foreign_character().connect([this] { ++m_foreign; });
    m_digits.signal_entered().connect([this] { ++m_entered; });
    ui_test::present(m_window);
  }

  Gtk::PasswordEntry m_entry;
  ui::PinEntry m_digits{m_entry};
  Gtk::Window m_window;
  int m_foreign = 0;
  int m_entered = 0;
};

TEST_F(PinEntry, tells_of_each_character_that_no_pin_has) {
  type(m_entry, "1a 2-é٣.");
  EXPECT_EQ(m_digits.length(), 2U);
  EXPECT_EQ(m_foreign, 6);
}

TEST_F(PinEntry, tells_of_a_text_that_is_more_than_digits_and_inserts_none_of_it) {
  paste(m_entry, "12 34");
  EXPECT_EQ(m_digits.length(), 0U);
  EXPECT_EQ(m_foreign, 1);
}

TEST_F(PinEntry, refuses_digits_at_once_and_a_thirteenth_one_without_calling_them_foreign) {
  paste(m_entry, "1234");
  EXPECT_EQ(m_digits.length(), 0U);
  type(m_entry, "1234567890123");
  EXPECT_EQ(m_digits.length(), 12U);
  EXPECT_EQ(m_foreign, 0);
}

TEST_F(PinEntry, can_be_emptied_by_whoever_hears_of_a_foreign_character) {
  m_digits.signal_foreign_character().connect([this] { m_digits.clear(); });
  type(m_entry, "12a");
  EXPECT_EQ(m_digits.length(), 0U);
  type(m_entry, "34");
  EXPECT_EQ(m_digits.length(), 2U);
}

TEST_F(PinEntry, takes_no_key_while_it_is_inert) {
  type(m_entry, "12");
  m_digits.set_inert(true);
  type(m_entry, "3a");
  m_entry.select_region(0, -1);
  m_entry.delete_selection();
  ui_test::press_enter_in(m_entry);
  EXPECT_EQ(m_digits.length(), 2U);
  EXPECT_EQ(m_foreign, 0);
  EXPECT_EQ(m_entered, 0);

  m_digits.set_inert(false);
  type(m_entry, "3");
  ui_test::press_enter_in(m_entry);
  EXPECT_EQ(m_digits.length(), 3U);
  EXPECT_EQ(m_entered, 1);
}

TEST_F(PinEntry, is_emptied_by_the_program_while_it_is_inert) {
  type(m_entry, "1234");
  m_digits.set_inert(true);
  m_digits.clear();
  EXPECT_EQ(m_digits.length(), 0U);
  type(m_entry, "1");
  EXPECT_EQ(m_digits.length(), 0U);
}

} // namespace
