// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "practice/card/chip_files.h"
#include "practice/card/eid_options.h"

namespace practice {

/// Adds the PKCS#15 directory of a card: the files that say which keys, certificates and PIN there are.
void add_pkcs15_files(FileContents& files, const EidOptions& options);

} // namespace practice
