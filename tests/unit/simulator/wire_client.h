// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "simulator/card/pcscd_protocol.h"
#include "simulator/card/unix_socket.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>

namespace simulator::tests {

/// A client that speaks pcscd's protocol byte by byte, well or badly. Waits at most five seconds for anything.
class WireClient {
public:
  explicit WireClient(const std::string& path) : m_socket{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(static_cast<char*>(address.sun_path), sizeof(address.sun_path) - 1);
    const timeval bound{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(m_socket.get(), SOL_SOCKET, SO_RCVTIMEO, &bound, sizeof(bound));
    if (::connect(m_socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
      throw std::runtime_error{"no service"};
  }

  void send_bytes(card::ByteView bytes) {
    static_cast<void>(::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL));
  }

  template <typename Body>
  static card::Bytes framed(pcscd::CommandCode command, const Body& body) {
    const pcscd::Header header{.size = sizeof(body), .command = command};
    card::Bytes bytes(sizeof(header) + sizeof(body));
    std::memcpy(bytes.data(), &header, sizeof(header));
    std::memcpy(&bytes[sizeof(header)], &body, sizeof(body));
    return bytes;
  }

  /// A command without a body.
  void send(pcscd::CommandCode command) {
    const pcscd::Header header{.size = 0, .command = command};
    std::array<std::uint8_t, sizeof(header)> bytes{};
    std::memcpy(bytes.data(), &header, sizeof(header));
    send_bytes(bytes);
  }

  template <typename Body>
  void send(pcscd::CommandCode command, const Body& body) {
    send_bytes(framed(command, body));
  }

  /// Nothing when the service hung up.
  template <typename Body>
  std::optional<Body> receive() {
    std::array<std::uint8_t, sizeof(Body)> bytes{};
    if (::recv(m_socket.get(), bytes.data(), bytes.size(), MSG_WAITALL) != static_cast<ssize_t>(bytes.size()))
      return std::nullopt;
    Body body;
    std::memcpy(&body, bytes.data(), sizeof(body));
    return body;
  }

  template <typename Body>
  Body ask(pcscd::CommandCode command, const Body& body) {
    send(command, body);
    return receive<Body>().value();
  }

  std::uint32_t establish() {
    m_context = ask(pcscd::CommandCode::establish_context, pcscd::EstablishContext{}).context;
    return m_context;
  }

  pcscd::Connect connect(std::string_view reader) {
    pcscd::Connect body{};
    body.context = m_context;
    reader.copy(body.reader.data(), body.reader.size() - 1);
    body.share_mode = pcscd::ShareMode::shared;
    body.preferred_protocols = pcscd::protocol::t0;
    return ask(pcscd::CommandCode::connect, body);
  }

  /// Whether the service hangs up once all its answers are fetched.
  bool hung_up() {
    std::array<std::uint8_t, 4096> answers{};
    ssize_t length = 0;
    do
      length = ::recv(m_socket.get(), answers.data(), answers.size(), 0);
    while (length > 0);
    return length == 0 || errno == ECONNRESET;
  }

private:
  base::FileDescriptor m_socket;
  std::uint32_t m_context = 0;
};

} // namespace simulator::tests
