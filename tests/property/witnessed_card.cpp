// SPDX-License-Identifier: EUPL-1.2
#include "witnessed_card.h"

#include "card/apdu.h"
#include "simulator/card/secret_code.h"

#include <cstdint>
#include <utility>

namespace property {

namespace {

constexpr std::string_view pin_refused = "98765";
constexpr std::size_t header_size = 5;

std::uint16_t status_of(const card::Bytes& answer) {
  return static_cast<std::uint16_t>(answer.at(answer.size() - 2) << 8U | answer.back());
}

bool is_instruction(card::ByteView command, std::uint8_t cla, std::uint8_t ins) {
  return command.size() >= 2 && command[0] == cla && command[1] == ins;
}

} // namespace

WitnessedCard::WitnessedCard(int number, simulator::EidOptions options, simulator::CardCredentials credentials,
                             Ledger& ledger)
    : m_number{number},
      m_options{std::move(options)},
      m_credentials{std::move(credentials)},
      m_holder{m_options.holder.first_name + " " + m_options.holder.surname},
      m_ledger{ledger} {
  m_eid.emplace(m_options, m_credentials);
}

void WitnessedCard::power_on() {
  m_eid->power_on();
  m_ledger.card_closed(m_number);
}

card::Bytes WitnessedCard::answer(card::ByteView command) {
  const int tries_before = m_tries;
  auto answer = m_eid->answer(command);
  const auto status = status_of(answer);
  if (is_instruction(command, 0x00, 0x20) && m_options.applet == simulator::Applet::v1_1)
    m_ledger.fail("a PIN command went to a 1.1 card"); // an empty one spends a try there
  if (is_instruction(command, 0x00, 0x20) && command.size() > header_size) {
    if (status == 0x9000)
      m_tries = simulator::ChipPin::full_tries;
    else
      m_tries = status == 0x6983 ? 0 : status & 0x0F;
    m_ledger.verify_seen(m_number, command.subspan(header_size), tries_before, status == 0x9000);
  } else if (is_instruction(command, 0x00, 0x2A) && status >> 8U == 0x61) {
    m_ledger.signature_seen(m_number);
  } else if (is_instruction(command, 0x80, 0xE6) && status == 0x9000) {
    m_ledger.card_closed(m_number);
  }
  return answer;
}

void WitnessedCard::renew(int tries_left) {
  if (m_tries == 0) {
    m_options.tries_left = simulator::ChipPin::full_tries;
    m_eid.emplace(m_options, m_credentials);
  } else {
    static_cast<void>(m_eid->answer(verify_block(true)));
  }
  for (m_tries = simulator::ChipPin::full_tries; m_tries > tries_left; --m_tries)
    static_cast<void>(m_eid->answer(verify_block(false)));
  power_on();
}

card::Bytes WitnessedCard::verify_block(bool right) const {
  card::Bytes command(card::verify_header.begin(), card::verify_header.end());
  const auto block = simulator::code_block(right ? std::string_view{m_options.pin} : pin_refused);
  command.insert(command.end(), block.begin(), block.end());
  return command;
}

} // namespace property
