// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "simulator/portal/handshakes.h"
#include "web/browser.h"

#include <libsoup/soup.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// What a browser asked of the site.
struct SiteRequest {
  std::string method;
  std::string host;
  std::string path;
  std::string query;
  std::string cookies;
  std::string referer;
  std::string origin;
  std::string user_agent;
  std::string accept_language;
  std::string body;
};

struct SiteAnswer {
  unsigned status = 200;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers{};
  bool never = false;       ///< no answer at all
  std::size_t stops_at = 0; ///< of the body only so much is sent, and then no more; 0: all of it
  bool breaks_off = false;  ///< the connection is closed where it stops
};

/// An HTTPS server on this computer that answers for every name of its certificate. On the main loop.
class TestSite {
public:
  static constexpr const char* portal_name = "portal.web-test.localhost";
  static constexpr const char* idp_name = "idp.web-test.localhost";
  static constexpr const char* card_name = "card.web-test.localhost";
  static constexpr const char* foreign_name = "foreign.web-test.localhost";
  static constexpr const char* other_site_name = "portal.other-test.localhost"; ///< the others are of one site

  TestSite();
  ~TestSite();
  TestSite(const TestSite&) = delete;
  TestSite& operator=(const TestSite&) = delete;
  TestSite(TestSite&&) = delete;
  TestSite& operator=(TestSite&&) = delete;

  [[nodiscard]] unsigned port() const { return m_port; }

  /// "name:port".
  [[nodiscard]] std::string host(const std::string& name) const;
  /// "https://name:port/path".
  [[nodiscard]] std::string address(const std::string& path, const std::string& name = portal_name) const;
  /// Its certificate, for hosts of the portal.
  [[nodiscard]] web::PracticeTrust trust() const;

  void answer(const std::string& path, std::function<SiteAnswer(const SiteRequest&)> with);
  /// From now on it wants a certificate of who comes.
  void ask_for_certificates();
  /// An HTML page; `%PORTAL%`, `%CARD%` … in it become "https://name:port".
  void page(const std::string& path, const std::string& body, const std::string& set_cookie = {});
  void redirect(const std::string& path, const std::string& to, unsigned status = 302);

  /// All requests but those for paths that nothing answers.
  [[nodiscard]] const std::vector<SiteRequest>& requests() const { return m_requests; }

  [[nodiscard]] std::vector<SiteRequest> requests(const std::string& path) const;

private:
  static void asked(SoupServer* server, SoupServerMessage* message, const char* path, GHashTable* query, gpointer self);
  [[nodiscard]] std::string with_addresses(std::string text) const;

  base::ObjectPtr<SoupServer> m_server;
  std::string m_directory;
  unsigned m_port = 0;
  std::map<std::string, std::function<SiteAnswer(const SiteRequest&)>> m_answers;
  std::vector<SiteRequest> m_requests;
  std::unique_ptr<simulator::Handshakes> m_handshakes; ///< the first to go: it ends the connections
};
