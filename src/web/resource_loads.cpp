// SPDX-License-Identifier: EUPL-1.2
#include "web/resource_loads.h"

namespace web {

ResourceLoads::ResourceLoads(WebKitWebView* view) : m_view{view} {
  g_signal_connect(m_view, "resource-load-started", G_CALLBACK(started), this);
}

ResourceLoads::~ResourceLoads() {
  g_signal_handlers_disconnect_by_data(m_view, this);
  begin_document();
}

void ResourceLoads::begin_document() {
  for (const auto& [resource, owned] : m_under_way)
    g_signal_handlers_disconnect_by_data(resource, this);
  m_under_way.clear();
  m_last_end = g_get_monotonic_time();
}

bool ResourceLoads::are_over_for(std::chrono::milliseconds time) const {
  return m_under_way.empty() && std::chrono::microseconds{g_get_monotonic_time() - m_last_end} >= time;
}

void ResourceLoads::started(WebKitWebView* /*view*/, WebKitWebResource* resource, WebKitURIRequest* /*request*/,
                            gpointer self) {
  static_cast<ResourceLoads*>(self)->m_under_way.try_emplace(resource, WEBKIT_WEB_RESOURCE(g_object_ref(resource)));
  g_signal_connect(resource, "finished", G_CALLBACK(ended), self); // also after one that failed
}

void ResourceLoads::ended(WebKitWebResource* resource, gpointer self) {
  auto& loads = *static_cast<ResourceLoads*>(self);
  g_signal_handlers_disconnect_by_data(resource, self);
  loads.m_under_way.erase(resource);
  loads.m_last_end = g_get_monotonic_time();
}

} // namespace web
