// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace memory {

/// What distinguishes one entry from another. The keyring keeps these readable, so nothing personal may be in them.
using Attributes = std::map<std::string, std::string>;

/// The keyring did not answer within its bound, refused, or is not there.
struct Unreachable {};

/// An entry as it can be seen without opening it.
struct KeyringItem {
  Attributes attributes;
  bool locked = false;
  std::chrono::system_clock::time_point written{}; ///< last
};

/// This program's entries in the desktop's keyring: libsecret's asynchronous calls, each within a bound.
///
/// Thread: main loop; answers come on it, later, and not at all after destruction.
class Keyring {
public:
  template <typename Value>
  using Answer = std::function<void(std::variant<Value, Unreachable>)>;

  Keyring();
  ~Keyring();
  Keyring(const Keyring&) = delete;
  Keyring& operator=(const Keyring&) = delete;
  Keyring(Keyring&&) = delete;
  Keyring& operator=(Keyring&&) = delete;

  /// Every entry that has all these attributes; asks the user for nothing.
  void see(const Attributes& attributes, std::chrono::milliseconds bound, Answer<std::vector<KeyringItem>> answer);

  /// The text of one entry that has all these attributes. A locked keyring asks the user for its password.
  void look_up(const Attributes& attributes, std::chrono::milliseconds bound,
               Answer<std::optional<std::string>> answer);

  /// Keeps `text`, in the place of what was kept under the same attributes. A locked keyring asks for its password.
  void store(const Attributes& attributes, const std::string& label, const std::string& text,
             std::chrono::milliseconds bound, Answer<std::monostate> answer);

  /// Forgets every entry that has all these attributes.
  void clear(const Attributes& attributes, std::chrono::milliseconds bound, Answer<std::monostate> answer);

private:
  struct Life;
  std::shared_ptr<Life> m_life;
};

} // namespace memory
