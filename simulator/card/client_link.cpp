// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/client_link.h"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <type_traits>
#include <utility>

namespace simulator {

namespace {

using pcscd::CommandCode;
using pcscd::Result;

constexpr std::size_t max_handles = 64;

template <typename Body>
Body copy_as(std::span<const std::uint8_t> bytes) {
  static_assert(std::is_trivially_copyable_v<Body>);
  Body body;
  std::memcpy(&body, bytes.data(), sizeof(body));
  return body;
}

/// The length of a request's body; nothing for a command that does not exist.
std::optional<std::size_t> body_size(CommandCode command) {
  switch (command) {
  case CommandCode::version:
    return sizeof(pcscd::Version);
  case CommandCode::establish_context:
    return sizeof(pcscd::EstablishContext);
  case CommandCode::release_context:
    return sizeof(pcscd::ReleaseContext);
  case CommandCode::connect:
    return sizeof(pcscd::Connect);
  case CommandCode::reconnect:
    return sizeof(pcscd::Reconnect);
  case CommandCode::disconnect:
    return sizeof(pcscd::Disconnect);
  case CommandCode::begin_transaction:
    return sizeof(pcscd::BeginTransaction);
  case CommandCode::end_transaction:
    return sizeof(pcscd::EndTransaction);
  case CommandCode::transmit:
    return sizeof(pcscd::Transmit);
  case CommandCode::control:
    return sizeof(pcscd::Control);
  case CommandCode::status:
    return sizeof(pcscd::CardStatus);
  case CommandCode::cancel:
    return sizeof(pcscd::Cancel);
  case CommandCode::get_attribute:
  case CommandCode::set_attribute:
    return sizeof(pcscd::Attribute);
  case CommandCode::get_readers_state:
  case CommandCode::wait_reader_state_change:
  case CommandCode::stop_waiting_reader_state_change:
  case CommandCode::get_reader_events:
    return 0;
  }
  return std::nullopt;
}

/// How many bytes follow the body.
std::size_t data_size(CommandCode command, std::span<const std::uint8_t> body) {
  switch (command) {
  case CommandCode::transmit:
    return copy_as<pcscd::Transmit>(body).send_length;
  case CommandCode::control:
    return copy_as<pcscd::Control>(body).send_length;
  default:
    return 0;
  }
}

} // namespace

ClientLink::ClientLink(base::FileDescriptor socket, ReaderDesk& desk, Service& service)
    : m_socket{std::move(socket)}, m_desk{desk}, m_service{service} {
}

ClientLink::~ClientLink() {
  close_handles();
}

void ClientLink::close_handles() {
  for (const auto handle : m_handles)
    m_desk.abandon(handle);
  m_handles.clear();
}

void ClientLink::read() {
  std::array<std::uint8_t, 4096> chunk{};
  const auto length = ::recv(m_socket.get(), chunk.data(), chunk.size(), 0);
  if (length <= 0) {
    m_gone = length == 0 || (errno != EAGAIN && errno != EINTR);
    return;
  }
  m_received.insert(m_received.end(), chunk.begin(), chunk.begin() + length);
  take_requests();
}

void ClientLink::take_requests() {
  while (!m_gone && !m_control && !m_disconnect && take_request()) {
  }
}

bool ClientLink::take_request() {
  const std::span<const std::uint8_t> received{m_received};
  if (received.size() < sizeof(pcscd::Header))
    return false;
  const auto header = copy_as<pcscd::Header>(received);
  if (body_size(header.command) != header.size) {
    m_gone = true;
    return false;
  }
  const auto rest = received.subspan(sizeof(pcscd::Header));
  if (rest.size() < header.size)
    return false;
  const auto body = rest.first(header.size);
  const auto length = data_size(header.command, body);
  if (length > pcscd::max_apdu) {
    m_gone = true;
    return false;
  }
  if (rest.size() - header.size < length)
    return false;
  answer({header.command, body, rest.subspan(header.size, length)});
  const auto taken = sizeof(pcscd::Header) + header.size + length;
  m_received.erase(m_received.begin(), m_received.begin() + static_cast<std::ptrdiff_t>(taken));
  return true;
}

template <typename Body>
void ClientLink::send(const Body& body) {
  static_assert(std::is_trivially_copyable_v<Body>);
  std::array<std::uint8_t, sizeof(Body)> bytes{};
  std::memcpy(bytes.data(), &body, sizeof(body));
  send_bytes(bytes);
}

void ClientLink::send_bytes(std::span<const std::uint8_t> bytes) {
  if (bytes.empty())
    return;
  // A client that does not fetch its answers is not waited for.
  const auto sent = ::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
  if (sent != static_cast<ssize_t>(bytes.size()))
    m_gone = true;
}

template <typename Body, typename Act>
void ClientLink::answer_own(const Request& request, Act act) {
  auto body = copy_as<Body>(request.body);
  if (!owns(body.card)) {
    m_gone = true;
    return;
  }
  act(body);
  send(body);
}

void ClientLink::answer(const Request& request) {
  switch (request.command) {
  case CommandCode::version:
    return answer_version(copy_as<pcscd::Version>(request.body));
  case CommandCode::establish_context:
    return answer_establish(copy_as<pcscd::EstablishContext>(request.body));
  case CommandCode::release_context:
    return answer_release(copy_as<pcscd::ReleaseContext>(request.body));
  case CommandCode::connect:
    return answer_connect(copy_as<pcscd::Connect>(request.body));
  case CommandCode::reconnect:
    return answer_own<pcscd::Reconnect>(request, [this](auto& body) { m_desk.reconnect(body); });
  case CommandCode::disconnect:
    return answer_disconnect(copy_as<pcscd::Disconnect>(request.body));
  case CommandCode::begin_transaction:
    return answer_own<pcscd::BeginTransaction>(request, [this](auto& body) { m_desk.begin_transaction(body); });
  case CommandCode::end_transaction:
    return answer_own<pcscd::EndTransaction>(request, [this](auto& body) { m_desk.end_transaction(body); });
  case CommandCode::status:
    return answer_own<pcscd::CardStatus>(request, [this](auto& body) { m_desk.status(body); });
  case CommandCode::control:
    return answer_control(request);
  case CommandCode::get_attribute:
    return answer_own<pcscd::Attribute>(request, [this](auto& body) { m_desk.get_attribute(body); });
  case CommandCode::set_attribute:
    return answer_own<pcscd::Attribute>(request, [](auto& body) { body.result = Result::unsupported_feature; });
  case CommandCode::transmit:
    return answer_transmit(request);
  case CommandCode::cancel: {
    auto body = copy_as<pcscd::Cancel>(request.body);
    body.result = m_service.cancel_wait(body.context);
    return send(body);
  }
  case CommandCode::get_readers_state:
    return send(m_desk.states());
  case CommandCode::wait_reader_state_change:
    m_waits = true;
    return send(m_desk.states());
  case CommandCode::stop_waiting_reader_state_change:
    // Exactly one message ends a wait: without a wait, it is on its way already.
    end_wait(Result::success);
    return;
  case CommandCode::get_reader_events:
    return send(pcscd::ReaderEvents{.count = 0, .result = Result::success});
  }
}

void ClientLink::answer_version(pcscd::Version version) {
  const bool spoken = version.major == pcscd::version_major && version.minor >= pcscd::version_minor &&
                      version.minor <= pcscd::version_minor_newest;
  if (spoken)
    version.result = Result::success;
  else // a newer library asks again with this version; an older one gives up
    version = {pcscd::version_major, pcscd::version_minor, Result::service_stopped};
  send(version);
}

void ClientLink::answer_establish(pcscd::EstablishContext body) {
  m_context = m_service.new_context();
  body.context = m_context;
  body.result = Result::success;
  send(body);
}

void ClientLink::answer_release(pcscd::ReleaseContext body) {
  body.result = m_context != 0 && body.context == m_context ? Result::success : Result::invalid_handle;
  if (body.result == Result::success) {
    close_handles();
    m_context = 0;
  }
  send(body);
}

void ClientLink::answer_connect(pcscd::Connect body) {
  if (m_context == 0 || body.context != m_context)
    body.result = Result::invalid_handle;
  else if (m_handles.size() >= max_handles)
    body.result = Result::no_memory;
  else
    m_desk.connect(body);
  if (body.result == Result::success)
    m_handles.insert(body.card);
  send(body);
}

void ClientLink::answer_transmit(const Request& request) {
  card::Bytes answer;
  answer_own<pcscd::Transmit>(request, [&](auto& body) { answer = m_desk.transmit(body, request.data); });
  send_bytes(answer);
}

void ClientLink::answer_control(const Request& request) {
  const auto body = copy_as<pcscd::Control>(request.body);
  if (!owns(body.card)) {
    m_gone = true;
    return;
  }
  m_control = body;
  if (const auto answer = m_desk.control(body.card, body.control_code, request.data))
    finish_control(*answer);
}

void ClientLink::finish_control(const ReaderDesk::ControlAnswer& answer) {
  auto body = *std::exchange(m_control, std::nullopt);
  const bool fits = answer.data.size() <= body.receive_length;
  body.result = fits ? answer.result : Result::insufficient_buffer;
  body.bytes_returned = fits ? static_cast<std::uint32_t>(answer.data.size()) : 0;
  send(body);
  if (fits)
    send_bytes(answer.data);
}

void ClientLink::answer_disconnect(const pcscd::Disconnect& body) {
  if (!owns(body.card)) {
    m_gone = true;
    return;
  }
  m_disconnect = body;
  try_disconnect();
}

void ClientLink::try_disconnect() {
  if (!m_desk.disconnect(*m_disconnect))
    return;
  const auto body = *std::exchange(m_disconnect, std::nullopt);
  if (body.result == Result::success)
    m_handles.erase(body.card);
  send(body);
}

void ClientLink::bring_late_answers() {
  if (m_disconnect) {
    try_disconnect();
  } else if (m_control) {
    if (const auto answer = m_desk.take_late_answer(m_control->card))
      finish_control(*answer);
  }
  take_requests();
}

bool ClientLink::end_wait(Result result) {
  if (!std::exchange(m_waits, false))
    return false;
  send(pcscd::WaitEnded{.time_out = 0, .result = result});
  return true;
}

} // namespace simulator
