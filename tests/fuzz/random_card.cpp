// SPDX-License-Identifier: EUPL-1.2
#include "random_card.h"

#include "require.h"

#include <reader.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace fuzz {

namespace {

using card::Bytes;
using card::ByteView;
using card::Fault;
using card::Outcome;

const Bytes& known_atr(bool elliptic) {
  static const Bytes rsa{0x3B, 0x98, 0x13, 0x40, 0x0A, 0xA5, 0x03, 0x01, 0x01, 0x01, 0xAD, 0x13, 0x11};
  static const Bytes ec{0x3B, 0x7F, 0x96, 0x00, 0x00, 0x80, 0x31, 0x80, 0x65, 0xB0,
                        0x85, 0x04, 0x01, 0x20, 0x12, 0x0F, 0xFF, 0x82, 0x90, 0x00};
  return elliptic ? ec : rsa;
}

constexpr std::array faults{Fault::card_removed, Fault::card_reset, Fault::timed_out, Fault::unexpected_answer};

bool is_verify_with_pin(ByteView command) {
  return command.size() > 5 && command[1] == 0x20;
}

Bytes with_status(Bytes data, unsigned status) {
  data.push_back(static_cast<std::uint8_t>(status >> 8U));
  data.push_back(static_cast<std::uint8_t>(status & 0xFFU));
  return data;
}

std::size_t expected_length(ByteView command) {
  return command.size() < 5 || command[4] == 0 ? 256 : command[4];
}

/// Zero when there is none.
unsigned status_of(const Outcome<Bytes>& answer) {
  const auto* bytes = std::get_if<Bytes>(&answer);
  const bool whole = bytes != nullptr && bytes->size() >= 2;
  return whole ? static_cast<unsigned>((*bytes)[bytes->size() - 2]) << 8U | bytes->back() : 0;
}

/// Whether it lost its power with this: then no PIN counts any more.
bool is_without_power(const Outcome<Bytes>& answer) {
  const auto* fault = std::get_if<Fault>(&answer);
  return fault != nullptr && (*fault == Fault::card_removed || *fault == Fault::card_reset);
}

/// Whether the card says that it took no PIN.
bool is_refusal(unsigned status) {
  return status >> 4U == 0x63C || status == 0x6983;
}

} // namespace

RandomCard::RandomCard(Input& input) : m_input{input}, m_applet{0} {
  const auto kind = m_input.choice(4);
  m_atr = kind < 2 ? known_atr(kind == 0) : m_input.bytes(m_input.choice(34));
  constexpr std::array<std::uint8_t, 4> applets{0x18, 0x17, 0x11, 0x19};
  m_applet = applets.at(m_input.choice(applets.size()));
}

Outcome<std::monostate> RandomCard::happen() {
  constexpr unsigned rare = 16;
  if (m_input.choice(rare) != 1)
    return std::monostate{};
  return faults.at(m_input.choice(faults.size()));
}

Outcome<Bytes> RandomCard::transmit(ByteView command) {
  if (is_verify_with_pin(command))
    ++m_verifies;
  const auto happened = m_input.empty() ? Outcome<std::monostate>{Fault::card_removed} : happen();
  Outcome<Bytes> result = succeeded(happened) ? Outcome<Bytes>{answer(command)} : std::get<Fault>(happened);
  note(command, result);
  return result;
}

Bytes RandomCard::answer(ByteView command) {
  switch (m_input.choice(4)) {
  case 0:
  case 1:
    return plausible_answer(command);
  case 2: { // a status word of the input's own
    auto data = m_input.bytes(m_input.byte());
    const unsigned high = m_input.byte();
    return with_status(std::move(data), high << 8U | m_input.byte());
  }
  default: // anything at all, torn status words among it
    return m_input.bytes(m_input.byte());
  }
}

Bytes RandomCard::plausible_answer(ByteView command) {
  switch (command[1]) {
  case 0xE4: {
    Bytes data(expected_length(command));
    constexpr std::size_t applet_offset = 21;
    constexpr std::size_t tries_offset = 28;
    if (data.size() > applet_offset)
      data[applet_offset] = m_applet;
    if (data.size() > tries_offset)
      data[tries_offset] = m_input.byte();
    return with_status(std::move(data), 0x9000);
  }
  case 0xB0: {
    Bytes data(expected_length(command));
    if (command[2] == 0 && command[3] == 0 && data.size() > 4)
      data = Bytes{0x30, 0x82, static_cast<std::uint8_t>(m_input.choice(8)), m_input.byte()};
    data.resize(expected_length(command));
    return with_status(std::move(data), 0x9000);
  }
  case 0xC0:
    return with_status(Bytes(expected_length(command), 0x5A), 0x9000);
  case 0x2A:
    return with_status({}, m_applet == 0x17 ? 0x6100 : 0x6160);
  case 0x20:
    return with_status({}, m_input.choice(2) == 0 ? 0x9000 : 0x63C0U | m_input.choice(16));
  default:
    return with_status({}, 0x9000);
  }
}

void RandomCard::note(ByteView command, const Outcome<Bytes>& answer) {
  const auto status = status_of(answer);
  if (is_without_power(answer)) {
    reset();
  } else if (is_verify_with_pin(command)) {
    m_unlocked = !is_refusal(status);
  } else if (command[0] == 0x80 && command[1] == 0xE6 && status == 0x9000) {
    m_unlocked = false;
  }
}

Outcome<Bytes> RandomCard::features() {
  if (const auto happened = happen(); !succeeded(happened))
    return std::get<Fault>(happened);
  if (m_input.choice(4) == 0)
    return m_input.bytes(m_input.byte());
  return Bytes{FEATURE_VERIFY_PIN_DIRECT, 0x04, 0x42, 0x33, 0x00, 0x06};
}

Outcome<Bytes> RandomCard::ask_on_pad() {
  constexpr unsigned often = 8;
  if (m_input.empty() || m_input.choice(often) == 1)
    return Fault::reader_cannot;
  ++m_verifies;
  const auto happened = happen();
  Outcome<Bytes> result = succeeded(happened) ? Outcome<Bytes>{answer_of_pad()} : std::get<Fault>(happened);
  const auto status = status_of(result);
  constexpr std::array<unsigned, 4> no_pin{0x6400, 0x6401, 0x6403, 0x6B80};
  m_unlocked = !is_without_power(result) && !is_refusal(status) &&
               std::find(no_pin.begin(), no_pin.end(), status) == no_pin.end();
  return result;
}

Bytes RandomCard::answer_of_pad() {
  constexpr std::array<unsigned, 7> statuses{0x9000, 0x63C2, 0x6983, 0x6400, 0x6401, 0x6403, 0x6B80};
  const auto which = m_input.choice(statuses.size() + 1);
  return which < statuses.size() ? with_status({}, statuses.at(which)) : m_input.bytes(m_input.choice(4));
}

Outcome<Bytes> RandomConnection::control(std::uint32_t code, ByteView /*command*/) {
  return code == CM_IOCTL_GET_FEATURE_REQUEST ? m_card.features() : m_card.ask_on_pad();
}

void RandomConnection::end_transaction() {
  require(!m_card.unlocked(), "the transaction is held from VERIFY until the card is logged off");
}

Outcome<std::monostate> RandomConnection::reconnect() {
  m_card.reset();
  return m_card.happen();
}

void RandomConnection::disconnect(card::Disposition disposition) {
  if (disposition == card::Disposition::reset)
    m_card.reset();
  require(!m_card.unlocked(), "the card is logged off or reset before it is left");
}

} // namespace fuzz
