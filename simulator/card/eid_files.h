// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "simulator/card/chip_files.h"
#include "simulator/card/eid_options.h"

namespace simulator {

/// The chip's 16-byte serial number: "SLIN", "PRACTICE" and the applet in ASCII, then the card number.
[[nodiscard]] card::Bytes chip_serial(const EidOptions& options);

/// All files of an eID of this applet (doc/belgian-eid.md §2.2, §2.3) but 503D, which no manual has. The
/// bytes of 1.8's certificate directory were never seen on a real card, and applet 1.1's lengths of padding are 1.7's.
[[nodiscard]] FileContents make_eid_files(const EidOptions& options, const CardCredentials& credentials);

} // namespace simulator
