// SPDX-License-Identifier: EUPL-1.2
#include "session/portal_controller.h"

#include "portal/address.h"
#include "portal/readable_host.h"
#include "session/portal_failure.h"

#include <utility>
#include <vector>

namespace session {

namespace {

std::vector<SoupCookie*> borrow(const std::vector<tls::Cookie>& cookies) {
  std::vector<SoupCookie*> borrowed;
  borrowed.reserve(cookies.size());
  for (const auto& cookie : cookies)
    borrowed.push_back(cookie.get());
  return borrowed;
}

tls::CardRequest request_of(const web::CardHostVisit& visit) {
  return {.method = visit.method,
          .address = visit.address,
          .content_type = visit.content_type,
          .body = visit.body,
          .cookie_header = visit.cookie_header,
          .referer = visit.referer,
          .origin = visit.origin,
          .user_agent = visit.user_agent,
          .accept_language = visit.accept_language};
}

} // namespace

PortalController::PortalController(Dependencies dependencies) : m_dependencies{std::move(dependencies)} {
}

PortalController::~PortalController() = default;

void PortalController::open(std::unique_ptr<web::Browser> browser, std::unique_ptr<tls::CardRequester> requester) {
  m_browser = std::move(browser);
  m_requester = std::move(requester);
  m_browser->signal_page_shown().connect([this](std::uint64_t visit, const std::optional<portal::Page>& page) {
    m_dependencies.tell(signin::PageShown{visit, m_observer != nullptr ? m_observer->page_shown(page) : page});
  });
  m_browser->signal_choice_failed().connect(
      [this](std::uint64_t visit) { m_dependencies.tell(signin::ChoiceFailed{visit}); });
  m_browser->signal_application_shown().connect(
      [this](std::uint64_t visit) { m_dependencies.tell(signin::Arrived{visit}); });
  m_browser->signal_card_wanted().connect([this](const web::CardHostVisit& visit) {
    m_card_host_visit = visit;
    if (m_observer != nullptr)
      m_observer->card_wanted(visit.address.reveal());
    m_dependencies.tell(signin::CardWanted{card_host()});
  });
  m_browser->signal_card_withdrawn().connect([this] { m_dependencies.tell(signin::CardWithdrawn{}); });
  m_browser->signal_host_wanted().connect([this](const std::string& host, bool is_users_click) {
    m_dependencies.tell(signin::HostWanted{portal::readable_host(host), is_users_click});
  });
  m_browser->signal_host_withdrawn().connect([this] { m_dependencies.tell(signin::HostWithdrawn{}); });
  m_browser->signal_failed().connect([this](const web::LoadFailure& failure) {
    if (m_observer != nullptr)
      m_observer->refused(failure.host);
    m_dependencies.tell(signin::PortalFailed{failure_of(failure.fault, m_dependencies.connectivity()), failure.host});
  });
}

/// Of an address no more: the rest may hold the portal's secrets.
std::string PortalController::card_host() const {
  const auto address = m_card_host_visit ? portal::parse_address(m_card_host_visit->address.reveal()) : std::nullopt;
  return address ? address->host : "";
}

void PortalController::load_start() {
  if (m_observer != nullptr)
    m_observer->start_over();
  if (m_is_ending_session)
    m_load_afterwards = true;
  else
    m_browser->load_start(m_dependencies.language());
}

void PortalController::press(std::uint64_t visit) {
  if (m_observer != nullptr)
    m_observer->acts_by_itself();
  m_browser->press(visit);
}

void PortalController::show_more(std::uint64_t visit) {
  m_browser->show_more(visit);
}

void PortalController::choose(std::uint64_t visit, std::size_t index) {
  if (m_observer != nullptr)
    m_observer->acts_by_itself();
  m_browser->choose(visit, index);
}

void PortalController::go_to_host(const std::string& host) {
  if (m_observer != nullptr)
    m_observer->host_was_accepted(host);
  m_browser->go_to_host(host);
}

void PortalController::stay_from_host() {
  m_browser->stay_from_host();
}

void PortalController::open_host_elsewhere() {
  m_browser->open_host_elsewhere();
}

void PortalController::send_card_request() {
  if (!m_card_host_visit)
    return;
  m_key = m_dependencies.make_key();
  if (!m_key) {
    g_debug("No card request without a card");
    return;
  }
  m_requester->send(request_of(*m_card_host_visit), *m_key,
                    [this](tls::CardRequestResult result) { card_request_ended(std::move(result)); });
}

void PortalController::card_request_ended(tls::CardRequestResult result) {
  if (const auto* failed = std::get_if<tls::RequestFailed>(&result)) {
    if (failed->card)
      m_dependencies.tell(signin::CardDidNotSign{*failed->card});
    else
      m_dependencies.tell(
          signin::CardRequestFailed{failure_of(failed->fault, m_dependencies.connectivity()), card_host()});
    return;
  }
  const auto& answer = std::get<tls::CardAnswer>(result);
  m_card_host_visit.reset();
  m_dependencies.tell(signin::CardRequestDone{});
  if (answer.next_address.reveal().empty())
    m_browser->show_page(borrow(answer.cookies), answer.page, answer.page_address);
  else
    m_browser->go_on(borrow(answer.cookies), answer.next_address);
}

void PortalController::cancel_card_request() {
  m_requester->cancel();
}

void PortalController::reload_page() {
  m_browser->reload();
}

void PortalController::end_portal_session(bool is_signed_in) {
  m_dependencies.session_ends();
  m_card_host_visit.reset();
  m_load_afterwards = false;
  if (std::exchange(m_is_ending_session, true))
    return; // nothing was loaded since the end that is under way
  using Session = web::Browser::PortalSession;
  m_browser->end_session(
      static_cast<unsigned>(m_dependencies.log_out.count()), [this] { portal_session_ended(); },
      is_signed_in ? Session::signed_in : Session::none);
}

void PortalController::portal_session_ended() {
  m_is_ending_session = false;
  if (m_stopped)
    std::exchange(m_stopped, nullptr)();
  else if (std::exchange(m_load_afterwards, false))
    m_browser->load_start(m_dependencies.language());
}

void PortalController::stop(std::function<void()> done) {
  m_load_afterwards = false;
  if (m_is_ending_session)
    m_stopped = std::move(done);
  else
    done();
}

} // namespace session
