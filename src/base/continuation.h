// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gio/gio.h>
#include <sigc++/functors/slot.h>

#include <memory>
#include <utility>

namespace base {

/// What follows one of GLib's asynchronous calls. A method of a sigc::trackable object: when that object is gone by
/// then, nothing follows.
using Continuation = sigc::slot<void(GObject*, GAsyncResult*)>;

/// Returns the user data for resume().
[[nodiscard]] inline gpointer keep(Continuation continuation) {
  return new Continuation{std::move(continuation)};
}

/// The GAsyncReadyCallback for every such call.
inline void resume(GObject* source, GAsyncResult* result, gpointer kept) {
  const std::unique_ptr<Continuation> continuation{static_cast<Continuation*>(kept)};
  if (!continuation->empty())
    (*continuation)(source, result);
}

} // namespace base
