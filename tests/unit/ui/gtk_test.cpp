// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"

#include "ui/no_inspector.h"
#include "ui/style.h"

#include <glibmm/main.h>
#include <gtk/gtk.h>
#include <gtkmm/application.h>
#include <gtkmm/button.h>
#include <gtkmm/editable.h>
#include <gtkmm/label.h>

#include <algorithm>

namespace ui_test {

namespace {

GtkAccessible* accessible(Gtk::Widget& widget) {
  return static_cast<Gtk::Accessible&>(widget).gobj();
}

bool matches(char* found) {
  const bool same = found == nullptr;
  g_free(found);
  return same;
}

} // namespace

void GtkTest::SetUpTestSuite() {
  static Glib::RefPtr<Gtk::Application> application;
  static const bool started = [] {
    // As the program does, not by init_gtkmm_internals(): gtkmm has other classes for some widgets then.
    application = Gtk::Application::create();
    ui::load_style(Gdk::Display::get_default());
    ui::take_inspector_away();
    return true;
  }();
  ASSERT_TRUE(started);
}

bool run_until(const std::function<bool()>& condition) {
  const auto context = Glib::MainContext::get_default();
  bool late = false;
  auto timeout = Glib::signal_timeout().connect(
      [&late] {
        late = true;
        return false;
      },
      10'000);
  while (!condition() && !late)
    context->iteration(true);
  timeout.disconnect();
  return condition();
}

void present(Gtk::Window& window) {
  window.present();
  ASSERT_TRUE(run_until([&] { return window.get_mapped() && window.get_width() > 0; }));
  settle();
}

void settle() {
  const auto context = Glib::MainContext::get_default();
  while (context->iteration(false)) {
  }
}

void for_each_widget(Gtk::Widget& root, const std::function<void(Gtk::Widget&)>& visit) {
  visit(root);
  for (auto* child = root.get_first_child(); child != nullptr; child = child->get_next_sibling())
    for_each_widget(*child, visit);
}

Gtk::Widget* find_shown(Gtk::Widget& root, std::string_view id) {
  Gtk::Widget* found = nullptr;
  for_each_widget(root, [&](Gtk::Widget& widget) {
    const char* name = gtk_buildable_get_buildable_id(reinterpret_cast<GtkBuildable*>(widget.gobj()));
    if (name != nullptr && name == id && widget.get_mapped())
      found = &widget;
  });
  return found;
}

std::vector<std::string> texts_shown(Gtk::Widget& root) {
  std::vector<std::string> texts;
  for_each_widget(root, [&](Gtk::Widget& widget) {
    const auto* label = dynamic_cast<Gtk::Label*>(&widget);
    if (label != nullptr && label->get_mapped())
      texts.push_back(label->get_text().raw());
  });
  return texts;
}

bool shows(Gtk::Widget& root, std::string_view text) {
  const auto texts = texts_shown(root);
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

Gtk::Window* question_over(Gtk::Window& window) {
  for (auto* other : Gtk::Window::list_toplevels()) {
    if (other != &window && other->get_transient_for() == &window && other->get_mapped())
      return other;
  }
  return nullptr;
}

void press(Gtk::Widget& root, std::string_view button_id) {
  auto& button = shown<Gtk::Button>(root, button_id);
  ASSERT_TRUE(button.is_sensitive()) << button_id;
  g_signal_emit_by_name(button.gobj(), "clicked");
}

void click_in(Gtk::Window& window) {
  const auto controllers = window.observe_controllers();
  for (guint index = 0; index < controllers->get_n_items(); ++index) {
    const auto controller = controllers->get_object(index);
    if (GTK_IS_GESTURE_CLICK(controller->gobj()) &&
        gtk_event_controller_get_propagation_phase(GTK_EVENT_CONTROLLER(controller->gobj())) == GTK_PHASE_CAPTURE)
      g_signal_emit_by_name(controller->gobj(), "pressed", 1, 0.0, 0.0);
  }
}

bool press_key(Gtk::Window& window, unsigned key) {
  click_in(window);
  return press_key_on(window, key);
}

bool press_key_on(Gtk::Widget& widget, unsigned key) {
  const auto controllers = widget.observe_controllers();
  gboolean taken = FALSE;
  for (guint index = 0; index < controllers->get_n_items() && taken == FALSE; ++index) {
    const auto controller = controllers->get_object(index);
    if (GTK_IS_EVENT_CONTROLLER_KEY(controller->gobj()))
      g_signal_emit_by_name(controller->gobj(), "key-pressed", key, 0U, static_cast<GdkModifierType>(0), &taken);
  }
  return taken != FALSE;
}

void press_enter_in(Gtk::Widget& entry) {
  for_each_widget(entry, [](Gtk::Widget& widget) {
    if (GTK_IS_TEXT(widget.gobj()))
      g_signal_emit_by_name(widget.gobj(), "activate");
  });
}

bool has_accessible_label(Gtk::Widget& widget, const std::string& label) {
  return matches(gtk_test_accessible_check_property(accessible(widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label.c_str()));
}

bool has_accessible_description(Gtk::Widget& widget, const std::string& description) {
  return matches(
      gtk_test_accessible_check_property(accessible(widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description.c_str()));
}

bool is_accessible_hidden(Gtk::Widget& widget) {
  return matches(gtk_test_accessible_check_state(accessible(widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE));
}

bool has_focus(Gtk::Window& window, Gtk::Widget& widget) {
  auto* focus = window.get_focus();
  return focus != nullptr && (focus == &widget || focus->is_ancestor(widget));
}

} // namespace ui_test
