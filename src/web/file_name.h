// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace web {

/// A name under which a file from the web can be saved: one name without folders, visible, not longer than file systems
/// take, its ending kept, and with nothing in it that makes it look like another one. Never empty.
[[nodiscard]] std::string safe_file_name(std::string_view suggested);

} // namespace web
