// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card/client_link.h"
#include "simulator/card/reader_desk.h"
#include "simulator/card/simulated_card.h"
#include "simulator/card/unix_socket.h"

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace simulator {

/// Card readers of which no part is real: a service that libpcsclite takes for pcscd when PCSCLITE_CSOCK_NAME names its
/// socket. So both programs run unchanged against practice cards, and no real reader is ever touched.
///
/// Serves all its clients on one thread of its own. A client that sends nonsense is put out; the others do not notice.
class PracticeReaders : private ClientLink::Service {
public:
  static constexpr const char* default_reader = "Practice reader 00 00";

  /// Serves from now on, at a socket of mode 0600; a socket that is there already is replaced. Throws std::system_error
  /// when the socket cannot be made, std::invalid_argument for names that pcscd could not have. With `pad_asks` the
  /// readers have keys; it is called on the service's thread when one of them begins to ask for a PIN.
  explicit PracticeReaders(std::string socket_path, const std::vector<std::string>& reader_names = {default_reader},
                           std::function<void()> pad_asks = {});
  /// Puts all clients out, as a pcscd that stops does, and takes the socket away.
  ~PracticeReaders() override;
  PracticeReaders(const PracticeReaders&) = delete;
  PracticeReaders& operator=(const PracticeReaders&) = delete;
  PracticeReaders(PracticeReaders&&) = delete;
  PracticeReaders& operator=(PracticeReaders&&) = delete;

  /// Thread: any. Puts a card in, in place of the one that may be there. The card answers on the service's thread from
  /// then on. Throws std::invalid_argument for an unknown reader.
  void insert(std::string_view reader, std::shared_ptr<SimulatedCard> card);
  /// Thread: any. Takes the card out, if there is one; it is not used any more when this returns. Throws
  /// std::invalid_argument for an unknown reader.
  void remove(std::string_view reader);

  /// Thread: any. Pulls the reader's own plug, and puts it in again: see ReaderDesk::unplug.
  void unplug(std::string_view reader);
  void plug_in(std::string_view reader);

  /// Thread: any. The user does this at the keys of the reader that asks; nothing happens when none does.
  void press(const PadInput& input);

  [[nodiscard]] const std::string& socket_path() const { return m_path; }

private:
  void serve();
  /// Waits until a client or another thread wants something. Says whether to go on.
  [[nodiscard]] bool serve_once();
  void tell_waiting_clients();
  void tell_of_keys();
  void bring_late_answers();
  [[nodiscard]] int milliseconds_to_wait();
  [[nodiscard]] std::uint32_t new_context() override;
  [[nodiscard]] pcscd::Result cancel_wait(std::uint32_t context) override;

  std::string m_path;
  base::FileDescriptor m_listener;
  base::FileDescriptor m_wake;
  std::mutex m_mutex; ///< guards what follows; the cards in the desk, too
  ReaderDesk m_desk;
  std::list<ClientLink> m_clients;
  std::uint32_t m_last_context = 0;
  unsigned m_told_changes = 0;
  std::function<void()> m_pad_asks;
  bool m_told_that_pad_asks = false;
  bool m_stopping = false;
  std::thread m_thread; // last: it uses all of the above
};

} // namespace simulator
