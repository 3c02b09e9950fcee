// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/file_descriptor.h"

#include <filesystem>
#include <string>

namespace integration {

/// A reader of the real pcscd whose cards come and go as fast as pcscd can take them (fast_reader_driver.cpp). There is
/// no chip to talk to: an ATR is all that its cards have.
class FastReader {
public:
  /// Throws std::runtime_error when the FIFO cannot be made.
  explicit FastReader(std::filesystem::path fifo);

  /// For pcscd's configuration.
  [[nodiscard]] std::string configuration() const;

  /// The name that pcscd gives to the `number`th of such readers.
  [[nodiscard]] static std::string name(int number = 0) { return "Fast reader 0" + std::to_string(number) + " 00"; }

  void insert() { happen('1'); }

  /// Upside down: no answer to power.
  void insert_mute() { happen('m'); }

  void remove() { happen('0'); }

  /// The reader itself: its driver finds no such device any more.
  void unplug() { happen('x'); }

private:
  void happen(char what);

  std::filesystem::path m_path;
  base::FileDescriptor m_fifo;
};

} // namespace integration
