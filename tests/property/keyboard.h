// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/input_guard.h"

#include <deque>
#include <optional>
#include <random>
#include <string_view>

namespace property {

/// The keys that the one user is about to press, and whom they mean with them. Which window hears them is another
/// matter.
class Keyboard {
public:
  using Time = ui::InputGuard::Time;

  enum class Meant { for_the_dialog, for_another_window };

  /// How somebody types who does not look up: as one who goes on, with pauses of less than a second; or as one who
  /// begins anew with a number and Enter, and makes no pause.
  enum class Manner { goes_on, begins_anew };

  void type_elsewhere(Manner manner, unsigned seed, Time now);
  void type_in_dialog(std::string_view text, unsigned seed, Time now);

  void stop() { m_keys.clear(); }

  [[nodiscard]] bool is_still() const { return m_keys.empty(); }

  [[nodiscard]] Meant meant() const { return m_meant; }

  /// When the next key is pressed.
  [[nodiscard]] std::optional<Time> next() const;
  /// That key.
  [[nodiscard]] char take();

private:
  struct Key {
    Time at;
    char character;
  };

  std::deque<Key> m_keys;
  Meant m_meant = Meant::for_the_dialog;
};

} // namespace property
