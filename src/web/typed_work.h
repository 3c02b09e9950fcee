// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/glib_handles.h"

#include <jsc/jsc.h>
#include <webkit/webkit.h>

#include <set>
#include <string>

namespace web {

/// Whether the user has typed or chosen something in the page of a view, and not sent it since. A page that keeps what
/// is typed without sending a form cannot be told from one that does not. What was to be sent, and did not arrive,
/// stands there still. Main loop's thread.
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

  /// The view does not go where the page wanted to send something: what was typed stays.
  void was_not_sent();

private:
  static void told(WebKitUserContentManager* manager, JSCValue* message, gpointer self);
  static void load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self);
  static gboolean load_failed(WebKitWebView* view, WebKitLoadEvent event, char* address, GError* error, gpointer self);
  static gboolean load_failed_with_tls_errors(WebKitWebView* view, char* address, GTlsCertificate* certificate,
                                              GTlsCertificateFlags faults, gpointer self);

  WebKitWebView* m_view;
  Object<WebKitUserContentManager> m_manager;
  std::set<std::string> m_documents; ///< of the page and its frames, in which something was typed
  std::set<std::string> m_sent;      ///< of them, from where it is on its way
  bool m_is_not_sent = false;        ///< what was sent last did not arrive
};

} // namespace web
