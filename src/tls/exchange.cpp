// SPDX-License-Identifier: EUPL-1.2
#include "tls/exchange.h"

#include "base/error_word.h"
#include "card/log_words.h"
#include "tls/address.h"
#include "tls/key_table.h"
#include "tls/log_words.h"
#include "tls/page_headers.h"
#include "tls/page_text.h"

#include <array>
#include <utility>

namespace tls {

namespace {

constexpr std::size_t largest_page = std::size_t{4} << 20;
constexpr gsize chunk = gsize{64} << 10;

/// What libsoup carries along with a call that it owes: a share in the Exchange.
gpointer keep(std::shared_ptr<Exchange> exchange) {
  return std::make_unique<std::shared_ptr<Exchange>>(std::move(exchange)).release();
}

std::shared_ptr<Exchange> let_go(gpointer keep_alive) {
  const std::unique_ptr<std::shared_ptr<Exchange>> kept{static_cast<std::shared_ptr<Exchange>*>(keep_alive)};
  return std::move(*kept);
}

bool is_only_about_dates(GTlsCertificateFlags errors) {
  constexpr unsigned dates = G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_NOT_ACTIVATED;
  return errors != 0 && (static_cast<unsigned>(errors) & ~dates) == 0;
}

/// The connection ends at the card host itself, not at a proxy on the way.
bool leads_to(GIOStream* stream, GUri* address) {
  if (!G_IS_TLS_CLIENT_CONNECTION(stream))
    return false;
  auto* identity = g_tls_client_connection_get_server_identity(G_TLS_CLIENT_CONNECTION(stream));
  return G_IS_NETWORK_ADDRESS(identity) &&
         g_ascii_strcasecmp(g_network_address_get_hostname(G_NETWORK_ADDRESS(identity)), g_uri_get_host(address)) == 0;
}

bool is_of_one_server(GUri* one, GUri* other) {
  return g_uri_get_port(one) == g_uri_get_port(other) &&
         g_ascii_strcasecmp(g_uri_get_host(one), g_uri_get_host(other)) == 0;
}

/// GIO itself has no word for it; glib-networking's connections do, from 2.76 on.
void switch_resumption_off(GIOStream* stream) {
  constexpr const char* property = "session-resumption-enabled";
  if (g_object_class_find_property(G_OBJECT_GET_CLASS(stream), property) != nullptr)
    g_object_set(stream, property, FALSE, nullptr);
}

/// A certificate belongs to a connection, and in HTTP/2 a connection to many requests: a server that wants one for a
/// request would have this begin anew in HTTP/1.1, which libsoup does not (RFC 9113 §9.2.3). Newer libsoup has a word
/// for it (soup_message_set_force_http1, 3.4).
void speak_http_1_1(GTlsConnection* connection) {
  std::array<const char*, 2> protocols{"http/1.1", nullptr};
  g_tls_connection_set_advertised_protocols(connection, protocols.data());
}

} // namespace

Exchange::Exchange(base::ObjectPtr<SoupSession> session, CardHosts hosts, IssuerPins issuers, base::UriPtr address,
                   CardRequest request, const CardKey& key, Done done)
    : m_session{std::move(session)},
      m_hosts{std::move(hosts)},
      m_issuers{std::move(issuers)},
      m_request{std::move(request)},
      m_key{key.row()},
      m_certificate{base::another_owner(key.gio_certificate())},
      m_done{std::move(done)},
      m_cancellable{g_cancellable_new()},
      m_cookies{address.get(), m_request.cookie_header.reveal()},
      m_address{std::move(address)} {
}

Exchange::~Exchange() {
  if (m_message)
    g_signal_handlers_disconnect_by_data(m_message.get(), this);
  if (m_connection)
    g_signal_handlers_disconnect_by_data(m_connection.get(), this);
}

void Exchange::start(std::chrono::milliseconds time_limit) {
  m_time_limit = std::make_unique<Later>(time_limit, [this] {
    const auto self = shared_from_this();
    finish(RequestFailed{.fault = RequestFault::timed_out});
  });
  send_hop();
}

void Exchange::abandon() {
  m_done = nullptr;
  m_time_limit.reset();
  g_cancellable_cancel(m_cancellable.get());
}

void Exchange::send_hop() {
  m_body.clear();
  m_signatures_before = m_key->signatures();
  m_wanted_before = m_key->wanted;
  m_fitting_before = m_key->fitting;
  m_fetched_before = m_key->fetched;
  m_server_fault.reset();
  m_head_arrived = false;
  make_message();
  g_debug("Card request to %s", g_uri_get_host(m_address.get()));
  soup_session_send_async(m_session.get(), m_message.get(), G_PRIORITY_DEFAULT, m_cancellable.get(), on_head,
                          keep(shared_from_this()));
}

void Exchange::make_message() {
  if (m_message)
    g_signal_handlers_disconnect_by_data(m_message.get(), this);
  m_message.reset(soup_message_new_from_uri(m_request.method.c_str(), m_address.get()));
  soup_message_add_flags(m_message.get(), SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect(m_message.get(), "network-event", G_CALLBACK(on_network_event), this);
  g_signal_connect(m_message.get(), "accept-certificate", G_CALLBACK(on_accept_certificate), this);

  auto* headers = soup_message_get_request_headers(m_message.get());
  soup_message_headers_replace(headers, "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
  if (!m_request.user_agent.empty())
    soup_message_headers_replace(headers, "User-Agent", m_request.user_agent.c_str());
  if (!m_request.accept_language.empty())
    soup_message_headers_replace(headers, "Accept-Language", m_request.accept_language.c_str());
  if (const std::string& referer = m_request.referer.reveal(); !referer.empty())
    soup_message_headers_replace(headers, "Referer", referer.c_str());
  if (!m_request.origin.empty())
    soup_message_headers_replace(headers, "Origin", m_request.origin.c_str());
  if (const std::string cookies = m_cookies.header_for(m_address.get()); !cookies.empty())
    soup_message_headers_replace(headers, "Cookie", cookies.c_str());
  if (const std::string& body = m_request.body.reveal(); m_request.method == "POST") {
    const base::BytesPtr bytes{g_bytes_new(body.data(), body.size())};
    const char* type =
        m_request.content_type.empty() ? "application/x-www-form-urlencoded" : m_request.content_type.c_str();
    soup_message_set_request_body_from_bytes(m_message.get(), type, bytes.get());
  }
}

/// Gives the connection its certificate before the handshake, and lets it neither resume an earlier TLS session nor
/// keep this one for later: it would speak for the card that signed then.
void Exchange::on_network_event(SoupMessage* /*message*/, GSocketClientEvent event, GIOStream* stream, gpointer self) {
  auto* exchange = static_cast<Exchange*>(self);
  if (event != G_SOCKET_CLIENT_TLS_HANDSHAKING || !leads_to(stream, exchange->m_address.get()))
    return;
  switch_resumption_off(stream);
  auto* connection = G_TLS_CONNECTION(stream);
  speak_http_1_1(connection);
  g_tls_connection_set_certificate(connection, exchange->m_certificate.get());
  if (exchange->m_issuers.is_empty())
    return;
  if (exchange->m_connection)
    g_signal_handlers_disconnect_by_data(exchange->m_connection.get(), exchange);
  exchange->m_connection = base::another_owner(connection);
  g_signal_connect(connection, "notify::peer-certificate", G_CALLBACK(on_server_verified), exchange);
}

/// Ends a connection whose server comes from another issuer. GIO tells this once the server's certificate is judged,
/// while the handshake waits for that, and before anything is written with which our certificate goes out: what is
/// cancelled writes nothing more. (The certificate cannot be given as late as here: in TLS 1.3 GnuTLS chooses it before
/// the server's own has come.)
void Exchange::on_server_verified(GTlsConnection* connection, GParamSpec* /*property*/, gpointer self) {
  auto* exchange = static_cast<Exchange*>(self);
  const base::ObjectPtr<GTlsCertificate> server{base::another_owner(g_tls_connection_get_peer_certificate(connection))};
  if (!server || g_tls_connection_get_peer_certificate_errors(connection) != G_TLS_CERTIFICATE_NO_FLAGS ||
      exchange->m_issuers.issued(server.get(), g_tls_connection_get_database(connection)))
    return;
  exchange->m_server_fault = RequestFault::unexpected_issuer;
  g_debug("%s: %s", g_uri_get_host(exchange->m_address.get()), log_word(RequestFault::unexpected_issuer));
  g_cancellable_cancel(exchange->m_cancellable.get());
}

/// GIO asks this only about a server's certificate with errors.
gboolean Exchange::on_accept_certificate(SoupMessage* /*message*/, GTlsCertificate* /*server*/,
                                         GTlsCertificateFlags errors, gpointer self) {
  auto& exchange = *static_cast<Exchange*>(self);
  exchange.m_server_fault = is_only_about_dates(errors) ? RequestFault::server_date : RequestFault::untrusted_server;
  g_debug("%s: GTlsCertificateFlags %#x, %s", g_uri_get_host(exchange.m_address.get()), static_cast<unsigned>(errors),
          log_word(*exchange.m_server_fault));
  return FALSE;
}

void Exchange::on_head(GObject* session, GAsyncResult* result, gpointer keep_alive) {
  const auto self = let_go(keep_alive);
  GError* error = nullptr;
  base::ObjectPtr<GInputStream> body{soup_session_send_finish(SOUP_SESSION(session), result, &error)};
  const base::ErrorPtr owned{error};
  if (!self->m_done)
    return;
  if (!body)
    self->fail(error);
  else
    self->head_arrived(std::move(body));
}

/// libsoup hands on what a proxy says that refuses to lead to the server, as if it came from there.
void Exchange::head_arrived(base::ObjectPtr<GInputStream> body) {
  const auto status = soup_message_get_status(m_message.get());
  if (soup_message_get_tls_peer_certificate(m_message.get()) == nullptr) {
    const bool for_a_password = status == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED;
    finish(RequestFailed{for_a_password ? RequestFault::network_wants_sign_in : RequestFault::server_unreachable});
    return;
  }
  if (status >= SOUP_STATUS_INTERNAL_SERVER_ERROR) {
    finish(RequestFailed{RequestFault::server_unavailable});
    return;
  }
  m_head_arrived = true;
  m_stream = std::move(body);
  GSList* cookies = soup_cookies_from_response(m_message.get());
  for (GSList* entry = cookies; entry != nullptr; entry = entry->next)
    m_cookies.take(Cookie{static_cast<SoupCookie*>(entry->data)});
  g_slist_free(cookies);
  read_on();
}

void Exchange::read_on() {
  g_input_stream_read_bytes_async(m_stream.get(), chunk, G_PRIORITY_DEFAULT, m_cancellable.get(), on_bytes,
                                  keep(shared_from_this()));
}

void Exchange::on_bytes(GObject* stream, GAsyncResult* result, gpointer keep_alive) {
  const auto self = let_go(keep_alive);
  GError* error = nullptr;
  const base::BytesPtr bytes{g_input_stream_read_bytes_finish(G_INPUT_STREAM(stream), result, &error)};
  const base::ErrorPtr owned{error};
  if (!self->m_done)
    return;
  if (!bytes)
    self->fail(error);
  else
    self->bytes_arrived(bytes.get());
}

void Exchange::bytes_arrived(GBytes* bytes) {
  gsize size = 0;
  const auto* data = static_cast<const char*>(g_bytes_get_data(bytes, &size));
  if (size == 0)
    body_arrived();
  else if (m_body.size() + size > largest_page)
    finish(RequestFailed{.fault = RequestFault::server_unreachable});
  else {
    m_body.append(data, size);
    read_on();
  }
}

void Exchange::body_arrived() {
  m_stream.reset(); // gives the connection back
  const unsigned status = soup_message_get_status(m_message.get());
  const char* location = soup_message_headers_get_one(soup_message_get_response_headers(m_message.get()), "Location");
  auto next = next_hop(m_address.get(), status, location, m_hosts, m_hops_followed);
  if (auto* onward = std::get_if<FollowWithCard>(&next))
    follow(std::move(*onward));
  else if (const auto* away = std::get_if<LeaveToView>(&next))
    finish(CardAnswer{.cookies = m_cookies.release(),
                      .next_address = card::Private{address_text(away->address.get())},
                      .status = status});
  else if (std::holds_alternative<TooManyRedirects>(next))
    finish(RequestFailed{.fault = RequestFault::server_unreachable});
  else
    answer_with_page();
}

void Exchange::follow(FollowWithCard onward) {
  ++m_hops_followed;
  if (!onward.keeps_method) {
    m_request.method = "GET";
    m_request.body = {};
    m_request.origin.clear();
  } else if (!m_request.origin.empty() && !is_of_one_server(m_address.get(), onward.address.get())) {
    m_request.origin = "null"; // it is the other server's wish as well (WHATWG Fetch, "HTTP-redirect fetch", step 14)
  }
  m_address = std::move(onward.address);
  send_hop();
}

void Exchange::answer_with_page() {
  auto* headers = soup_message_get_response_headers(m_message.get());
  if (!is_page_to_show(soup_message_get_status(m_message.get()), headers)) {
    finish(RequestFailed{.fault = RequestFault::no_page});
    return;
  }
  GHashTable* parameters = nullptr;
  soup_message_headers_get_content_type(headers, &parameters);
  const base::TablePtr owned{parameters};
  const auto* charset =
      parameters == nullptr ? nullptr : static_cast<const char*>(g_hash_table_lookup(parameters, "charset"));
  finish(CardAnswer{.cookies = m_cookies.release(),
                    .page = card::Private{with_headers(page_text(m_body, charset), read_page_headers(headers))},
                    .page_address = card::Private{address_text(m_address.get())},
                    .status = soup_message_get_status(m_message.get())});
}

RequestFailed Exchange::failure(const GError* error) const {
  if (m_server_fault)
    return {.fault = *m_server_fault};

  const bool card_was_asked = m_key->signatures() > m_signatures_before;
  if (m_key->closed || (card_was_asked && m_key->last_fault()))
    return {.fault = RequestFault::card_failed, .card = m_key->last_fault()};

  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) == TRUE)
    return {.fault = RequestFault::timed_out};
  // A server refuses a certificate, or the lack of one, with a TLS alert, in TLS 1.3 only after the handshake has ended
  // for our side; when it closes at once, the alert may be lost. GIO tells alerts only in translated text.
  const bool cut_off = error->domain == G_TLS_ERROR ||
                       g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) == TRUE ||
                       g_error_matches(error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) == TRUE;
  if (m_key->reach == KeyReach::tls_1_2 && !card_was_asked && cut_off && !m_head_arrived)
    return {.fault = RequestFault::signature_unsupported};
  const bool certificate_was_wanted = m_key->wanted > m_wanted_before;
  // GnuTLS asks the key only for algorithms of its own kind: of a server that takes none of them, nothing is asked.
  const bool key_was_fetched = certificate_was_wanted || m_key->fetched > m_fetched_before;
  if (key_was_fetched && m_key->fitting == m_fitting_before && cut_off && !m_head_arrived)
    return {.fault = RequestFault::no_common_signature};
  if (g_error_matches(error, G_TLS_ERROR, G_TLS_ERROR_CERTIFICATE_REQUIRED) == TRUE)
    return {.fault = RequestFault::certificate_refused};
  if (certificate_was_wanted && cut_off && !m_head_arrived)
    return {.fault = RequestFault::certificate_refused};
  return {.fault = RequestFault::server_unreachable};
}

void Exchange::fail(const GError* error) {
  g_debug("%s: %s", g_uri_get_host(m_address.get()), base::error_word(error).c_str());
  finish(failure(error));
}

void Exchange::finish(CardRequestResult result) {
  if (const auto* failed = std::get_if<RequestFailed>(&result))
    g_debug("The card request to %s failed: %s%s%s", g_uri_get_host(m_address.get()), log_word(failed->fault),
            failed->card ? ", " : "", failed->card ? card::log_word(*failed->card) : "");
  else
    g_debug("%s answered with %u", g_uri_get_host(m_address.get()), std::get<CardAnswer>(result).status);
  const Done done = std::exchange(m_done, nullptr);
  m_time_limit.reset();
  if (!std::holds_alternative<CardAnswer>(result))
    g_cancellable_cancel(m_cancellable.get());
  done(std::move(result));
}

} // namespace tls
