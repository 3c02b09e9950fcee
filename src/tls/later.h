// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <chrono>
#include <functional>

namespace tls {

/// Calls back once, later, on the main loop it was made on; not at all when it is destroyed before. The callback may
/// destroy it.
class Later {
public:
  Later(std::chrono::milliseconds delay, std::function<void()> call);
  ~Later();
  Later(const Later&) = delete;
  Later& operator=(const Later&) = delete;
  Later(Later&&) = delete;
  Later& operator=(Later&&) = delete;

private:
  base::Handle<GSource, g_source_unref> m_source;
};

} // namespace tls
