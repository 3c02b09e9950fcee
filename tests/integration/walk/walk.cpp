// SPDX-License-Identifier: EUPL-1.2
#include "walk.h"

#include "base/glib_pointers.h"
#include "people.h"
#include "portal/address.h"

#include <glib/gstdio.h>

#include <chrono>
#include <stdexcept>
#include <utility>

namespace {

constexpr const char* the_reader = "Walk reader";
/// The flow's bounds, so much shorter that many that are reached fit into one test. The page's own, of 12 s at most
/// (web::PageVisits), stay within.
constexpr int shorter = 2;
constexpr unsigned card_request_seconds = 8;
constexpr std::chrono::seconds log_out{1};

simulator::PortalOptions believing(simulator::PortalOptions options) {
  options.card_roots_pem = tls::People::get().root.pem();
  return options;
}

void write(const std::string& path, const std::string& content) {
  if (g_file_set_contents(path.c_str(), content.data(), static_cast<gssize>(content.size()), nullptr) == FALSE)
    throw std::runtime_error{"cannot write " + path};
}

std::string new_directory() {
  const base::TextPtr made{g_dir_make_tmp("primaweb-walk.XXXXXX", nullptr)};
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
      m_controller{{.tell = [this](signin::Event event) { tell(std::move(event)); },
                    .make_key = [this] { return std::make_unique<tls::KeyOf>(m_card); },
                    .language = [] { return std::string{"nl"}; },
                    .connectivity = [] { return G_NETWORK_CONNECTIVITY_FULL; },
                    .log_out = log_out}},
      m_timers{[this](signin::Timer timer) { tell(signin::TimedOut{timer}); }, shorter} {
  m_controller.open(std::make_unique<web::Browser>(
                        m_description, web::PracticeTrust{m_directory + "/server.pem",
                                                          {simulator::portal_host_name, simulator::idp_host_name}}),
                    std::make_unique<tls::CardRequester>(m_description.card_hosts,
                                                         tls::Trust{m_directory + "/root.pem"}, card_request_seconds));
}

Walk::~Walk() {
  for (const char* file : {"/portal.ini", "/root.pem", "/server.pem"})
    g_unlink((m_directory + file).c_str());
  g_rmdir(m_directory.c_str());
}

void Walk::start() {
  m_end = End::none;
  begin();
}

void Walk::begin() {
  m_runner.emplace(signin::FlowRunner::Ports{*this, m_controller, *this, *this, m_timers});
  tell(signin::CardPlaced{the_reader});
}

void Walk::try_again() {
  const bool was_told = std::exchange(m_end, End::none) == End::trouble;
  if (was_told) {
    tell(signin::RemedyPressed{});
    return;
  }
  tell(signin::Cancelled{});
  begin();
}

void Walk::tell(signin::Event event) {
  m_runner->dispatch(std::move(event));
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
    tell(signin::PinConfirmed{});
  } else if (std::holds_alternative<signin::AskChoice>(view)) {
    tell(signin::Chosen{});
  } else if (const auto* asked = std::get_if<signin::AskHost>(&view)) {
    tell(signin::HostAnswered{asked->host.host, signin::HostAnswer::no});
  }
}

void Walk::read_card(const std::string& reader) {
  tell(signin::CardRead{{card::Private<std::string>{"Ada Proef"}, reader, std::chrono::year{2031} / 5 / 3, {3}}});
  tell(signin::Recalled{{}, true, card::Ownership::own});
}

void Walk::verify(card::LastTry /*last_try*/) {
  m_card_is_open = true;
  tell(signin::PinChecked{card::PinAccepted{}});
}

void Walk::close_card() {
  m_controller.drop_key();
  m_card_is_open = false;
}
