// SPDX-License-Identifier: EUPL-1.2
#include "web/pop_up.h"

#include "web/navigation_policy.h"
#include "web/response_policy.h"
#include "web/view_faults.h"
#include "web/web_view.h"

#include <glibmm/main.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/mem_fun.h>

#include <algorithm>
#include <utility>

namespace web {

namespace {

PopUp& pop_up(gpointer self) {
  return *static_cast<PopUp*>(self);
}

} // namespace

PopUp::PopUp(const portal::Description& description, WebKitWebView* opener, Elsewhere& elsewhere, Cover& cover)
    : m_description{description},
      m_elsewhere{elsewhere},
      m_cover{cover},
      m_view{make_related_view(opener, frame_policy(description))},
      m_opening_guard{m_view.get(), cover},
      m_actions{m_view.get(), cover},
      m_questions{m_view.get(), cover} {
  auto* view = m_view.get();
  g_signal_connect(view, "decide-policy", G_CALLBACK(decide_policy), this);
  g_signal_connect(view, "load-changed", G_CALLBACK(load_changed), this);
  g_signal_connect(view, "load-failed", G_CALLBACK(load_failed), this);
  g_signal_connect(view, "load-failed-with-tls-errors", G_CALLBACK(load_failed_with_tls_errors), this);
  g_signal_connect(view, "authenticate", G_CALLBACK(authenticate), this);
  g_signal_connect(view, "ready-to-show", G_CALLBACK(ready), this);
  g_signal_connect(view, "close", G_CALLBACK(closed), this);
  g_signal_connect(view, "web-process-terminated", G_CALLBACK(crashed), this);
  g_signal_connect(view, "notify::title", G_CALLBACK(title_changed), this);
}

PopUp::~PopUp() {
  g_signal_handlers_disconnect_by_data(m_view.get(), this);
}

std::string PopUp::title() const {
  const char* title = webkit_web_view_get_title(m_view.get());
  return title == nullptr ? "" : title;
}

PopUp::Size PopUp::size() const {
  GdkRectangle wanted{};
  webkit_window_properties_get_geometry(webkit_web_view_get_window_properties(m_view.get()), &wanted);
  return {wanted.width, wanted.height};
}

void PopUp::close() {
  webkit_web_view_try_close(m_view.get());
}

gboolean PopUp::decide_policy(WebKitWebView* /*view*/, WebKitPolicyDecision* decision, WebKitPolicyDecisionType type,
                              gpointer self) {
  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE) {
    decide_response(decision);
    return TRUE;
  }
  auto* action = webkit_navigation_policy_decision_get_navigation_action(WEBKIT_NAVIGATION_POLICY_DECISION(decision));
  if (pop_up(self).decide(action, type == WEBKIT_POLICY_DECISION_TYPE_NEW_WINDOW_ACTION))
    webkit_policy_decision_use(decision);
  else
    webkit_policy_decision_ignore(decision);
  return TRUE;
}

bool PopUp::decide(WebKitNavigationAction* action, bool is_new_window) {
  const auto navigation = navigation_of(action, is_new_window);
  switch (judge(m_description, navigation)) {
  case Verdict::show:
  case Verdict::show_here:
    return true;
  case Verdict::open_elsewhere:
    if (!m_cover.is_on())
      m_elsewhere.open(navigation.address);
    break;
  case Verdict::refuse:
    m_signal_failed.emit(refusal_of(navigation.address));
    break;
  case Verdict::ask_card:
  case Verdict::ignore:
    break;
  }
  return false;
}

void PopUp::load_changed(WebKitWebView* /*view*/, WebKitLoadEvent event, gpointer self) {
  if (event == WEBKIT_LOAD_COMMITTED)
    pop_up(self).m_has_page = true;
}

gboolean PopUp::load_failed(WebKitWebView* /*view*/, WebKitLoadEvent /*event*/, char* /*address*/, GError* error,
                            gpointer self) {
  if (const auto fault = fault_of(error))
    pop_up(self).m_signal_failed.emit({*fault});
  return TRUE;
}

gboolean PopUp::load_failed_with_tls_errors(WebKitWebView* /*view*/, char* /*address*/,
                                            GTlsCertificate* /*certificate*/, GTlsCertificateFlags faults,
                                            gpointer self) {
  pop_up(self).m_signal_failed.emit({fault_of(faults)});
  return TRUE;
}

gboolean PopUp::authenticate(WebKitWebView* /*view*/, WebKitAuthenticationRequest* request, gpointer self) {
  const auto fault = turn_down(request);
  if (fault)
    pop_up(self).m_signal_failed.emit({*fault});
  return fault ? TRUE : FALSE;
}

void PopUp::ready(WebKitWebView* /*view*/, gpointer self) {
  pop_up(self).m_signal_ready.emit();
}

void PopUp::closed(WebKitWebView* /*view*/, gpointer self) {
  pop_up(self).m_signal_closed.emit();
}

void PopUp::crashed(WebKitWebView* /*view*/, WebKitWebProcessTerminationReason /*reason*/, gpointer self) {
  pop_up(self).m_signal_closed.emit();
}

void PopUp::title_changed(WebKitWebView* /*view*/, GParamSpec* /*property*/, gpointer self) {
  pop_up(self).m_signal_title_changed.emit();
}

PopUps::PopUps(const portal::Description& description, Elsewhere& elsewhere, Cover& cover)
    : m_description{description}, m_elsewhere{elsewhere}, m_cover{cover} {
}

void PopUps::close_empty(WebKitWebView* view) {
  for (const auto& pop_up : m_pop_ups)
    if (pop_up->view() == view && !pop_up->has_page())
      pop_up->signal_closed().emit();
}

WebKitWebView* PopUps::open(WebKitWebView* opener) {
  auto& opened = *m_pop_ups.emplace_back(std::make_unique<PopUp>(m_description, opener, m_elsewhere, m_cover));
  g_signal_connect(opened.view(), "create", G_CALLBACK(create), this);
  opened.signal_ready().connect([this, &opened] { m_signal_opened.emit(opened); });
  // Not from within its own signal.
  opened.signal_closed().connect([this, &opened] {
    Glib::signal_idle().connect_once(sigc::bind(sigc::mem_fun(*this, &PopUps::forget), &opened));
  });
  return opened.view();
}

void PopUps::close_all() {
  for (const auto& pop_up : std::exchange(m_pop_ups, {}))
    pop_up->signal_closed().emit();
}

GtkWidget* PopUps::create(WebKitWebView* view, WebKitNavigationAction* action, gpointer self) {
  auto& pop_ups = *static_cast<PopUps*>(self);
  if (pop_ups.m_cover.is_on())
    return nullptr;
  const auto navigation = navigation_of(action, true);
  const auto verdict = judge(pop_ups.m_description, navigation);
  if (verdict == Verdict::show_here)
    return GTK_WIDGET(pop_ups.open(view));
  if (verdict == Verdict::open_elsewhere)
    pop_ups.m_elsewhere.open(navigation.address);
  return nullptr;
}

void PopUps::forget(PopUp* pop_up) {
  const auto found =
      std::find_if(m_pop_ups.begin(), m_pop_ups.end(), [pop_up](const auto& each) { return each.get() == pop_up; });
  if (found != m_pop_ups.end())
    m_pop_ups.erase(found);
}

} // namespace web
