// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace launcher {

/// Whether the user wants an inserted card to open the dialog (the settings' `open-on-card`). Yes, where the settings'
/// schema is not installed. Looked up when it is asked, so that an idle launcher holds no settings.
[[nodiscard]] bool may_open_on_card();

/// Whether the user wants the launcher to wait in the tray from log-in on (`start-at-login`). Otherwise as above.
[[nodiscard]] bool starts_at_login();

} // namespace launcher
