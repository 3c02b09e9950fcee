// SPDX-License-Identifier: EUPL-1.2
#include "card/eid_card.h"

#include "card/apdu.h"
#include "card/card_kind.h"
#include "card/ecdsa_der.h"
#include "card/signature_scheme.h"
#include "card/t0_exchange.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace card {

namespace {

// Offsets of GET CARD DATA (doc/belgian-eid.md §1.4).
constexpr std::size_t applet_offset = 21;
constexpr std::uint8_t applet_1_7 = 0x17;
constexpr std::uint8_t applet_1_8 = 0x18;
constexpr std::size_t short_size = 28;
constexpr std::size_t tries_offset = 28;

/// What a counter of tries can hold in `63Cx`; FF says that the card found no PIN.
constexpr std::uint8_t max_tries = 15;

Outcome<CardData> parse_card_data(const Response& answer) {
  const auto& [data, status] = answer;
  if (data.empty() && (status == status::instruction_unknown || status == status::class_unknown))
    return Fault::foreign_card; // with data it is what became of a torn answer
  if (status != status::success || data.size() < short_size)
    return Fault::unexpected_answer;

  CardData result;
  std::array<std::uint8_t, 16> serial{};
  std::copy_n(data.begin(), serial.size(), serial.begin());
  result.serial = ChipSerial{serial};
  const auto applet = data[applet_offset];
  if (applet != applet_1_7 && applet != applet_1_8)
    return applet < applet_1_7 ? Fault::outdated_card : Fault::unsupported_card;
  result.generation = applet == applet_1_7 ? Generation::applet_1_7 : Generation::applet_1_8;
  if (applet == applet_1_8 && data.size() > tries_offset && data[tries_offset] <= max_tries)
    result.tries = TriesLeft{data[tries_offset]};
  return result;
}

Outcome<CardData> ask_card_data(Transport& transport, bool with_tries) {
  const auto answer = send(transport, get_card_data(with_tries));
  if (!succeeded(answer))
    return std::get<Fault>(answer);
  return parse_card_data(std::get<Response>(answer));
}

bool may_try(TriesLeft left, LastTry last_try) {
  return !left.blocked() && (!left.last() || last_try == LastTry::confirmed);
}

/// Sends VERIFY and tells what came of it; the APDU leaves nothing behind in memory. A PIN that is not complete, or is
/// no more, is not sent.
PinResult send_verify(Transport& transport, const Pin& pin, TriesLeft left) {
  LockedBytes command{verify_header.size() + 8};
  const auto bytes = command.bytes();
  std::ranges::copy(verify_header, bytes.begin());
  if (!pin.write_verify_block(bytes.last<8>()))
    return PinNotTried{left};
  const auto answer = send_once(transport, command.bytes());
  command.wipe();

  if (!succeeded(answer))
    return std::get<Fault>(answer);
  const auto status = std::get<Response>(answer).status;
  if (status == status::success)
    return PinAccepted{};
  if (const auto fewer = status.tries_left())
    return PinWrong{TriesLeft{*fewer}};
  return Fault::unexpected_answer;
}

/// Of MSE SET or PSO.
Fault fault_of_refusal(StatusWord status) {
  if (status == status::pin_not_given)
    return Fault::not_verified;
  return status.in_trouble() || status == status::key_not_found ? Fault::unexpected_answer : Fault::signature_refused;
}

} // namespace

Outcome<CardData> EidCard::read_card_data(ByteView atr) {
  m_data.reset();
  m_belpic_selected = false; // asked at the beginning, and after a reset by another program
  if (card_kind(atr) == CardKind::foreign)
    return Fault::foreign_card;

  const bool with_tries = is_atr_of_applet_1_8(atr);
  auto data = ask_card_data(m_transport, with_tries);
  const auto* const fault = std::get_if<Fault>(&data);
  if (with_tries && fault != nullptr && (*fault == Fault::foreign_card || *fault == Fault::unexpected_answer))
    data = ask_card_data(m_transport, false); // every applet has the short answer, only 1.8 the long one
  if (succeeded(data))
    m_data = std::get<CardData>(data);
  return data;
}

Outcome<TriesLeft> EidCard::tries_left(Generation generation) {
  return ask_tries(generation, WhenUnlocked::leave_it);
}

Outcome<TriesLeft> EidCard::ask_tries(Generation generation, WhenUnlocked when_unlocked) {
  // The empty VERIFY costs a try on a 1.1 card, so only a card that called itself 1.7 gets it.
  if (!m_data || m_data->generation != generation)
    return Fault::unsupported_card;
  return generation == Generation::applet_1_8 ? tries_by_card_data() : tries_by_empty_verify(when_unlocked);
}

Outcome<TriesLeft> EidCard::tries_by_card_data() {
  const auto answer = ask_card_data(m_transport, true);
  if (const auto* const fault = std::get_if<Fault>(&answer))
    return *fault == Fault::foreign_card ? Fault::unexpected_answer : *fault; // it is known to be ours
  const auto& data = std::get<CardData>(answer);
  if (data.serial != m_data->serial)
    return Fault::card_removed;
  if (!data.tries)
    return Fault::unexpected_answer;
  return *data.tries;
}

Outcome<TriesLeft> EidCard::tries_by_empty_verify(WhenUnlocked when_unlocked) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    // Not by the rules of T=0: a 6Cxx followed up would become a VERIFY with data.
    const auto answer = send_once(m_transport, empty_verify());
    if (!succeeded(answer))
      return std::get<Fault>(answer);
    const auto status = std::get<Response>(answer).status;
    if (const auto left = status.tries_left())
      return TriesLeft{*left};
    if (status != status::success)
      return Fault::unexpected_answer;
    if (when_unlocked == WhenUnlocked::leave_it)
      return TriesLeft{TriesLeft::all};
    if (const auto logged_off = log_off(); !succeeded(logged_off))
      return std::get<Fault>(logged_off);
  }
  return Fault::unexpected_answer;
}

Outcome<Bytes> EidCard::authentication_certificate() {
  return read_file(EidFile::authentication_certificate);
}

Outcome<Bytes> EidCard::issuer_certificate() {
  return read_file(EidFile::issuer_certificate);
}

Outcome<Bytes> EidCard::read_file(EidFile file) {
  auto certificate = read_certificate(m_transport, file);
  m_belpic_selected = succeeded(certificate);
  return certificate;
}

Outcome<bool> EidCard::knows(SignatureScheme scheme) {
  const auto chosen = choose_key(scheme);
  if (!succeeded(chosen))
    return std::get<Fault>(chosen);
  return std::get<StatusWord>(chosen) == status::success;
}

PinResult EidCard::verify(const Pin& pin, Generation generation, LastTry last_try) {
  const auto asked = ask_tries(generation, WhenUnlocked::log_off);
  if (!succeeded(asked))
    return std::get<Fault>(asked);
  const auto left = std::get<TriesLeft>(asked);
  if (!may_try(left, last_try))
    return PinNotTried{left};
  return noted(send_verify(m_transport, pin, left));
}

PinResult EidCard::verify_on_pad(const std::function<PinResult()>& ask, Generation generation, LastTry last_try) {
  const auto asked = ask_tries(generation, WhenUnlocked::log_off);
  if (!succeeded(asked))
    return std::get<Fault>(asked);
  const auto left = std::get<TriesLeft>(asked);
  if (!may_try(left, last_try))
    return PinNotTried{left};
  return noted(ask());
}

/// What came of the one VERIFY, kept in mind.
PinResult EidCard::noted(PinResult result) {
  if (!std::holds_alternative<PinNotTyped>(result) && !std::holds_alternative<PinNotTried>(result))
    m_may_be_unlocked = std::holds_alternative<PinAccepted>(result) || std::holds_alternative<Fault>(result);
  return result;
}

Outcome<Bytes> EidCard::sign(SignatureScheme scheme, ByteView input) {
  if (!takes(scheme, input.size()))
    return Fault::unexpected_answer;
  const auto chosen = choose_key(scheme);
  if (!succeeded(chosen))
    return std::get<Fault>(chosen);
  if (const auto status = std::get<StatusWord>(chosen); status != status::success)
    return fault_of_refusal(status);

  auto answer = send(m_transport, compute_signature(input));
  if (!succeeded(answer))
    return std::get<Fault>(answer);
  auto& [signature, status] = std::get<Response>(answer);
  if (status != status::success && signature.empty())
    return fault_of_refusal(status);
  if (status != status::success || signature.size() != raw_signature_size(scheme))
    return Fault::unexpected_answer;
  return is_ecdsa(scheme) ? ecdsa_der(signature) : std::move(signature);
}

Outcome<StatusWord> EidCard::choose_key(SignatureScheme scheme) {
  // The key is found only from DF(BELPIC). Reading a certificate left it current; when another program has moved on
  // since, the card does not find the key, and is led back once.
  for (;;) {
    const bool trusted = m_belpic_selected;
    if (!trusted) {
      if (const auto selected = select_belpic(m_transport); !succeeded(selected))
        return std::get<Fault>(selected);
      m_belpic_selected = true;
    }
    const auto answer = send(m_transport, set_authentication_key(algorithm_reference(scheme)));
    if (!succeeded(answer))
      return std::get<Fault>(answer);
    const auto status = std::get<Response>(answer).status;
    if (status != status::key_not_found)
      return status;
    m_belpic_selected = false;
    if (!trusted)
      return status;
  }
}

Outcome<std::monostate> EidCard::log_off() {
  const auto answer = send(m_transport, log_off_command());
  if (!succeeded(answer))
    return std::get<Fault>(answer);
  if (std::get<Response>(answer).status != status::success)
    return Fault::unexpected_answer;
  m_may_be_unlocked = false;
  return std::monostate{};
}

} // namespace card
