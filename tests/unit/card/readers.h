// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/reader_watch.h"

#include <cstdint>

namespace card::test {

inline const Bytes belgian_atr{0x3B, 0x98, 0x13, 0x40, 0x0A, 0xA5, 0x03, 0x01, 0x01, 0x01, 0xAD, 0x13, 0x11};
inline const Bytes bank_card_atr{0x3B, 0x67, 0x00, 0x00, 0x00, 0x31, 0xC0, 0x71, 0x86, 0x65, 0x04, 0x90, 0x00};

inline ReaderStatus empty_reader(const std::string& name, std::uint64_t insertion = 0) {
  return {name, false, false, {}, insertion};
}

inline ReaderStatus reader_with(const std::string& name, const Bytes& atr, std::uint64_t insertion = 1) {
  return {name, true, false, atr, insertion};
}

inline ReaderStatus reader_with_mute_card(const std::string& name) {
  return {name, true, true, {}, 1};
}

inline ReaderSnapshot readers(std::vector<ReaderStatus> all) {
  return {PcscdState::running, std::move(all)};
}

} // namespace card::test
