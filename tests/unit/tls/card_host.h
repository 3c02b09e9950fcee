// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "made_identity.h"
#include "stapled_status.h"

#include <openssl/ssl.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace tls {

/// What the card host was asked, as it came.
struct Asked {
  std::string target; ///< "/path?query"
  std::string method;
  std::string headers; ///< "name: value\r\n" each
  std::string body;
  std::string client; ///< common name in the client's certificate; empty without one
  int connection = 0; ///< counted from 1

  /// Empty when there is no such header.
  [[nodiscard]] std::string header(const std::string& name) const;
};

/// What it answers: one text, HTTP as it is on the wire.
struct Reply {
  std::string text{};
  bool close = false; ///< and ends the connection
  bool never = false; ///< and nothing more, until the host is destroyed
};

[[nodiscard]] Reply page(const std::string& html, const std::string& headers = "");
/// A page that greets whose certificate was shown by name.
[[nodiscard]] Reply welcome(const Asked& asked);
[[nodiscard]] Reply redirect(const std::string& location, const std::string& headers = "", int status = 302);

/// An HTTPS server on a loopback port that wants a client certificate. It stands on OpenSSL, so that what our GnuTLS
/// sends is judged by someone else. Its threads end with it.
class CardHost {
public:
  enum class Asks { at_once, after_the_request, never };

  struct Manner {
    int tls_version = TLS1_3_VERSION;
    std::optional<int> oldest_tls_version{}; ///< nothing: only that one
    std::string signature_algorithms{};      ///< of the client, as OpenSSL writes them; empty: all of OpenSSL's own
    Asks asks = Asks::at_once;
    bool remembers_sessions = true;
    bool prefers_http_2 = false; ///< to whom offers it; it cannot speak it
    /// Whose client certificates it takes; by default those of the proof root, whose intermediates it does not know.
    const made::Identity* trusts = nullptr;
    /// Who issued its own certificate; by default the proof root.
    const made::Identity* issuer = nullptr;
    /// What it sends along with it: certificates of authorities, in this order.
    std::vector<made::Identity> sends{};
    /// What it says of its own certificate's revocation, in the issuer's name.
    Staple staple = Staple::none;
    /// Whether its certificate says that it always does (RFC 7633).
    bool must_staple = false;
    /// When that certificate ends, as made::Wording has it.
    std::string not_after = made::Wording{}.not_after;
  };

  using Answer = std::function<Reply(const Asked&)>;

  CardHost(Manner manner, Answer answer);
  ~CardHost();
  CardHost(const CardHost&) = delete;
  CardHost& operator=(const CardHost&) = delete;
  CardHost(CardHost&&) = delete;
  CardHost& operator=(CardHost&&) = delete;

  /// "localhost:port"
  [[nodiscard]] std::string name() const;
  /// "https://localhost:port/path"
  [[nodiscard]] std::string address(const std::string& path = "/") const;

  [[nodiscard]] unsigned port() const { return static_cast<unsigned>(m_port); }

  [[nodiscard]] std::vector<Asked> asked() const;

  [[nodiscard]] int connections() const { return m_connections; }

  /// How many of them the client has not closed yet.
  [[nodiscard]] int open_connections() const { return m_open_connections; }

  /// How many went on with an earlier TLS session, without a signature.
  [[nodiscard]] int resumed_sessions() const { return m_resumed_sessions; }

  /// Whether any client has shown a certificate in a handshake, also in one that failed.
  [[nodiscard]] bool saw_a_certificate() const { return m_saw_a_certificate; }

private:
  void listen();
  void accept_all();
  void serve(int socket, int connection);
  void converse(SSL* ssl, int connection);
  bool ask_certificate_now(SSL* ssl);
  static int on_verify(int trusted, X509_STORE_CTX* store);

  Manner m_manner;
  Answer m_answer;
  std::shared_ptr<const card::Bytes> m_status; ///< what it staples
  std::shared_ptr<SSL_CTX> m_context;
  int m_listener = -1;
  int m_port = 0;
  std::atomic<bool> m_ending = false;
  std::atomic<int> m_connections = 0;
  std::atomic<int> m_open_connections = 0;
  std::atomic<int> m_resumed_sessions = 0;
  std::atomic<bool> m_saw_a_certificate = false;
  mutable std::mutex m_mutex;
  std::vector<Asked> m_asked;
  std::vector<int> m_sockets;
  std::vector<std::thread> m_conversations;
  std::thread m_accepting;
};

} // namespace tls
