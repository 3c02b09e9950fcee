// SPDX-License-Identifier: EUPL-1.2
#include "ui/input_watch.h"

namespace ui {

InputWatch::InputWatch(std::function<void()> acted) : m_acted{std::move(acted)} {
  auto* windows = gtk_window_get_toplevels();
  windows_changed(windows, 0, 0, g_list_model_get_n_items(windows), this);
  g_signal_connect(windows, "items-changed", G_CALLBACK(windows_changed), this);
}

InputWatch::~InputWatch() {
  g_signal_handlers_disconnect_by_data(gtk_window_get_toplevels(), this);
  for (auto& watched : m_watched) {
    g_signal_handlers_disconnect_by_data(watched.controller, &watched);
    if (auto* window = gtk_event_controller_get_widget(watched.controller))
      gtk_widget_remove_controller(window, watched.controller);
    g_object_unref(watched.controller);
  }
}

void InputWatch::windows_changed(GListModel* windows, guint position, guint /*removed*/, guint added, gpointer self) {
  auto& watch = *static_cast<InputWatch*>(self);
  watch.forget_gone_windows();
  for (guint index = position; index < position + added; ++index) {
    auto* window = static_cast<GtkWidget*>(g_list_model_get_item(windows, index));
    watch.watch(window);
    g_object_unref(window);
  }
}

void InputWatch::watch(GtkWidget* window) {
  auto* controller = gtk_event_controller_legacy_new();
  gtk_event_controller_set_propagation_phase(controller, GTK_PHASE_CAPTURE);
  auto& watched = m_watched.emplace_back(Watched{this, GTK_EVENT_CONTROLLER(g_object_ref(controller))});
  g_signal_connect(controller, "event", G_CALLBACK(heard), &watched);
  gtk_widget_add_controller(window, controller);
}

void InputWatch::forget_gone_windows() {
  m_watched.remove_if([](const Watched& watched) {
    if (gtk_event_controller_get_widget(watched.controller) != nullptr)
      return false;
    g_object_unref(watched.controller);
    return true;
  });
}

gboolean InputWatch::heard(GtkEventControllerLegacy* /*controller*/, GdkEvent* event, gpointer watched) {
  auto& in_window = *static_cast<Watched*>(watched);
  if (is_act(event, in_window))
    in_window.watch->m_acted();
  return FALSE;
}

bool InputWatch::is_act(GdkEvent* event, Watched& watched) {
  std::pair<double, double> at;
  switch (gdk_event_get_event_type(event)) {
  case GDK_KEY_PRESS:
  case GDK_BUTTON_PRESS:
  case GDK_SCROLL:
  case GDK_TOUCH_BEGIN:
  case GDK_TOUCH_UPDATE:
  case GDK_TOUCHPAD_SWIPE:
  case GDK_TOUCHPAD_PINCH:
    return true;
  case GDK_ENTER_NOTIFY:
    if (gdk_event_get_position(event, &at.first, &at.second) == TRUE)
      watched.pointer = at;
    return false;
  case GDK_MOTION_NOTIFY: {
    // GTK tells of a motion, too, when something else comes to lie under the pointer.
    if (gdk_event_get_position(event, &at.first, &at.second) == FALSE)
      return false;
    const bool has_moved = watched.pointer && *watched.pointer != at;
    watched.pointer = at;
    return has_moved;
  }
  default:
    return false;
  }
}

} // namespace ui
