// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

namespace base {

/// Frees what a C library gave with the function that belongs to it.
template <auto Free>
struct FreeWith {
  template <typename Type>
  void operator()(Type* value) const {
    Free(value);
  }
};

/// Owns what is to be freed with `Free`.
template <typename Type, auto Free>
using Handle = std::unique_ptr<Type, FreeWith<Free>>;

} // namespace base
