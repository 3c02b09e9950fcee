// SPDX-License-Identifier: EUPL-1.2
#include "card/reader_states.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace card {

namespace {

constexpr auto pseudo_reader = R"(\\?PnP?\Notification)";

SCARD_READERSTATE unaware(const char* name) {
  SCARD_READERSTATE state{};
  state.szReader = name;
  state.dwCurrentState = SCARD_STATE_UNAWARE;
  return state;
}

constexpr DWORD counted_cards = 0x8000;

/// How many cards a reader has had since pcscd began to count, modulo counted_cards. The upper half of a state counts
/// insertions and removals modulo 65536, so that a card taken out and put back between two waits shows.
DWORD cards_so_far(DWORD state) {
  const DWORD events = state >> 16U;
  return ((state & SCARD_STATE_PRESENT) != 0 ? events / 2 + 1 : (events + 1) / 2) % counted_cards;
}

/// How many cards came into a reader from one state to the next.
DWORD insertions_between(DWORD before, DWORD now) {
  constexpr DWORD not_counted = SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE;
  const DWORD cards = (cards_so_far(now) - cards_so_far(before)) % counted_cards;
  const bool counts_anew = cards >= counted_cards / 2; // the reader itself was unplugged and plugged in meanwhile
  if (before == SCARD_STATE_UNAWARE || (before & not_counted) != 0 || counts_anew)
    return (now & SCARD_STATE_PRESENT) != 0 ? 1 : 0;
  return cards;
}

} // namespace

ReaderStates::ReaderStates() {
  m_states.push_back(unaware(pseudo_reader));
}

bool ReaderStates::set_readers(const std::vector<std::string>& names) {
  m_readers_changed = false;
  if (std::ranges::equal(names, m_readers, {}, {}, &ReaderStatus::name))
    return false;

  std::vector<ReaderStatus> readers;
  std::vector<SCARD_READERSTATE> states;
  for (const auto& name : names) {
    const auto known = std::ranges::find(m_readers, name, &ReaderStatus::name);
    if (known == m_readers.end()) {
      readers.push_back({.name = name, .atr = {}, .insertion = m_insertions[name]});
      states.push_back(unaware(nullptr));
    } else {
      readers.push_back(*known);
      states.push_back(m_states[static_cast<std::size_t>(known - m_readers.begin())]);
    }
  }
  states.push_back(m_states.back());
  m_readers = std::move(readers);
  m_states = std::move(states);
  for (std::size_t i = 0; i < m_readers.size(); ++i)
    m_states[i].szReader = m_readers[i].name.c_str();
  return true;
}

void ReaderStates::accept() {
  for (std::size_t i = 0; i < m_readers.size(); ++i)
    accept_reader(m_states[i], m_readers[i]);
  if ((m_states.back().dwEventState & SCARD_STATE_CHANGED) != 0)
    m_readers_changed = true;

  constexpr DWORD changed = SCARD_STATE_CHANGED;
  for (auto& state : m_states) {
    state.dwCurrentState = state.dwEventState & ~changed;
    state.dwEventState = 0;
  }
}

void ReaderStates::accept_reader(const SCARD_READERSTATE& state, ReaderStatus& reader) {
  const DWORD seen = state.dwEventState;
  if ((seen & (SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE)) != 0)
    m_readers_changed = true;

  const bool present = (seen & SCARD_STATE_PRESENT) != 0;
  reader.insertion = m_insertions[reader.name] += insertions_between(state.dwCurrentState, seen);
  reader.card_present = present;
  reader.card_mute = present && (seen & SCARD_STATE_MUTE) != 0;
  const auto atr_size = present ? std::min<std::size_t>(state.cbAtr, MAX_ATR_SIZE) : 0;
  reader.atr.assign(std::begin(state.rgbAtr), std::begin(state.rgbAtr) + static_cast<std::ptrdiff_t>(atr_size));
}

} // namespace card
