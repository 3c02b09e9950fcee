// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace launcher {

/// Whether the user wants an inserted card to open the dialog (the settings' `open-on-card`). Yes, where the settings'
/// schema is not installed. Looked up when it is asked, so that an idle launcher holds no settings.
[[nodiscard]] bool may_open_on_card();

} // namespace launcher
