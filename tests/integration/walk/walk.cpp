// SPDX-License-Identifier: EUPL-1.2
#include "walk.h"

#include "people.h"
#include "portal/address.h"
#include "portal/readable_host.h"
#include "session/portal_failure.h"
#include "simulator/portal/gobject_handles.h"

#include <glib/gstdio.h>
#include <glibmm/main.h>

#include <cstdint>
#include <stdexcept>
#include <utility>

namespace {

constexpr const char* reader = "Walk reader";
/// The flow's bounds, so much shorter that many that are reached fit into one test. The page's own, of 12 s at most
/// (web::PageVisits), stay within.
constexpr int shorter = 2;
constexpr unsigned card_request_seconds = 8;
constexpr unsigned log_out_seconds = 1;

simulator::PortalOptions believing(simulator::PortalOptions options) {
  options.card_roots_pem = tls::People::get().root.pem();
  return options;
}

void write(const std::string& path, const std::string& content) {
  if (g_file_set_contents(path.c_str(), content.data(), static_cast<gssize>(content.size()), nullptr) == FALSE)
    throw std::runtime_error{"cannot write " + path};
}

std::string new_directory() {
  const simulator::TextHandle made{g_dir_make_tmp("primaweb-walk.XXXXXX", nullptr)};
  return made.get();
}

portal::Description described(const std::string& directory, const simulator::Portal& portal,
                              const Walk::Differs& what) {
  write(directory + "/portal.ini", portal.description());
  write(directory + "/root.pem", portal.root_pem());
  write(directory + "/server.pem", portal.server_pem());
  auto description = std::get<portal::Description>(portal::load_description(directory + "/portal.ini", true));
  if (!what.start.empty()) {
    description.hosts.push_back(portal::parse_address(what.start).value().host);
    description.start = {{"", what.start}};
  }
  if (!what.lacks_host.empty())
    std::erase_if(description.hosts, [&what](const std::string& host) { return host.starts_with(what.lacks_host); });
  return description;
}

} // namespace

Walk::Walk(simulator::PortalOptions options) : Walk{std::move(options), Differs{}} {
}

Walk::Walk(simulator::PortalOptions options, const Differs& what)
    : m_card{tls::ec_card()},
      m_portal{believing(std::move(options)), [this](const std::string& line) { m_requests.push_back(line); }},
      m_directory{new_directory()},
      m_description{described(m_directory, m_portal, what)},
      m_requester{std::make_unique<tls::CardRequester>(m_description.card_hosts, tls::Trust{m_directory + "/root.pem"},
                                                       card_request_seconds)},
      m_browser{std::make_unique<web::Browser>(
          m_description,
          web::PracticeTrust{m_directory + "/server.pem", {simulator::portal_host_name, simulator::idp_host_name}})} {
  m_browser->signal_page_shown().connect(
      [this](std::uint64_t visit, const std::optional<portal::Page>& page) { tell(signin::PageShown{visit, page}); });
  m_browser->signal_choice_failed().connect([this](std::uint64_t visit) { tell(signin::ChoiceFailed{visit}); });
  m_browser->signal_card_wanted().connect([this](const web::CardHostVisit& visit) {
    m_card_host_visit = visit;
    tell(signin::CardWanted{});
  });
  m_browser->signal_host_wanted().connect([this](const std::string& host, bool is_users_click) {
    tell(signin::HostWanted{portal::readable_host(host), is_users_click});
  });
  m_browser->signal_host_withdrawn().connect([this] { tell(signin::HostWithdrawn{}); });
  m_browser->signal_failed().connect([this](const web::LoadFailure& failure) {
    tell(signin::PortalFailed{session::failure_of(failure.fault, G_NETWORK_CONNECTIVITY_FULL)});
  });
}

Walk::~Walk() {
  for (auto& [timer, connection] : m_timers)
    connection.disconnect();
  for (const char* file : {"/portal.ini", "/root.pem", "/server.pem"})
    g_unlink((m_directory + file).c_str());
  g_rmdir(m_directory.c_str());
}

void Walk::start() {
  m_end = End::none;
  tell(signin::CardPlaced{reader});
}

void Walk::try_again() {
  const bool was_told = std::exchange(m_end, End::none) == End::trouble;
  if (was_told) {
    tell(signin::RemedyPressed{});
    return;
  }
  tell(signin::Cancelled{});
  m_flow = {};
  tell(signin::CardPlaced{reader});
}

void Walk::tell(signin::Event event) {
  m_events.push_back(std::move(event));
  if (m_telling)
    return;
  m_telling = true;
  while (!m_events.empty()) {
    const auto next = std::move(m_events.front());
    m_events.pop_front();
    for (const auto& effect : m_flow.handle(next))
      std::visit([this](const auto& each) { carry_out(each); }, effect);
  }
  m_telling = false;
}

void Walk::carry_out(const signin::Show& effect) {
  show(effect.view);
}

void Walk::show(const signin::View& view) {
  if (const auto* trouble = std::get_if<signin::Trouble>(&view)) {
    m_end = End::trouble;
    m_code = signin::code(trouble->failure);
  } else if (const auto* done = std::get_if<signin::InPrimaWeb>(&view)) {
    m_end = End::primaweb;
    m_destination = done->destination;
  } else if (std::holds_alternative<signin::ByHand>(view)) {
    m_end = End::by_hand;
  } else if (std::holds_alternative<signin::AskPin>(view)) {
    m_events.emplace_back(signin::PinConfirmed{});
  } else if (std::holds_alternative<signin::AskChoice>(view)) {
    m_events.emplace_back(signin::Chosen{});
  } else if (const auto* asked = std::get_if<signin::AskHost>(&view)) {
    m_events.emplace_back(signin::HostAnswered{asked->host.host, signin::HostAnswer::no});
  }
}

void Walk::carry_out(const signin::ReadCard& /*effect*/) {
  tell(signin::CardRead{{card::Private<std::string>{"Ada Proef"}, reader, std::chrono::year{2031} / 5 / 3, {3}}});
  tell(signin::Recalled{{}, true, card::Ownership::own});
}

void Walk::carry_out(const signin::Verify& /*effect*/) {
  m_card_is_open = true;
  tell(signin::PinChecked{card::PinAccepted{}});
}

void Walk::carry_out(const signin::CloseCard& /*effect*/) {
  m_key.reset();
  m_card_is_open = false;
}

void Walk::carry_out(const signin::LoadStart& /*effect*/) {
  if (m_ending_portal_session)
    m_load_afterwards = true;
  else
    m_browser->load_start("nl");
}

void Walk::carry_out(const signin::Press& effect) {
  m_browser->press(effect.visit);
}

void Walk::carry_out(const signin::ShowMore& effect) {
  m_browser->show_more(effect.visit);
}

void Walk::carry_out(const signin::Choose& effect) {
  m_browser->choose(effect.visit, effect.index);
}

void Walk::carry_out(const signin::StayFromHost& /*effect*/) {
  m_browser->stay_from_host();
}

void Walk::carry_out(const signin::SendCardRequest& /*effect*/) {
  m_key = std::make_unique<tls::KeyOf>(m_card);
  const tls::CardRequest request{.method = m_card_host_visit->method,
                                 .address = m_card_host_visit->address,
                                 .content_type = m_card_host_visit->content_type,
                                 .body = m_card_host_visit->body,
                                 .cookie_header = m_card_host_visit->cookie_header,
                                 .referer = m_card_host_visit->referer,
                                 .origin = m_card_host_visit->origin};
  m_requester->send(request, *m_key, [this](tls::CardRequestResult result) { card_request_ended(std::move(result)); });
}

void Walk::card_request_ended(tls::CardRequestResult result) {
  if (const auto* failed = std::get_if<tls::RequestFailed>(&result)) {
    tell(signin::CardRequestFailed{session::failure_of(failed->fault, G_NETWORK_CONNECTIVITY_FULL)});
    return;
  }
  const auto& answer = std::get<tls::CardAnswer>(result);
  std::vector<SoupCookie*> cookies;
  cookies.reserve(answer.cookies.size());
  for (const auto& cookie : answer.cookies)
    cookies.push_back(cookie.get());
  tell(signin::CardRequestDone{});
  if (answer.next_address.reveal().empty())
    m_browser->show_page(cookies, answer.page, answer.page_address);
  else
    m_browser->go_on(cookies, answer.next_address);
}

void Walk::carry_out(const signin::CancelCardRequest& /*effect*/) {
  m_requester->cancel();
}

void Walk::carry_out(const signin::StartTimer& effect) {
  auto& connection = m_timers[effect.timer];
  connection.disconnect();
  connection = Glib::signal_timeout().connect_seconds(
      [this, timer = effect.timer] {
        tell(signin::TimedOut{timer});
        return false;
      },
      static_cast<unsigned>(effect.after.count() / shorter));
}

void Walk::carry_out(const signin::StopTimer& effect) {
  m_timers[effect.timer].disconnect();
}

void Walk::carry_out(const signin::EndPortalSession& /*effect*/) {
  m_ending_portal_session = true;
  m_browser->end_session(log_out_seconds, [this] { portal_session_ended(); });
}

void Walk::portal_session_ended() {
  m_ending_portal_session = false;
  if (std::exchange(m_load_afterwards, false))
    m_browser->load_start("nl");
}
