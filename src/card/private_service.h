// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

namespace card {

/// Returns whether the socket at `path` is this user's own, in a folder of their own that nobody else may enter;
/// neither of the two is a link. So nobody but this user decides who answers there, and where it leads.
[[nodiscard]] bool is_private_socket(const std::filesystem::path& path);

/// From here on this process knows no other pcscd than the one of the practice mode in `directory` (promise 8). Says
/// false, and changes nothing, when its socket there is not a private one. To be called before any thread.
[[nodiscard]] bool use_practice_service(const std::filesystem::path& directory);

} // namespace card
