// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/reader_desk.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace simulator {

namespace {

using pcscd::exclusive;
using pcscd::Result;

constexpr std::uint32_t attribute_atr = 0x00090303;           // SCARD_ATTR_ATR_STRING
constexpr std::uint32_t attribute_friendly_name = 0x7FFF0003; // SCARD_ATTR_DEVICE_FRIENDLY_NAME_A

} // namespace

ReaderDesk::ReaderDesk(const std::vector<std::string>& reader_names, bool has_keys) : m_has_keys{has_keys} {
  if (reader_names.size() > pcscd::max_readers)
    throw std::invalid_argument{"too many readers"};
  for (const auto& name : reader_names) {
    if (name.empty() || name.size() >= pcscd::reader_name_size)
      throw std::invalid_argument{"reader name"};
    m_readers.push_back(Reader{.name = name, .card = {}, .atr = {}});
  }
}

ReaderDesk::Reader& ReaderDesk::find(std::string_view name) {
  const auto reader = std::ranges::find(m_readers, name, &Reader::name);
  if (reader == m_readers.end())
    throw std::invalid_argument{"no such reader"};
  return *reader;
}

void ReaderDesk::insert(std::string_view name, std::shared_ptr<SimulatedCard> card) {
  remove(name);
  auto& reader = find(name);
  if (!reader.plugged_in)
    throw std::invalid_argument{"reader is not plugged in"};
  reader.card = std::move(card);
  reader.card->power_on();
  reader.atr = reader.card->atr();
  reader.atr.resize(std::min(reader.atr.size(), pcscd::atr_size));
  ++reader.event_counter;
  ++m_changes;
}

void ReaderDesk::remove(std::string_view name) {
  auto& reader = find(name);
  if (!reader.card)
    return;
  if (m_asked && connection(m_asked->handle).reader == &reader)
    end_question({Result::not_transacted});
  reader.card.reset();
  reader.atr.clear();
  reader.protocol = pcscd::protocol::undefined;
  ++reader.event_counter;
  ++m_changes;
  tell_handles(reader, Event::removed);
  unlock(reader); // whatever was locked is gone
}

void ReaderDesk::unplug(std::string_view name) {
  remove(name);
  auto& reader = find(name);
  for (auto& [handle, connection] : m_connections) {
    if (connection.reader == &reader)
      connection.reader = nullptr;
  }
  reader = Reader{.name = reader.name, .plugged_in = false, .card = {}, .atr = {}};
  ++m_changes;
}

void ReaderDesk::plug_in(std::string_view name) {
  find(name).plugged_in = true;
  ++m_changes;
}

pcscd::WireReaderStates ReaderDesk::states() const {
  pcscd::WireReaderStates states{};
  for (std::size_t i = 0; i < m_readers.size(); ++i) {
    const auto& reader = m_readers[i];
    if (!reader.plugged_in)
      continue;
    auto& state = states.at(i);
    std::ranges::copy(reader.name, state.name.begin());
    state.event_counter = reader.event_counter;
    state.sharing = reader.sharing;
    std::ranges::copy(reader.atr, state.atr.begin());
    state.atr_length = static_cast<std::uint32_t>(reader.atr.size());
    state.protocol = reader.protocol;
    if (!reader.card)
      state.state = pcscd::state::absent;
    else if (reader.atr.empty())
      state.state = pcscd::state::present | pcscd::state::swallowed;
    else
      state.state = pcscd::state::present | pcscd::state::powered |
                    (reader.protocol == pcscd::protocol::undefined ? pcscd::state::negotiable : pcscd::state::specific);
  }
  return states;
}

Result ReaderDesk::event_result(const Connection& connection) {
  switch (connection.event) {
  case Event::reset:
    return Result::reset_card;
  case Event::removed:
    return Result::removed_card;
  case Event::none:
    break;
  }
  return Result::success;
}

void ReaderDesk::unlock(Reader& reader) {
  reader.lock_holder = 0;
  reader.lock_depth = 0;
}

bool ReaderDesk::locked_by_another(const Reader& reader, Handle handle) {
  return reader.lock_holder != 0 && reader.lock_holder != handle;
}

/// What stands between a handle and its card: that the reader is gone, another's transaction, what happened to the
/// card.
Result ReaderDesk::usable(Handle handle) const {
  const auto& own = connection(handle);
  if (own.reader == nullptr)
    return Result::invalid_value;
  if (locked_by_another(*own.reader, handle))
    return Result::sharing_violation;
  return event_result(own);
}

void ReaderDesk::tell_handles(const Reader& reader, Event event) {
  for (auto& [handle, connection] : m_connections) {
    if (connection.reader == &reader)
      connection.event = event;
  }
}

void ReaderDesk::reset(Reader& reader) {
  if (!reader.card)
    return;
  reader.card->power_on();
  reader.protocol = pcscd::protocol::undefined;
  tell_handles(reader, Event::reset);
}

void ReaderDesk::begin_transaction(pcscd::BeginTransaction& request) {
  request.result = [&] {
    const auto& own = connection(request.card);
    if (own.reader == nullptr)
      return Result::invalid_value;
    auto& reader = *own.reader;
    if (const auto result = event_result(own); result != Result::success)
      return result;
    if (locked_by_another(reader, request.card))
      return Result::sharing_violation; // libpcsclite asks again until it is free
    reader.lock_holder = request.card;
    ++reader.lock_depth;
    return Result::success;
  }();
}

void ReaderDesk::end_transaction(pcscd::EndTransaction& request) {
  request.result = [&] {
    auto& own = connection(request.card);
    if (own.reader == nullptr || !known(request.disposition))
      return Result::invalid_value;
    auto& reader = *own.reader;
    if (const auto result = event_result(own); result != Result::success)
      return result;
    if (locked_by_another(reader, request.card))
      return Result::sharing_violation;
    if (powers_card_anew(request.disposition))
      reset(reader);
    const int least_depth = reader.sharing == exclusive ? 1 : 0;
    if (reader.lock_depth <= least_depth)
      return Result::not_transacted;
    if (--reader.lock_depth == 0)
      reader.lock_holder = 0;
    return Result::success;
  }();
}

void ReaderDesk::status(pcscd::CardStatus& request) const {
  request.result = usable(request.card);
}

card::Bytes ReaderDesk::transmit(pcscd::Transmit& request, card::ByteView command) {
  card::Bytes answer;
  request.result = [&] {
    constexpr std::size_t shortest_command = 4;
    if (command.size() < shortest_command)
      return Result::invalid_parameter;
    if (const auto result = usable(request.card); result != Result::success)
      return result;
    auto& reader = *connection(request.card).reader;
    if (!reader.card)
      return Result::no_smart_card;
    if (request.send_protocol != pcscd::protocol::raw && (request.send_protocol & reader.protocol) == 0)
      return Result::protocol_mismatch;
    answer = reader.card->answer(command);
    if (answer.size() > request.receive_length) {
      answer.clear();
      return Result::insufficient_buffer;
    }
    request.receive_protocol = reader.protocol;
    return Result::success;
  }();
  request.receive_length = static_cast<std::uint32_t>(answer.size());
  return answer;
}

void ReaderDesk::get_attribute(pcscd::Attribute& request) const {
  request.result = [&] {
    if (const auto result = usable(request.card); result != Result::success)
      return result;
    const auto& reader = *connection(request.card).reader;
    request.value.fill(0);
    if (request.id == attribute_atr) {
      std::ranges::copy(reader.atr, request.value.begin());
      request.length = static_cast<std::uint32_t>(reader.atr.size());
      return Result::success;
    }
    if (request.id == attribute_friendly_name) {
      std::ranges::copy(reader.name, request.value.begin());
      request.length = static_cast<std::uint32_t>(reader.name.size() + 1);
      return Result::success;
    }
    return Result::unsupported_feature;
  }();
}

} // namespace simulator
