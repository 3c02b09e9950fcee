// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/web_server.h"

#include "base/glib_pointers.h"
#include "simulator/portal/handshakes.h"

#include <libsoup/soup.h>
#include <sys/socket.h>

#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace simulator {

namespace {

void free_addresses(GSList* list) {
  g_slist_free_full(list, [](gpointer address) { g_uri_unref(static_cast<GUri*>(address)); });
}

using AddressListHandle = base::Handle<GSList, free_addresses>;

constexpr guint drip_interval_ms = 100;

/// Pages run no foreign script and load nothing from outside, as on a well-kept government site.
constexpr const char* content_policy = "default-src 'self' https://*.primaweb.localhost:*; frame-ancestors ";

Fields read_table(GHashTable* table) {
  Fields fields;
  if (table == nullptr)
    return fields;
  GHashTableIter rows;
  gpointer name = nullptr;
  gpointer value = nullptr;
  g_hash_table_iter_init(&rows, table);
  while (g_hash_table_iter_next(&rows, &name, &value) != 0)
    fields.insert_or_assign(static_cast<const char*>(name), static_cast<const char*>(value));
  return fields;
}

std::string header(SoupMessageHeaders* headers, const char* name) {
  const char* value = soup_message_headers_get_one(headers, name);
  return value == nullptr ? "" : value;
}

Fields read_form(GBytes* body) {
  gsize size = 0;
  const auto* data = static_cast<const char*>(g_bytes_get_data(body, &size));
  const base::TablePtr form{soup_form_decode(std::string(data, size).c_str())};
  return read_table(form.get());
}

Fields read_file_form(SoupMessageHeaders* headers, GBytes* body) {
  Fields fields;
  const base::Handle<SoupMultipart, soup_multipart_free> parts{soup_multipart_new_from_message(headers, body)};
  for (int index = 0; parts && index < soup_multipart_get_length(parts.get()); ++index) {
    SoupMessageHeaders* part_headers = nullptr;
    GBytes* part = nullptr;
    char* disposition = nullptr;
    GHashTable* parameters = nullptr;
    if (soup_multipart_get_part(parts.get(), index, &part_headers, &part) == FALSE ||
        soup_message_headers_get_content_disposition(part_headers, &disposition, &parameters) == FALSE)
      continue;
    const base::TextPtr owned{disposition};
    const base::TablePtr owned_parameters{parameters};
    const Fields said = read_table(parameters);
    if (const std::string name = field(said, "filename"); !name.empty()) {
      fields.insert_or_assign("file", name);
      fields.insert_or_assign("file-size", std::to_string(g_bytes_get_size(part)));
    }
  }
  return fields;
}

WebRequest read_request(SoupServerMessage* message, const char* path, GHashTable* query) {
  SoupMessageHeaders* headers = soup_server_message_get_request_headers(message);
  WebRequest request{.method = soup_server_message_get_method(message),
                     .host = header(headers, "Host"),
                     .path = path,
                     .query = read_table(query),
                     .form = {},
                     .cookies = read_cookies(header(headers, "Cookie")),
                     .holder = {}};
  request.host.erase(std::min(request.host.find(':'), request.host.size()));
  if (request.method == "POST") {
    const base::BytesPtr body{soup_message_body_flatten(soup_server_message_get_request_body(message))};
    request.form = header(headers, "Content-Type").starts_with("multipart/form-data")
                       ? read_file_form(headers, body.get())
                       : read_form(body.get());
  }
  return request;
}

void write_answer(SoupServerMessage* message, const WebAnswer& answer) {
  SoupMessageHeaders* headers = soup_server_message_get_response_headers(message);
  const std::string policy = std::string{content_policy} + (answer.may_be_framed ? "'self'" : "'none'");
  soup_message_headers_append(headers, "Content-Security-Policy", policy.c_str());
  soup_message_headers_append(headers, "Cache-Control", "no-store");
  soup_message_headers_append(headers, "X-Content-Type-Options", "nosniff");
  for (const std::string& line : answer.set_cookies)
    soup_message_headers_append(headers, "Set-Cookie", line.c_str());
  soup_server_message_set_status(message, answer.status, nullptr);
  if (!answer.location.empty())
    soup_message_headers_append(headers, "Location", answer.location.c_str());
  if (!answer.saved_as.empty()) {
    const base::TablePtr name{g_hash_table_new(g_str_hash, g_str_equal)};
    g_hash_table_insert(name.get(), const_cast<char*>("filename"), const_cast<char*>(answer.saved_as.c_str()));
    soup_message_headers_set_content_disposition(headers, "attachment", name.get());
  }
  if (!answer.content_type.empty())
    soup_server_message_set_response(message, answer.content_type.c_str(), SOUP_MEMORY_COPY, answer.body.data(),
                                     answer.body.size());
}

base::ObjectPtr<GTlsCertificate> gio_certificate(const ServerCertificate& certificate) {
  const std::string pem = certificate.key + certificate.certificate + certificate.root;
  GError* error = nullptr;
  base::ObjectPtr<GTlsCertificate> made{g_tls_certificate_new_from_pem(pem.c_str(), -1, &error)};
  const base::ErrorPtr owned{error};
  if (!made)
    throw std::runtime_error(error->message);
  return made;
}

} // namespace

class WebServer::Impl {
public:
  Impl(const ServerCertificate& certificate, std::optional<ClientCheck> client_check,
       std::chrono::milliseconds answer_delay, Handler handler, AnswerObserver observer)
      : m_client_check{std::move(client_check)},
        m_answer_delay{answer_delay},
        m_handler{std::move(handler)},
        m_server{soup_server_new("tls-certificate", gio_certificate(certificate).get(), nullptr)},
        m_handshakes{m_server.get(), acceptance()} {
    if (m_client_check)
      soup_server_set_tls_auth_mode(m_server.get(), G_TLS_AUTHENTICATION_REQUIRED);
    if (observer)
      m_meter = std::make_unique<AnswerMeter>(m_server.get(), std::move(observer));
    soup_server_add_handler(m_server.get(), nullptr, asked, this, nullptr);
    listen();
  }

  ~Impl() {
    for (const guint timer : m_timers)
      g_source_remove(timer);
  }

  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  Impl(Impl&&) = delete;
  Impl& operator=(Impl&&) = delete;

  [[nodiscard]] unsigned port() const {
    const AddressListHandle addresses{soup_server_get_uris(m_server.get())};
    return static_cast<unsigned>(g_uri_get_port(static_cast<GUri*>(addresses->data)));
  }

private:
  /// An answer that waits its time.
  struct Waiting {
    Impl* server;
    base::ObjectPtr<SoupServerMessage> message;
    guint timer = 0;
  };

  /// A connection on which an answer drips.
  struct Dripping {
    Impl* server;
    base::ObjectPtr<GIOStream> connection;
    guint timer = 0;
  };

  Handshakes::Accept acceptance() {
    if (!m_client_check)
      return {};
    return [this](GTlsCertificate* client) { return m_client_check->holder(client).has_value(); };
  }

  void listen() {
    const base::ObjectPtr<GSocketAddress> address{g_inet_socket_address_new_from_string("127.0.0.1", 0)};
    GError* error = nullptr;
    soup_server_listen(m_server.get(), address.get(), SOUP_SERVER_LISTEN_HTTPS, &error);
    const base::ErrorPtr owned{error};
    if (error != nullptr)
      throw std::runtime_error(error->message);
    // Names under .localhost are both addresses. Where IPv6 is switched off, or the port is another's there, clients
    // go on to the first.
    const base::ObjectPtr<GSocketAddress> second{g_inet_socket_address_new_from_string("::1", port())};
    soup_server_listen(m_server.get(), second.get(), SOUP_SERVER_LISTEN_HTTPS, nullptr);
  }

  static void asked(SoupServer* /*server*/, SoupServerMessage* message, const char* path, GHashTable* query,
                    gpointer data) {
    auto& self = *static_cast<Impl*>(data);
    WebRequest request = read_request(message, path, query);
    if (self.m_client_check) {
      // Asked again, since TLS does not ask for a certificate that this computer's own trust already covers.
      const auto holder = self.m_client_check->holder(soup_server_message_get_tls_peer_certificate(message));
      if (!holder) {
        soup_server_message_set_status(message, SOUP_STATUS_FORBIDDEN, nullptr);
        return;
      }
      request.holder = *holder;
    }
    const WebAnswer answer = self.m_handler(request);
    if (answer.delivery == AnswerDelivery::whole)
      write_answer(message, answer);
    else
      return self.spoil(message, answer);
    if (self.m_answer_delay.count() > 0)
      self.hold_back(message);
  }

  /// Half an answer, or none.
  void spoil(SoupServerMessage* message, const WebAnswer& answer) {
    if (answer.delivery == AnswerDelivery::never) {
      m_unanswered.emplace_back(SOUP_SERVER_MESSAGE(g_object_ref(message)));
      return soup_server_message_pause(message);
    }
    const base::ObjectPtr<GSocket> socket{G_SOCKET(g_object_ref(soup_server_message_get_socket(message)))};
    base::ObjectPtr<GIOStream> connection{soup_server_message_steal_connection(message)};
    if (answer.delivery == AnswerDelivery::drip)
      return drip(std::move(connection));
    if (answer.delivery == AnswerDelivery::cut_short) {
      const std::string half =
          "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4096\r\n\r\n" + answer.body;
      g_output_stream_write_all(g_io_stream_get_output_stream(connection.get()), half.data(), half.size(), nullptr,
                                nullptr, nullptr);
    } else {
      const linger at_once{.l_onoff = 1, .l_linger = 0};
      setsockopt(g_socket_get_fd(socket.get()), SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
    }
    g_socket_close(socket.get(), nullptr);
  }

  void drip(base::ObjectPtr<GIOStream> connection) {
    auto* dripping = new Dripping{this, std::move(connection)};
    write_all(*dripping, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4096\r\n\r\n");
    dripping->timer = g_timeout_add_full(G_PRIORITY_DEFAULT, drip_interval_ms, let_drip, dripping,
                                         [](gpointer data) { delete static_cast<Dripping*>(data); });
    m_timers.insert(dripping->timer);
  }

  static bool write_all(Dripping& dripping, std::string_view text) {
    return g_output_stream_write_all(g_io_stream_get_output_stream(dripping.connection.get()), text.data(), text.size(),
                                     nullptr, nullptr, nullptr) == TRUE;
  }

  static gboolean let_drip(gpointer data) {
    auto& dripping = *static_cast<Dripping*>(data);
    if (write_all(dripping, " "))
      return G_SOURCE_CONTINUE;
    dripping.server->m_timers.erase(dripping.timer);
    return G_SOURCE_REMOVE;
  }

  void hold_back(SoupServerMessage* message) {
    g_object_ref(message);
    auto* waiting = new Waiting{this, base::ObjectPtr<SoupServerMessage>{message}};
    soup_server_message_pause(message);
    waiting->timer = g_timeout_add_full(G_PRIORITY_DEFAULT, static_cast<guint>(m_answer_delay.count()), let_go, waiting,
                                        [](gpointer data) { delete static_cast<Waiting*>(data); });
    m_timers.insert(waiting->timer);
  }

  static gboolean let_go(gpointer data) {
    auto& waiting = *static_cast<Waiting*>(data);
    waiting.server->m_timers.erase(waiting.timer);
    soup_server_message_unpause(waiting.message.get());
    return G_SOURCE_REMOVE;
  }

  std::optional<ClientCheck> m_client_check;
  std::chrono::milliseconds m_answer_delay;
  Handler m_handler;
  base::ObjectPtr<SoupServer> m_server;
  std::unique_ptr<AnswerMeter> m_meter; ///< nothing: nobody wants to know
  std::set<guint> m_timers;
  std::vector<base::ObjectPtr<SoupServerMessage>> m_unanswered;
  Handshakes m_handshakes; ///< the first to go: it ends the connections
};

WebServer::WebServer(const ServerCertificate& certificate, std::optional<ClientCheck> client_check,
                     std::chrono::milliseconds answer_delay, Handler handler, AnswerObserver observer)
    : m_impl{std::make_unique<Impl>(certificate, std::move(client_check), answer_delay, std::move(handler),
                                    std::move(observer))} {
}

WebServer::~WebServer() = default;

unsigned WebServer::port() const {
  return m_impl->port();
}

} // namespace simulator
