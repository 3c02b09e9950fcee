// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace portal {

/// Who may read and write what the launcher keeps in files; open(2).
inline constexpr int for_its_user = 0600;
inline constexpr int for_all = 0644;
inline constexpr int folder_for_its_user = 0700;

} // namespace portal
