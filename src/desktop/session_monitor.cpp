// SPDX-License-Identifier: EUPL-1.2
#include "desktop/session_monitor.h"

#include "desktop/variant.h"

#include <map>
#include <tuple>
#include <utility>

namespace desktop {

namespace {

constexpr auto path = "/org/freedesktop/portal/desktop";
constexpr auto inhibit = "org.freedesktop.portal.Inhibit";

/// The end of the desktop's session is asked for; it waits a second for those who do not answer.
constexpr guint32 query_end = 2;

} // namespace

SessionMonitor::SessionMonitor(std::function<void()> changed)
    : m_changed{std::move(changed)},
      m_portal{Gio::DBus::BusType::SESSION, "org.freedesktop.portal.Desktop", [this] { create_monitor(); },
               [this] {
                 m_locked = false;
                 m_changed();
               },
               BusService::Start::if_it_can_be} {
  m_portal.listen(inhibit, "StateChanged",
                  [this](const Glib::ustring& /*path*/, const BusService::Values& values) { state_changed(values); });
}

/// Its states are told to this program alone, so nothing has to be kept of what it answers.
void SessionMonitor::create_monitor() {
  using Options = std::map<Glib::ustring, Glib::VariantBase>;
  const Options options{{"session_handle_token", Glib::Variant<Glib::ustring>::create("primaweb_presence")}};
  m_portal.call(path, inhibit, "CreateMonitor",
                Glib::Variant<std::tuple<Glib::ustring, Options>>::create({"", options}));
}

void SessionMonitor::state_changed(const BusService::Values& values) {
  if (!is_of_type(values, "(oa{sv})"))
    return;
  const auto state = child(values, 1);
  gboolean locked = FALSE;
  if (g_variant_lookup(raw(state), "screensaver-active", "b", &locked) == TRUE)
    m_locked = locked == TRUE;
  guint32 session = 0;
  if (g_variant_lookup(raw(state), "session-state", "u", &session) == TRUE && session == query_end)
    m_portal.call(path, inhibit, "QueryEndResponse", Glib::VariantContainerBase::create_tuple(child(values, 0)));
  m_changed();
}

} // namespace desktop
