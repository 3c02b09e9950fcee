// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/file_descriptor.h"

#include <string>

namespace simulator {

/// A listening unix socket at `path` that only this user may open (mode 0600), in place of a stale one. Neither it nor
/// what it accepts blocks, and no child inherits it. Throws std::system_error.
[[nodiscard]] base::FileDescriptor listen_at(const std::string& path);

/// The next waiting client; none when nobody waits.
[[nodiscard]] base::FileDescriptor accept_client(const base::FileDescriptor& listener);

/// A counter that wakes poll() up. Throws std::system_error.
[[nodiscard]] base::FileDescriptor make_event();
void raise(const base::FileDescriptor& event);
void clear(const base::FileDescriptor& event);

} // namespace simulator
