// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/handle.h"

#include <gio/gio.h>

namespace base {

/// Owns one reference of a GObject that has no C++ wrapper.
template <typename Type>
using ObjectPtr = Handle<Type, g_object_unref>;

using ErrorPtr = Handle<GError, g_error_free>;
using TextPtr = Handle<char, g_free>;
using TextsPtr = Handle<char*, g_strfreev>;
using BytesPtr = Handle<GBytes, g_bytes_unref>;
using ByteArrayPtr = Handle<GByteArray, g_byte_array_unref>;
using KeyFilePtr = Handle<GKeyFile, g_key_file_unref>;
using TablePtr = Handle<GHashTable, g_hash_table_unref>;
using UriPtr = Handle<GUri, g_uri_unref>;
using VariantPtr = Handle<GVariant, g_variant_unref>;

/// Returns a second owner of `object`.
template <typename Type>
[[nodiscard]] ObjectPtr<Type> another_owner(Type* object) {
  if (object != nullptr)
    g_object_ref(object);
  return ObjectPtr<Type>{object};
}

} // namespace base
