// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

#include <string>

namespace base {

/// What a log may say of an error: its domain and number. In words it may quote a file, an address or a name (promise
/// 5). Returns "no error" for null.
[[nodiscard]] inline std::string error_word(const GError* error) {
  return error == nullptr ? "no error" : g_quark_to_string(error->domain) + (' ' + std::to_string(error->code));
}

} // namespace base
