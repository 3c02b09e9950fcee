// SPDX-License-Identifier: EUPL-1.2
#include "vpcd_card.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <utility>

namespace integration {

namespace {

using namespace std::chrono_literals;
using card::Bytes;
using card::ByteView;

/// Messages of one byte are vpcd's own; any other is an APDU.
enum Control : std::uint8_t { power_off = 0, power_on = 1, reset = 2, send_atr = 4 };

int connect_to(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  for (int attempt = 0; attempt < 500; ++attempt) {
    const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    // NOLINTNEXTLINE(*-reinterpret-cast): the sockets API
    if (::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
      // vpcd writes length and data apart: without this each APDU waits 40 ms for an acknowledgement.
      const int yes = 1;
      ::setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      return connection;
    }
    ::close(connection);
    std::this_thread::sleep_for(10ms);
  }
  throw std::runtime_error{"no vpcd to put a card into"};
}

std::optional<Bytes> receive(int connection, std::size_t size) {
  Bytes bytes(size);
  if (size > 0 && ::recv(connection, bytes.data(), size, MSG_WAITALL) != static_cast<ssize_t>(size))
    return std::nullopt;
  return bytes;
}

std::optional<Bytes> receive_message(int connection) {
  const auto length = receive(connection, 2);
  if (!length)
    return std::nullopt;
  return receive(connection, static_cast<std::size_t>((*length)[0]) << 8U | (*length)[1]);
}

void send_message(int connection, ByteView content) {
  Bytes message{static_cast<std::uint8_t>(content.size() >> 8U), static_cast<std::uint8_t>(content.size() & 0xFFU)};
  message.insert(message.end(), content.begin(), content.end());
  ::send(connection, message.data(), message.size(), MSG_NOSIGNAL);
}

} // namespace

VpcdCard::VpcdCard(std::uint16_t port, Chip chip)
    : m_chip{std::move(chip)}, m_socket{connect_to(port)}, m_thread{[this] { serve(); }} {
}

VpcdCard::~VpcdCard() {
  ::shutdown(m_socket, SHUT_RDWR);
  m_thread.join();
  ::close(m_socket);
}

void VpcdCard::serve() {
  while (const auto message = receive_message(m_socket)) {
    if (message->size() != 1)
      send_message(m_socket, m_chip.answer(*message));
    else if (message->front() == send_atr)
      send_message(m_socket, m_chip.atr);
    else
      m_chip.reset();
  }
}

} // namespace integration
