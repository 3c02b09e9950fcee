// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "tls/card_hosts.h"
#include "tls/card_request.h"
#include "tls/cookie_trail.h"
#include "tls/issuer_pins.h"
#include "tls/later.h"
#include "tls/next_hop.h"

#include <libsoup/soup.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace tls {

/// One card request under way, with the redirects it follows.
///
/// libsoup cannot always end at once: while the card signs, its handshake thread waits for the card. So every call that
/// libsoup still owes keeps this object alive, and what has ended for the caller simply falls silent.
class Exchange : public std::enable_shared_from_this<Exchange> {
public:
  using Done = std::function<void(CardRequestResult)>;

  /// `hosts` has been asked for `address` already. The session's connections are closed when this object goes.
  Exchange(base::ObjectPtr<SoupSession> session, CardHosts hosts, IssuerPins issuers, base::UriPtr address,
           CardRequest request, const CardKey& key, Done done);
  ~Exchange();
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;
  Exchange(Exchange&&) = delete;
  Exchange& operator=(Exchange&&) = delete;

  void start(std::chrono::milliseconds time_limit);

  /// `done` is not called any more.
  void abandon();

private:
  static void on_network_event(SoupMessage* message, GSocketClientEvent event, GIOStream* stream, gpointer self);
  static void on_server_verified(GTlsConnection* connection, GParamSpec* property, gpointer self);
  static gboolean on_accept_certificate(SoupMessage* message, GTlsCertificate* server, GTlsCertificateFlags errors,
                                        gpointer self);
  static void on_head(GObject* session, GAsyncResult* result, gpointer keep_alive);
  static void on_bytes(GObject* stream, GAsyncResult* result, gpointer keep_alive);

  void send_hop();
  void make_message();
  void head_arrived(base::ObjectPtr<GInputStream> body);
  void read_on();
  void bytes_arrived(GBytes* bytes);
  void body_arrived();
  void follow(FollowWithCard onward);
  void answer_with_page();
  [[nodiscard]] RequestFailed failure(const GError* error) const;

  void fail(const GError* error);
  void finish(CardRequestResult result);

  base::ObjectPtr<SoupSession> m_session;
  CardHosts m_hosts;
  IssuerPins m_issuers;
  CardRequest m_request;
  std::shared_ptr<const CardKey::Row> m_key;
  base::ObjectPtr<GTlsCertificate> m_certificate;
  Done m_done;

  base::ObjectPtr<GCancellable> m_cancellable;
  std::unique_ptr<Later> m_time_limit;
  base::ObjectPtr<GTlsConnection> m_connection; ///< of which the server's certificate is awaited
  CookieTrail m_cookies;

  // of the hop under way
  base::UriPtr m_address;
  base::ObjectPtr<SoupMessage> m_message;
  base::ObjectPtr<GInputStream> m_stream;
  std::string m_body;
  int m_hops_followed = 0;
  int m_signatures_before = 0;
  int m_wanted_before = 0;
  int m_fitting_before = 0;
  int m_fetched_before = 0;
  std::optional<RequestFault> m_server_fault; ///< of its certificate
  bool m_head_arrived = false;
};

} // namespace tls
