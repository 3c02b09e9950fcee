// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "simulator/card/pcscd_protocol.h"
#include "simulator/card/pin_pad.h"
#include "simulator/card/simulated_card.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace simulator {

/// Readers, cards and the handles that clients have on them, by pcscd's rules (its src/winscard.c): who shares with
/// whom, whose transaction it is, and who hears that a card was removed or reset. Knows no sockets. One thread at a
/// time.
class ReaderDesk {
public:
  using Handle = std::int32_t;

  /// At most 16 readers, whose names are shorter than 128 bytes. `has_keys`: they let the user type the PIN on them.
  explicit ReaderDesk(const std::vector<std::string>& reader_names, bool has_keys = false);

  /// Puts a card in, for the one that may be there already. Throws std::invalid_argument for an unknown reader, and for
  /// one that is not plugged in.
  void insert(std::string_view reader, std::shared_ptr<SimulatedCard> card);
  /// Takes the card out, if there is one. Throws std::invalid_argument for an unknown reader.
  void remove(std::string_view reader);

  /// Pulls the reader's own plug; its card comes out. Clients' handles on it are of no use any more, also when it comes
  /// back. Throws std::invalid_argument for an unknown reader.
  void unplug(std::string_view reader);
  /// Brings it back, as a new reader of the same name.
  void plug_in(std::string_view reader);

  /// All readers as clients see them.
  [[nodiscard]] pcscd::WireReaderStates states() const;

  /// Grows whenever something changed that waiting clients want to hear of.
  [[nodiscard]] unsigned changes() const { return m_changes; }

  /// Each of these fills in the answer in place. `handle` was checked to be the client's own.
  void connect(pcscd::Connect& request);
  void reconnect(pcscd::Reconnect& request);
  /// Says false, and does nothing yet, while a card that is to be reset is in another's transaction: to be asked again.
  [[nodiscard]] bool disconnect(pcscd::Disconnect& request);
  void begin_transaction(pcscd::BeginTransaction& request);
  void end_transaction(pcscd::EndTransaction& request);
  void status(pcscd::CardStatus& request) const;
  /// The card's answer, empty unless the result is a success.
  [[nodiscard]] card::Bytes transmit(pcscd::Transmit& request, card::ByteView command);
  /// The ATR and the reader's name; nothing else.
  void get_attribute(pcscd::Attribute& request) const;

  /// What a reader says itself.
  struct ControlAnswer {
    pcscd::Result result = pcscd::Result::success;
    card::Bytes data = {};
  };

  /// Nothing while the user of the keys has not answered: take_late_answer() gives it then.
  [[nodiscard]] std::optional<ControlAnswer> control(Handle handle, std::uint32_t code, card::ByteView data);
  [[nodiscard]] std::optional<ControlAnswer> take_late_answer(Handle handle);

  /// The user does this at the keys. Nothing happens while no reader asks.
  void press(const PadInput& input);
  /// Until when a reader waits for its user, while one does.
  [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> asks_until() const;

  /// A client is gone: its handle is closed, and a card that it held in a transaction is reset.
  void abandon(Handle handle);

private:
  /// What happened to a card since the handle last looked.
  enum class Event { none, reset, removed };

  struct Reader {
    std::string name;
    bool plugged_in = true;
    std::shared_ptr<SimulatedCard> card;
    card::Bytes atr;
    std::uint32_t event_counter = 0;
    std::int32_t sharing = 0;
    std::uint32_t protocol = pcscd::protocol::undefined;
    Handle lock_holder = 0;
    int lock_depth = 0;
  };

  struct Connection {
    Reader* reader; ///< none any more when it was unplugged
    Event event = Event::none;
  };

  /// A reader lets its user type; one at a time is enough here.
  struct Asked {
    Handle handle;
    PadQuestion question;
    std::chrono::steady_clock::time_point until;
  };

  [[nodiscard]] Reader& find(std::string_view name);

  [[nodiscard]] Connection& connection(Handle handle) { return m_connections.at(handle); }

  [[nodiscard]] const Connection& connection(Handle handle) const { return m_connections.at(handle); }

  [[nodiscard]] static pcscd::Result event_result(const Connection& connection);
  static void unlock(Reader& reader);
  [[nodiscard]] static bool locked_by_another(const Reader& reader, Handle handle);
  [[nodiscard]] pcscd::Result usable(Handle handle) const;
  void tell_handles(const Reader& reader, Event event);
  void reset(Reader& reader);
  void close(Handle handle);
  void end_question(ControlAnswer answer);

  std::vector<Reader> m_readers; ///< never grows: connections point into it
  std::map<Handle, Connection> m_connections;
  Handle m_next_handle = 1;
  unsigned m_changes = 0;
  bool m_has_keys;
  std::optional<Asked> m_asked;
  Handle m_late_answer_to = 0;
  ControlAnswer m_late_answer;
};

} // namespace simulator
