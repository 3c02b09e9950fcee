// SPDX-License-Identifier: EUPL-1.2
#include "reader_world.h"

#include "card/card_kind.h"
#include "reader_link.h"

#include <algorithm>
#include <utility>

namespace property {

namespace {

namespace pcscd = simulator::pcscd;

pcscd::Connect connect_request(std::string_view reader) {
  pcscd::Connect request{.preferred_protocols = pcscd::protocol::t0};
  std::ranges::copy(reader, request.reader.begin());
  return request;
}

} // namespace

void ReaderWorld::renew() {
  m_troubles.clear();
  m_line_troubles.clear();
  m_held = 0;
  for (auto& slot : m_slots)
    slot = {.card = {}, .insertion = slot.insertion};
  m_desk.reset();
  start_service();
}

void ReaderWorld::insert(int reader, std::shared_ptr<simulator::SimulatedCard> card) {
  auto& into = slot(reader);
  into.card = std::move(card);
  ++into.insertion;
  if (m_desk && into.plugged_in)
    m_desk->insert(readers.at(static_cast<std::size_t>(reader)), into.card);
}

void ReaderWorld::pull(int reader) {
  auto& from = slot(reader);
  if (m_desk)
    m_desk->remove(readers.at(static_cast<std::size_t>(reader)));
  if (from.card)
    from.card->power_on(); // without power a chip forgets
  from.card.reset();
}

void ReaderWorld::shake(int reader) {
  const auto card = slot(reader).card;
  pull(reader);
  if (card)
    insert(reader, card);
}

void ReaderWorld::unplug(int reader) {
  auto& of = slot(reader);
  of.plugged_in = false;
  if (m_desk)
    m_desk->unplug(readers.at(static_cast<std::size_t>(reader)));
  if (of.card)
    of.card->power_on(); // it has no power any more, and forgets
}

void ReaderWorld::plug_in(int reader) {
  auto& of = slot(reader);
  if (std::exchange(of.plugged_in, true))
    return;
  ++of.insertion;
  if (m_desk)
    m_desk->plug_in(readers.at(static_cast<std::size_t>(reader)));
  if (m_desk && of.card)
    m_desk->insert(readers.at(static_cast<std::size_t>(reader)), of.card);
}

void ReaderWorld::stop_service() {
  m_desk.reset();
  m_held = 0;
}

void ReaderWorld::start_service() {
  if (m_desk)
    return;
  m_desk = std::make_unique<simulator::ReaderDesk>(std::vector<std::string>(readers.begin(), readers.end()), true);
  ++m_service_starts;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const auto& slot = m_slots.at(i);
    if (!slot.plugged_in)
      m_desk->unplug(readers.at(i));
    else if (slot.card)
      m_desk->insert(readers.at(i), slot.card);
  }
}

simulator::ReaderDesk::Handle ReaderWorld::other_connects(int reader) {
  if (!m_desk)
    return 0;
  auto request = connect_request(readers.at(static_cast<std::size_t>(reader)));
  m_desk->connect(request);
  return request.result == pcscd::Result::success ? request.card : 0;
}

void ReaderWorld::other_disconnects(simulator::ReaderDesk::Handle handle, pcscd::WireDisposition disposition) {
  pcscd::Disconnect request{.card = handle, .disposition = disposition};
  if (!m_desk->disconnect(request))
    other_disconnects(handle, pcscd::WireDisposition::leave); // it does not wait
}

void ReaderWorld::other_resets(int reader) {
  if (const auto handle = other_connects(reader); handle != 0)
    other_disconnects(handle, pcscd::WireDisposition::reset);
}

void ReaderWorld::other_says(int reader, card::ByteView command) {
  const auto handle = other_connects(reader);
  if (handle == 0)
    return;
  pcscd::Transmit request{.card = handle,
                          .send_protocol = pcscd::protocol::t0,
                          .receive_length = static_cast<std::uint32_t>(pcscd::max_apdu)};
  m_ledger.speaks(Ledger::nobody);
  static_cast<void>(m_desk->transmit(request, command));
  other_disconnects(handle, pcscd::WireDisposition::leave);
}

void ReaderWorld::other_holds(int reader) {
  if (m_held != 0)
    return;
  const auto handle = other_connects(reader);
  if (handle == 0)
    return;
  pcscd::BeginTransaction request{.card = handle};
  m_desk->begin_transaction(request);
  if (request.result == pcscd::Result::success)
    m_held = handle;
  else
    other_disconnects(handle, pcscd::WireDisposition::leave);
}

void ReaderWorld::other_lets_go() {
  if (m_held != 0)
    other_disconnects(m_held, pcscd::WireDisposition::leave);
  m_held = 0;
}

card::ReaderSnapshot ReaderWorld::look() const {
  if (!m_desk)
    return {.service = card::PcscdState::stopped, .readers = {}};
  card::ReaderSnapshot snapshot;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const auto& slot = m_slots.at(i);
    if (!slot.plugged_in)
      continue;
    const auto atr = slot.card ? slot.card->atr() : card::Bytes{};
    snapshot.readers.push_back({.name = readers.at(i),
                                .card_present = slot.card != nullptr,
                                .card_mute = slot.card && atr.empty(),
                                .atr = atr,
                                .insertion = slot.insertion});
  }
  return snapshot;
}

void ReaderWorld::press(const simulator::PadInput& input) {
  if (m_desk)
    m_desk->press(input);
}

void ReaderWorld::is_to_be_read(const std::string& reader, std::uint64_t insertion) {
  for (std::size_t i = 0; i < readers.size(); ++i)
    if (reader == readers.at(i))
      m_slots.at(i).to_be_read = insertion;
}

card::Outcome<std::unique_ptr<card::Connection>> ReaderWorld::connect(const std::string& reader,
                                                                      card::ExchangeGate& gate) {
  call_begins();
  if (!m_desk)
    return card::Fault::service_stopped;
  if (gate.is_called_off())
    return card::Fault::card_busy;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const auto& slot = m_slots.at(i);
    const bool was_seen = reader == readers.at(i) && slot.card && slot.to_be_read == slot.insertion;
    if (was_seen && card::card_kind(slot.card->atr()) == card::CardKind::foreign)
      m_ledger.fail("the program connects to a card that it knows to be no eID");
  }
  auto request = connect_request(reader);
  m_desk->connect(request);
  if (request.result != pcscd::Result::success)
    return fault_of(request.result);
  return std::make_unique<Link>(*this, reader, gate, request.card, ++m_connections);
}

void ReaderWorld::strike(int calls, std::function<void()> what) {
  m_troubles.push_back({calls, std::move(what)});
}

void ReaderWorld::strike(int commands, LineFault fault, std::uint16_t detail) {
  m_line_troubles.push_back({commands, fault, detail});
}

void ReaderWorld::call_begins(card::ByteView command) {
  constexpr std::size_t header_size = 4; // what may follow is a PIN
  const auto header = command.first(std::min(command.size(), header_size));
  m_command.assign(header.begin(), header.end());
  std::vector<Trouble> due;
  for (auto& trouble : m_troubles)
    if (trouble.calls-- == 0)
      due.push_back(trouble);
  std::erase_if(m_troubles, [](const Trouble& trouble) { return trouble.calls < 0; });
  for (const auto& trouble : due)
    trouble.what();
}

ReaderWorld::LineTrouble ReaderWorld::next_line_trouble() {
  LineTrouble due{0, LineFault::none, 0};
  for (auto& trouble : m_line_troubles)
    if (trouble.commands-- == 0)
      due = trouble;
  std::erase_if(m_line_troubles, [](const LineTrouble& trouble) { return trouble.commands < 0; });
  return due;
}

} // namespace property
