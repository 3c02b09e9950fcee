// SPDX-License-Identifier: EUPL-1.2
#include "desktop/background_portal.h"

#include <map>
#include <tuple>
#include <utility>

namespace desktop {

BackgroundPortal::BackgroundPortal(Wish wish)
    : m_wish{std::move(wish)},
      m_portal{Gio::DBus::BusType::SESSION, "org.freedesktop.portal.Desktop", [this] { ask(); }, [] {},
               BusService::Start::if_it_can_be} {
}

void BackgroundPortal::ask() {
  if (std::exchange(m_has_asked, true))
    return;
  using Options = std::map<Glib::ustring, Glib::VariantBase>;
  const Options options{
      {"handle_token", Glib::Variant<Glib::ustring>::create("primaweb_background")},
      {"reason", Glib::Variant<Glib::ustring>::create(m_wish.reason)},
      {"autostart", Glib::Variant<bool>::create(m_wish.start_at_login)},
      {"commandline", Glib::Variant<std::vector<Glib::ustring>>::create(m_wish.command)},
  };
  m_portal.call("/org/freedesktop/portal/desktop", "org.freedesktop.portal.Background", "RequestBackground",
                Glib::Variant<std::tuple<Glib::ustring, Options>>::create({"", options}));
}

} // namespace desktop
