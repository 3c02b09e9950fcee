// SPDX-License-Identifier: EUPL-1.2
#include "web/web_view.h"

#include "web/context_menu.h"
#include "web/shown_resource.h"

#include <memory>
#include <string_view>

namespace web {

namespace {

gboolean deny(WebKitWebView* /*view*/, WebKitPermissionRequest* request, gpointer /*data*/) {
  webkit_permission_request_deny(request);
  return TRUE;
}

gboolean deny_beforehand(WebKitWebView* /*view*/, WebKitPermissionStateQuery* query, gpointer /*data*/) {
  webkit_permission_state_query_finish(query, WEBKIT_PERMISSION_STATE_DENIED);
  return TRUE;
}

/// By the names that have no setting of their own.
void switch_off(WebKitSettings* settings, std::string_view feature) {
  const base::Handle<WebKitFeatureList, webkit_feature_list_unref> all{webkit_settings_get_all_features()};
  for (gsize index = 0; index < webkit_feature_list_get_length(all.get()); ++index)
    if (auto* each = webkit_feature_list_get(all.get(), index); feature == webkit_feature_get_identifier(each))
      webkit_settings_set_feature_enabled(settings, each, FALSE);
}

base::ObjectPtr<WebKitSettings> make_settings(Drawing drawing) {
  base::ObjectPtr<WebKitSettings> settings{
      webkit_settings_new_with_settings("enable-developer-extras", FALSE, "enable-write-console-messages-to-stdout",
                                        FALSE, "enable-webgl", FALSE, "enable-media-stream", FALSE, "enable-fullscreen",
                                        FALSE, "javascript-can-open-windows-automatically", FALSE, nullptr)};
  draw_by(settings.get(), drawing);
  switch_off(settings.get(), "SpeechSynthesisAPI"); // a view that is muted speaks on
  return settings;
}

/// A screen reader says it when the page gets the keyboard, where GTK 4.8 would say the name of a class.
void name_by_page(WebKitWebView* view, GParamSpec* /*property*/, gpointer /*data*/) {
  const char* title = webkit_web_view_get_title(view);
  gtk_accessible_update_property(GTK_ACCESSIBLE(view), GTK_ACCESSIBLE_PROPERTY_LABEL, title == nullptr ? "" : title,
                                 -1);
}

/// `origin`: the property that says where the view comes from.
base::ObjectPtr<WebKitWebView> make_view(const char* origin, gpointer from, const std::string& content_policy,
                                         Drawing drawing) {
  const auto settings = make_settings(drawing);
  const base::ObjectPtr<WebKitWebsitePolicies> policies{
      webkit_website_policies_new_with_policies("autoplay", WEBKIT_AUTOPLAY_DENY, nullptr)};
  auto* view =
      WEBKIT_WEB_VIEW(g_object_new(WEBKIT_TYPE_WEB_VIEW, origin, from, "settings", settings.get(), "website-policies",
                                   policies.get(), "default-content-security-policy", content_policy.c_str(), nullptr));
  g_object_ref_sink(view);
  g_signal_connect(view, "permission-request", G_CALLBACK(deny), nullptr);
  g_signal_connect(view, "query-permission-state", G_CALLBACK(deny_beforehand), nullptr);
  g_signal_connect(view, "notify::title", G_CALLBACK(name_by_page), nullptr);
  name_by_page(view, nullptr, nullptr);
  keep_context_menu_short(view);
  follow_shown_resource(view);
  return base::ObjectPtr<WebKitWebView>{view};
}

} // namespace

base::ObjectPtr<WebKitWebView> make_web_view(WebKitNetworkSession* network, const std::string& content_policy,
                                             Drawing drawing) {
  return make_view("network-session", network, content_policy, drawing);
}

base::ObjectPtr<WebKitWebView> make_related_view(WebKitWebView* opener, const std::string& content_policy) {
  return make_view("related-view", opener, content_policy, drawing_of(opener));
}

} // namespace web
