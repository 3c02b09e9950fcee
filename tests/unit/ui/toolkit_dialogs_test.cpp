// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "spoken.h"
#include "ui/toolkit_dialogs.h"

#include <gtk/gtkunixprint.h>

namespace {

/// One that WebKit opens to print.
class ToolkitDialogs : public ui_test::GtkTest {
protected:
  void open() {
    m_dialog = gtk_print_unix_dialog_new("Print", nullptr);
    g_object_add_weak_pointer(G_OBJECT(m_dialog), reinterpret_cast<gpointer*>(&m_dialog));
    g_signal_connect(m_dialog, "response", G_CALLBACK(gtk_window_destroy), nullptr);
    gtk_window_present(GTK_WINDOW(m_dialog));
  }

  [[nodiscard]] bool is_open() const { return m_dialog != nullptr; }

  [[nodiscard]] std::string title() const { return gtk_window_get_title(GTK_WINDOW(m_dialog)); }

  void TearDown() override {
    ui::ToolkitDialogs::close();
    ASSERT_TRUE(ui_test::run_until([this] { return !is_open(); }));
  }

  GtkWidget* m_dialog = nullptr;
};

TEST_F(ToolkitDialogs, carry_the_mark_of_practice) {
  const ui::ToolkitDialogs dialogs{true};
  open();
  EXPECT_TRUE(ui_test::run_until([this] { return title() == "Practice – Print"; }));
  EXPECT_TRUE(gtk_widget_has_css_class(m_dialog, "practice"));
}

TEST_F(ToolkitDialogs, carry_no_mark_otherwise) {
  const ui::ToolkitDialogs dialogs{false};
  open();
  EXPECT_TRUE(ui_test::run_until([this] { return gtk_widget_get_mapped(m_dialog) != 0; }));
  EXPECT_EQ(title(), "Print");
}

TEST_F(ToolkitDialogs, are_told_without_the_marks_of_mnemonics) {
  const ui::ToolkitDialogs dialogs{false};
  open();
  ASSERT_TRUE(ui_test::run_until([this] { return gtk_widget_get_mapped(m_dialog) != 0; }));
  ui_test::settle();
  int buttons = 0;
  for (const auto& each : ui_test::ScreenReader{}.read()) {
    if (each.role != "button" && each.role != "checkbox")
      continue;
    ++buttons;
    EXPECT_EQ(each.name.find('_'), std::string::npos) << each.name;
  }
  EXPECT_GE(buttons, 2);
}

TEST_F(ToolkitDialogs, are_cancelled_with_the_session) {
  const ui::ToolkitDialogs dialogs{false};
  open();
  ui::ToolkitDialogs::close();
  EXPECT_TRUE(ui_test::run_until([this] { return !is_open(); }));
}

} // namespace
