// SPDX-License-Identifier: EUPL-1.2
#include "launcher/card_inspector.h"

#include "card/card_thread.h"
#include "card/certificate_cache.h"
#include "card/eid_session.h"
#include "card/pcsc_context.h"

#include <utility>
#include <variant>

namespace launcher {

/// What belongs to the card's thread.
struct CardInspector::Bench {
  card::PcscContext context;
  card::CertificateCache cache;
  card::CardThread thread; // last: its jobs use the above
};

CardInspector::CardInspector() = default;

CardInspector::~CardInspector() = default;

void CardInspector::inspect(const std::string& reader, Answer answer) {
  if (!m_bench)
    m_bench = std::make_unique<Bench>();
  const auto read_serial = [bench = m_bench.get(), reader]() -> card::Outcome<card::ChipSerial> {
    auto opened = card::EidSession::open(bench->context, reader, bench->cache);
    if (const auto* fault = std::get_if<card::Fault>(&opened))
      return *fault;
    const auto& session = *std::get<std::unique_ptr<card::EidSession>>(opened);
    return session.data().serial;
  };
  m_bench->thread.run(read_serial, m_delivery, std::move(answer));
}

} // namespace launcher
