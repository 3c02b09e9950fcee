// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace ui {

/// A reader as people know it: "ACS ACR38" of pcscd's "ACS ACR38 [CCID Interface] (0123) 00 00", which goes on with
/// what driver, serial number, reader and slot it is (PCSC-Lite's src/readerfactory.c). The second reader of a name,
/// and the second slot, keep their numbers, so that no two readers look the same.
[[nodiscard]] std::string reader_label(const std::string& reader);

} // namespace ui
