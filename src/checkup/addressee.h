// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

#include <memory>

namespace checkup {

/// The user data of one of GLib's asynchronous calls, whose answer may come when the object that asked is gone. A
/// member of that object.
template <typename Type>
class Addressee {
public:
  explicit Addressee(Type& object) : m_object{std::make_shared<Type*>(&object)} {}

  ~Addressee() { *m_object = nullptr; }

  Addressee(const Addressee&) = delete;
  Addressee& operator=(const Addressee&) = delete;
  Addressee(Addressee&&) = delete;
  Addressee& operator=(Addressee&&) = delete;

  /// For one call, whose answer open() takes.
  [[nodiscard]] gpointer envelope() const { return new std::shared_ptr<Type*>{m_object}; }

  /// The object; null when it is gone.
  [[nodiscard]] static Type* open(gpointer envelope) {
    const std::unique_ptr<std::shared_ptr<Type*>> owned{static_cast<std::shared_ptr<Type*>*>(envelope)};
    return **owned;
  }

private:
  std::shared_ptr<Type*> m_object;
};

} // namespace checkup
