// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "portal/description.h"
#include "web/page_script.h"

#include <sigc++/signal.h>
#include <webkit/webkit.h>

#include <string>
#include <utility>

namespace web {

/// A page that nobody sees, in a view and a process of its own: what hangs in the session's other pages does not hold
/// it. It is in the same session, and goes where that may go, except to card hosts. What it asks is answered with yes,
/// and it prints nothing. Thread: main loop.
class FreshPage {
public:
  /// Loads `address`. The description outlives it.
  FreshPage(const portal::Description& description, WebKitNetworkSession* session, const std::string& address);
  ~FreshPage();
  FreshPage(const FreshPage&) = delete;
  FreshPage& operator=(const FreshPage&) = delete;
  FreshPage(FreshPage&&) = delete;
  FreshPage& operator=(FreshPage&&) = delete;

  /// It has loaded, or there is none.
  sigc::signal<void()>& signal_ended() { return m_signal_ended; }

  [[nodiscard]] bool is_loading() const { return webkit_web_view_is_loading(m_view.get()) != FALSE; }

  /// Presses the page's own log-out, and tells whether it could (PageScript::log_out).
  void log_out(PageScript::Done done) { m_script.log_out(std::move(done)); }

private:
  static gboolean decide_policy(WebKitWebView* view, WebKitPolicyDecision* decision, WebKitPolicyDecisionType type,
                                gpointer self);
  static void load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self);
  static gboolean authenticate(WebKitWebView* view, WebKitAuthenticationRequest* request, gpointer self);
  static gboolean answer_dialog(WebKitWebView* view, WebKitScriptDialog* dialog, gpointer self);
  static gboolean refuse_to_print(WebKitWebView* view, WebKitPrintOperation* operation, gpointer self);

  const portal::Description& m_description;
  base::ObjectPtr<WebKitWebView> m_view;
  PageScript m_script;
  sigc::signal<void()> m_signal_ended;
};

} // namespace web
