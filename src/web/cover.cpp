// SPDX-License-Identifier: EUPL-1.2
#include "web/cover.h"

#include <sigc++/functors/mem_fun.h>

namespace web {

OpeningGuard::OpeningGuard(WebKitWebView* view, Cover& cover) : m_view{view}, m_cover{cover} {
  g_signal_connect(view, "run-file-chooser", G_CALLBACK(choose_file), this);
  g_signal_connect(view, "run-color-chooser", G_CALLBACK(choose_colour), this);
  g_signal_connect(view, "show-option-menu", G_CALLBACK(show_options), this);
  g_signal_connect(view, "context-menu", G_CALLBACK(show_context_menu), this);
  g_signal_connect(view, "enter-fullscreen", G_CALLBACK(refuse), this);
  g_signal_connect(view, "show-notification", G_CALLBACK(refuse_notification), this);
  m_changed = m_cover.signal_changed().connect(sigc::mem_fun(*this, &OpeningGuard::cover_changed));
  cover_changed();
}

OpeningGuard::~OpeningGuard() {
  m_changed.disconnect();
  g_clear_weak_pointer(&m_options);
  g_signal_handlers_disconnect_by_data(m_view, this);
}

void OpeningGuard::cover_changed() {
  webkit_web_view_set_is_muted(m_view, m_cover.is_on() ? TRUE : FALSE);
  if (m_cover.is_on() && m_options != nullptr)
    webkit_option_menu_close(m_options);
}

gboolean OpeningGuard::choose_file(WebKitWebView* /*view*/, WebKitFileChooserRequest* request, gpointer self) {
  if (!static_cast<OpeningGuard*>(self)->m_cover.is_on())
    return FALSE;
  webkit_file_chooser_request_cancel(request);
  return TRUE;
}

gboolean OpeningGuard::choose_colour(WebKitWebView* /*view*/, WebKitColorChooserRequest* request, gpointer self) {
  if (!static_cast<OpeningGuard*>(self)->m_cover.is_on())
    return FALSE;
  webkit_color_chooser_request_cancel(request);
  return TRUE;
}

gboolean OpeningGuard::show_options(WebKitWebView* /*view*/, WebKitOptionMenu* menu, GdkRectangle* /*place*/,
                                    gpointer self) {
  auto& guard = *static_cast<OpeningGuard*>(self);
  if (guard.m_cover.is_on()) {
    webkit_option_menu_close(menu);
    return TRUE;
  }
  g_set_weak_pointer(&guard.m_options, menu);
  return FALSE;
}

gboolean OpeningGuard::show_context_menu(WebKitWebView* /*view*/, WebKitContextMenu* /*menu*/,
                                         WebKitHitTestResult* /*hit*/, gpointer self) {
  return static_cast<OpeningGuard*>(self)->m_cover.is_on() ? TRUE : FALSE;
}

gboolean OpeningGuard::refuse(WebKitWebView* /*view*/, gpointer /*self*/) {
  return TRUE;
}

gboolean OpeningGuard::refuse_notification(WebKitWebView* /*view*/, WebKitNotification* notification,
                                           gpointer /*self*/) {
  webkit_notification_close(notification);
  return TRUE;
}

} // namespace web
