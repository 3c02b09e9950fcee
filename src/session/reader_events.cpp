// SPDX-License-Identifier: EUPL-1.2
#include "session/reader_events.h"

#include "card/card_kind.h"
#include "signin/card_failure.h"

#include <algorithm>

namespace session {

namespace {

/// Points into the snapshot.
const card::ReaderStatus* find(const card::ReaderSnapshot& snapshot, const std::string& name) {
  const auto& readers = snapshot.readers;
  const auto reader =
      std::find_if(readers.begin(), readers.end(), [&name](const auto& each) { return each.name == name; });
  return reader == readers.end() ? nullptr : &*reader;
}

bool same_card(const card::ReaderStatus& before, const card::ReaderStatus& now) {
  return now.card_present && before.card_present && before.insertion == now.insertion;
}

bool is_belgian_eid(const card::ReaderStatus& reader) {
  return card::card_kind(reader.atr) == card::CardKind::belgian_eid;
}

void tell_of_service(const std::optional<card::ReaderSnapshot>& before, const card::ReaderSnapshot& now,
                     std::vector<signin::Event>& events) {
  const bool changed = !before || before->service != now.service;
  if (now.service == card::PcscdState::running) {
    if (changed || before->readers.empty() != now.readers.empty())
      events.emplace_back(signin::ReadersSeen{!now.readers.empty()});
  } else if (changed) {
    events.emplace_back(signin::ServiceFailed{signin::failure_of(card::fault_of(now.service))});
  }
}

} // namespace

std::vector<signin::Event> reader_events(const std::optional<card::ReaderSnapshot>& before,
                                         const card::ReaderSnapshot& now, const std::string& preferred) {
  std::vector<signin::Event> events;
  if (before) {
    for (const auto& reader : before->readers) {
      const auto* still = find(now, reader.name);
      if (reader.card_present && (!still || !same_card(reader, *still)))
        events.emplace_back(signin::CardTaken{reader.name});
    }
  }
  tell_of_service(before, now, events);

  std::vector<card::ReaderStatus> placed;
  for (const auto& reader : now.readers) {
    const auto* earlier = before ? find(*before, reader.name) : nullptr;
    const bool is_new = reader.card_present && (!earlier || !same_card(*earlier, reader));
    if (is_new && (before || is_belgian_eid(reader) || reader.card_mute))
      placed.push_back(reader);
  }
  const auto rank = [&preferred](const card::ReaderStatus& reader) {
    if (reader.name == preferred)
      return 0;
    return is_belgian_eid(reader) ? 1 : 2;
  };
  std::stable_sort(placed.begin(), placed.end(),
                   [&rank](const auto& left, const auto& right) { return rank(left) < rank(right); });
  for (const auto& reader : placed)
    events.emplace_back(signin::CardPlaced{reader.name});
  if (!before)
    for (const auto& reader : now.readers)
      if (reader.card_present && !reader.card_mute && !is_belgian_eid(reader))
        events.emplace_back(signin::ForeignCardSeen{reader.name});
  return events;
}

} // namespace session
