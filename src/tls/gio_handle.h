// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gio/gio.h>

#include <memory>

namespace tls {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};

/// Owns one reference of a GObject.
template <typename Type>
using Object = std::unique_ptr<Type, Unref>;

/// A second owner of `object`.
template <typename Type>
[[nodiscard]] Object<Type> another_owner(Type* object) {
  if (object != nullptr)
    g_object_ref(object);
  return Object<Type>{object};
}

template <typename Type, auto Free>
struct FreeWith {
  void operator()(Type* value) const { Free(value); }
};

using Error = std::unique_ptr<GError, FreeWith<GError, g_error_free>>;
using Uri = std::unique_ptr<GUri, FreeWith<GUri, g_uri_unref>>;
using Bytes = std::unique_ptr<GBytes, FreeWith<GBytes, g_bytes_unref>>;
using ByteArray = std::unique_ptr<GByteArray, FreeWith<GByteArray, g_byte_array_unref>>;
using Text = std::unique_ptr<char, FreeWith<void, g_free>>;

} // namespace tls
