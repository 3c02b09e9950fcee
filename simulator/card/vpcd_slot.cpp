// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/vpcd_slot.h"

#include "card/bytes.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <optional>
#include <span>
#include <system_error>
#include <utility>

namespace simulator {

namespace {

/// Messages of one byte are for the slot; all others are commands for the card.
enum class Control : std::uint8_t { power_off = 0, power_on = 1, reset = 2, get_atr = 4 };

void switch_on(int socket, int option) {
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, option, &on, sizeof(on));
}

base::FileDescriptor connect_to(std::uint16_t port) {
  base::FileDescriptor socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (!socket || ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
    throw std::system_error{errno, std::generic_category(), "the virtual reader"};
  switch_on(socket.get(), TCP_NODELAY); // else every command takes 40 ms
  return socket;
}

bool receive(int socket, std::span<std::uint8_t> bytes) {
  while (!bytes.empty()) {
    switch_on(socket, TCP_QUICKACK); // the kernel takes it back after each use
    const auto length = ::recv(socket, bytes.data(), bytes.size(), 0);
    if (length <= 0)
      return false;
    bytes = bytes.subspan(static_cast<std::size_t>(length));
  }
  return true;
}

/// A length of two bytes, then as many bytes. Nothing when the other side closed.
std::optional<card::Bytes> receive_message(int socket) {
  std::array<std::uint8_t, 2> length{};
  if (!receive(socket, length))
    return std::nullopt;
  card::Bytes message(static_cast<std::size_t>(length[0] << 8U | length[1]));
  if (!receive(socket, message))
    return std::nullopt;
  return message;
}

void send_message(int socket, const card::Bytes& message) {
  card::Bytes framed{static_cast<std::uint8_t>(message.size() >> 8U),
                     static_cast<std::uint8_t>(message.size() & 0xFFU)};
  framed.insert(framed.end(), message.begin(), message.end());
  // A message is far smaller than a socket's buffer; when the other side is gone, the next receive() says so.
  [[maybe_unused]] const auto sent = ::send(socket, framed.data(), framed.size(), MSG_NOSIGNAL);
}

void serve(int socket, SimulatedCard& card) {
  while (const auto message = receive_message(socket)) {
    if (message->size() != 1) {
      send_message(socket, card.answer(*message));
      continue;
    }
    switch (Control{message->front()}) {
    case Control::power_on:
    case Control::reset:
      card.power_on();
      break;
    case Control::get_atr:
      send_message(socket, card.atr());
      break;
    case Control::power_off:
      break;
    }
  }
}

} // namespace

void VpcdSlot::insert(std::shared_ptr<SimulatedCard> card) {
  remove();
  m_socket = connect_to(m_port);
  m_thread = std::thread{[socket = m_socket.get(), card = std::move(card)] { serve(socket, *card); }};
}

void VpcdSlot::remove() {
  if (!m_thread.joinable())
    return;
  ::shutdown(m_socket.get(), SHUT_RDWR);
  m_thread.join();
  m_socket = base::FileDescriptor{};
}

} // namespace simulator
