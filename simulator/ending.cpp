// SPDX-License-Identifier: EUPL-1.2
#include "simulator/ending.h"

#include <glib-unix.h>

#include <csignal>

namespace simulator {

namespace {

gboolean call(gpointer end) {
  (*static_cast<std::function<void()>*>(end))();
  return G_SOURCE_CONTINUE;
}

} // namespace

Ending::Ending(std::function<void()> end)
    : m_end{std::move(end)},
      m_on_terminate{g_unix_signal_add(SIGTERM, call, &m_end)},
      m_on_interrupt{g_unix_signal_add(SIGINT, call, &m_end)} {
}

Ending::~Ending() {
  g_source_remove(m_on_terminate);
  g_source_remove(m_on_interrupt);
}

} // namespace simulator
