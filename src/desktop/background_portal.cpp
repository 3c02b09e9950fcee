// SPDX-License-Identifier: EUPL-1.2
#include "desktop/background_portal.h"

#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace desktop {

namespace {

using Options = std::map<Glib::ustring, Glib::VariantBase>;

/// The last part of the path of what the portal makes of the question (org.freedesktop.portal.Request). Who changes
/// their mind asks again before the first answer is there, which must not count for the second question.
std::string token_of(const BackgroundPortal::Wish& wish) {
  return wish.start_at_login ? "primaweb_start" : "primaweb_no_start";
}

constexpr guint32 user_said_no = 1;

} // namespace

BackgroundPortal::BackgroundPortal(Wish wish, std::function<void()> refused)
    : m_wish{std::move(wish)},
      m_refused{std::move(refused)},
      m_portal{Gio::DBus::BusType::SESSION, "org.freedesktop.portal.Desktop", [this] { ask(); }, [] {},
               BusService::Start::if_it_can_be} {
  m_portal.listen("org.freedesktop.portal.Request", "Response",
                  [this](const Glib::ustring& request, const BusService::Values& values) { heard(request, values); });
}

void BackgroundPortal::heard(const Glib::ustring& request, const BusService::Values& values) {
  if (!request.raw().ends_with("/" + token_of(m_wish)) || !values.is_of_type(Glib::VariantType{"(ua{sv})"}))
    return;
  const auto [response, results] =
      Glib::VariantBase::cast_dynamic<Glib::Variant<std::tuple<guint32, Options>>>(values).get();
  bool is_refused = response == user_said_no;
  if (const auto found = results.find("autostart"); found != results.end() && response == 0)
    if (found->second.is_of_type(Glib::VARIANT_TYPE_BOOL))
      is_refused = !Glib::VariantBase::cast_dynamic<Glib::Variant<bool>>(found->second).get();
  g_debug("start at log-in, asked of the portal: %s", is_refused ? "no" : "yes");
  if (m_wish.start_at_login && is_refused && m_refused)
    m_refused();
}

void BackgroundPortal::ask() {
  if (std::exchange(m_has_asked, true))
    return;
  const Options options{
      {"handle_token", Glib::Variant<Glib::ustring>::create(token_of(m_wish))},
      {"reason", Glib::Variant<Glib::ustring>::create(m_wish.reason)},
      {"autostart", Glib::Variant<bool>::create(m_wish.start_at_login)},
      {"commandline", Glib::Variant<std::vector<Glib::ustring>>::create(m_wish.command)},
  };
  m_portal.call("/org/freedesktop/portal/desktop", "org.freedesktop.portal.Background", "RequestBackground",
                Glib::Variant<std::tuple<Glib::ustring, Options>>::create({"", options}));
}

} // namespace desktop
