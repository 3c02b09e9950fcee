// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/card_data.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace card {

/// A Belgian eID as far as a sign-in goes (doc/belgian-eid.md §8.1), with the T=0 behaviour of the real
/// one. Its certificates are zero-padded DER shells of a real size. It counts what it is sent.
class FakeEid {
public:
  explicit FakeEid(Generation generation);

  [[nodiscard]] Bytes atr() const;
  [[nodiscard]] Bytes answer(ByteView command);
  void reset();

  /// What another program does when it reads the identity file.
  void select_identity_directory() { m_directory = 0xDF01; }

  [[nodiscard]] std::size_t count_of_verify() const;

  std::vector<Bytes> commands;
  std::size_t answered = 0;             ///< bytes, with the status words
  std::map<std::uint16_t, Bytes> files; ///< of DF00
  std::uint8_t applet = 0x18;
  std::uint8_t serial_tail = 0x67;
  int tries = 3;
  bool unlocked = false;
  bool refuses_log_off = false;

private:
  [[nodiscard]] Bytes dispatch(ByteView command);
  [[nodiscard]] Bytes card_data(ByteView command) const;
  [[nodiscard]] Bytes select(ByteView path);
  [[nodiscard]] Bytes read(ByteView command) const;
  [[nodiscard]] Bytes verify(ByteView command);
  [[nodiscard]] Bytes set_key(ByteView command);
  [[nodiscard]] Bytes sign();
  [[nodiscard]] Bytes get_response(ByteView command);

  Generation m_generation;
  std::uint16_t m_directory = 0x3F00;
  std::uint16_t m_file = 0;
  bool m_key_set = false;
  Bytes m_pending;
};

/// VERIFY with a PIN in it.
[[nodiscard]] bool is_verify(ByteView command);

/// A DER SEQUENCE of `length` bytes in all (256…65535), its content counting up, followed by `padding` zeros.
[[nodiscard]] Bytes padded_certificate(std::size_t length, std::size_t padding);

} // namespace card
