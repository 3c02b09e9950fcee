// SPDX-License-Identifier: EUPL-1.2
#include "reader_link.h"

#include "stepped_jobs.h"

#include <algorithm>
#include <utility>

namespace property {

namespace pcscd = simulator::pcscd;
using card::Fault;

card::Fault fault_of(pcscd::Result result) {
  switch (result) {
  case pcscd::Result::reset_card:
    return Fault::card_reset;
  case pcscd::Result::removed_card:
  case pcscd::Result::no_smart_card:
    return Fault::card_removed;
  case pcscd::Result::sharing_violation:
    return Fault::card_busy;
  case pcscd::Result::unresponsive_card:
  case pcscd::Result::not_transacted:
    return Fault::card_mute;
  case pcscd::Result::unsupported_feature:
    return Fault::reader_cannot;
  case pcscd::Result::unknown_reader:
  case pcscd::Result::invalid_value: // a handle on a reader that was unplugged
    return Fault::reader_removed;
  default:
    return Fault::unexpected_answer;
  }
}

ReaderWorld::Link::Link(ReaderWorld& world, std::string reader, card::ExchangeGate& gate,
                        simulator::ReaderDesk::Handle handle, int number)
    : m_world{world},
      m_reader{std::move(reader)},
      m_gate{gate},
      m_handle{handle},
      m_number{number},
      m_service{world.m_service_starts} {
  ++m_world.m_open_connections;
  read_atr();
}

ReaderWorld::Link::~Link() {
  disconnect(card::Disposition::leave);
}

simulator::ReaderDesk* ReaderWorld::Link::desk() const {
  return m_open && m_service == m_world.m_service_starts ? m_world.m_desk.get() : nullptr;
}

card::Outcome<card::Bytes> ReaderWorld::Link::transmit(card::ByteView command) {
  m_world.call_begins(command);
  const auto trouble = m_world.next_line_trouble();
  auto* const pcscd = desk();
  if (pcscd == nullptr)
    return Fault::service_stopped;
  if (trouble.fault == LineFault::undelivered)
    return Fault::card_mute;
  if (trouble.fault == LineFault::refused)
    return Fault::card_busy;
  pcscd::Transmit request{.card = m_handle,
                          .send_protocol = pcscd::protocol::t0,
                          .receive_length = static_cast<std::uint32_t>(pcscd::max_apdu)};
  m_world.m_ledger.speaks(m_number);
  auto answer = pcscd->transmit(request, command);
  m_world.m_ledger.speaks(Ledger::nobody);
  if (request.result != pcscd::Result::success)
    return fault_of(request.result);
  switch (trouble.fault) {
  case LineFault::none:
  case LineFault::undelivered:
  case LineFault::refused:
    break;
  case LineFault::lost:
    return Fault::timed_out;
  case LineFault::torn:
    answer.resize(std::min<std::size_t>(answer.size() - 1, trouble.detail));
    break;
  case LineFault::too_long:
    answer.insert(answer.end() - 2, trouble.detail, 0xAA);
    break;
  case LineFault::wrong_status:
    answer = {static_cast<std::uint8_t>(trouble.detail >> 8U), static_cast<std::uint8_t>(trouble.detail & 0xFFU)};
    break;
  }
  return answer;
}

card::Outcome<std::monostate> ReaderWorld::Link::begin_transaction() {
  m_world.call_begins();
  auto* const pcscd = desk();
  if (pcscd == nullptr)
    return Fault::service_stopped;
  pcscd::BeginTransaction request{.card = m_handle};
  pcscd->begin_transaction(request);
  if (request.result == pcscd::Result::sharing_violation)
    throw SteppedJobs::Waits{};
  if (request.result != pcscd::Result::success)
    return fault_of(request.result);
  m_in_transaction = true;
  if (!m_gate.is_called_off())
    return std::monostate{};
  end_transaction();
  return Fault::card_busy;
}

void ReaderWorld::Link::end_transaction() {
  if (auto* const pcscd = desk(); pcscd != nullptr && m_in_transaction) {
    pcscd::EndTransaction request{.card = m_handle};
    pcscd->end_transaction(request);
  }
  m_in_transaction = false;
}

card::Outcome<card::Bytes> ReaderWorld::Link::control(std::uint32_t code, card::ByteView command) {
  m_world.call_begins();
  auto* const pcscd = desk();
  if (pcscd == nullptr)
    return Fault::service_stopped;
  if (m_reader != readers.at(reader_with_keys))
    return Fault::reader_cannot;
  // pcscd does not look at the card before it asks the reader; the program does.
  pcscd::CardStatus look{.card = m_handle};
  pcscd->status(look);
  if (look.result != pcscd::Result::success)
    return fault_of(look.result);
  m_world.m_ledger.speaks(m_number);
  auto answer = pcscd->control(m_handle, code, command);
  if (!answer) {
    m_world.m_at_keys();
    answer = pcscd->take_late_answer(m_handle);
  }
  m_world.m_ledger.speaks(Ledger::nobody);
  if (!answer)
    return Fault::timed_out;
  if (answer->result != pcscd::Result::success)
    return fault_of(answer->result);
  return answer->data;
}

card::Outcome<std::monostate> ReaderWorld::Link::reconnect() {
  m_world.call_begins();
  auto* const pcscd = desk();
  if (pcscd == nullptr)
    return Fault::service_stopped;
  pcscd::Reconnect request{.card = m_handle, .preferred_protocols = pcscd::protocol::t0};
  pcscd->reconnect(request);
  if (request.result != pcscd::Result::success)
    return fault_of(request.result);
  read_atr();
  return std::monostate{};
}

void ReaderWorld::Link::disconnect(card::Disposition disposition) {
  if (!m_open)
    return;
  if (disposition == card::Disposition::leave)
    end_transaction();
  if (auto* const pcscd = desk(); pcscd != nullptr) {
    pcscd::Disconnect request{.card = m_handle,
                              .disposition = disposition == card::Disposition::reset ? pcscd::WireDisposition::reset
                                                                                     : pcscd::WireDisposition::leave};
    if (!pcscd->disconnect(request)) {
      m_world.other_lets_go(); // pcscd waits for that
      static_cast<void>(pcscd->disconnect(request));
    }
  }
  m_open = false;
  --m_world.m_open_connections;
}

void ReaderWorld::Link::read_atr() {
  const auto now = m_world.look();
  const auto reader = std::ranges::find(now.readers, m_reader, &card::ReaderStatus::name);
  m_atr = reader == now.readers.end() ? card::Bytes{} : reader->atr;
}

} // namespace property
