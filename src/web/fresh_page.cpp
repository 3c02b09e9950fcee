// SPDX-License-Identifier: EUPL-1.2
#include "web/fresh_page.h"

#include "web/navigation_policy.h"
#include "web/view_faults.h"
#include "web/web_view.h"

namespace web {

FreshPage::FreshPage(const portal::Description& description, WebKitNetworkSession* session, const std::string& address)
    : m_description{description},
      m_view{make_web_view(session, frame_policy(description), Drawing::processor)},
      m_script{m_view.get(), description} {
  auto* view = m_view.get();
  g_signal_connect(view, "decide-policy", G_CALLBACK(decide_policy), this);
  g_signal_connect(view, "load-changed", G_CALLBACK(load_changed), this);
  g_signal_connect(view, "authenticate", G_CALLBACK(authenticate), this);
  g_signal_connect(view, "script-dialog", G_CALLBACK(answer_dialog), this);
  g_signal_connect(view, "print", G_CALLBACK(refuse_to_print), this);
  webkit_web_view_set_is_muted(view, TRUE);
  webkit_web_view_load_uri(view, address.c_str());
}

FreshPage::~FreshPage() {
  g_signal_handlers_disconnect_by_data(m_view.get(), this);
  webkit_web_view_terminate_web_process(m_view.get());
}

gboolean FreshPage::decide_policy(WebKitWebView* /*view*/, WebKitPolicyDecision* decision,
                                  WebKitPolicyDecisionType type, gpointer self) {
  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    return FALSE;
  auto* action = webkit_navigation_policy_decision_get_navigation_action(WEBKIT_NAVIGATION_POLICY_DECISION(decision));
  const auto navigation = navigation_of(action, type == WEBKIT_POLICY_DECISION_TYPE_NEW_WINDOW_ACTION);
  if (judge(static_cast<FreshPage*>(self)->m_description, navigation) == Verdict::show)
    webkit_policy_decision_use(decision);
  else
    webkit_policy_decision_ignore(decision);
  return TRUE;
}

/// What fails has ended, too: WebKit says so after it.
void FreshPage::load_changed(WebKitWebView* /*view*/, WebKitLoadEvent event, gpointer self) {
  if (event == WEBKIT_LOAD_COMMITTED)
    static_cast<FreshPage*>(self)->m_script.begin_document();
  else if (event == WEBKIT_LOAD_FINISHED)
    static_cast<FreshPage*>(self)->m_signal_ended.emit();
}

gboolean FreshPage::authenticate(WebKitWebView* /*view*/, WebKitAuthenticationRequest* request, gpointer /*self*/) {
  return turn_down(request) ? TRUE : FALSE;
}

/// Whoever had it loaded wants what it does.
gboolean FreshPage::answer_dialog(WebKitWebView* /*view*/, WebKitScriptDialog* dialog, gpointer /*self*/) {
  const auto kind = webkit_script_dialog_get_dialog_type(dialog);
  if (kind == WEBKIT_SCRIPT_DIALOG_CONFIRM || kind == WEBKIT_SCRIPT_DIALOG_BEFORE_UNLOAD_CONFIRM)
    webkit_script_dialog_confirm_set_confirmed(dialog, TRUE);
  return TRUE;
}

gboolean FreshPage::refuse_to_print(WebKitWebView* /*view*/, WebKitPrintOperation* /*operation*/, gpointer /*self*/) {
  return TRUE;
}

} // namespace web
