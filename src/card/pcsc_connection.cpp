// SPDX-License-Identifier: EUPL-1.2
#include "card/pcsc_connection.h"

#include <array>
#include <chrono>
#include <thread>

namespace card {

namespace {

using namespace std::chrono_literals;

constexpr int connect_tries = 6;
constexpr auto connect_pause = 100ms;

/// A card that is pulled while it works fails the exchange before pcscd has noticed that it is gone.
constexpr int removal_looks = 6;
constexpr auto removal_pause = 100ms;

DWORD pcsc_disposition(Disposition disposition) {
  return disposition == Disposition::reset ? SCARD_RESET_CARD : SCARD_LEAVE_CARD;
}

LONG status_of(SCARDHANDLE handle, Bytes& atr) {
  std::array<BYTE, MAX_ATR_SIZE> buffer{};
  DWORD atr_length = buffer.size();
  DWORD name_length = 0;
  const LONG code = SCardStatus(handle, nullptr, &name_length, nullptr, nullptr, buffer.data(), &atr_length);
  if (code == SCARD_S_SUCCESS)
    atr.assign(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(atr_length));
  return code;
}

Outcome<SCARDHANDLE> connect_shared(SCARDCONTEXT context, const std::string& reader) {
  for (int attempt = 1;; ++attempt) {
    SCARDHANDLE handle = 0;
    DWORD protocol = 0;
    const LONG code = SCardConnect(context, reader.c_str(), SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0, &handle, &protocol);
    if (code == SCARD_S_SUCCESS)
      return handle;
    if (code != SCARD_E_SHARING_VIOLATION || attempt == connect_tries)
      return fault_of(code);
    std::this_thread::sleep_for(connect_pause);
  }
}

} // namespace

Outcome<std::unique_ptr<PcscConnection>> PcscConnection::connect(PcscContext& context, const std::string& reader) {
  Outcome<SCARDHANDLE> handle = Fault::service_stopped;
  for (int attempt = 0; attempt < 2; ++attempt) {
    const auto established = context.get();
    if (!succeeded(established))
      return std::get<Fault>(established);
    handle = connect_shared(std::get<SCARDCONTEXT>(established), reader);
    if (succeeded(handle) || std::get<Fault>(handle) != Fault::service_stopped)
      break;
    context.drop();
  }
  if (!succeeded(handle))
    return std::get<Fault>(handle);

  auto connection = std::unique_ptr<PcscConnection>{new PcscConnection{std::get<SCARDHANDLE>(handle)}};
  if (const auto read = connection->read_atr(); !succeeded(read))
    return std::get<Fault>(read);
  return connection;
}

PcscConnection::~PcscConnection() {
  disconnect(Disposition::leave);
}

Outcome<Bytes> PcscConnection::transmit(ByteView command) {
  if (!m_handle)
    return Fault::card_removed;
  Bytes answer(MAX_BUFFER_SIZE);
  DWORD length = answer.size();
  const LONG code =
      SCardTransmit(*m_handle, SCARD_PCI_T0, command.data(), command.size(), nullptr, answer.data(), &length);
  if (code != SCARD_S_SUCCESS)
    return explain(code);
  answer.resize(length);
  return answer;
}

Outcome<std::monostate> PcscConnection::begin_transaction() {
  if (!m_handle)
    return Fault::card_removed;
  if (const LONG code = SCardBeginTransaction(*m_handle); code != SCARD_S_SUCCESS)
    return fault_of(code);
  m_in_transaction = true;
  return std::monostate{};
}

void PcscConnection::end_transaction() {
  if (m_handle && m_in_transaction)
    SCardEndTransaction(*m_handle, SCARD_LEAVE_CARD);
  m_in_transaction = false;
}

Outcome<std::monostate> PcscConnection::reconnect() {
  if (!m_handle)
    return Fault::card_removed;
  DWORD protocol = 0;
  const LONG code = SCardReconnect(*m_handle, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0, SCARD_LEAVE_CARD, &protocol);
  if (code != SCARD_S_SUCCESS)
    return fault_of(code);
  return read_atr();
}

void PcscConnection::disconnect(Disposition disposition) {
  if (!m_handle)
    return;
  // A card to be reset is reset within the transaction: nobody may find it unlocked in between.
  if (disposition == Disposition::leave)
    end_transaction();
  SCardDisconnect(*m_handle, pcsc_disposition(disposition));
  m_handle.reset();
  m_in_transaction = false;
}

Outcome<std::monostate> PcscConnection::read_atr() {
  if (const LONG code = status_of(*m_handle, m_atr); code != SCARD_S_SUCCESS)
    return fault_of(code);
  return std::monostate{};
}

Fault PcscConnection::explain(LONG code) const {
  if (fault_of(code) != Fault::card_mute)
    return fault_of(code);
  for (int look = 0; look < removal_looks; ++look) {
    Bytes ignored;
    if (const LONG status = status_of(*m_handle, ignored); status != SCARD_S_SUCCESS)
      return fault_of(status);
    std::this_thread::sleep_for(removal_pause);
  }
  return Fault::card_mute;
}

} // namespace card
