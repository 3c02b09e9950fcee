// SPDX-License-Identifier: EUPL-1.2
#include "desktop/logind.h"

#include "desktop/variant.h"

#include <glibmm/miscutils.h>

#include <tuple>
#include <utility>

namespace desktop {

namespace {

constexpr auto name = "org.freedesktop.login1";
constexpr auto manager_path = "/org/freedesktop/login1";
constexpr auto manager = "org.freedesktop.login1.Manager";
constexpr auto session = "org.freedesktop.login1.Session";
constexpr auto properties = "org.freedesktop.DBus.Properties";

/// The session of this process, or else the one in which its user sits at a screen: what the desktop started by
/// systemd, or in a sandbox, belongs to no session by itself.
constexpr auto own_session = "auto";

void look_up(const Glib::VariantBase& dictionary, const char* key, bool& value) {
  gboolean found = FALSE;
  if (g_variant_lookup(raw(dictionary), key, "b", &found) == TRUE)
    value = found == TRUE;
}

} // namespace

Logind::Logind(std::function<void()> changed)
    : m_changed{std::move(changed)},
      m_service{Gio::DBus::BusType::SYSTEM, name,
                [this] {
                  g_debug("logind is there");
                  m_there = true;
                  const auto id = Glib::getenv("XDG_SESSION_ID");
                  find_session(id.empty() ? own_session : id);
                },
                [this] {
                  g_debug("logind is not there");
                  m_there = false;
                  m_asleep = false; // nobody would say that it woke up
                  m_changed();
                }} {
  m_service.listen(manager, "PrepareForSleep", [this](const Glib::ustring& /*path*/, const BusService::Values& values) {
    m_asleep = says_yes(values);
    g_debug("logind: the computer %s", m_asleep ? "is about to sleep" : "woke up");
    m_changed();
  });
  m_service.listen(
      properties, "PropertiesChanged",
      [this](const Glib::ustring& path, const BusService::Values& values) { properties_changed(path, values); });
  // Only the wish: whether a screen locker fulfils it, and until when, tells LockedHint, or nobody.
  m_service.listen(session, "Lock", [this](const Glib::ustring& path, const BusService::Values& /*values*/) {
    if (path != m_session)
      return;
    m_lock_wanted = true;
    m_changed();
    m_lock_wanted = false;
    m_changed();
  });
}

void Logind::find_session(const std::string& id) {
  m_service.call(manager_path, manager, "GetSession", Glib::Variant<std::tuple<Glib::ustring>>::create({id}),
                 [this, id](const BusService::Values& answer) {
                   if (is_of_type(answer, "(o)"))
                     follow_session(answer);
                   else if (id != own_session)
                     find_session(own_session); // the environment may be older than the session
                 });
}

void Logind::follow_session(const BusService::Values& found) {
  const char* path = nullptr;
  g_variant_get(raw(found), "(&o)", &path);
  m_session = path;
  m_service.call(m_session, properties, "GetAll", Glib::Variant<std::tuple<Glib::ustring>>::create({session}),
                 [this](const BusService::Values& all) {
                   if (is_of_type(all, "(a{sv})"))
                     take_over(child(all, 0));
                 });
}

void Logind::properties_changed(const Glib::ustring& path, const BusService::Values& values) {
  if (path == m_session && is_of_type(values, "(sa{sv}as)"))
    take_over(child(values, 1));
}

void Logind::take_over(const Glib::VariantBase& properties) {
  look_up(properties, "Active", m_active);
  look_up(properties, "LockedHint", m_locked);
  g_debug("logind: session %s, %s", m_active ? "active" : "inactive", m_locked ? "locked" : "not locked");
  m_changed();
}

} // namespace desktop
