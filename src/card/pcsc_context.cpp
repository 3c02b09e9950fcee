// SPDX-License-Identifier: EUPL-1.2
#include "card/pcsc_context.h"

#include "card/log_words.h"
#include "card/service_socket.h"

#include <glib.h>

#include <chrono>

namespace card {

namespace {

/// A pcscd that systemd starts only now has its readers to look at first.
constexpr std::chrono::seconds answer_bound{5};

Fault translated(LONG code) {
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

Fault told(LONG code, Fault fault) {
  g_debug("%s: %s", pcsc_name(code).c_str(), log_word(fault));
  return fault;
}

} // namespace

Fault fault_of(LONG code) {
  return told(code, translated(code));
}

Fault fault_of_handle(LONG code) {
  switch (code) {
  case SCARD_E_INVALID_VALUE: // pcscd's word for a handle that it does not know (src/readerfactory.c, RFReaderInfoById)
  case SCARD_E_INVALID_HANDLE:
    return told(code, Fault::reader_removed);
  case SCARD_W_SECURITY_VIOLATION: // libpcsclite's for any connection reset; pcscd has let us in long ago
    return told(code, Fault::service_stopped);
  default:
    return fault_of(code);
  }
}

std::variant<SCARDCONTEXT, PcscdState> establish_context(int cancel) {
  if (const auto service = ask_service(service_socket_path(), cancel, answer_bound); service != PcscdState::running) {
    g_debug("%s", log_word(service));
    return service;
  }
  SCARDCONTEXT context = 0;
  switch (const LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context)) {
  case SCARD_S_SUCCESS:
    return context;
  case SCARD_E_SERVICE_STOPPED: // pcscd's own word for a version it does not speak
    g_debug("%s: %s", pcsc_name(code).c_str(), log_word(PcscdState::incompatible));
    return PcscdState::incompatible;
  default:
    return fault_of(code) == Fault::service_refused ? PcscdState::refused : PcscdState::stopped;
  }
}

PcscContext::~PcscContext() {
  drop();
}

Outcome<SCARDCONTEXT> PcscContext::get() {
  if (!m_context) {
    const auto established = establish_context();
    if (const auto* const service = std::get_if<PcscdState>(&established))
      return fault_of(*service);
    m_context = std::get<SCARDCONTEXT>(established);
  }
  return *m_context;
}

void PcscContext::drop() {
  if (m_context)
    SCardReleaseContext(*m_context);
  m_context.reset();
}

} // namespace card
