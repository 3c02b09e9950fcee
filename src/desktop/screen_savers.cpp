// SPDX-License-Identifier: EUPL-1.2
#include "desktop/screen_savers.h"

#include "desktop/variant.h"

#include <algorithm>
#include <utility>

namespace desktop {

namespace {

// Each has one interface, of the same name, and one object, of the same path.
constexpr auto names = {"org.freedesktop.ScreenSaver", // KDE, and others beside their own
                        "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver",
                        "org.xfce.ScreenSaver"};

std::string path_of(const std::string& name) {
  std::string path = "/" + name;
  std::ranges::replace(path, '.', '/');
  return path;
}

} // namespace

ScreenSavers::ScreenSavers(std::function<void()> changed) : m_changed{std::move(changed)} {
  for (const auto* name : names)
    watch(name);
}

void ScreenSavers::watch(const std::string& name) {
  const auto number = m_services.size();
  const auto appeared = [this, name, number] {
    m_services[number]->call(path_of(name), name, "GetActive", {},
                             [this, name](const BusService::Values& answer) { set_active(name, says_yes(answer)); });
  };
  auto& service = *m_services.emplace_back(std::make_unique<BusService>(Gio::DBus::BusType::SESSION, name, appeared,
                                                                        [this, name] { set_active(name, false); }));
  service.listen(name, "ActiveChanged", [this, name](const Glib::ustring& /*path*/, const BusService::Values& values) {
    set_active(name, says_yes(values));
  });
}

void ScreenSavers::set_active(const std::string& name, bool active) {
  if (active != m_active.contains(name))
    g_debug("%s: %s", name.c_str(), active ? "active" : "over");
  if (active)
    m_active.insert(name);
  else
    m_active.erase(name);
  m_changed();
}

} // namespace desktop
