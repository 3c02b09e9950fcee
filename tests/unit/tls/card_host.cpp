// SPDX-License-Identifier: EUPL-1.2
#include "card_host.h"

#include "people.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace tls {

namespace {

using Ssl = std::unique_ptr<SSL, decltype(&SSL_free)>;

const made::Key& server_key() {
  static const made::Key key = made::ec_key("P-256");
  return key;
}

const made::Identity& issuer_of(const CardHost::Manner& manner) {
  return manner.issuer == nullptr ? People::get().root : *manner.issuer;
}

made::Identity server_identity(const CardHost::Manner& manner) {
  return made::identity({.common_name = "card host",
                         .alternative_names = "DNS:localhost",
                         .must_staple = manner.must_staple,
                         .not_after = manner.not_after},
                        server_key(), &issuer_of(manner));
}

/// The newest one that the client offers.
int choose_protocol(SSL* /*ssl*/, const unsigned char** chosen, unsigned char* length, const unsigned char* offered,
                    unsigned offered_length, void* /*data*/) {
  constexpr std::string_view ours{"\x02h2\x08http/1.1"};
  unsigned char* choice = nullptr;
  const int result = SSL_select_next_proto(&choice, length, reinterpret_cast<const unsigned char*>(ours.data()),
                                           static_cast<unsigned>(ours.size()), offered, offered_length);
  *chosen = choice;
  return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

std::shared_ptr<SSL_CTX> server_context(const CardHost::Manner& manner, std::shared_ptr<const card::Bytes>& status) {
  std::shared_ptr<SSL_CTX> context{SSL_CTX_new(TLS_server_method()), SSL_CTX_free};
  const auto& root = People::get().root;
  const auto server = server_identity(manner);
  SSL_CTX_use_certificate(context.get(), server.certificate.get());
  SSL_CTX_use_PrivateKey(context.get(), server.key.get());
  for (const auto& authority : manner.sends)
    SSL_CTX_add1_chain_cert(context.get(), authority.certificate.get());
  if (manner.staple != Staple::none) {
    status = std::make_shared<card::Bytes>(stapled_status(server, issuer_of(manner), manner.staple));
    staple_to(context.get(), *status);
  }
  SSL_CTX_set_min_proto_version(context.get(), manner.oldest_tls_version.value_or(manner.tls_version));
  SSL_CTX_set_max_proto_version(context.get(), manner.tls_version);
  X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()),
                      (manner.trusts == nullptr ? root : *manner.trusts).certificate.get());
  if (!manner.signature_algorithms.empty())
    SSL_CTX_set1_client_sigalgs_list(context.get(), manner.signature_algorithms.c_str());
  SSL_CTX_set_session_id_context(context.get(), reinterpret_cast<const unsigned char*>("card"), 4);
  if (manner.prefers_http_2)
    SSL_CTX_set_alpn_select_cb(context.get(), choose_protocol, nullptr);
  if (!manner.remembers_sessions) {
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context.get(), 0);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_TICKET);
  }
  return context;
}

std::string client_name(SSL* ssl) {
  const std::unique_ptr<X509, decltype(&X509_free)> certificate{SSL_get1_peer_certificate(ssl), X509_free};
  return certificate ? certificate::Certificate::from_der(made::Identity{{certificate.get(), [](X509*) {}}, {}}.der())
                           ->holder()
                           .reveal()
                     : "";
}

/// Reads until `buffer` holds `size` bytes, or, for size 0, a whole head. False when the client has gone.
bool read_more(SSL* ssl, std::string& buffer) {
  std::array<char, 4096> bytes{};
  const int count = SSL_read(ssl, bytes.data(), static_cast<int>(bytes.size()));
  if (count <= 0)
    return false;
  buffer.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<Asked> read_request(SSL* ssl) {
  std::string buffer;
  std::size_t head_end = std::string::npos;
  while ((head_end = buffer.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more(ssl, buffer))
      return std::nullopt;
  }
  const std::size_t line_end = buffer.find("\r\n");
  const std::size_t first_space = buffer.find(' ');
  const std::size_t second_space = buffer.find(' ', first_space + 1);
  Asked asked;
  asked.method = buffer.substr(0, first_space);
  asked.target = buffer.substr(first_space + 1, second_space - first_space - 1);
  asked.headers = buffer.substr(line_end + 2, head_end - line_end);
  const std::string length = asked.header("Content-Length");
  const std::size_t end = head_end + 4 + (length.empty() ? 0 : std::stoul(length));
  while (buffer.size() < end) {
    if (!read_more(ssl, buffer))
      return std::nullopt;
  }
  asked.body = buffer.substr(head_end + 4);
  return asked;
}

Reply http(const std::string& status, const std::string& headers, const std::string& body) {
  return {.text = "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers +
                  "\r\n" + body};
}

} // namespace

std::string Asked::header(const std::string& name) const {
  const auto start = headers.find(name + ": ");
  if (start == std::string::npos)
    return {};
  const auto value = start + name.size() + 2;
  return headers.substr(value, headers.find("\r\n", value) - value);
}

Reply page(const std::string& html, const std::string& headers) {
  return http("200 OK", "Content-Type: text/html; charset=utf-8\r\n" + headers, html);
}

Reply welcome(const Asked& asked) {
  return page("Welcome " + asked.client);
}

Reply redirect(const std::string& location, const std::string& headers, int status) {
  return http(std::to_string(status) + " Elsewhere", "Location: " + location + "\r\n" + headers, "");
}

CardHost::CardHost(Manner manner, Answer answer)
    : m_manner{std::move(manner)}, m_answer{std::move(answer)}, m_context{server_context(m_manner, m_status)} {
  std::signal(SIGPIPE, SIG_IGN); // a client may close while OpenSSL writes
  SSL_CTX_set_app_data(m_context.get(), this);
  if (m_manner.asks == Asks::at_once)
    SSL_CTX_set_verify(m_context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, on_verify);
  listen();
  m_accepting = std::thread{[this] { accept_all(); }};
}

CardHost::~CardHost() {
  m_ending = true;
  shutdown(m_listener, SHUT_RDWR);
  m_accepting.join();
  {
    const std::lock_guard lock{m_mutex};
    for (const int socket : m_sockets)
      shutdown(socket, SHUT_RDWR);
  }
  for (auto& conversation : m_conversations)
    conversation.join();
  for (const int socket : m_sockets)
    close(socket);
  close(m_listener);
}

void CardHost::listen() {
  m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (bind(m_listener, generic, size) != 0 || ::listen(m_listener, 8) != 0 ||
      getsockname(m_listener, generic, &size) != 0)
    throw std::runtime_error{"no loopback port"};
  m_port = ntohs(address.sin_port);
}

void CardHost::accept_all() {
  while (!m_ending) {
    const int socket = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0)
      continue;
    const std::lock_guard lock{m_mutex};
    m_sockets.push_back(socket);
    ++m_open_connections;
    m_conversations.emplace_back([this, socket, connection = ++m_connections] { serve(socket, connection); });
  }
}

void CardHost::serve(int socket, int connection) {
  {
    const Ssl ssl{SSL_new(m_context.get()), SSL_free};
    SSL_set_fd(ssl.get(), socket);
    if (SSL_accept(ssl.get()) == 1) {
      m_resumed_sessions += SSL_session_reused(ssl.get());
      converse(ssl.get(), connection);
    }
  }
  shutdown(socket, SHUT_RDWR);
  --m_open_connections;
  g_main_context_wakeup(nullptr);
}

void CardHost::converse(SSL* ssl, int connection) {
  while (auto asked = read_request(ssl)) {
    if (m_manner.asks == Asks::after_the_request && !ask_certificate_now(ssl))
      return;
    asked->client = client_name(ssl);
    asked->connection = connection;
    {
      const std::lock_guard lock{m_mutex};
      m_asked.push_back(*asked);
    }
    g_main_context_wakeup(nullptr); // a test may be waiting in its main loop
    const Reply reply = m_answer(*asked);
    if (!reply.text.empty() && SSL_write(ssl, reply.text.data(), static_cast<int>(reply.text.size())) <= 0)
      return;
    if (reply.never) {
      std::string ignored;
      static_cast<void>(read_more(ssl, ignored)); // until the client or the host has gone
      return;
    }
    if (reply.close) {
      SSL_shutdown(ssl);
      return;
    }
  }
}

/// As servers do that want the certificate for some addresses only: TLS 1.2 renegotiates, and TLS 1.3 asks within the
/// connection, if the client has said that it may.
bool CardHost::ask_certificate_now(SSL* ssl) {
  if (SSL_version(ssl) == TLS1_3_VERSION)
    return SSL_verify_client_post_handshake(ssl) == 1 && SSL_do_handshake(ssl) == 1;
  SSL_set_verify(ssl, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, on_verify);
  SSL_renegotiate(ssl);
  if (SSL_do_handshake(ssl) != 1) // sends the wish only
    return false;
  const int socket = SSL_get_fd(ssl);
  const int flags = fcntl(socket, F_GETFL);
  fcntl(socket, F_SETFL, flags | O_NONBLOCK); // else OpenSSL would go on to wait for a next request
  while (SSL_renegotiate_pending(ssl) == 1 || SSL_is_init_finished(ssl) == 0) {
    pollfd readable{.fd = socket, .events = POLLIN, .revents = 0};
    char ignored = 0;
    if (poll(&readable, 1, 20'000) != 1)
      return false;
    if (SSL_peek(ssl, &ignored, 1) <= 0 && SSL_get_error(ssl, -1) != SSL_ERROR_WANT_READ)
      return false;
  }
  fcntl(socket, F_SETFL, flags);
  return true;
}

int CardHost::on_verify(int trusted, X509_STORE_CTX* store) {
  auto* ssl = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
  static_cast<CardHost*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)))->m_saw_a_certificate = true;
  return trusted;
}

std::string CardHost::name() const {
  return "localhost:" + std::to_string(m_port);
}

std::string CardHost::address(const std::string& path) const {
  return "https://" + name() + path;
}

std::vector<Asked> CardHost::asked() const {
  const std::lock_guard lock{m_mutex};
  return m_asked;
}

} // namespace tls
