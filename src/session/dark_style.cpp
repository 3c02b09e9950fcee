// SPDX-License-Identifier: EUPL-1.2
#include "session/dark_style.h"

#include "ui/style.h"

#include <optional>

namespace session {

namespace {

std::optional<bool> is_dark(desktop::ColorScheme scheme) {
  if (scheme == desktop::ColorScheme::no_preference)
    return std::nullopt;
  return scheme == desktop::ColorScheme::dark;
}

} // namespace

DarkStyle::DarkStyle(const Glib::RefPtr<Gdk::Display>& display)
    : m_watch{[display](desktop::ColorScheme scheme) { ui::set_dark(display, is_dark(scheme)); }} {
}

} // namespace session
