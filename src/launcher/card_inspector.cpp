// SPDX-License-Identifier: EUPL-1.2
#include "launcher/card_inspector.h"

#include "card/certificate_cache.h"
#include "card/eid_session.h"
#include "card/pcsc_context.h"

#include <utility>
#include <variant>

namespace launcher {

struct CardInspector::Table {
  card::PcscContext context;
  card::CertificateCache cache;
};

CardInspector::CardInspector() = default;

CardInspector::~CardInspector() {
  if (m_table)
    m_table->context.turn().call_off();
  leave_a_stuck_thread();
}

void CardInspector::leave_a_stuck_thread() {
  if (!m_table || !m_table->context.turn().is_waiting())
    return;
  m_table->context.turn().call_off();
  m_thread->abandon();
  m_thread.reset();
}

void CardInspector::inspect(const std::string& reader, Answer answer) {
  leave_a_stuck_thread();
  if (!m_thread) {
    m_table = std::make_shared<Table>();
    m_thread = std::make_unique<card::CardThread>();
  }
  const auto ticket = m_table->context.turn().draw();
  const auto read_serial = [table = m_table, reader, ticket]() -> card::Outcome<card::ChipSerial> {
    table->context.turn().take_up(ticket);
    auto opened = card::EidSession::open(table->context, reader, table->cache);
    if (const auto* fault = std::get_if<card::Fault>(&opened))
      return *fault;
    const auto& session = *std::get<std::unique_ptr<card::EidSession>>(opened);
    return session.data().serial;
  };
  m_thread->run(read_serial, m_delivery, std::move(answer));
}

} // namespace launcher
