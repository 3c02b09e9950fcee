// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "practice/card/pcscd_protocol.h"
#include "practice/card/simulated_card.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace practice {

/// Readers, cards and the handles that clients have on them, by pcscd's rules (its src/winscard.c): who shares with
/// whom, whose transaction it is, and who hears that a card was removed or reset. Knows no sockets. One thread at a
/// time.
class ReaderDesk {
public:
  using Handle = std::int32_t;

  /// At most 16 readers, whose names are shorter than 128 bytes.
  explicit ReaderDesk(const std::vector<std::string>& reader_names);

  /// Puts a card in, for the one that may be there already. Throws std::invalid_argument for an unknown reader.
  void insert(std::string_view reader, std::shared_ptr<SimulatedCard> card);
  /// Takes the card out, if there is one. Throws std::invalid_argument for an unknown reader.
  void remove(std::string_view reader);

  /// All readers as clients see them.
  [[nodiscard]] pcscd::ReaderStates states() const;

  /// Grows whenever something changed that waiting clients want to hear of.
  [[nodiscard]] unsigned changes() const { return m_changes; }

  /// Each of these fills in the answer in place. `handle` was checked to be the client's own.
  void connect(pcscd::Connect& request);
  void reconnect(pcscd::Reconnect& request);
  void disconnect(pcscd::Disconnect& request);
  void begin_transaction(pcscd::BeginTransaction& request);
  void end_transaction(pcscd::EndTransaction& request);
  void status(pcscd::Status& request) const;
  /// The card's answer, empty unless the result is a success.
  [[nodiscard]] card::Bytes transmit(pcscd::Transmit& request, card::ByteView command);
  /// No reader here has a feature (no PIN-pad).
  void control(pcscd::Control& request) const;
  /// The ATR and the reader's name; nothing else.
  void get_attribute(pcscd::Attribute& request) const;

  /// A client is gone: its handle is closed, and a card that it held in a transaction is reset.
  void abandon(Handle handle);

private:
  /// What happened to a card since the handle last looked.
  enum class Event { none, reset, removed };

  struct Reader {
    std::string name;
    std::shared_ptr<SimulatedCard> card;
    card::Bytes atr;
    std::uint32_t event_counter = 0;
    std::int32_t sharing = 0;
    std::uint32_t protocol = pcscd::protocol::undefined;
    Handle lock_holder = 0;
    int lock_depth = 0;
  };

  struct Connection {
    Reader* reader;
    Event event = Event::none;
  };

  [[nodiscard]] Reader& find(std::string_view name);

  [[nodiscard]] Connection& connection(Handle handle) { return m_connections.at(handle); }

  [[nodiscard]] const Connection& connection(Handle handle) const { return m_connections.at(handle); }

  [[nodiscard]] static pcscd::Result event_result(const Connection& connection);
  [[nodiscard]] static bool locked_by_another(const Reader& reader, Handle handle);
  [[nodiscard]] pcscd::Result usable(Handle handle) const;
  void tell_handles(const Reader& reader, Event event);
  void reset(Reader& reader);
  void close(Handle handle);

  std::vector<Reader> m_readers; ///< never grows: connections point into it
  std::map<Handle, Connection> m_connections;
  Handle m_next_handle = 1;
  unsigned m_changes = 0;
};

} // namespace practice
