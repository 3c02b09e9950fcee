// SPDX-License-Identifier: EUPL-1.2
#include "card/card_arrivals.h"

#include "card/log_words.h"

#include <glib.h>

#include <utility>

namespace card {

std::map<std::string, CardArrivals::Seen> CardArrivals::look_at(const ReaderSnapshot& snapshot,
                                                                Clock::time_point now) const {
  std::map<std::string, Seen> seen;
  const bool is_settled = !m_looked && m_first_readers == FirstReaders::are_settled;
  const auto first_there = is_settled ? now - m_settling : now;
  for (const auto& reader : snapshot.readers) {
    const auto before = m_readers.find(reader.name);
    const auto since = before == m_readers.end() ? first_there : before->second.since;
    seen[reader.name] = {since, reader.card_present && !reader.card_mute, reader.insertion};
  }
  return seen;
}

CardChanges CardArrivals::update(const ReaderSnapshot& snapshot, Clock::time_point now) {
  const auto before = std::exchange(m_readers, look_at(snapshot, now));
  m_looked = true;
  CardChanges changes;
  for (const auto& [name, reader] : before)
    if (reader.card && !is_there({name, reader.insertion}))
      changes.left.push_back({name, reader.insertion});
  if (!changes.left.empty())
    g_debug("Cards that left: %zu", changes.left.size());

  for (const auto& reader : snapshot.readers) {
    const CardStay stay{reader.name, reader.insertion};
    const auto at = before.find(reader.name);
    const bool was_there = at != before.end() && at->second.card && at->second.insertion == reader.insertion;
    if (was_there || !is_there(stay))
      continue;
    // A reader that comes with a card in it was plugged in, or the computer woke up: nobody inserted a card just now.
    const bool inserted = at != before.end() && now - at->second.since >= m_settling;
    changes.arrived.push_back({stay, card_kind(reader.atr), inserted ? Arrival::inserted : Arrival::already_there});
    g_debug("A card came: %s, %s", log_word(changes.arrived.back().kind), log_word(changes.arrived.back().arrival));
  }
  return changes;
}

bool CardArrivals::is_there(const CardStay& stay) const {
  const auto at = m_readers.find(stay.reader);
  return at != m_readers.end() && at->second.card && at->second.insertion == stay.insertion;
}

} // namespace card
