// SPDX-License-Identifier: EUPL-1.2
#include "launcher/card_inspector.h"

#include "card/certificate_cache.h"
#include "card/eid_session.h"
#include "card/pcsc_context.h"

#include <glibmm/main.h>

#include <cstddef>
#include <utility>
#include <variant>

namespace launcher {

namespace {

/// Each thread that is left behind keeps a connection to pcscd for as long as it is stuck.
constexpr std::size_t most_left_behind = 3;

} // namespace

struct CardInspector::Table {
  card::PcscContext context;
  card::CertificateCache cache;
};

CardInspector::CardInspector(std::chrono::milliseconds bound) : m_bound{bound} {
}

CardInspector::~CardInspector() {
  for (auto& [number, inspection] : m_inspections)
    inspection.bound.disconnect();
  if (!m_table)
    return;
  const bool is_stuck = m_table->context.turn().is_waiting();
  m_table->context.turn().call_off();
  if (is_stuck)
    m_thread->abandon();
}

void CardInspector::inspect(const std::string& reader, Answer answer) {
  if (m_table && m_table->context.turn().is_waiting() && may_leave_behind())
    leave_behind(card::Fault::card_busy);
  if (!m_thread) {
    m_table = std::make_shared<Table>();
    m_thread = std::make_unique<card::CardThread>();
  }
  const auto number = ++m_last_inspection;
  m_inspections[number].answer = std::move(answer);
  start_bound(number);
  const auto ticket = m_table->context.turn().draw();
  const auto read_serial = [table = m_table, reader, ticket]() -> card::Outcome<card::ChipSerial> {
    table->context.turn().take_up(ticket);
    auto opened = card::EidSession::open(table->context, reader, table->cache);
    if (const auto* fault = std::get_if<card::Fault>(&opened))
      return *fault;
    const auto& session = *std::get<std::unique_ptr<card::EidSession>>(opened);
    return session.data().serial;
  };
  m_thread->run(read_serial, m_delivery,
                [this, number](const card::Outcome<card::ChipSerial>& outcome) { finish(number, outcome); });
}

void CardInspector::start_bound(std::uint64_t number) {
  m_inspections[number].bound = Glib::signal_timeout().connect(
      [this, number] {
        if (m_table->context.turn().is_waiting())
          return true; // another program's silence has no bound
        if (may_leave_behind())
          leave_behind(card::Fault::timed_out);
        else
          finish(number, card::Fault::timed_out);
        return false;
      },
      static_cast<unsigned>(m_bound.count()));
}

void CardInspector::finish(std::uint64_t number, const card::Outcome<card::ChipSerial>& outcome) {
  auto inspection = m_inspections.extract(number);
  if (inspection.empty())
    return; // answered already, for a thread that was left behind
  inspection.mapped().bound.disconnect();
  inspection.mapped().answer(outcome);
}

bool CardInspector::may_leave_behind() {
  std::erase_if(m_left, [](const auto& table) { return table.expired(); });
  return m_left.size() < most_left_behind;
}

/// What is stuck cannot be woken: it stays behind, with all that it has, and finds itself called off when it comes
/// through. `why` is of the card that it was at; those behind it were not looked at yet.
void CardInspector::leave_behind(card::Fault why) {
  m_table->context.turn().call_off();
  m_left.emplace_back(m_table);
  m_thread->run([table = std::move(m_table)] {});
  m_thread->abandon();
  m_thread.reset();
  for (auto& [number, inspection] : std::exchange(m_inspections, {})) {
    inspection.bound.disconnect();
    inspection.answer(std::exchange(why, card::Fault::card_busy));
  }
}

} // namespace launcher
