// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "launcher/gobject_ptr.h"
#include "launcher/status.h"
#include "launcher/tray/status_notifier.h"

#include <giomm/dbusconnection.h>

#include <functional>
#include <string>

namespace launcher::tray {

/// The tray icon on the bus (org.kde.StatusNotifierItem). It registers with the desktop's tray whenever one appears.
/// Main loop's thread.
class StatusNotifierItem {
public:
  static constexpr const char* path = "/StatusNotifierItem";

  /// `title` is how the desktop calls the icon; `activated` is called when it is clicked.
  StatusNotifierItem(const Glib::RefPtr<Gio::DBus::Connection>& bus, const std::string& title,
                     std::function<void()> activated);
  ~StatusNotifierItem();
  StatusNotifierItem(const StatusNotifierItem&) = delete;
  StatusNotifierItem& operator=(const StatusNotifierItem&) = delete;
  StatusNotifierItem(StatusNotifierItem&&) = delete;
  StatusNotifierItem& operator=(StatusNotifierItem&&) = delete;

  void show(const Status& status);

  /// Whether a tray took the icon.
  [[nodiscard]] bool is_shown() const { return m_registered; }

private:
  struct Calls;

  void register_with(const Glib::ustring& watcher);

  Glib::RefPtr<Gio::DBus::Connection> m_bus;
  std::string m_title;
  std::function<void()> m_activated;
  bool m_registered = false;
  GObjectPtr<TrayStatusNotifierItem> m_skeleton;
  GObjectPtr<GCancellable> m_registration;
  guint m_watch = 0;
};

} // namespace launcher::tray
