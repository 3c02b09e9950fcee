// SPDX-License-Identifier: EUPL-1.2
#include "checkup/network_checks.h"

#include "base/glib_pointers.h"
#include "checkup/addressee.h"
#include "checkup/portal_probe.h"
#include "checkup/server_probe.h"
#include "checkup/shown.h"
#include "checkup/waiting.h"

#include <glibmm/i18n.h>
#include <glibmm/ustring.h>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace checkup {

namespace {

using namespace std::chrono_literals;

/// A certificate, or an answer of the sign-in service, that lives for minutes only does not outlive this.
constexpr auto tolerable_clock = 5min;

/// The proxy for an address, as the desktop's settings say.
class ProxyQuestion {
public:
  ProxyQuestion(const std::string& address, GCancellable* cancellable) {
    g_proxy_resolver_lookup_async(g_proxy_resolver_get_default(), address.c_str(), cancellable, on_answer,
                                  m_self.envelope());
  }

  [[nodiscard]] bool is_done() const { return m_is_done; }

  [[nodiscard]] Line line() const {
    if (m_proxies.empty())
      // Translators: in the report of the check-up: the settings for the network's proxy.
      return {Check::proxy, State::look, _("the settings of the proxy could not be read"), {}};
    if (m_proxies == "direct://")
      // Translators: in the report of the check-up: the portal is reached without a proxy.
      return {Check::proxy, State::good, _("none"), {}};
    return {Check::proxy, State::good, m_proxies, {}};
  }

private:
  static void on_answer(GObject* resolver, GAsyncResult* result, gpointer envelope) {
    const base::TextsPtr proxies{g_proxy_resolver_lookup_finish(G_PROXY_RESOLVER(resolver), result, nullptr)};
    auto* self = Addressee<ProxyQuestion>::open(envelope);
    if (self == nullptr)
      return;
    self->m_is_done = true;
    if (!proxies)
      g_debug("The settings of the proxy could not be read");
    for (char** proxy = proxies.get(); proxy != nullptr && *proxy != nullptr; ++proxy)
      self->m_proxies += (self->m_proxies.empty() ? "" : ", ") + shown_server(*proxy);
  }

  std::string m_proxies;
  bool m_is_done = false;
  Addressee<ProxyQuestion> m_self{*this};
};

bool network_wants_sign_in() {
  return g_network_monitor_get_connectivity(g_network_monitor_get_default()) == G_NETWORK_CONNECTIVITY_PORTAL;
}

/// Behind a network that wants a sign-in first, all else that goes wrong comes from that.
std::optional<signin::Failure> explained(std::optional<signin::Failure> failure) {
  return failure && network_wants_sign_in() ? signin::Failure::network_wants_sign_in : failure;
}

Line server_line(Check check, const std::string& server, std::optional<signin::Failure> failure) {
  if (failure)
    return {check, State::broken, server, explained(failure)};
  // Translators: in the report of the check-up; %1 is a server that can be reached, and whose certificate is trusted.
  return {check, State::good, Glib::ustring::compose(_("%1: reached, trusted"), Glib::ustring{server}), {}};
}

Line clock_line(const PortalProbe& portal) {
  if (portal.failure() == signin::Failure::server_date_wrong)
    return {Check::clock, State::broken, {}, signin::Failure::server_date_wrong};
  const auto ahead = portal.ahead();
  if (!ahead)
    // Translators: in the report of the check-up.
    return {Check::clock, State::look, _("could not be compared with the portal's"), {}};
  if (std::chrono::abs(*ahead) < tolerable_clock)
    // Translators: in the report of the check-up: date and time agree with those of the portal.
    return {Check::clock, State::good, _("as the portal's"), {}};
  const auto minutes =
      std::to_string(std::chrono::duration_cast<std::chrono::minutes>(std::chrono::abs(*ahead)).count());
  return {Check::clock, State::broken,
          Glib::ustring::compose(*ahead > 0s
                                     // Translators: in the report of the check-up; %1 is a number of minutes.
                                     ? _("%1 min ahead of the portal's")
                                     // Translators: in the report of the check-up; %1 is a number of minutes.
                                     : _("%1 min behind the portal's"),
                                 minutes),
          signin::Failure::server_date_wrong};
}

/// Of practice whose own authority cannot be read: nothing is asked of anybody, since what else is trusted is the real
/// world's.
std::vector<Line> without_roots(const Servers& servers) {
  std::vector<Line> lines{
      {Check::portal, State::broken, shown_server(servers.start), signin::Failure::portal_untrusted}};
  for (const auto& host : servers.card_hosts)
    lines.push_back({Check::card_host, State::broken, host, signin::Failure::card_host_untrusted});
  return lines;
}

} // namespace

std::vector<Line> check_network(const Servers& servers) {
  base::ObjectPtr<GTlsDatabase> roots;
  if (servers.trust.practice_root) {
    roots.reset(g_tls_file_database_new(std::filesystem::absolute(*servers.trust.practice_root).c_str(), nullptr));
    if (!roots)
      return without_roots(servers);
  }
  const base::ObjectPtr<GCancellable> cancellable{g_cancellable_new()};
  const ProxyQuestion proxy{servers.start, cancellable.get()};
  const PortalProbe portal{servers.start, roots.get(), cancellable.get()};
  std::vector<std::unique_ptr<ServerProbe>> hosts;
  for (const auto& host : servers.card_hosts)
    hosts.push_back(std::make_unique<ServerProbe>(host, roots.get(), tls::IssuerPins{servers.trust.card_host_issuers},
                                                  cancellable.get()));
  const auto all_done = [&] {
    return proxy.is_done() && portal.is_done() &&
           std::ranges::all_of(hosts, [](const auto& host) { return host->is_done(); });
  };
  if (!wait_until(all_done, servers.bound))
    g_cancellable_cancel(cancellable.get());
  std::vector<Line> lines;
  if (servers.trust.practice_root)
    lines.push_back({Check::proxy, State::good, _("none"), {}});
  else
    lines.push_back(proxy.line());
  lines.push_back(server_line(Check::portal, shown_server(servers.start), portal.failure()));
  for (const auto& host : hosts)
    lines.push_back(server_line(Check::card_host, host->host(), host->failure()));
  lines.push_back(clock_line(portal));
  return lines;
}

} // namespace checkup
