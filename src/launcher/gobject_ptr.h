// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib-object.h>

#include <memory>

namespace launcher {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};

/// Owns one reference of a GObject that has no C++ wrapper.
template <typename Object>
using GObjectPtr = std::unique_ptr<Object, Unref>;

struct ErrorFree {
  void operator()(GError* error) const { g_error_free(error); }
};

using GErrorPtr = std::unique_ptr<GError, ErrorFree>;

} // namespace launcher
