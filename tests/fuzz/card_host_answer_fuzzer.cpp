// SPDX-License-Identifier: EUPL-1.2
// A card host that answers anything: where its redirects lead, which cookies follow, what becomes of its page.
//
// An input is lines: the view's cookies, then what each answer says, one line a header and an empty line after each
// answer. "S:302" is its status, "L:" its Location, "C:" a cookie, "P:" a character set and a page.
#include "base/glib_pointers.h"
#include "require.h"
#include "tls/address.h"
#include "tls/cookie_trail.h"
#include "tls/next_hop.h"
#include "tls/page_text.h"

#include <libsoup/soup.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using fuzz::require;
using tls::Cookie;

constexpr std::array card_hosts{"certif.portal.be", "certif.portal.be:8443", "other.be"};

/// The lines of an input, as they come.
class Lines {
public:
  explicit Lines(std::string_view text) : m_rest{text} {}

  [[nodiscard]] bool empty() const { return m_rest.empty(); }

  std::string next() {
    std::string line{m_rest.substr(0, m_rest.find('\n'))};
    m_rest.remove_prefix(std::min(line.size() + 1, m_rest.size()));
    // What no header can hold, libsoup would not hand over.
    std::replace(line.begin(), line.end(), '\r', ' ');
    std::replace(line.begin(), line.end(), '\0', ' ');
    return line;
  }

private:
  std::string_view m_rest;
};

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::vector<std::string> pairs_of(std::string_view header) {
  std::vector<std::string> pairs;
  while (!header.empty()) {
    const auto pair = header.substr(0, header.find(';'));
    pairs.emplace_back(trimmed(pair));
    header.remove_prefix(std::min(pair.size() + 1, header.size()));
  }
  return pairs;
}

bool contains(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// libsoup 3.2 loses the first of two paths, or domains: a leak of its own, which would hide ours.
bool has_twice(const std::string& header, const char* attribute) {
  const base::TextPtr lower{g_ascii_strdown(header.c_str(), -1)};
  const std::string_view text{lower.get()};
  return text.find(attribute) != text.rfind(attribute);
}

/// What libsoup itself takes for a cookie of `address`, whatever CookieTrail does with it.
std::vector<Cookie> cookies_of(GUri* address, const std::vector<std::string>& headers) {
  const base::ObjectPtr<SoupMessage> message{soup_message_new_from_uri("GET", address)};
  for (const auto& header : headers)
    if (!has_twice(header, "path") && !has_twice(header, "domain"))
      soup_message_headers_append(soup_message_get_response_headers(message.get()), "Set-Cookie", header.c_str());
  std::vector<Cookie> cookies;
  GSList* list = soup_cookies_from_response(message.get());
  for (GSList* entry = list; entry != nullptr; entry = entry->next)
    cookies.emplace_back(static_cast<SoupCookie*>(entry->data));
  g_slist_free(list);
  return cookies;
}

/// One card request with its redirects, as Exchange makes it; the card host is the input.
class Request {
public:
  explicit Request(const std::string& cookies)
      : m_address{tls::parse_address("https://certif.portal.be/fas/x509")},
        m_from_view{pairs_of(cookies)},
        m_trail{m_address.get(), cookies} {
    check_cookies();
  }

  /// Whether the request goes on after this answer.
  bool answer(Lines& lines) {
    unsigned status = 200;
    std::string location;
    std::string page;
    std::vector<std::string> cookies;
    for (auto line = lines.next(); !line.empty(); line = lines.next()) {
      const auto value = line.size() < 2 ? std::string{} : line.substr(2);
      switch (line.front()) {
      case 'S':
        status = static_cast<unsigned>(std::strtoul(value.c_str(), nullptr, 10));
        break;
      case 'L':
        location = value;
        break;
      case 'C':
        cookies.push_back(value);
        break;
      default:
        page = value;
      }
    }
    check_page(page);
    take(cookies);
    return follow(status, location.empty() ? nullptr : location.c_str());
  }

  void end() {
    const auto released = m_trail.release().size();
    require(released == m_taken.size(), "the view gets all cookies");
  }

private:
  void take(const std::vector<std::string>& headers) {
    for (auto& cookie : cookies_of(m_address.get(), headers)) {
      m_taken.emplace_back(soup_cookie_copy(cookie.get()));
      m_trail.take(std::move(cookie));
    }
  }

  bool follow(unsigned status, const char* location) {
    auto next = tls::next_hop(m_address.get(), status, location, m_hosts, m_followed);
    if (const auto* away = std::get_if<tls::LeaveToView>(&next)) {
      require(!is_listed(away->address.get()), "the view never asks a card host by itself");
      require(tls::parse_address(tls::address_text(away->address.get())) != nullptr, "the view goes to the web");
    }
    auto* onward = std::get_if<tls::FollowWithCard>(&next);
    if (onward == nullptr)
      return false;
    require(++m_followed <= tls::most_redirects, "redirects come to an end");
    require(is_listed(onward->address.get()), "the card follows to card hosts only");
    m_address = std::move(onward->address);
    check_cookies();
    return true;
  }

  static bool is_listed(GUri* address) {
    const auto text = tls::address_text(address);
    const auto is_at = [&](std::string_view host) {
      const int port = g_uri_get_port(address);
      const auto name =
          g_uri_get_host(address) + std::string{port == -1 || port == 443 ? "" : ":" + std::to_string(port)};
      return g_ascii_strcasecmp(name.c_str(), std::string{host}.c_str()) == 0;
    };
    return text.rfind("https://", 0) == 0 && std::any_of(card_hosts.begin(), card_hosts.end(), is_at);
  }

  /// No pair goes to a host but those that the view had for it, and those that were set for it on the way.
  void check_cookies() const {
    const std::string_view host = g_uri_get_host(m_address.get());
    const bool is_first = host == "certif.portal.be";
    for (const auto& pair : pairs_of(m_trail.header_for(m_address.get()))) {
      const auto is_for_here = [&](const Cookie& cookie) {
        const base::TextPtr text{soup_cookie_to_cookie_header(cookie.get())};
        return trimmed(text.get()) == pair && soup_cookie_domain_matches(cookie.get(), std::string{host}.c_str()) != 0;
      };
      require((is_first && contains(m_from_view, pair)) || std::any_of(m_taken.begin(), m_taken.end(), is_for_here),
              "no cookie goes to another host");
    }
  }

  static void check_page(const std::string& line) {
    const auto charset = line.substr(0, line.find(' '));
    const auto bytes = line.substr(std::min(charset.size() + 1, line.size()));
    const auto text = tls::page_text(bytes, charset.empty() ? nullptr : charset.c_str());
    require(g_utf8_validate_len(text.data(), text.size(), nullptr) != 0, "a page is UTF-8");
    constexpr std::size_t most_bytes_for_one = 16;
    require(text.size() <= bytes.size() * most_bytes_for_one, "a page does not grow without bounds");
  }

  tls::CardHosts m_hosts{{card_hosts.begin(), card_hosts.end()}};
  base::UriPtr m_address;
  std::vector<std::string> m_from_view;
  tls::CookieTrail m_trail;
  std::vector<Cookie> m_taken;
  int m_followed = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Lines lines{{reinterpret_cast<const char*>(data), size}};
  Request request{lines.next()};
  while (!lines.empty() && request.answer(lines)) {
  }
  request.end();
  return 0;
}
