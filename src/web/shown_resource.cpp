// SPDX-License-Identifier: EUPL-1.2
#include "web/shown_resource.h"

namespace web {

namespace {

constexpr const char* coming_key = "primaweb-coming-resource";
constexpr const char* shown_key = "primaweb-shown-resource";

void set(WebKitWebView* view, const char* key, gpointer resource) {
  g_object_set_data_full(G_OBJECT(view), key, resource == nullptr ? nullptr : g_object_ref(resource), g_object_unref);
}

gpointer get(WebKitWebView* view, const char* key) {
  return g_object_get_data(G_OBJECT(view), key);
}

/// One that the page cache has kept is not loaded.
void load_started(WebKitWebView* view, WebKitWebResource* resource, WebKitURIRequest* /*request*/, gpointer /*data*/) {
  if (resource == webkit_web_view_get_main_resource(view))
    set(view, coming_key, resource);
}

void load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer /*data*/) {
  if (event == WEBKIT_LOAD_STARTED)
    set(view, coming_key, nullptr);
  if (event == WEBKIT_LOAD_COMMITTED)
    set(view, shown_key, get(view, coming_key));
}

void process_terminated(WebKitWebView* view, WebKitWebProcessTerminationReason /*reason*/, gpointer /*data*/) {
  set(view, coming_key, nullptr);
  set(view, shown_key, nullptr);
}

} // namespace

void follow_shown_resource(WebKitWebView* view) {
  g_signal_connect(view, "resource-load-started", G_CALLBACK(load_started), nullptr);
  g_signal_connect(view, "load-changed", G_CALLBACK(load_changed), nullptr);
  g_signal_connect(view, "web-process-terminated", G_CALLBACK(process_terminated), nullptr);
}

WebKitWebResource* shown_resource(WebKitWebView* view) {
  return static_cast<WebKitWebResource*>(get(view, shown_key));
}

} // namespace web
