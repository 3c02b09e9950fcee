// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desktop/bus_service.h"

#include <functional>

namespace desktop {

/// What the user prefers of the desktop's colours, in the settings portal's words (org.freedesktop.appearance).
enum class ColorScheme { no_preference, dark, light };

/// Follows that preference, which GNOME and KDE tell by the portal alone. Silent where there is no portal, or one
/// without that setting. Thread: main loop.
class ColorSchemeWatch {
public:
  /// `changed`: for the first answer, and for every change after it.
  explicit ColorSchemeWatch(std::function<void(ColorScheme)> changed);

private:
  void ask();
  void hear(const Glib::VariantBase& value);

  std::function<void(ColorScheme)> m_changed;
  BusService m_portal;
};

} // namespace desktop
