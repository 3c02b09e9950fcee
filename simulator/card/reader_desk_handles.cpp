// SPDX-License-Identifier: EUPL-1.2
// The requests that open, change and close a handle.
#include "simulator/card/reader_desk.h"

#include <algorithm>

namespace simulator {

namespace {

using pcscd::exclusive;
using pcscd::Result;
using pcscd::ShareMode;
using pcscd::WireDisposition;

} // namespace

void ReaderDesk::connect(pcscd::Connect& request) {
  request.result = [&] {
    request.reader.back() = '\0';
    const auto reader = std::ranges::find(m_readers, std::string_view{request.reader.data()}, &Reader::name);
    if (reader == m_readers.end() || !reader->plugged_in)
      return Result::unknown_reader;
    const bool direct = request.share_mode == ShareMode::direct;
    if (!direct && request.share_mode != ShareMode::shared && request.share_mode != ShareMode::exclusive)
      return Result::invalid_value;
    if (reader->sharing == exclusive)
      return Result::sharing_violation;
    if (!direct && !reader->card)
      return Result::no_smart_card;
    if (!direct && reader->atr.empty())
      return Result::unresponsive_card;
    if (!direct && (request.preferred_protocols & (pcscd::protocol::t0 | pcscd::protocol::raw)) == 0)
      return Result::protocol_mismatch;
    if (request.share_mode == ShareMode::exclusive && reader->sharing > 0)
      return Result::sharing_violation;

    if (!direct && reader->protocol == pcscd::protocol::undefined)
      reader->protocol = pcscd::protocol::t0;
    const Handle handle = m_next_handle++;
    m_connections.emplace(handle, Connection{&*reader});
    if (request.share_mode == ShareMode::exclusive) {
      reader->sharing = exclusive;
      reader->lock_holder = handle;
      reader->lock_depth = 1;
    } else {
      ++reader->sharing;
    }
    ++m_changes;
    request.card = handle;
    request.active_protocol = reader->protocol;
    return Result::success;
  }();
}

void ReaderDesk::reconnect(pcscd::Reconnect& request) {
  request.result = [&] {
    auto& own = connection(request.card);
    if (own.reader == nullptr || !known(request.initialization) || request.initialization == WireDisposition::eject)
      return Result::invalid_value;
    auto& reader = *own.reader;
    if (locked_by_another(reader, request.card))
      return Result::sharing_violation;
    if (powers_card_anew(request.initialization)) {
      if (own.event == Event::removed)
        return Result::removed_card;
      reset(reader);
    }
    if (!reader.card)
      return Result::no_smart_card;
    if (reader.atr.empty())
      return Result::unresponsive_card;
    if ((request.preferred_protocols & (pcscd::protocol::t0 | pcscd::protocol::raw)) == 0)
      return Result::protocol_mismatch;
    if (request.share_mode == ShareMode::exclusive && reader.sharing != exclusive) {
      if (reader.sharing > 1)
        return Result::sharing_violation;
      reader.sharing = exclusive;
      reader.lock_holder = request.card;
      ++reader.lock_depth;
    } else if (request.share_mode != ShareMode::exclusive && reader.sharing == exclusive) {
      reader.sharing = 1;
      unlock(reader);
    }
    ++m_changes;
    reader.protocol = pcscd::protocol::t0;
    request.active_protocol = reader.protocol;
    own.event = Event::none;
    return Result::success;
  }();
}

void ReaderDesk::close(Handle handle) {
  auto* const reader = connection(handle).reader;
  m_connections.erase(handle);
  if (m_asked && m_asked->handle == handle)
    m_asked.reset();
  if (reader == nullptr)
    return;
  if (reader->lock_holder == handle)
    unlock(*reader);
  reader->sharing = reader->sharing == exclusive ? 0 : std::max(reader->sharing - 1, 0);
  ++m_changes;
}

bool ReaderDesk::disconnect(pcscd::Disconnect& request) {
  if (!known(request.disposition)) {
    request.result = Result::invalid_value;
    return true;
  }
  auto* const reader = connection(request.card).reader;
  if (reader != nullptr && powers_card_anew(request.disposition)) {
    if (locked_by_another(*reader, request.card))
      return false;
    reset(*reader);
  }
  close(request.card);
  request.result = Result::success;
  return true;
}

void ReaderDesk::abandon(Handle handle) {
  const auto& own = connection(handle);
  if (own.reader != nullptr && own.reader->lock_holder == handle && own.event == Event::none)
    reset(*own.reader);
  close(handle);
}

} // namespace simulator
