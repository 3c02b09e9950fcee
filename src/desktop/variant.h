// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glibmm/variant.h>

#include <cstddef>

/// What glibmm has no constant functions for.
namespace desktop {

/// GLib's functions change no variant, and take none that is constant.
[[nodiscard]] inline GVariant* raw(const Glib::VariantBase& value) {
  return const_cast<GVariant*>(value.gobj());
}

/// False for a null value, too.
[[nodiscard]] inline bool is_of_type(const Glib::VariantBase& value, const char* type) {
  return value.gobj() != nullptr && value.is_of_type(Glib::VariantType{type});
}

[[nodiscard]] inline Glib::VariantBase child(const Glib::VariantBase& values, std::size_t index) {
  return Glib::VariantBase{g_variant_get_child_value(raw(values), index), false};
}

/// Of a value that holds one yes or no: whether it is that, and yes.
[[nodiscard]] inline bool says_yes(const Glib::VariantBase& values) {
  gboolean yes = FALSE;
  if (is_of_type(values, "(b)"))
    g_variant_get(raw(values), "(b)", &yes);
  return yes == TRUE;
}

} // namespace desktop
