// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/reader_watch.h"
#include "checkup/line.h"

#include <vector>

namespace checkup {

/// Looks once at pcscd and its readers, as a sign-in does; bounded.
[[nodiscard]] card::ReaderSnapshot look_at_readers();

[[nodiscard]] Line check_service(const card::ReaderSnapshot& seen);
[[nodiscard]] Line check_readers(const card::ReaderSnapshot& seen);

} // namespace checkup
