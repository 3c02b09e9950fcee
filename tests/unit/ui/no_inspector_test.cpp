// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"

#include <gtk/gtk.h>
#include <gtkmm/window.h>

#include <array>

namespace {

class Inspector : public ui_test::GtkTest {
protected:
  /// As Ctrl+Shift+D does.
  static bool wants_inspector(GtkWindow* window) {
    gboolean opened = FALSE;
    g_signal_emit_by_name(window, "enable-debugging", FALSE, &opened);
    ui_test::settle();
    return opened != FALSE;
  }
};

TEST_F(Inspector, of_gtk_opens_over_no_window) {
  Gtk::Window window;
  ui_test::present(window);
  auto* gtks_own = GTK_WINDOW(gtk_window_new());
  const auto before = Gtk::Window::list_toplevels().size();
  for (auto* each : std::array{window.gobj(), gtks_own}) {
    EXPECT_FALSE(wants_inspector(each));
    EXPECT_EQ(Gtk::Window::list_toplevels().size(), before);
  }
  gtk_window_destroy(gtks_own);
}

} // namespace
