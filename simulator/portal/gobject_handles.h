// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gio/gio.h>

#include <memory>

namespace simulator {

/// Frees an object of GLib with the function GLib has for it.
template <auto Free>
struct GlibFree {
  template <typename Object>
  void operator()(Object* object) const {
    Free(object);
  }
};

template <typename Type>
using ObjectHandle = std::unique_ptr<Type, GlibFree<g_object_unref>>;
using BytesHandle = std::unique_ptr<GBytes, GlibFree<g_bytes_unref>>;
using ErrorHandle = std::unique_ptr<GError, GlibFree<g_error_free>>;
using TableHandle = std::unique_ptr<GHashTable, GlibFree<g_hash_table_unref>>;
using TextHandle = std::unique_ptr<char, GlibFree<g_free>>;

} // namespace simulator
