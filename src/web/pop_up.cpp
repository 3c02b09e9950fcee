// SPDX-License-Identifier: EUPL-1.2
#include "web/pop_up.h"

#include "base/error_word.h"
#include "web/log_words.h"
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

PopUp::PopUp(const portal::Description& description, WebKitWebView* opener, ScriptMessages& messages,
             ExternalOpener& elsewhere, VisitedHosts& visited, Cover& cover)
    : m_description{description},
      m_external_opener{elsewhere},
      m_visited{visited},
      m_cover{cover},
      m_view{make_related_view(opener, frame_policy(description))},
      m_opening_guard{m_view.get(), cover},
      m_users_act{GTK_WIDGET(m_view.get())},
      m_actions{m_view.get(), messages, cover},
      m_resends{m_view.get(), m_actions, cover},
      m_questions{m_view.get(), cover},
      m_typed_work{m_view.get(), messages} {
  auto* view = m_view.get();
  // By scripts, after their page has asked its server first: decide_window() says when.
  webkit_settings_set_javascript_can_open_windows_automatically(webkit_web_view_get_settings(view), TRUE);
  m_resends.signal_not_sent().connect(sigc::mem_fun(*this, &PopUp::form_was_not_sent));
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

void PopUp::close_unasked() {
  // Later: the question is its window's, and goes with it.
  Glib::signal_idle().connect_once(sigc::track_object([this] { m_signal_closed.emit(); }, *this));
}

gboolean PopUp::decide_policy(WebKitWebView* /*view*/, WebKitPolicyDecision* decision, WebKitPolicyDecisionType type,
                              gpointer self) {
  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE) {
    decide_response(decision);
    return TRUE;
  }
  auto* action = webkit_navigation_policy_decision_get_navigation_action(WEBKIT_NAVIGATION_POLICY_DECISION(decision));
  const bool is_new_window = type == WEBKIT_POLICY_DECISION_TYPE_NEW_WINDOW_ACTION;
  if (is_resend(action, pop_up(self).m_actions.has_lost_page()) &&
      judge(pop_up(self).m_description, navigation_of(action, is_new_window)) == Verdict::show) {
    pop_up(self).m_resends.decide(decision);
    return TRUE;
  }
  return answer(decision, pop_up(self).decide(action, is_new_window));
}

Going PopUp::decide(WebKitNavigationAction* action, bool is_new_window) {
  auto navigation = navigation_of(action, is_new_window);
  navigation.leads_out = leads_out(m_description, navigation.address, m_visited);
  switch (judge(m_description, navigation)) {
  case Verdict::show:
    return Going::go;
  case Verdict::show_here:
    return decide_window(navigation.is_users_click);
  case Verdict::save:
    return Going::save;
  case Verdict::open_elsewhere:
    if (!m_cover.is_on())
      m_external_opener.open(navigation.address);
    break;
  case Verdict::ask_host:
  case Verdict::refuse:
    m_signal_failed.emit(refusal_of(navigation.address));
    break;
  case Verdict::ask_card:
    m_signal_not_done.emit(NotDone::sign_in);
    break;
  case Verdict::ignore:
    if (!m_cover.is_on())
      m_signal_not_done.emit(NotDone::link);
    break;
  }
  if (!is_new_window)
    m_typed_work.was_not_sent();
  return Going::stay;
}

Going PopUp::decide_window(bool is_users_click) {
  if (m_cover.is_on())
    return Going::stay;
  if (is_users_click || m_users_act.may_open_window())
    return Going::go;
  m_signal_not_done.emit(NotDone::window);
  return Going::stay;
}

bool PopUp::may_open_window(WebKitNavigationAction* action) {
  if (decide(action, true) != Going::go)
    return false;
  m_users_act.window_was_opened();
  return true;
}

/// A page that stopped leaves nothing to be seen: its user is told of that once more.
void PopUp::form_was_not_sent() {
  if (m_actions.has_lost_page())
    m_signal_failed.emit({LoadFault::crashed});
}

void PopUp::load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self) {
  if (event != WEBKIT_LOAD_COMMITTED)
    return;
  pop_up(self).m_has_page = true;
  if (const char* address = webkit_web_view_get_uri(view)) {
    g_debug("A pop-up with a page of %s", log_host(address).c_str());
    note_host(pop_up(self).m_visited, address);
  }
}

gboolean PopUp::load_failed(WebKitWebView* /*view*/, WebKitLoadEvent /*event*/, char* address, GError* error,
                            gpointer self) {
  const auto fault = fault_of(error);
  g_debug("A pop-up, %s: %s, %s", log_host(address).c_str(), base::error_word(error).c_str(),
          fault ? log_word(*fault) : "nothing amiss");
  if (fault)
    pop_up(self).m_signal_failed.emit({*fault});
  return TRUE;
}

gboolean PopUp::load_failed_with_tls_errors(WebKitWebView* /*view*/, char* /*address*/,
                                            GTlsCertificate* /*certificate*/, GTlsCertificateFlags faults,
                                            gpointer self) {
  g_debug("A pop-up: GTlsCertificateFlags %#x, %s", static_cast<unsigned>(faults), log_word(fault_of(faults)));
  pop_up(self).m_signal_failed.emit({fault_of(faults)});
  return TRUE;
}

gboolean PopUp::authenticate(WebKitWebView* /*view*/, WebKitAuthenticationRequest* request, gpointer self) {
  const auto fault = turn_down(request);
  if (fault)
    pop_up(self).m_signal_failed.emit({*fault});
  return fault ? TRUE : FALSE;
}

/// WebKit says it again of a page that is loaded anew in another process.
void PopUp::ready(WebKitWebView* /*view*/, gpointer self) {
  if (!std::exchange(pop_up(self).m_is_ready, true))
    pop_up(self).m_signal_ready.emit();
}

void PopUp::closed(WebKitWebView* /*view*/, gpointer self) {
  g_debug("A pop-up closes");
  pop_up(self).m_signal_closed.emit();
}

/// Without a page there is nothing to be brought back; the page that opened it went with the same process, and says so.
void PopUp::crashed(WebKitWebView* /*view*/, WebKitWebProcessTerminationReason reason, gpointer self) {
  g_debug("A pop-up's process ended: WebKitWebProcessTerminationReason %d", static_cast<int>(reason));
  if (!pop_up(self).m_has_page)
    pop_up(self).m_signal_closed.emit();
  else if (!pop_up(self).m_actions.is_ending_page())
    pop_up(self).m_signal_failed.emit({LoadFault::crashed});
}

void PopUp::title_changed(WebKitWebView* /*view*/, GParamSpec* /*property*/, gpointer self) {
  pop_up(self).m_signal_title_changed.emit();
}

PopUps::PopUps(const portal::Description& description, ScriptMessages& messages, ExternalOpener& elsewhere,
               VisitedHosts& visited, Cover& cover)
    : m_description{description},
      m_messages{messages},
      m_external_opener{elsewhere},
      m_visited{visited},
      m_cover{cover} {
}

bool PopUps::has_typed_work() const {
  return std::ranges::any_of(m_pop_ups, [](const auto& pop_up) { return pop_up->has_typed_work(); });
}

void PopUps::close_empty(WebKitWebView* view) {
  for (const auto& pop_up : m_pop_ups)
    if (pop_up->view() == view && !pop_up->has_page())
      pop_up->signal_closed().emit();
}

WebKitWebView* PopUps::open(WebKitWebView* opener) {
  auto& opened = *m_pop_ups.emplace_back(
      std::make_unique<PopUp>(m_description, opener, m_messages, m_external_opener, m_visited, m_cover));
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
  const auto opener = std::ranges::find(pop_ups.m_pop_ups, view, [](const auto& each) { return each->view(); });
  if (pop_ups.m_cover.is_on() || opener == pop_ups.m_pop_ups.end() || !(*opener)->may_open_window(action))
    return nullptr;
  return GTK_WIDGET(pop_ups.open(view));
}

void PopUps::forget(PopUp* pop_up) {
  const auto found =
      std::find_if(m_pop_ups.begin(), m_pop_ups.end(), [pop_up](const auto& each) { return each.get() == pop_up; });
  if (found != m_pop_ups.end())
    m_pop_ups.erase(found);
}

} // namespace web
