// SPDX-License-Identifier: EUPL-1.2
#include "ledger.h"

#include "simulator/card/secret_code.h"

#include <algorithm>
#include <utility>

namespace property {

void Ledger::pin_confirmed(int card, std::string pin, card::LastTry last_try, Meant meant) {
  m_confirmations.push_back({card, std::move(pin), last_try, meant});
}

void Ledger::pin_typed(std::string pin) {
  if (m_confirmations.empty())
    fail("the reader asks for a PIN that nobody wanted to type");
  else
    m_confirmations.back().pin = std::move(pin);
}

void Ledger::called_off() {
  for (auto& confirmation : m_confirmations)
    confirmation.void_now = true;
}

void Ledger::pin_checked(const card::PinResult& result) {
  if (m_confirmations.empty()) {
    fail("a PIN was checked that nobody confirmed");
    return;
  }
  auto& confirmation = m_confirmations.back();
  const bool was_sent =
      std::holds_alternative<card::PinAccepted>(result) || std::holds_alternative<card::PinWrong>(result);
  if (was_sent && !confirmation.spent)
    fail("a PIN was called right or wrong, and the card never saw it");
  const bool was_not_sent =
      std::holds_alternative<card::PinNotTried>(result) || std::holds_alternative<card::PinNotTyped>(result);
  if (was_not_sent && confirmation.spent)
    fail("a PIN was called not tried, and the card saw it");
  confirmation.spent = true; // answered: it is good for nothing any more
}

void Ledger::verify_seen(int card, card::ByteView block, int tries_before, bool accepted) {
  m_open.erase(card);
  if (m_speaker == nobody)
    return;
  ++m_verifies;
  const auto confirmation =
      std::find_if(m_confirmations.rbegin(), m_confirmations.rend(), [&](const Confirmation& each) {
        return !each.spent && !each.void_now && each.card == card && each.pin.size() >= card::Pin::min_length &&
               std::ranges::equal(simulator::code_block(each.pin), block);
      });
  if (confirmation == m_confirmations.rend()) {
    fail("VERIFY without a PIN confirmed for this card");
    return;
  }
  confirmation->spent = true;
  if (confirmation->meant == Meant::for_another_window)
    fail("VERIFY with keys that were not meant as the PIN of this card");
  if (tries_before == 0)
    fail("VERIFY with no try left");
  if (tries_before == 1) {
    ++m_last_tries;
    if (confirmation->last_try != card::LastTry::confirmed)
      fail("the last try was spent unconfirmed");
  }
  if (accepted)
    m_open[card] = m_speaker;
}

void Ledger::signature_seen(int card) {
  if (m_speaker == nobody)
    return;
  const auto open = m_open.find(card);
  if (open == m_open.end() || open->second != m_speaker)
    fail("a signature without a PIN in this session");
}

void Ledger::fail(const std::string& what) {
  if (!m_violation)
    m_violation = what;
}

} // namespace property
