// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/fault.h"
#include "card/transport.h"

#include <cstdint>
#include <variant>

namespace card {

/// The files a sign-in reads, all in DF(BELPIC) and free to read (doc/belgian-eid.md §2.1).
enum class EidFile : std::uint16_t {
  authentication_certificate = 0x5038,
  issuer_certificate = 0x503A,
};

/// Makes DF(BELPIC) current, where the keys live.
[[nodiscard]] Outcome<std::monostate> select_belpic(Transport& transport);

/// Selects `file` and reads the certificate in it: no byte beyond its DER length is asked for, as the file goes on with
/// zeros. `no_certificate` when it is all zeros, not there or not activated. Leaves DF(BELPIC) current.
[[nodiscard]] Outcome<Bytes> read_certificate(Transport& transport, EidFile file);

} // namespace card
