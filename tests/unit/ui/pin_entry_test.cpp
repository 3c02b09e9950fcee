// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "pin_typing.h"
#include "ui/pin_entry.h"

#include <gtk/gtk.h>
#include <gtkmm/passwordentry.h>
#include <gtkmm/window.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

namespace {

using ui_test::paste;
using ui_test::text_of;
using ui_test::type;

/// The digits of a PIN, also of one that is not complete. They are made up, so a test may look at them.
std::string digits_of(card::Pin pin) {
  const auto length = pin.length();
  while (!pin.is_complete())
    pin.append('0');
  std::array<std::uint8_t, 8> block{};
  EXPECT_TRUE(pin.write_verify_block(block));
  std::string digits;
  for (std::size_t index = 0; index < length; ++index) {
    const unsigned both = block.at(1 + index / 2);
    digits += static_cast<char>('0' + (index % 2 == 0 ? both >> 4U : both & 0x0FU));
  }
  return digits;
}

std::string repeated(const char* character, std::size_t times) {
  std::string text;
  for (std::size_t count = 0; count < times; ++count)
    text += character;
  return text;
}

class PinEntry : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_window.set_child(m_entry);
    m_digits.signal_foreign_character().connect([this] { ++m_foreign; });
    m_digits.signal_entered().connect([this] { ++m_entered; });
    ui_test::present(m_window);
  }

  GtkEditable* text() { return text_of(m_entry); }

  std::string shown() { return gtk_editable_get_text(text()); }

  /// What the program gets. The entry is empty after it.
  std::string taken() {
    card::Pin pin;
    m_digits.move_into(pin);
    return digits_of(std::move(pin));
  }

  void insert_at(int position, const char* characters) { gtk_editable_insert_text(text(), characters, -1, &position); }

  /// As a key does it: what is selected goes first.
  void replace(int start, int end, const char* characters) {
    gtk_editable_select_region(text(), start, end);
    gtk_editable_delete_selection(text());
    type(m_entry, characters);
  }

  void press_backspace_at(int position) {
    gtk_editable_set_position(text(), position);
    g_signal_emit_by_name(text(), "backspace");
  }

  Gtk::PasswordEntry m_entry;
  ui::PinEntry m_digits{m_entry};
  Gtk::Window m_window;
  int m_foreign = 0;
  int m_entered = 0;
};

TEST_F(PinEntry, shows_a_placeholder_for_each_digit) {
  type(m_entry, "4826");
  EXPECT_EQ(shown(), "●●●●");
  EXPECT_EQ(m_digits.length(), 4U);
  EXPECT_EQ(taken(), "4826");
  EXPECT_EQ(shown(), "");
  EXPECT_EQ(m_digits.length(), 0U);
}

TEST_F(PinEntry, keeps_digits_where_they_were_typed) {
  type(m_entry, "37");
  insert_at(1, "5");
  insert_at(0, "1");
  insert_at(4, "9");
  EXPECT_EQ(shown(), "●●●●●");
  EXPECT_EQ(taken(), "13579");
}

TEST_F(PinEntry, goes_on_behind_the_digit_that_was_typed_in_the_middle) {
  type(m_entry, "1256");
  gtk_editable_set_position(text(), 2);
  type(m_entry, "34");
  EXPECT_EQ(taken(), "123456");
}

TEST_F(PinEntry, lets_the_digits_go_whose_placeholders_are_deleted) {
  type(m_entry, "123456789");
  press_backspace_at(9);
  press_backspace_at(3);
  press_backspace_at(0);
  gtk_editable_delete_text(text(), 0, 1);
  gtk_editable_delete_text(text(), 2, 4);
  EXPECT_EQ(shown(), "●●●●");
  EXPECT_EQ(taken(), "2478");
}

TEST_F(PinEntry, replaces_the_digits_that_are_selected) {
  type(m_entry, "123456");
  replace(1, 4, "9");
  EXPECT_EQ(shown(), "●●●●");
  EXPECT_EQ(taken(), "1956");
  type(m_entry, "1234");
  replace(0, -1, "87");
  EXPECT_EQ(taken(), "87");
}

TEST_F(PinEntry, takes_a_digit_that_an_assistive_tool_sets_and_no_more_than_one_at_once) {
  type(m_entry, "1234");
  gtk_editable_set_text(text(), "5");
  EXPECT_EQ(shown(), "●");
  EXPECT_EQ(taken(), "5");
  gtk_editable_set_text(text(), "5678");
  EXPECT_EQ(shown(), "");
  EXPECT_EQ(taken(), "");
}

TEST_F(PinEntry, has_nothing_to_undo) {
  type(m_entry, "1234");
  gtk_editable_delete_text(text(), 1, 3);
  for (const char* action : {"text.undo", "text.redo"})
    gtk_widget_activate_action(GTK_WIDGET(text()), action, nullptr);
  EXPECT_EQ(shown(), "●●");
  EXPECT_EQ(taken(), "14");
}

TEST_F(PinEntry, follows_whatever_is_done_to_its_text) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random{seed};
  const auto any = [&random](int from, int to) { return std::uniform_int_distribution{from, to}(random); };

  for (int round = 0; round < 100; ++round) {
    std::string expected;
    for (int step = 0; step < 40; ++step) {
      const int length = static_cast<int>(expected.size());
      if (any(0, 2) != 0) {
        const char digit = static_cast<char>('0' + any(0, 9));
        const int position = any(-2, length + 2);
        insert_at(position, std::string{digit}.c_str());
        if (expected.size() < card::Pin::max_length)
          expected.insert(position < 0 || position > length ? expected.end() : expected.begin() + position, digit);
      } else {
        const int start = any(0, length + 2);
        const int end = any(0, 3) == 0 ? -1 : any(start, length + 3);
        gtk_editable_delete_text(text(), start, end);
        const int first = std::min(start, length);
        const int last = end < 0 ? length : std::clamp(end, first, length);
        expected.erase(expected.begin() + first, expected.begin() + last);
      }
      ASSERT_EQ(shown(), repeated("●", expected.size()));
      ASSERT_EQ(m_digits.length(), expected.size());
    }
    ASSERT_EQ(taken(), expected);
  }
}

TEST_F(PinEntry, lets_others_hear_of_placeholders_only) {
  std::string heard;
  const auto hear_insertion = +[](GtkEditable*, const char* characters, int, int*, std::string* all) {
    *all += '+';
    *all += characters;
  };
  const auto hear_deletion = +[](GtkEditable* text, int start, int end, std::string* all) {
    char* characters = gtk_editable_get_chars(text, start, end);
    *all += '-';
    *all += characters;
    g_free(characters);
  };
  // As GTK does it for assistive tools.
  g_signal_connect_after(text(), "insert-text", G_CALLBACK(hear_insertion), &heard);
  g_signal_connect(text(), "delete-text", G_CALLBACK(hear_deletion), &heard);
  type(m_entry, "123");
  replace(0, 2, "9");
  m_digits.clear();
  m_digits.clear();
  EXPECT_EQ(heard, "+●+●+●-●●+●-●●");
}

TEST_F(PinEntry, tells_of_each_character_that_no_pin_has) {
  type(m_entry, "1a 2-é٣.●");
  EXPECT_EQ(taken(), "12");
  EXPECT_EQ(m_foreign, 7);
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
  EXPECT_EQ(taken(), "123456789012");
  EXPECT_EQ(m_foreign, 0);
}

TEST_F(PinEntry, leaves_a_selection_as_it_is_when_a_paste_is_refused) {
  gdk_clipboard_set_text(gtk_widget_get_clipboard(GTK_WIDGET(text())), "5");
  type(m_entry, "1234");
  gtk_editable_select_region(text(), 0, -1);
  g_signal_emit_by_name(text(), "paste-clipboard");
  ui_test::settle();
  EXPECT_EQ(taken(), "1234");
}

TEST_F(PinEntry, can_be_emptied_by_whoever_hears_of_a_foreign_character) {
  m_digits.signal_foreign_character().connect([this] { m_digits.clear(); });
  type(m_entry, "12a");
  EXPECT_EQ(m_digits.length(), 0U);
  type(m_entry, "34");
  EXPECT_EQ(taken(), "34");
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
