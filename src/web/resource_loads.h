// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <webkit/webkit.h>

#include <chrono>
#include <map>

namespace web {

/// What the document of a view fetches: its parts, and what its scripts ask their server for. A page that waits for any
/// of it may still become another one. Thread: main loop.
class ResourceLoads {
public:
  /// The view outlives it.
  explicit ResourceLoads(WebKitWebView* view);
  ~ResourceLoads();
  ResourceLoads(const ResourceLoads&) = delete;
  ResourceLoads& operator=(const ResourceLoads&) = delete;
  ResourceLoads(ResourceLoads&&) = delete;
  ResourceLoads& operator=(ResourceLoads&&) = delete;

  /// The view shows another document: what the one before fetched does not count any more.
  void begin_document();

  /// Returns whether nothing is under way, nor was within this time.
  [[nodiscard]] bool are_over_for(std::chrono::milliseconds time) const;

private:
  static void started(WebKitWebView* view, WebKitWebResource* resource, WebKitURIRequest* request, gpointer self);
  static void ended(WebKitWebResource* resource, gpointer self);

  WebKitWebView* m_view;
  std::map<WebKitWebResource*, base::ObjectPtr<WebKitWebResource>> m_under_way;
  gint64 m_last_end = 0; ///< in the system's monotonic time
};

} // namespace web
