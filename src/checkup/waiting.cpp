// SPDX-License-Identifier: EUPL-1.2
#include "checkup/waiting.h"

#include <glib.h>

namespace checkup {

bool wait_until(const std::function<bool()>& happened, std::chrono::milliseconds bound) {
  struct Bound {
    bool has_passed = false;
    guint source = 0;
  } wait;

  const auto pass = [](gpointer data) -> gboolean {
    auto& passed = *static_cast<Bound*>(data);
    passed.has_passed = true;
    passed.source = 0;
    return G_SOURCE_REMOVE;
  };
  wait.source = g_timeout_add(static_cast<guint>(bound.count()), pass, &wait);
  while (!happened() && !wait.has_passed)
    g_main_context_iteration(nullptr, TRUE);
  if (wait.source != 0)
    g_source_remove(wait.source);
  return happened();
}

} // namespace checkup
