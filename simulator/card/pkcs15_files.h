// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card/chip_files.h"
#include "simulator/card/eid_options.h"

namespace simulator {

/// Adds the PKCS#15 directory of a card: the files that say which keys, certificates and PIN there are.
void add_pkcs15_files(FileContents& files, const EidOptions& options);

} // namespace simulator
