// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gio/gio.h>
#include <sigc++/functors/slot.h>

#include <memory>
#include <utility>

namespace web {

/// Frees what GLib or WebKit gave with the function that belongs to it.
template <auto Free>
struct FreeWith {
  template <typename Type>
  void operator()(Type* object) const {
    Free(object);
  }
};

template <typename Type>
using Object = std::unique_ptr<Type, FreeWith<g_object_unref>>;
using Error = std::unique_ptr<GError, FreeWith<g_error_free>>;
using Text = std::unique_ptr<char, FreeWith<g_free>>;
using Bytes = std::unique_ptr<GBytes, FreeWith<g_bytes_unref>>;

/// What follows one of GLib's asynchronous calls. A method of a sigc::trackable object: when that object is gone by
/// then, nothing follows.
using Continuation = sigc::slot<void(GObject*, GAsyncResult*)>;

/// The user data for resume().
[[nodiscard]] inline gpointer keep(Continuation continuation) {
  return new Continuation{std::move(continuation)};
}

/// The GAsyncReadyCallback for every such call.
inline void resume(GObject* source, GAsyncResult* result, gpointer kept) {
  const std::unique_ptr<Continuation> continuation{static_cast<Continuation*>(kept)};
  if (!continuation->empty())
    (*continuation)(source, result);
}

} // namespace web
