// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "simulator/card/t0.h"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace simulator {

/// File identifiers of doc/belgian-eid.md §2.1.
namespace file {
constexpr std::uint16_t master = 0x3F00;
constexpr std::uint16_t belpic = 0xDF00;
constexpr std::uint16_t identity_directory = 0xDF01;
constexpr std::uint16_t directory_list = 0x2F00;
constexpr std::uint16_t object_directory = 0x5031;
constexpr std::uint16_t token_info = 0x5032;
constexpr std::uint16_t authentication_objects = 0x5034;
constexpr std::uint16_t private_keys = 0x5035;
constexpr std::uint16_t certificates = 0x5037;
constexpr std::uint16_t authentication_certificate = 0x5038;
constexpr std::uint16_t signature_certificate = 0x5039;
constexpr std::uint16_t citizen_ca_certificate = 0x503A;
constexpr std::uint16_t root_certificate = 0x503B;
constexpr std::uint16_t national_register_certificate = 0x503C;
constexpr std::uint16_t identity = 0x4031;
constexpr std::uint16_t identity_signature = 0x4032;
constexpr std::uint16_t address = 0x4033;
constexpr std::uint16_t address_signature = 0x4034;
constexpr std::uint16_t photo = 0x4035;
constexpr std::uint16_t ca_role = 0x4038;
constexpr std::uint16_t preferences = 0x4039;
constexpr std::uint16_t basic_key = 0x4040;     ///< of applet 1.8
constexpr std::uint16_t rsa_basic_key = 0x404A; ///< before
} // namespace file

/// What lies on a chip: the contents by directory and file. The chip has directories only directly under the master
/// file.
using FileContents = std::map<std::pair<std::uint16_t, std::uint16_t>, card::Bytes>;

/// SELECT, READ BINARY, READ RECORD and UPDATE BINARY (doc/belgian-eid.md §2.3-§2.5). All files may be read
/// without a PIN; only the preferences may be written.
class ChipFiles {
public:
  explicit ChipFiles(FileContents contents);

  void power_on();
  [[nodiscard]] Answer select(const Command& command);
  [[nodiscard]] Answer read_binary(const Command& command) const;

  /// The records of the identity or the address from tag P1 to tag P2, whole. Applet 1.8 only.
  [[nodiscard]] Answer read_records(const Command& command) const;

  /// Writes into the preferences, for whoever gave the PIN. A file does not grow: 6700 beyond its end is a guess.
  [[nodiscard]] Answer update_binary(const Command& command, bool pin_granted);

  [[nodiscard]] std::uint16_t current_directory() const { return m_directory; }

private:
  [[nodiscard]] bool is_directory(std::uint16_t id) const;
  [[nodiscard]] bool enter(std::uint16_t id);
  [[nodiscard]] bool select_by_path(card::ByteView path);
  [[nodiscard]] bool select_by_aid(card::ByteView aid);

  FileContents m_contents;
  std::uint16_t m_directory = file::master;
  std::optional<std::uint16_t> m_file;
};

} // namespace simulator
