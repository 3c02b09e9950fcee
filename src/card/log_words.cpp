// SPDX-License-Identifier: EUPL-1.2
#include "card/log_words.h"

#include <winscard.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <utility>

namespace card {

namespace {

struct PinWord {
  std::string operator()(const PinAccepted& /*result*/) const { return "accepted"; }

  std::string operator()(const PinWrong& result) const {
    return "wrong, tries left: " + std::to_string(result.left.count);
  }

  std::string operator()(const PinNotTried& result) const {
    return "not sent, tries left: " + std::to_string(result.left.count);
  }

  std::string operator()(const PinNotTyped& result) const {
    switch (result.why) {
    case NoPin::cancelled:
      return "not typed on the reader: cancelled";
    case NoPin::took_too_long:
      return "not typed on the reader: took too long";
    case NoPin::wrong_length:
      return "not typed on the reader: no PIN has so many digits";
    case NoPin::pad_cannot_ask:
      break;
    }
    return "not typed on the reader: it cannot ask";
  }

  std::string operator()(Fault fault) const { return log_word(fault); }
};

} // namespace

const char* log_word(Fault fault) {
  switch (fault) {
  case Fault::card_removed:
    return "card removed";
  case Fault::reader_removed:
    return "reader removed";
  case Fault::card_reset:
    return "card reset by another program";
  case Fault::card_busy:
    return "card held by another program";
  case Fault::card_mute:
    return "card mute";
  case Fault::foreign_card:
    return "no Belgian eID";
  case Fault::outdated_card:
    return "applet older than 1.7";
  case Fault::unsupported_card:
    return "applet newer than 1.8";
  case Fault::no_certificate:
    return "no authentication certificate";
  case Fault::unexpected_answer:
    return "unexpected answer";
  case Fault::not_verified:
    return "PIN not verified";
  case Fault::signature_refused:
    return "signature refused";
  case Fault::timed_out:
    return "timed out";
  case Fault::service_absent:
    return log_word(PcscdState::absent);
  case Fault::service_stopped:
    return log_word(PcscdState::stopped);
  case Fault::service_forbidden:
    return log_word(PcscdState::forbidden);
  case Fault::service_refused:
    return log_word(PcscdState::refused);
  case Fault::service_incompatible:
    return log_word(PcscdState::incompatible);
  case Fault::service_silent:
    return log_word(PcscdState::silent);
  case Fault::service_stuck:
    return "pcscd stuck";
  case Fault::reader_cannot:
    break;
  }
  return "reader has no such function";
}

const char* log_word(PcscdState service) {
  switch (service) {
  case PcscdState::running:
    return "pcscd running";
  case PcscdState::absent:
    return "pcscd absent";
  case PcscdState::stopped:
    return "pcscd stopped";
  case PcscdState::forbidden:
    return "pcscd forbidden";
  case PcscdState::refused:
    return "pcscd refuses";
  case PcscdState::incompatible:
    return "pcscd incompatible";
  case PcscdState::silent:
    break;
  }
  return "pcscd silent";
}

const char* log_word(CardKind kind) {
  return kind == CardKind::belgian_eid ? "Belgian eID" : "foreign card";
}

const char* log_word(Arrival arrival) {
  return arrival == Arrival::inserted ? "inserted" : "already there";
}

const char* log_word(Ownership ownership) {
  switch (ownership) {
  case Ownership::own:
    return "own";
  case Ownership::not_for_primaweb:
    return "not for PrimaWeb";
  case Ownership::not_used_here:
    return "not used here";
  case Ownership::unknown:
    break;
  }
  return "unknown";
}

std::string log_word(const PinResult& result) {
  return std::visit(PinWord{}, result);
}

std::string pcsc_name(long code) {
#define NAMED(each)                                                                                                    \
  std::pair<std::uint32_t, const char*> {                                                                              \
    static_cast<std::uint32_t>(each), #each                                                                            \
  }
  static constexpr std::array names{
      NAMED(SCARD_S_SUCCESS),
      NAMED(SCARD_F_COMM_ERROR),
      NAMED(SCARD_E_CANCELLED),
      NAMED(SCARD_E_INVALID_HANDLE),
      NAMED(SCARD_E_INVALID_PARAMETER),
      NAMED(SCARD_E_INVALID_VALUE),
      NAMED(SCARD_E_TIMEOUT),
      NAMED(SCARD_E_SHARING_VIOLATION),
      NAMED(SCARD_E_NO_SMARTCARD),
      NAMED(SCARD_E_UNKNOWN_CARD),
      NAMED(SCARD_E_UNKNOWN_READER),
      NAMED(SCARD_E_PROTO_MISMATCH),
      NAMED(SCARD_E_NOT_READY),
      NAMED(SCARD_E_SYSTEM_CANCELLED),
      NAMED(SCARD_E_NOT_TRANSACTED),
      NAMED(SCARD_E_READER_UNAVAILABLE),
      NAMED(SCARD_E_INSUFFICIENT_BUFFER),
      NAMED(SCARD_E_READER_UNSUPPORTED),
      NAMED(SCARD_E_CARD_UNSUPPORTED),
      NAMED(SCARD_E_NO_SERVICE),
      NAMED(SCARD_E_SERVICE_STOPPED),
      NAMED(SCARD_E_NO_READERS_AVAILABLE),
      NAMED(SCARD_E_UNSUPPORTED_FEATURE),
      NAMED(SCARD_E_COMM_DATA_LOST),
      NAMED(SCARD_E_NO_ACCESS),
      NAMED(SCARD_F_INTERNAL_ERROR),
      NAMED(SCARD_E_NO_MEMORY),
      NAMED(SCARD_W_UNSUPPORTED_CARD),
      NAMED(SCARD_W_UNRESPONSIVE_CARD),
      NAMED(SCARD_W_UNPOWERED_CARD),
      NAMED(SCARD_W_RESET_CARD),
      NAMED(SCARD_W_REMOVED_CARD),
      NAMED(SCARD_W_SECURITY_VIOLATION),
  };
#undef NAMED
  const auto number = static_cast<std::uint32_t>(code);
  for (const auto& [value, name] : names)
    if (value == number)
      return name;
  return std::to_string(number);
}

const char* command_name(ByteView command) {
  if (command.size() < 2)
    return "unknown command";
  switch (static_cast<unsigned>(command[0]) << 8U | command[1]) {
  case 0x80E4:
    return "GET CARD DATA";
  case 0x80E6:
    return "LOG OFF";
  case 0x00A4:
    return "SELECT";
  case 0x00B0:
    return "READ BINARY";
  case 0x00C0:
    return "GET RESPONSE";
  case 0x0020:
    return "VERIFY";
  case 0x0022:
    return "MSE SET";
  case 0x002A:
    return "PSO COMPUTE DIGITAL SIGNATURE";
  default:
    return "unknown command";
  }
}

} // namespace card
