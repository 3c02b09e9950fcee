// SPDX-License-Identifier: EUPL-1.2
#include "card/pcsc_context.h"

namespace card {

Fault fault_of(LONG code) {
  switch (code) {
  case SCARD_W_REMOVED_CARD:
  case SCARD_E_NO_SMARTCARD:
    return Fault::card_removed;
  case SCARD_E_READER_UNAVAILABLE:
  case SCARD_E_UNKNOWN_READER:
  case SCARD_E_NO_READERS_AVAILABLE:
    return Fault::reader_removed;
  case SCARD_W_RESET_CARD:
    return Fault::card_reset;
  case SCARD_E_SHARING_VIOLATION:
    return Fault::card_busy;
  case SCARD_W_UNRESPONSIVE_CARD:
  case SCARD_W_UNPOWERED_CARD:
  case SCARD_E_COMM_DATA_LOST:
  case SCARD_E_NOT_TRANSACTED:
    return Fault::card_mute;
  case SCARD_W_UNSUPPORTED_CARD:
  case SCARD_E_CARD_UNSUPPORTED:
  case SCARD_E_PROTO_MISMATCH:
    return Fault::foreign_card; // the eID speaks T=0
  case SCARD_E_TIMEOUT:
    return Fault::timed_out;
  case SCARD_W_SECURITY_VIOLATION:
  case SCARD_E_NO_ACCESS:
    return Fault::service_refused;
  case SCARD_E_NO_SERVICE:
  case SCARD_E_SERVICE_STOPPED:
  case SCARD_E_INVALID_HANDLE:
  case SCARD_F_COMM_ERROR:
    return Fault::service_stopped;
  default:
    return Fault::unexpected_answer;
  }
}

PcscContext::~PcscContext() {
  drop();
}

Outcome<SCARDCONTEXT> PcscContext::get() {
  if (!m_context) {
    SCARDCONTEXT context = 0;
    const LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context);
    if (code == SCARD_S_SUCCESS)
      m_context = context;
    else
      return fault_of(code) == Fault::service_refused ? Fault::service_refused : Fault::service_stopped;
  }
  return *m_context;
}

void PcscContext::drop() {
  if (m_context)
    SCardReleaseContext(*m_context);
  m_context.reset();
}

} // namespace card
