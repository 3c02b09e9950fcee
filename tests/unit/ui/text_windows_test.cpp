// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "ui/about_window.h"
#include "ui/help_window.h"
#include "ui/page_keys.h"
#include "ui/shortcuts_window.h"
#include "ui/side_keys.h"

#include <config.h>

namespace {

class TextWindows : public ui_test::GtkTest {};

TEST_F(TextWindows, help_tells_of_the_card_and_of_the_code_for_the_helpdesk) {
  ui::HelpWindow window{false};
  ui_test::present(window);
  EXPECT_TRUE(ui_test::shows(window, "Signing in"));
  EXPECT_TRUE(ui_test::shows(window, "When something goes wrong"));
}

TEST_F(TextWindows, close_with_escape) {
  ui::HelpWindow window{false};
  window.set_hide_on_close(true);
  ui_test::present(window);
  EXPECT_TRUE(ui_test::press_key(window, GDK_KEY_Escape));
  EXPECT_FALSE(window.get_visible());
}

TEST_F(TextWindows, name_every_key_that_there_is) {
  ui::ShortcutsWindow window{false};
  ui_test::present(window);
  for (const auto& keys : {ui::page_keys(), ui::side_keys()})
    for (const auto& [trigger, action] : keys) {
      EXPECT_FALSE(ui::action_text(action).empty()) << action;
      EXPECT_TRUE(ui_test::shows(window, ui::action_text(action).raw())) << action;
    }
  EXPECT_TRUE(ui_test::shows(window, "Ctrl+P"));
  EXPECT_TRUE(ui_test::shows(window, "Ctrl+?"));
}

TEST_F(TextWindows, about_says_which_version_it_is) {
  ui::AboutWindow window{true};
  ui_test::present(window);
  EXPECT_TRUE(ui_test::shows(window, VERSION));
  EXPECT_TRUE(window.has_css_class("practice"));
  EXPECT_EQ(window.get_title(), "Practice – About PrimaWeb Launcher");
}

} // namespace
