// SPDX-License-Identifier: EUPL-1.2
#include "web/portal_view.h"

#include "base/error_word.h"
#include "portal/address.h"
#include "web/log_words.h"
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
                       Cover& cover, std::uint64_t last_visit, std::string language, Drawing drawing)
    : m_description{description},
      m_language{std::move(language)},
      m_cover{cover},
      m_network{practice},
      m_view{make_web_view(m_network.session(), frame_policy(description), drawing)},
      m_opening_guard{m_view.get(), cover},
      m_script{m_view.get(), description},
      m_loads{m_view.get()},
      m_users_act{GTK_WIDGET(m_view.get())},
      m_visits{m_script, m_loads, m_users_act, description, last_visit},
      m_messages{m_view.get()},
      m_actions{m_view.get(), m_messages, cover},
      m_resends{m_view.get(), m_actions, cover},
      m_questions{m_view.get(), cover},
      m_typed_work{m_view.get(), m_messages},
      m_pop_ups{m_description, m_messages, m_external_opener, m_visited, cover},
      m_downloads{m_network.session(), cover} {
  m_cover.signal_changed().connect(sigc::mem_fun(*this, &PortalView::cover_changed));
  // By scripts, without an act of the user: what the launcher presses is none, and where that opens a window, it is
  // wanted. Where the user works, decide_window() says which of them is.
  webkit_settings_set_javascript_can_open_windows_automatically(webkit_web_view_get_settings(m_view.get()), TRUE);
  m_resends.signal_not_sent().connect(sigc::mem_fun(*this, &PortalView::form_was_not_sent));
  m_external_opener.signal_failed().connect([this] { m_signal_not_done.emit(NotDone::program); });
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
  m_pop_ups.let_go(); // they would say that their process ended
  // The page's memory goes now, not when WebKit finds the time.
  webkit_web_view_terminate_web_process(m_view.get());
}

void PortalView::load(const std::string& address) {
  m_wants_card = false;
  m_asked = address;
  webkit_web_view_load_uri(m_view.get(), address.c_str());
}

void PortalView::show(const std::string& html, const std::string& address) {
  m_wants_card = false;
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
  const bool is_new_window = type == WEBKIT_POLICY_DECISION_TYPE_NEW_WINDOW_ACTION;
  auto& portal = portal_view(self);
  if (is_resend(action, portal.m_is_page_lost) &&
      judge(portal.m_description, navigation_of(action, is_new_window)) == Verdict::show) {
    portal.m_resends.decide(decision);
    return TRUE;
  }
  return answer(decision, portal.decide(action, is_new_window, decision));
}

GtkWidget* PortalView::create(WebKitWebView* view, WebKitNavigationAction* action, gpointer self) {
  auto& portal = portal_view(self);
  if (portal.decide(action, true, nullptr) != Going::go)
    return nullptr;
  portal.m_users_act.window_was_opened();
  return GTK_WIDGET(portal.m_pop_ups.open(view));
}

Going PortalView::decide(WebKitNavigationAction* action, bool is_new_window, WebKitPolicyDecision* decision) {
  auto navigation = navigation_of(action, is_new_window);
  navigation.is_on_the_way = m_page_use != PageUse::work;
  navigation.leads_out = m_page_use == PageUse::work && leads_out(m_description, navigation.address, m_visited);
  if (is_post(action) && webkit_navigation_action_is_redirect(action) == 0)
    m_posted_to = navigation.address;
  switch (judge(m_description, navigation)) {
  case Verdict::show:
    return Going::go;
  case Verdict::save:
    return Going::save;
  case Verdict::show_here:
    if (m_page_use == PageUse::work)
      return decide_window(navigation.is_users_click);
    if (may_open_here(navigation))
      load(navigation.address);
    break;
  case Verdict::ask_host:
    return ask_about_host(action, navigation, decision);
  case Verdict::ask_card:
    ask_card(action);
    break;
  case Verdict::open_elsewhere:
    if (!m_cover.is_on())
      m_external_opener.open(navigation.address);
    break;
  case Verdict::refuse:
    m_signal_failed.emit(refusal_of(navigation.address));
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

/// In the place of a window: the launcher pressed it, or the user did.
bool PortalView::may_open_here(const Navigation& navigation) const {
  return m_visits.is_pressing() || (navigation.is_users_click && !m_cover.is_on());
}

/// What a form would send into a window of its own cannot wait: there is no request yet that could.
Going PortalView::ask_about_host(WebKitNavigationAction* action, const Navigation& navigation,
                                 WebKitPolicyDecision* decision) {
  const auto address = portal::parse_address(navigation.address);
  if (!address || (navigation.is_new_window && (is_post(action) || !may_open_here(navigation)))) {
    m_signal_failed.emit(refusal_of(navigation.address));
    return Going::stay;
  }
  g_debug("The page leads to %s, which the description lacks: the user is asked", address->host.c_str());
  m_held = std::make_unique<HeldNavigation>(navigation.address, navigation.is_new_window ? nullptr : decision);
  m_visits.leaving(); // as far as the page knows: one that sends itself on is no page that nobody knows
  m_signal_host_wanted.emit(address->host, navigation.is_users_click && !m_visits.is_pressing());
  return navigation.is_new_window ? Going::stay : Going::wait;
}

bool PortalView::waits_for_host(const std::string& host) const {
  const auto address = m_held ? portal::parse_address(m_held->address()) : std::nullopt;
  return address && address->host == host;
}

void PortalView::go_to_host() {
  if (const auto held = std::exchange(m_held, nullptr); held && !held->go_on())
    load(held->address());
}

std::optional<std::string> PortalView::stay_from_host() {
  const auto held = std::exchange(m_held, nullptr);
  if (!held)
    return std::nullopt;
  m_visits.loaded();
  m_typed_work.was_not_sent();
  return held->address();
}

/// The view is on its way to another page, or has lost the one that wanted it.
void PortalView::withdraw_host() {
  if (std::exchange(m_held, nullptr))
    m_signal_host_withdrawn.emit();
}

/// A page that stopped, and is not brought back, leaves nothing to be seen: its user is told of that once more.
void PortalView::form_was_not_sent() {
  if (m_is_page_lost)
    m_signal_failed.emit({LoadFault::crashed});
}

/// While the user works.
Going PortalView::decide_window(bool is_users_click) {
  if (m_cover.is_on())
    return Going::stay;
  if (is_users_click || m_users_act.may_open_window())
    return Going::go;
  m_signal_not_done.emit(NotDone::window);
  return Going::stay;
}

void PortalView::set_page_use(PageUse use) {
  m_page_use = use;
  m_downloads.offer(use != PageUse::way_in);
  if (use != PageUse::work)
    return;
  m_visits.note_acts(false);
  m_actions.begin_here();
}

void PortalView::cover_changed() {
  if (!m_cover.is_for_good())
    return;
  m_pop_ups.close_all();
  m_downloads.withdraw();
}

void PortalView::ask_card(WebKitNavigationAction* action) {
  auto* request = webkit_navigation_action_get_request(action);
  const std::string address = webkit_uri_request_get_uri(request);
  g_debug("%s wants the card", log_host(address).c_str());
  CardHostVisit visit{.method = webkit_uri_request_get_http_method(request),
                      .address = card::Private{address},
                      .content_type = {},
                      .body = {},
                      .cookie_header = {},
                      .referer = card::Private{header_of(request, "Referer")},
                      .origin = header_of(request, "Origin"),
                      .user_agent = webkit_settings_get_user_agent(webkit_web_view_get_settings(m_view.get())),
                      .accept_language = m_language};
  if (is_post(action))
    m_script.read_form(m_posted_to,
                       sigc::bind(sigc::mem_fun(*this, &PortalView::form_was_read), std::move(visit), m_page_number));
  else
    read_cookies(std::move(visit), m_page_number);
}

void PortalView::form_was_read(const std::optional<SentForm>& form, CardHostVisit visit, unsigned page) {
  if (!form) {
    g_message("A form for the card host could not be read");
    m_signal_failed.emit({LoadFault::form_not_read});
    return;
  }
  visit.content_type = form->content_type;
  visit.body = form->body;
  read_cookies(std::move(visit), page);
}

void PortalView::read_cookies(CardHostVisit visit, unsigned page) {
  const std::string address = visit.address.reveal();
  const NavigationSite site{.is_same_site = is_same_site(m_document, address), .is_safe = visit.method != "POST"};
  m_network.read_cookie_header(
      address, site, sigc::bind(sigc::mem_fun(*this, &PortalView::cookies_were_read), std::move(visit), page));
}

void PortalView::cookies_were_read(std::string header, CardHostVisit visit, unsigned page) {
  if (page != m_page_number)
    return; // another page came meanwhile
  m_wants_card = true;
  visit.cookie_header = card::Private{std::move(header)};
  m_signal_card_wanted.emit(visit);
}

void PortalView::withdraw_card() {
  if (std::exchange(m_wants_card, false))
    m_signal_card_withdrawn.emit();
}

void PortalView::load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self) {
  auto& portal = portal_view(self);
  if (portal.m_actions.is_bringing_back())
    return;
  switch (event) {
  case WEBKIT_LOAD_STARTED:
    portal.withdraw_host();
    [[fallthrough]];
  case WEBKIT_LOAD_REDIRECTED:
    portal.m_is_coming = true;
    portal.m_is_fault_coming = false;
    portal.m_visits.leaving();
    break;
  case WEBKIT_LOAD_COMMITTED:
    portal.withdraw_host();
    portal.withdraw_card();
    ++portal.m_page_number;
    portal.m_asked.reset();
    portal.m_is_coming = false;
    portal.m_is_page_lost = false;
    portal.m_is_fault_shown = std::exchange(portal.m_is_fault_coming, false);
    portal.m_document = address_in(view);
    g_debug("A page of %s comes", log_host(portal.m_document).c_str());
    note_host(portal.m_visited, portal.m_document);
    portal.m_visits.arrived(portal.m_document);
    break;
  case WEBKIT_LOAD_FINISHED:
    // One that was overtaken ends too, while the next is under way or before WebKit knows of it.
    if (portal.m_asked || portal.m_held || webkit_web_view_is_loading(view) != 0)
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
  const auto fault = fault_of(error);
  g_debug("%s: %s, %s", log_host(address).c_str(), base::error_word(error).c_str(),
          fault ? log_word(*fault) : "nothing amiss");
  if (fault)
    portal_view(self).m_signal_failed.emit({*fault});
  return TRUE; // the launcher says it in its own words
}

gboolean PortalView::load_failed_with_tls_errors(WebKitWebView* /*view*/, char* address,
                                                 GTlsCertificate* /*certificate*/, GTlsCertificateFlags faults,
                                                 gpointer self) {
  g_debug("%s: GTlsCertificateFlags %#x, %s", log_host(address).c_str(), static_cast<unsigned>(faults),
          log_word(fault_of(faults)));
  portal_view(self).m_asked.reset();
  portal_view(self).m_signal_failed.emit({fault_of(faults)});
  return TRUE;
}

gboolean PortalView::authenticate(WebKitWebView* /*view*/, WebKitAuthenticationRequest* request, gpointer self) {
  auto& portal = portal_view(self);
  // A part of a page goes on without a certificate, which the view has none of.
  const auto refusal = portal.m_is_coming ? turn_down_certificate(request, portal.m_description) : std::nullopt;
  if (refusal) {
    portal.m_is_coming = false;
    portal.m_asked.reset();
    portal.m_signal_failed.emit(*refusal);
    return TRUE;
  }
  const auto fault = turn_down(request);
  // A part of a page, such as a picture, may be missing without a word.
  if (fault && (*fault != LoadFault::asks_password || portal_view(self).m_is_coming)) {
    portal_view(self).m_asked.reset();
    portal_view(self).m_signal_failed.emit({*fault});
  }
  return fault ? TRUE : FALSE;
}

void PortalView::process_terminated(WebKitWebView* /*view*/, WebKitWebProcessTerminationReason reason, gpointer self) {
  g_debug("The page's process ended: WebKitWebProcessTerminationReason %d", static_cast<int>(reason));
  portal_view(self).withdraw_host();
  portal_view(self).m_visits.stop();
  portal_view(self).m_is_page_lost = true;
  if (!portal_view(self).m_actions.is_ending_page())
    portal_view(self).m_signal_failed.emit({LoadFault::crashed});
}

void PortalView::address_changed(WebKitWebView* view, GParamSpec* /*property*/, gpointer self) {
  // While it loads, the view's address may be that of a document to come. It has none when its page was lost.
  if (const auto address = address_in(view); webkit_web_view_is_loading(view) == 0 && !address.empty())
    portal_view(self).m_visits.address_changed(address);
}

} // namespace web
