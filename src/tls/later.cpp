// SPDX-License-Identifier: EUPL-1.2
#include "tls/later.h"

#include <utility>

namespace tls {

namespace {

using Call = std::function<void()>;

gboolean run(gpointer call) {
  (*static_cast<Call*>(call))();
  return G_SOURCE_REMOVE;
}

void destroy(gpointer call) {
  const std::unique_ptr<Call> owned{static_cast<Call*>(call)};
}

} // namespace

Later::Later(std::chrono::milliseconds delay, Call call)
    : m_source{g_timeout_source_new(static_cast<guint>(delay.count()))} {
  // GLib keeps the callback's data until a call that is running has returned, also when the source is destroyed in it.
  g_source_set_callback(m_source.get(), run, std::make_unique<Call>(std::move(call)).release(), destroy);
  g_source_attach(m_source.get(), g_main_context_get_thread_default());
}

Later::~Later() {
  g_source_destroy(m_source.get());
}

} // namespace tls
