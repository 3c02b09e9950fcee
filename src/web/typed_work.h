// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/script_messages.h"

#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <set>
#include <string>

namespace web {

/// Whether the user has typed or chosen something in the page of a view, and not sent it since. A page that keeps what
/// is typed without sending a form cannot be told from one that does not. What was to be sent, and did not arrive,
/// stands there still. Thread: main loop.
class TypedWork : public sigc::trackable {
public:
  /// Both outlive it.
  TypedWork(WebKitWebView* view, ScriptMessages& messages);
  ~TypedWork();
  TypedWork(const TypedWork&) = delete;
  TypedWork& operator=(const TypedWork&) = delete;
  TypedWork(TypedWork&&) = delete;
  TypedWork& operator=(TypedWork&&) = delete;

  [[nodiscard]] bool is_there() const { return !m_documents.empty(); }

  /// The view does not go where the page wanted to send something: what was typed stays.
  void was_not_sent();

private:
  void told(JSCValue* message);
  static void load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self);
  static gboolean load_failed(WebKitWebView* view, WebKitLoadEvent event, char* address, GError* error, gpointer self);
  static gboolean load_failed_with_tls_errors(WebKitWebView* view, char* address, GTlsCertificate* certificate,
                                              GTlsCertificateFlags faults, gpointer self);

  WebKitWebView* m_view;
  std::set<std::string> m_documents; ///< of the page and its frames, in which something was typed
  std::set<std::string> m_sent;      ///< of them, from where it is on its way
  bool m_is_not_sent = false;        ///< what was sent last did not arrive
};

} // namespace web
