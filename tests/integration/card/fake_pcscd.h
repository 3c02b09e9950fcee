// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "unix_listener.h"

#include <winscard.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <thread>
#include <vector>

namespace card {

/// A pcscd that does not let us in. It speaks PCSC-Lite's protocol (src/winscard_msg.h) as far as it has to, with one
/// client at a time.
class FakePcscd {
public:
  enum class Manner {
    hangs_up,               ///< on whoever connects: polkit
    speaks_another_version, ///< of the protocol than libpcsclite
    refuses_the_card,       ///< SCARD_W_SECURITY_VIOLATION to SCardConnect: polkit too, in later versions
  };

  FakePcscd(const std::filesystem::path& socket, Manner manner) : m_manner{manner}, m_listener{socket} {}

  ~FakePcscd() {
    m_listener.stop();
    m_thread.join();
  }

  FakePcscd(const FakePcscd&) = delete;
  FakePcscd& operator=(const FakePcscd&) = delete;
  FakePcscd(FakePcscd&&) = delete;
  FakePcscd& operator=(FakePcscd&&) = delete;

private:
  using Word = std::uint32_t;

  enum Command : Word { establish_context = 0x01, connect_to_card = 0x04, version = 0x11 };

  void serve() const {
    for (;;) {
      const auto client = m_listener.take();
      if (client.get() < 0)
        return;
      if (m_manner == Manner::hangs_up) {
        char first = 0;
        ::recv(client.get(), &first, 1, MSG_PEEK); // its request is there, and stays unread
      } else {
        while (answer_one(client.get())) {
        }
      }
    }
  }

  /// Each message comes back as its own answer, with the result in its last word.
  [[nodiscard]] bool answer_one(int client) const {
    std::array<Word, 2> header{}; // size, command
    if (::recv(client, header.data(), sizeof header, MSG_WAITALL) != sizeof header)
      return false;
    std::vector<Word> message(header[0] / sizeof(Word));
    if (::recv(client, message.data(), header[0], MSG_WAITALL) != static_cast<ssize_t>(header[0]))
      return false;
    message.back() = result_of(header[1]);
    if (message.back() == SCARD_E_SERVICE_STOPPED)
      message.front() = 3; // the version that it does speak, in front of what newer libraries would try
    if (header[1] == establish_context)
      message[1] = 1; // the context
    return ::send(client, message.data(), header[0], MSG_NOSIGNAL) == static_cast<ssize_t>(header[0]);
  }

  [[nodiscard]] Word result_of(Word command) const {
    if (command == version && m_manner == Manner::speaks_another_version)
      return static_cast<Word>(SCARD_E_SERVICE_STOPPED);
    if (command == connect_to_card)
      return static_cast<Word>(SCARD_W_SECURITY_VIOLATION);
    return static_cast<Word>(SCARD_S_SUCCESS);
  }

  Manner m_manner;
  UnixListener m_listener;
  std::thread m_thread{[this] { serve(); }};
};

} // namespace card
