// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "memory_scan.h"
#include "pin_typing.h"
#include "ui/sign_in_window.h"
#include "views.h"

#include <glibmm/spawn.h>
#include <gtkmm/button.h>
#include <gtkmm/passwordentry.h>

#include <string>
#include <vector>

namespace {

using ui_test::Digits;
using ui_test::times_in_memory;

void xdotool(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "xdotool");
  int status = -1;
  Glib::spawn_sync("", arguments, Glib::SpawnFlags::SEARCH_PATH, {}, nullptr, nullptr, &status);
  ASSERT_EQ(status, 0);
}

class PinMemory : public ui_test::GtkTest {
protected:
  void SetUp() override {
    ui_test::present(m_window);
    m_window.show_view(ui_test::ask_pin());
    ui_test::settle();
  }

  Gtk::PasswordEntry& pin() { return ui_test::shown<Gtk::PasswordEntry>(m_window, "pin"); }

  void type(const Digits& digits) {
    for (const int digit : digits) {
      const char character = static_cast<char>('0' + digit);
      ui_test::type(pin(), {&character, 1});
    }
  }

  ui::SignInWindow m_window{false};
  const Digits m_digits = ui_test::random_digits();
};

TEST_F(PinMemory, holds_a_typed_pin_at_one_place_only_and_nowhere_after_it_was_confirmed) {
  type(m_digits);
  EXPECT_EQ(times_in_memory(m_digits), 1U); // card::Pin's locked memory
  ui_test::press(m_window, "confirm");
  EXPECT_EQ(times_in_memory(m_digits), 0U);
  ui_test::settle();
  EXPECT_EQ(times_in_memory(m_digits), 0U);
}

TEST_F(PinMemory, makes_no_copy_for_an_assistive_tool_that_reads_the_box) {
  type(m_digits);
  gtk_editable_get_text(static_cast<Gtk::Editable&>(pin()).gobj()); // what GTK asks for one
  EXPECT_EQ(times_in_memory(m_digits), 1U);
  ui_test::press(m_window, "confirm");
  EXPECT_EQ(times_in_memory(m_digits), 0U);
}

TEST_F(PinMemory, holds_no_pin_after_another_view_came) {
  type(m_digits);
  m_window.show_view(signin::AskCard{});
  ui_test::settle();
  EXPECT_EQ(times_in_memory(m_digits), 0U);
}

TEST_F(PinMemory, holds_no_pin_after_the_user_selected_and_deleted_it) {
  type(m_digits);
  pin().select_region(0, -1);
  pin().delete_selection();
  ui_test::settle();
  EXPECT_EQ(ui_test::typed_length(pin()), 0U);
  EXPECT_EQ(times_in_memory(m_digits), 0U);
}

TEST_F(PinMemory, holds_no_pin_that_came_from_the_keyboard_after_it_was_confirmed) {
  // Without a window manager the test gives the window the keyboard itself.
  xdotool({"search", "--sync", "--onlyvisible", "--name", "^Sign in to PrimaWeb$", "windowfocus", "--sync"});
  std::size_t typed = 0;
  // One process for each key: the whole PIN never stands in an argument list of this one.
  for (const int digit : m_digits) {
    xdotool({"key", std::to_string(digit)});
    ASSERT_TRUE(ui_test::run_until([&] { return ui_test::typed_length(pin()) == typed + 1; })) << typed;
    ++typed;
  }
  EXPECT_EQ(times_in_memory(m_digits), 1U);
  xdotool({"key", "Return"});
  ASSERT_TRUE(ui_test::run_until([&] { return ui_test::typed_length(pin()) == 0; }));
  ui_test::settle();
  EXPECT_EQ(times_in_memory(m_digits), 0U);
}

} // namespace
