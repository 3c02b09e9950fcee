// SPDX-License-Identifier: EUPL-1.2
#include "desktop/color_scheme.h"

#include "desktop/variant.h"

#include <string_view>
#include <tuple>
#include <utility>

namespace desktop {

namespace {

constexpr const char* settings = "org.freedesktop.portal.Settings";
constexpr const char* group = "org.freedesktop.appearance";
constexpr const char* key = "color-scheme";

/// Older portals wrap a value once more than they say.
Glib::VariantBase unwrapped(Glib::VariantBase value) {
  while (is_of_type(value, "v"))
    value = Glib::VariantBase{g_variant_get_variant(raw(value)), false};
  return value;
}

/// What a later version of the portal may add counts as no preference, as the portal has it.
ColorScheme scheme_of(guint32 number) {
  if (number == 1)
    return ColorScheme::dark;
  return number == 2 ? ColorScheme::light : ColorScheme::no_preference;
}

} // namespace

ColorSchemeWatch::ColorSchemeWatch(std::function<void(ColorScheme)> changed)
    : m_changed{std::move(changed)},
      m_portal{Gio::DBus::BusType::SESSION, "org.freedesktop.portal.Desktop", [this] { ask(); }, [] {},
               BusService::Start::if_it_can_be} {
  m_portal.listen(settings, "SettingChanged", [this](const Glib::ustring& /*path*/, const BusService::Values& values) {
    if (!is_of_type(values, "(ssv)"))
      return;
    const char* told_group = nullptr;
    const char* told_key = nullptr;
    g_variant_get_child(raw(values), 0, "&s", &told_group);
    g_variant_get_child(raw(values), 1, "&s", &told_key);
    if (std::string_view{told_group} == group && std::string_view{told_key} == key)
      hear(child(values, 2));
  });
}

void ColorSchemeWatch::ask() {
  // Not ReadOne, which portals before 1.16 do not have.
  m_portal.call("/org/freedesktop/portal/desktop", settings, "Read",
                Glib::Variant<std::tuple<Glib::ustring, Glib::ustring>>::create({group, key}),
                [this](const BusService::Values& answer) {
                  if (is_of_type(answer, "(v)"))
                    hear(child(answer, 0));
                });
}

void ColorSchemeWatch::hear(const Glib::VariantBase& value) {
  if (const auto told = unwrapped(value); is_of_type(told, "u"))
    m_changed(scheme_of(g_variant_get_uint32(raw(told))));
}

} // namespace desktop
