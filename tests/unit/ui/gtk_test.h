// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>
#include <gtkmm/widget.h>
#include <gtkmm/window.h>

#include <chrono>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// What the tests of windows share: GTK on the test's own display, and looking at windows as a user does.
namespace ui_test {

/// Starts GTK once and loads the style.
class GtkTest : public ::testing::Test {
protected:
  static void SetUpTestSuite();
};

/// Turns the main loop until `condition` holds. Says false after ten seconds.
[[nodiscard]] bool run_until(const std::function<bool()>& condition);

/// Shows the window and waits until it is on the display.
void present(Gtk::Window& window);

/// Turns the main loop while there is something to do.
void settle();

/// The mapped widget with this id in a template; null when the user cannot see one.
[[nodiscard]] Gtk::Widget* find_shown(Gtk::Widget& root, std::string_view id);

template <typename Widget>
[[nodiscard]] Widget& shown(Gtk::Widget& root, std::string_view id) {
  auto* widget = dynamic_cast<Widget*>(find_shown(root, id));
  if (widget == nullptr)
    throw std::runtime_error{"not shown: " + std::string{id}};
  return *widget;
}

/// Every text that the user can read, in its order.
[[nodiscard]] std::vector<std::string> texts_shown(Gtk::Widget& root);

[[nodiscard]] bool shows(Gtk::Widget& root, std::string_view text);

/// The question that a window asks in a window of its own; null while it asks nothing.
[[nodiscard]] Gtk::Window* question_over(Gtk::Window& window);

/// Every widget below `root`, seen or not, with `root` itself.
void for_each_widget(Gtk::Widget& root, const std::function<void(Gtk::Widget&)>& visit);

/// As if the user clicked or pressed the button.
void press(Gtk::Widget& root, std::string_view button_id);

/// As if the user clicked in the window, on nothing.
void click_in(Gtk::Window& window);

/// As if the key went to the window, where the user has just clicked, and no widget took it.
bool press_key(Gtk::Window& window, unsigned key);

/// As if the key went to the widget that has the focus.
bool press_key_on(Gtk::Widget& widget, unsigned key);

/// As if Enter was pressed in a text box.
void press_enter_in(Gtk::Widget& entry);

[[nodiscard]] bool has_accessible_label(Gtk::Widget& widget, const std::string& label);

[[nodiscard]] bool has_accessible_description(Gtk::Widget& widget, const std::string& description);

[[nodiscard]] bool is_accessible_hidden(Gtk::Widget& widget);

/// Whether the window's focus is in this widget.
[[nodiscard]] bool has_focus(Gtk::Window& window, Gtk::Widget& widget);

} // namespace ui_test
