// SPDX-License-Identifier: EUPL-1.2
#include "launcher/card_inspector.h"

#include "card/card_thread.h"
#include "card/certificate_cache.h"
#include "card/eid_session.h"
#include "card/pcsc_context.h"

#include <memory>
#include <utility>
#include <variant>

namespace launcher {

struct CardInspector::Table {
  card::PcscContext context;
  card::CertificateCache cache;

  static card::CardWorker<Table>::Dependencies make() {
    auto table = std::make_shared<Table>();
    return {std::make_shared<card::CardThread>(), {table, &table->context.gate()}, table};
  }

  card::Outcome<card::ChipSerial> read_serial(const std::string& reader) {
    const auto opened = card::EidSession::open(context, reader, cache);
    if (const auto* fault = std::get_if<card::Fault>(&opened))
      return *fault;
    return std::get<0>(opened)->data().serial;
  }
};

CardInspector::CardInspector(std::chrono::milliseconds bound) : m_bound{bound} {
}

CardInspector::~CardInspector() = default;

void CardInspector::inspect(const std::string& reader, Answer answer) {
  using Serial = card::Outcome<card::ChipSerial>;
  if (!m_worker)
    // Those behind a silent card were not looked at yet: they are to be asked about again.
    m_worker.emplace(&Table::make, card::CardWorkerBase::Bounds{.silence = m_bound, .behind = card::Fault::card_busy});
  if (m_worker->is_waiting())
    m_worker->call_off(card::Fault::card_busy);
  m_worker->ask<Serial>({.job = [reader](Table& table) { return table.read_serial(reader); },
                         .done = std::move(answer),
                         .failed = [](card::Fault fault) { return Serial{fault}; }});
}

} // namespace launcher
