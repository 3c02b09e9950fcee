// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "launcher/tray/dbusmenu.h"
#include "launcher/tray/menu_layout.h"

#include <giomm/dbusconnection.h>

#include <functional>

namespace launcher::tray {

/// The tray icon's menu on the bus (com.canonical.dbusmenu). Thread: main loop.
class Menu {
public:
  static constexpr const char* path = "/StatusNotifierItem/Menu";

  Menu(const Glib::RefPtr<Gio::DBus::Connection>& bus, std::function<void(int id)> chosen);
  ~Menu();
  Menu(const Menu&) = delete;
  Menu& operator=(const Menu&) = delete;
  Menu(Menu&&) = delete;
  Menu& operator=(Menu&&) = delete;

  void show(MenuItems items);

private:
  struct Calls;

  bool handle(int id, const Glib::ustring& event);

  std::function<void(int id)> m_chosen;
  MenuItems m_items;
  guint m_revision = 1;
  base::ObjectPtr<TrayDbusmenu> m_skeleton;
};

} // namespace launcher::tray
