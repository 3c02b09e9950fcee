// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/glib_handles.h"

#include <jsc/jsc.h>
#include <webkit/webkit.h>

#include <set>
#include <string>

namespace web {

/// Whether the user has typed or chosen something in the page of a view, and not sent it since. A page that keeps what
/// is typed without sending a form cannot be told from one that does not. Main loop's thread.
class TypedWork {
public:
  /// The view outlives it.
  explicit TypedWork(WebKitWebView* view);
  ~TypedWork();
  TypedWork(const TypedWork&) = delete;
  TypedWork& operator=(const TypedWork&) = delete;
  TypedWork(TypedWork&&) = delete;
  TypedWork& operator=(TypedWork&&) = delete;

  [[nodiscard]] bool is_there() const { return !m_documents.empty(); }

private:
  static void told(WebKitUserContentManager* manager, JSCValue* message, gpointer self);
  static void load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self);

  WebKitWebView* m_view;
  Object<WebKitUserContentManager> m_manager;
  std::set<std::string> m_documents; ///< of the page and its frames, in which something was typed
};

} // namespace web
