// SPDX-License-Identifier: EUPL-1.2
#include "web/users_act.h"

namespace web {

UsersAct::UsersAct(GtkWidget* view) : m_controller{gtk_event_controller_legacy_new()} {
  gtk_event_controller_set_propagation_phase(m_controller, GTK_PHASE_CAPTURE);
  g_signal_connect(m_controller, "event", G_CALLBACK(came), this);
  gtk_widget_add_controller(view, m_controller);
}

UsersAct::~UsersAct() {
  gtk_widget_remove_controller(gtk_event_controller_get_widget(m_controller), m_controller);
}

bool UsersAct::is_recent() const {
  return g_get_monotonic_time() - m_last < pause_us;
}

bool UsersAct::may_open_window() const {
  return g_get_monotonic_time() - m_without_window < patience_us;
}

gboolean UsersAct::came(GtkEventControllerLegacy* /*controller*/, GdkEvent* event, gpointer self) {
  auto& act = *static_cast<UsersAct*>(self);
  switch (gdk_event_get_event_type(event)) {
  case GDK_BUTTON_PRESS:
  case GDK_KEY_PRESS:
  case GDK_TOUCH_BEGIN:
    act.m_last = act.m_without_window = g_get_monotonic_time();
    break;
  default:
    break;
  }
  return FALSE;
}

} // namespace web
