// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "simulator/card/pcscd_protocol.h"
#include "simulator/card/reader_desk.h"
#include "simulator/card/unix_socket.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>

namespace simulator {

/// One client of the practice service, from its connection until it goes: it reads its requests and answers them. On
/// the service's thread.
class ClientLink {
public:
  /// What a client wants of the others.
  class Service {
  public:
    Service() = default;
    virtual ~Service() = default;
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;
    Service(Service&&) = delete;
    Service& operator=(Service&&) = delete;

    [[nodiscard]] virtual std::uint32_t new_context() = 0;
    /// Ends the wait of whoever has `context`; `invalid_handle` when nobody with it waits.
    [[nodiscard]] virtual pcscd::Result cancel_wait(std::uint32_t context) = 0;
  };

  ClientLink(base::FileDescriptor socket, ReaderDesk& desk, Service& service);
  /// Closes what the client left open.
  ~ClientLink();
  ClientLink(const ClientLink&) = delete;
  ClientLink& operator=(const ClientLink&) = delete;
  ClientLink(ClientLink&&) = delete;
  ClientLink& operator=(ClientLink&&) = delete;

  [[nodiscard]] int descriptor() const { return m_socket.get(); }

  [[nodiscard]] std::uint32_t context() const { return m_context; }

  /// Reads what has come and answers every whole request in it. Then `gone()` may be true: the client left, or sent
  /// what no client sends.
  void read();

  [[nodiscard]] bool gone() const { return m_gone; }

  /// Passes on what this client waits for, if it has come: what the user of a reader's keys did, or the end of
  /// another's transaction.
  void bring_late_answers();

  /// Tells the client, if it waits, why it waits no longer. Says whether it waited.
  bool end_wait(pcscd::Result result);

private:
  /// One whole request: what stands after its header.
  struct Request {
    pcscd::CommandCode command;
    std::span<const std::uint8_t> body;
    std::span<const std::uint8_t> data; ///< what follows the body of transmit and control
  };

  [[nodiscard]] bool take_request();
  void answer(const Request& request);
  void answer_version(pcscd::Version version);
  void answer_establish(pcscd::EstablishContext body);
  void answer_release(pcscd::ReleaseContext body);
  void answer_connect(pcscd::Connect body);
  void answer_transmit(const Request& request);
  void answer_control(const Request& request);
  void answer_disconnect(const pcscd::Disconnect& body);
  void try_disconnect();
  void finish_control(const ReaderDesk::ControlAnswer& answer);
  void take_requests();
  void close_handles();

  [[nodiscard]] bool owns(ReaderDesk::Handle handle) const { return m_handles.contains(handle); }

  /// Copies the body of a request about one of this client's handles, lets `act` fill it in, and sends it back. A
  /// client with another's handle is put out.
  template <typename Body, typename Act>
  void answer_own(const Request& request, Act act);
  template <typename Body>
  void send(const Body& body);
  void send_bytes(std::span<const std::uint8_t> bytes);

  base::FileDescriptor m_socket;
  ReaderDesk& m_desk;
  Service& m_service;
  card::Bytes m_received;
  std::uint32_t m_context = 0;
  std::set<ReaderDesk::Handle> m_handles;
  std::optional<pcscd::Control> m_control;       ///< not answered yet, and so is
  std::optional<pcscd::Disconnect> m_disconnect; ///< this one
  bool m_waits = false;
  bool m_gone = false;
};

} // namespace simulator
