// SPDX-License-Identifier: EUPL-1.2
// That it hears real keys and moves of the pointer, and no others, the test of idle sessions at a desk shows.
#include "gtk_test.h"
#include "ui/input_watch.h"

#include <gtk/gtk.h>

#include <memory>

namespace {

int watchers_of(Gtk::Window& window) {
  const auto controllers = window.observe_controllers();
  int found = 0;
  for (guint index = 0; index < controllers->get_n_items(); ++index)
    found += GTK_IS_EVENT_CONTROLLER_LEGACY(controllers->get_object(index)->gobj()) ? 1 : 0;
  return found;
}

class InputWatch : public ui_test::GtkTest {
protected:
  /// GTK has one of its own in each window.
  const int m_own = [] {
    Gtk::Window window;
    return watchers_of(window);
  }();
};

TEST_F(InputWatch, watches_each_window_that_is_there_or_comes_and_none_when_it_is_gone) {
  Gtk::Window before;
  {
    const ui::InputWatch watch{[] {}};
    Gtk::Window after;
    EXPECT_EQ(watchers_of(before), m_own + 1);
    EXPECT_EQ(watchers_of(after), m_own + 1);
    std::make_unique<Gtk::Window>()->present(); // comes and goes
    ui_test::settle();
  }
  EXPECT_EQ(watchers_of(before), m_own);
}

TEST_F(InputWatch, may_outlive_the_windows) {
  auto window = std::make_unique<Gtk::Window>();
  const ui::InputWatch watch{[] {}};
  window.reset();
  Gtk::Window another;
  EXPECT_EQ(watchers_of(another), m_own + 1);
}

} // namespace
