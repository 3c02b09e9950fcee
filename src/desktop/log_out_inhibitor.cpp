// SPDX-License-Identifier: EUPL-1.2
#include "desktop/log_out_inhibitor.h"

#include "desktop/variant.h"

#include <map>
#include <tuple>
#include <utility>

namespace desktop {

namespace {

constexpr guint32 logging_out = 1; ///< of the portal's flags

} // namespace

LogOutInhibitor::~LogOutInhibitor() {
  release();
}

void LogOutInhibitor::hold(const Glib::ustring& reason) {
  if (m_reason)
    return;
  m_reason = reason;
  if (!m_portal)
    m_portal.emplace(
        Gio::DBus::BusType::SESSION, "org.freedesktop.portal.Desktop", [this] { appeared(); }, [this] { vanished(); },
        BusService::Start::if_it_can_be);
  else
    ask();
}

void LogOutInhibitor::release() {
  m_reason.reset();
  close();
}

void LogOutInhibitor::appeared() {
  m_is_there = true;
  ask();
}

void LogOutInhibitor::ask() {
  if (!m_reason || !m_is_there || m_is_asked || !m_request.empty())
    return;
  m_is_asked = true;
  using Options = std::map<Glib::ustring, Glib::VariantBase>;
  const Options options{{"reason", Glib::Variant<Glib::ustring>::create(*m_reason)}};
  m_portal->call("/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit", "Inhibit",
                 Glib::Variant<std::tuple<Glib::ustring, guint32, Options>>::create({"", logging_out, options}),
                 [this](const BusService::Values& answer) { answered(answer); });
}

/// It may be wanted no longer, or wanted again.
void LogOutInhibitor::answered(const BusService::Values& answer) {
  m_is_asked = false;
  if (!is_of_type(answer, "(o)"))
    return;
  m_request = Glib::VariantBase::cast_dynamic<Glib::Variant<Glib::DBusObjectPathString>>(child(answer, 0)).get();
  g_debug("The desktop asks before it logs its user out");
  if (!m_reason)
    close();
}

void LogOutInhibitor::vanished() {
  m_is_there = false;
  m_is_asked = false;
  m_request.clear();
}

void LogOutInhibitor::close() {
  if (const auto request = std::exchange(m_request, {}); !request.empty())
    m_portal->call(request, "org.freedesktop.portal.Request", "Close", {});
}

} // namespace desktop
