// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/fault.h"
#include "card/private.h"
#include "tls/card_key.h"
#include "tls/trust.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

typedef struct _SoupCookie SoupCookie; // NOLINT(modernize-use-using,bugprone-reserved-identifier): libsoup's own

namespace tls {

/// What the view wanted to load from a card host. Address, body and cookies are the portal's secrets: private.
struct CardRequest {
  std::string method = "GET";
  card::Private<std::string> address{};
  std::string content_type{}; ///< of the body; that of a form when empty
  card::Private<std::string> body{};
  card::Private<std::string> cookie_header{}; ///< what the view would have sent to this address
  card::Private<std::string> referer{};       ///< the same
  std::string origin{};                       ///< the same
  std::string user_agent{};                   ///< the same; the portal sees one browser so
  std::string accept_language{};              ///< the same
};

struct FreeCookie {
  void operator()(SoupCookie* cookie) const;
};

using Cookie = std::unique_ptr<SoupCookie, FreeCookie>;

/// The card host answered. Where to go next: an address, or the page it sent itself.
struct CardAnswer {
  std::vector<Cookie> cookies{};             ///< of every answer on the way, in their order
  card::Private<std::string> next_address{}; ///< absolute; empty when the answer is a page
  card::Private<std::string> page{};         ///< HTML that the card host sent instead, with its headers in it
  card::Private<std::string> page_address{}; ///< the address that page belongs to
  unsigned status = 0;
};

/// Why there is no answer.
enum class RequestFault {
  host_not_listed,       ///< not one of the portal description's card hosts, or not https: nothing was sent (promise 2)
  untrusted_server,      ///< the server's certificate does not verify: the card was not asked
  unexpected_issuer,     ///< its certificate verifies, and none of the authorities wanted for it issued it: the same
  server_date,           ///< the same, and nothing but its dates is wrong: or this computer's clock is
  server_unreachable,    ///< name not found, refused, reset, kept from us by a proxy; or no usable answer (over 4 MiB,
                         ///< redirects in circles)
  no_page,               ///< the answer is neither a redirect nor a page that can be shown as its server wants it
  server_unavailable,    ///< the server says itself that it cannot answer now
  network_wants_sign_in, ///< the proxy asks for a name and a password
  signature_unsupported, ///< the server takes no signature of a card whose key reaches TLS 1.2 only: it was not asked
  no_common_signature,   ///< it takes none that this card makes: it was not asked either
  certificate_refused,   ///< the server refused the card's certificate, or wanted one and got none
  card_failed,           ///< the card did not sign: `card` says why; nothing there when the key is gone or unfit
  timed_out,             ///< the time limit passed, also while the card was signing
};

struct RequestFailed {
  RequestFault fault = RequestFault::server_unreachable;
  std::optional<card::Fault> card = std::nullopt;
};

using CardRequestResult = std::variant<CardAnswer, RequestFailed>;

/// Makes the one request that needs the card, over libsoup, with the card's key (doc/architecture.md).
///
/// Follows redirects only from card host to card host, at most 5, one connection at a time, so that one request asks
/// the card for as few signatures as the server allows. Connections end with their request, and no TLS session is
/// resumed: each request is signed by its own card. (Where GIO cannot leave out resumption for one connection,
/// glib-networking before 2.76, that takes limit_handshake_offer(), too.) Thread: main loop.
class CardRequester {
public:
  /// `card_hosts`: "host" or "host:port" of the portal description; the time limit bounds each whole request, with the
  /// redirects it follows.
  CardRequester(const std::vector<std::string>& card_hosts, Trust trust, unsigned time_limit_seconds);
  ~CardRequester();
  CardRequester(const CardRequester&) = delete;
  CardRequester& operator=(const CardRequester&) = delete;
  CardRequester(CardRequester&&) = delete;
  CardRequester& operator=(CardRequester&&) = delete;

  /// `done` is called once, on the main loop, never from within send(); not at all after cancel(), destruction or a
  /// next send(), which cancels. It may destroy this object. `key` may go before the answer comes: the card is then not
  /// asked any more.
  void send(const CardRequest& request, const CardKey& key, std::function<void(CardRequestResult)> done);
  void cancel();

private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace tls
