// SPDX-License-Identifier: EUPL-1.2
#include "card/pcsc_connection.h"

#include "card/log_words.h"

#include <glib.h>
#include <reader.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

namespace card {

namespace {

using namespace std::chrono_literals;

constexpr int short_tries = 6;
constexpr auto short_pause = 100ms;
constexpr auto long_pause = 500ms;

/// A card that is pulled while it works fails the exchange before pcscd has noticed that it is gone.
constexpr int removal_looks = 6;
constexpr auto removal_pause = 100ms;

DWORD pcsc_disposition(Disposition disposition) {
  return disposition == Disposition::reset ? SCARD_RESET_CARD : SCARD_LEAVE_CARD;
}

/// Asks pcscd, not the card. Where the driver knows the attribute, this leaves libpcsclite's one table of readers
/// alone, which SCardStatus fills for all threads without a lock: the watch could take an old state for the newest
/// (PCSC-Lite 1.9.9 and later, src/winscard_clnt.c, readerStates).
LONG read_atr_of(SCARDHANDLE handle, Bytes& atr) {
  std::array<BYTE, MAX_ATR_SIZE> buffer{};
  DWORD length = buffer.size();
  LONG code = SCardGetAttrib(handle, SCARD_ATTR_ATR_STRING, buffer.data(), &length);
  if (code == SCARD_E_UNSUPPORTED_FEATURE || code == SCARD_E_NOT_TRANSACTED) {
    length = buffer.size();
    DWORD name_length = 0;
    code = SCardStatus(handle, nullptr, &name_length, nullptr, nullptr, buffer.data(), &length);
  }
  if (code == SCARD_S_SUCCESS)
    atr.assign(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(length));
  return code;
}

/// Whether the card of this handle's transaction is still there, and as it was. For SCardBeginTransaction pcscd looks
/// at the card first and at transactions after that; for every other call the other way round (PCSC-Lite's
/// src/winscard.c). A card that goes ends the transaction on it, so once another program has one on the next card,
/// those would wait for its end. A transaction within one's own costs nothing.
LONG look_at_card(SCARDHANDLE handle) {
  const LONG code = SCardBeginTransaction(handle);
  if (code == SCARD_S_SUCCESS)
    SCardEndTransaction(handle, SCARD_LEAVE_CARD);
  return code;
}

Outcome<SCARDHANDLE> connect_shared(SCARDCONTEXT context, const std::string& reader, ExchangeGate& gate) {
  for (int attempt = 1;; ++attempt) {
    SCARDHANDLE handle = 0;
    DWORD protocol = 0;
    const ExchangeGate::Wait wait{gate};
    const LONG code = SCardConnect(context, reader.c_str(), SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0, &handle, &protocol);
    if (code == SCARD_S_SUCCESS)
      return handle;
    const bool patient = attempt < short_tries || gate.patience() == ExchangeGate::Patience::until_called_off;
    if (code != SCARD_E_SHARING_VIOLATION || !patient || gate.is_called_off())
      return fault_of(code);
    if (attempt == 1)
      g_debug("The card is held by another program: waiting");
    std::this_thread::sleep_for(attempt < short_tries ? short_pause : long_pause);
  }
}

} // namespace

Outcome<std::unique_ptr<PcscConnection>> PcscConnection::connect(PcscContext& context, const std::string& reader) {
  Outcome<SCARDHANDLE> handle = Fault::service_stopped;
  for (int attempt = 0; attempt < 2; ++attempt) {
    const auto established = context.get();
    if (!succeeded(established))
      return std::get<Fault>(established);
    if (context.gate().is_called_off())
      return Fault::card_busy;
    handle = connect_shared(std::get<SCARDCONTEXT>(established), reader, context.gate());
    if (succeeded(handle) || std::get<Fault>(handle) != Fault::service_stopped)
      break;
    context.drop();
  }
  if (!succeeded(handle))
    return std::get<Fault>(handle);

  auto connection = std::unique_ptr<PcscConnection>{new PcscConnection{std::get<SCARDHANDLE>(handle), context.gate()}};
  if (context.gate().is_called_off())
    return Fault::card_busy;
  return connection;
}

PcscConnection::~PcscConnection() {
  disconnect(Disposition::leave);
}

Outcome<Bytes> PcscConnection::transmit(ByteView command) {
  if (const auto fault = missing())
    return *fault;
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
  LONG code = SCARD_S_SUCCESS;
  {
    const ExchangeGate::Wait wait{m_gate};
    code = SCardBeginTransaction(*m_handle);
  }
  if (code != SCARD_S_SUCCESS)
    return fault_of_handle(code);
  m_in_transaction = true;
  auto begun = m_gate.is_called_off() ? Outcome<std::monostate>{Fault::card_busy} : read_atr();
  if (!succeeded(begun))
    end_transaction();
  return begun;
}

void PcscConnection::end_transaction() {
  if (m_handle && m_in_transaction)
    SCardEndTransaction(*m_handle, SCARD_LEAVE_CARD);
  m_in_transaction = false;
}

Outcome<std::monostate> PcscConnection::reconnect() {
  if (!m_handle)
    return Fault::card_removed;
  m_atr.clear();
  DWORD protocol = 0;
  const ExchangeGate::Wait wait{m_gate};
  const LONG code = SCardReconnect(*m_handle, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0, SCARD_LEAVE_CARD, &protocol);
  if (code != SCARD_S_SUCCESS)
    return fault_of_handle(code);
  return std::monostate{};
}

Outcome<Bytes> PcscConnection::control(std::uint32_t code, ByteView command) {
  if (const auto fault = missing())
    return *fault;
  Bytes answer(MAX_BUFFER_SIZE);
  DWORD length = 0;
  const LONG result =
      SCardControl(*m_handle, code, command.data(), command.size(), answer.data(), answer.size(), &length);
  if (result == SCARD_E_UNSUPPORTED_FEATURE || (result == SCARD_E_NOT_TRANSACTED && command.empty()))
    return Fault::reader_cannot;
  if (result != SCARD_S_SUCCESS)
    return explain(result);
  answer.resize(std::min<std::size_t>(length, answer.size()));
  return answer;
}

std::uint16_t PcscConnection::firmware() const {
  std::array<BYTE, 4> version{}; // MMmmbbbb, little-endian
  DWORD length = version.size();
  if (!m_handle ||
      SCardGetAttrib(*m_handle, SCARD_ATTR_VENDOR_IFD_VERSION, version.data(), &length) != SCARD_S_SUCCESS ||
      length != version.size())
    return 0;
  return static_cast<std::uint16_t>(static_cast<unsigned>(version[3]) << 8U | version[2]);
}

void PcscConnection::disconnect(Disposition disposition) {
  if (!m_handle)
    return;
  // A card to be reset is reset within the transaction: nobody may find it unlocked in between.
  if (disposition == Disposition::leave)
    end_transaction();
  const LONG code = SCardDisconnect(*m_handle, pcsc_disposition(disposition));
  if (code != SCARD_S_SUCCESS) // nothing is left to be done with it: pcscd lets go of it with the context
    g_debug("SCardDisconnect: %s", pcsc_name(code).c_str());
  m_handle.reset();
  m_in_transaction = false;
}

Outcome<std::monostate> PcscConnection::read_atr() {
  if (!m_atr.empty())
    return std::monostate{};
  if (const LONG code = read_atr_of(*m_handle, m_atr); code != SCARD_S_SUCCESS)
    return fault_of_handle(code);
  return std::monostate{};
}

/// Why the card cannot be asked at all.
std::optional<Fault> PcscConnection::missing() const {
  if (!m_handle)
    return Fault::card_removed;
  if (!m_in_transaction)
    return std::nullopt;
  const LONG code = look_at_card(*m_handle);
  return code == SCARD_S_SUCCESS ? std::nullopt : std::optional{fault_of_handle(code)};
}

Fault PcscConnection::explain(LONG code) const {
  if (const auto fault = fault_of_handle(code); fault != Fault::card_mute)
    return fault;
  for (int look = 0; look < removal_looks; ++look) {
    if (const auto fault = missing())
      return *fault;
    std::this_thread::sleep_for(removal_pause);
  }
  return Fault::card_mute;
}

} // namespace card
