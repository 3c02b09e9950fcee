// SPDX-License-Identifier: EUPL-1.2
#include "web/portal_view.h"

#include "web/navigation_policy.h"
#include "web/response_policy.h"
#include "web/view_faults.h"

#include <libsoup/soup.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/mem_fun.h>

#include <string_view>
#include <utility>

namespace web {

namespace {

PortalView& portal_view(gpointer self) {
  return *static_cast<PortalView*>(self);
}

bool is_post(WebKitNavigationAction* action) {
  const char* method = webkit_uri_request_get_http_method(webkit_navigation_action_get_request(action));
  return method != nullptr && std::string_view{method} == "POST";
}

std::string header_of(WebKitURIRequest* request, const char* name) {
  auto* headers = webkit_uri_request_get_http_headers(request);
  const char* value = headers == nullptr ? nullptr : soup_message_headers_get_one(headers, name);
  return value == nullptr ? "" : value;
}

std::string address_in(WebKitWebView* view) {
  const char* address = webkit_web_view_get_uri(view);
  return address == nullptr ? "" : address;
}

} // namespace

PortalView::PortalView(const portal::Description& description, const std::optional<PracticeTrust>& practice,
                       Cover& cover, std::uint64_t last_visit)
    : m_description{description},
      m_cover{cover},
      m_network{practice},
      m_view{make_web_view(m_network.session(), frame_policy(description))},
      m_opening_guard{m_view.get(), cover},
      m_script{m_view.get(), description},
      m_visits{m_script, description, last_visit},
      m_actions{m_view.get(), cover},
      m_questions{m_view.get(), cover},
      m_pop_ups{m_description, m_elsewhere, cover},
      m_downloads{m_network.session(), cover} {
  m_cover.signal_changed().connect(sigc::mem_fun(*this, &PortalView::cover_changed));
  may_open_windows(true);
  m_downloads.signal_wanted().connect(
      [this](const std::shared_ptr<Download>& download) { m_pop_ups.close_empty(download->view()); });
  auto* view = m_view.get();
  g_signal_connect(view, "decide-policy", G_CALLBACK(decide_policy), this);
  g_signal_connect(view, "create", G_CALLBACK(create), this);
  g_signal_connect(view, "load-changed", G_CALLBACK(load_changed), this);
  g_signal_connect(view, "load-failed", G_CALLBACK(load_failed), this);
  g_signal_connect(view, "load-failed-with-tls-errors", G_CALLBACK(load_failed_with_tls_errors), this);
  g_signal_connect(view, "authenticate", G_CALLBACK(authenticate), this);
  g_signal_connect(view, "web-process-terminated", G_CALLBACK(process_terminated), this);
  g_signal_connect(view, "notify::uri", G_CALLBACK(address_changed), this);
}

PortalView::~PortalView() {
  g_signal_handlers_disconnect_by_data(m_view.get(), this);
  // The page's memory goes now, not when WebKit finds the time.
  webkit_web_view_terminate_web_process(m_view.get());
}

void PortalView::load(const std::string& address) {
  m_asked = address;
  webkit_web_view_load_uri(m_view.get(), address.c_str());
}

void PortalView::show(const std::string& html, const std::string& address) {
  m_asked = address;
  // As alternate content it is not judged as a navigation to its address: the request was made already.
  webkit_web_view_load_alternate_html(m_view.get(), html.c_str(), address.c_str(), address.c_str());
}

gboolean PortalView::decide_policy(WebKitWebView* /*view*/, WebKitPolicyDecision* decision,
                                   WebKitPolicyDecisionType type, gpointer self) {
  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE) {
    if (is_page_out_of_service(decision))
      portal_view(self).m_is_fault_coming = true;
    decide_response(decision);
    return TRUE;
  }
  auto* action = webkit_navigation_policy_decision_get_navigation_action(WEBKIT_NAVIGATION_POLICY_DECISION(decision));
  if (portal_view(self).decide(action, type == WEBKIT_POLICY_DECISION_TYPE_NEW_WINDOW_ACTION))
    webkit_policy_decision_use(decision);
  else
    webkit_policy_decision_ignore(decision);
  return TRUE;
}

GtkWidget* PortalView::create(WebKitWebView* view, WebKitNavigationAction* action, gpointer self) {
  auto& portal = portal_view(self);
  return portal.decide(action, true) ? GTK_WIDGET(portal.m_pop_ups.open(view)) : nullptr;
}

bool PortalView::decide(WebKitNavigationAction* action, bool is_new_window) {
  const auto navigation = navigation_of(action, is_new_window);
  if (is_post(action) && webkit_navigation_action_is_redirect(action) == 0)
    m_posted_to = navigation.address;
  switch (judge(m_description, navigation)) {
  case Verdict::show:
    return true;
  case Verdict::show_here:
    if (m_page_use == PageUse::work)
      return !m_cover.is_on();
    if (m_visits.is_pressing() || (navigation.is_users_click && !m_cover.is_on()))
      load(navigation.address);
    break;
  case Verdict::ask_card:
    ask_card(action);
    break;
  case Verdict::open_elsewhere:
    if (!m_cover.is_on())
      m_elsewhere.open(navigation.address);
    break;
  case Verdict::refuse:
    m_signal_failed.emit(refusal_of(navigation.address));
    break;
  case Verdict::ignore:
    break;
  }
  return false;
}

void PortalView::set_page_use(PageUse use) {
  m_page_use = use;
  may_open_windows(use != PageUse::work);
  m_downloads.offer(use != PageUse::way_in);
  if (use != PageUse::work)
    return;
  m_visits.note_presses(false);
  m_actions.begin_here();
}

/// By scripts, without an act of the user. What the launcher presses is none; where that opens a window, it is wanted.
void PortalView::may_open_windows(bool may) {
  webkit_settings_set_javascript_can_open_windows_automatically(webkit_web_view_get_settings(m_view.get()),
                                                                may ? TRUE : FALSE);
}

void PortalView::cover_changed() {
  if (!m_cover.is_on())
    return;
  if (m_cover.is_for_good())
    m_pop_ups.close_all();
  m_downloads.withdraw();
}

void PortalView::ask_card(WebKitNavigationAction* action) {
  auto* request = webkit_navigation_action_get_request(action);
  const std::string address = webkit_uri_request_get_uri(request);
  CardHostVisit visit{.method = webkit_uri_request_get_http_method(request),
                      .address = card::Private{address},
                      .content_type = {},
                      .body = {},
                      .cookie_header = {},
                      .referer = card::Private{header_of(request, "Referer")},
                      .origin = header_of(request, "Origin")};
  if (is_post(action))
    m_script.read_form(m_posted_to, sigc::bind(sigc::mem_fun(*this, &PortalView::form_was_read), std::move(visit)));
  else
    read_cookies(std::move(visit));
}

void PortalView::form_was_read(const std::optional<SentForm>& form, CardHostVisit visit) {
  if (!form) {
    g_message("A form for the card host could not be read");
    m_signal_failed.emit({LoadFault::form_not_read});
    return;
  }
  visit.content_type = form->content_type;
  visit.body = form->body;
  read_cookies(std::move(visit));
}

void PortalView::read_cookies(CardHostVisit visit) {
  const std::string address = visit.address.reveal();
  const NavigationSite site{.is_same_site = is_same_site(m_document, address), .is_safe = visit.method != "POST"};
  m_network.read_cookie_header(address, site,
                               sigc::bind(sigc::mem_fun(*this, &PortalView::cookies_were_read), std::move(visit)));
}

void PortalView::cookies_were_read(std::string header, CardHostVisit visit) {
  visit.cookie_header = card::Private{std::move(header)};
  m_signal_card_wanted.emit(visit);
}

void PortalView::load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self) {
  auto& portal = portal_view(self);
  switch (event) {
  case WEBKIT_LOAD_STARTED:
  case WEBKIT_LOAD_REDIRECTED:
    portal.m_is_coming = true;
    portal.m_is_fault_coming = false;
    portal.m_visits.leaving();
    break;
  case WEBKIT_LOAD_COMMITTED:
    portal.m_asked.reset();
    portal.m_is_coming = false;
    portal.m_is_fault_shown = std::exchange(portal.m_is_fault_coming, false);
    portal.m_document = address_in(view);
    portal.m_visits.arrived(portal.m_document);
    break;
  case WEBKIT_LOAD_FINISHED:
    // One that was overtaken ends too, while the next is under way or before WebKit knows of it.
    if (portal.m_asked || webkit_web_view_is_loading(view) != 0)
      break;
    portal.m_is_coming = false;
    portal.m_visits.address_changed(address_in(view));
    portal.m_visits.loaded();
    portal.m_signal_load_ended.emit();
    break;
  }
}

gboolean PortalView::load_failed(WebKitWebView* /*view*/, WebKitLoadEvent /*event*/, char* address, GError* error,
                                 gpointer self) {
  if (portal_view(self).m_asked == address)
    portal_view(self).m_asked.reset();
  if (const auto fault = fault_of(error))
    portal_view(self).m_signal_failed.emit({*fault});
  return TRUE; // the launcher says it in its own words
}

gboolean PortalView::load_failed_with_tls_errors(WebKitWebView* /*view*/, char* /*address*/,
                                                 GTlsCertificate* /*certificate*/, GTlsCertificateFlags faults,
                                                 gpointer self) {
  portal_view(self).m_asked.reset();
  portal_view(self).m_signal_failed.emit({fault_of(faults)});
  return TRUE;
}

gboolean PortalView::authenticate(WebKitWebView* /*view*/, WebKitAuthenticationRequest* request, gpointer self) {
  const auto fault = turn_down(request);
  // A part of a page, such as a picture, may be missing without a word.
  if (fault && (*fault != LoadFault::asks_password || portal_view(self).m_is_coming)) {
    portal_view(self).m_asked.reset();
    portal_view(self).m_signal_failed.emit({*fault});
  }
  return fault ? TRUE : FALSE;
}

void PortalView::process_terminated(WebKitWebView* /*view*/, WebKitWebProcessTerminationReason /*reason*/,
                                    gpointer self) {
  portal_view(self).m_visits.stop();
  portal_view(self).m_signal_failed.emit({LoadFault::crashed});
}

void PortalView::address_changed(WebKitWebView* view, GParamSpec* /*property*/, gpointer self) {
  // While it loads, the view's address may be that of a document to come.
  if (webkit_web_view_is_loading(view) == 0)
    portal_view(self).m_visits.address_changed(address_in(view));
}

} // namespace web
