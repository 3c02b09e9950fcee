// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "launcher/status.h"
#include "launcher/tray/status_notifier.h"

#include <giomm/dbusconnection.h>
#include <sigc++/connection.h>

#include <chrono>
#include <functional>
#include <string>

namespace launcher::tray {

/// The tray icon on the bus (org.kde.StatusNotifierItem). It registers with the desktop's tray whenever one appears,
/// again and again where that is not ready yet, and once more when somebody comes who draws icons. Thread: main loop.
class StatusNotifierItem {
public:
  static constexpr const char* path = "/StatusNotifierItem";

  struct Listener {
    std::function<void()> activated;                           ///< it was clicked
    std::function<void(const std::string& token)> token_given; ///< for the click or the line of the menu that follows
    std::function<void()> shown_changed = [] {};               ///< is_shown() is another
  };

  /// `title` is how the desktop calls the icon. `pause`: before a tray that took it not is asked again, and twice as
  /// long each time after that.
  StatusNotifierItem(const Glib::RefPtr<Gio::DBus::Connection>& bus, const std::string& title, Listener listener,
                     std::chrono::milliseconds pause = std::chrono::seconds{1});
  ~StatusNotifierItem();
  StatusNotifierItem(const StatusNotifierItem&) = delete;
  StatusNotifierItem& operator=(const StatusNotifierItem&) = delete;
  StatusNotifierItem(StatusNotifierItem&&) = delete;
  StatusNotifierItem& operator=(StatusNotifierItem&&) = delete;

  void show(const Status& status);

  /// Returns whether a tray took the icon, and somebody draws it.
  [[nodiscard]] bool is_shown() const { return m_registered; }

private:
  struct Calls;

  void tray_changed(const Glib::ustring& watcher);
  void register_now();
  void try_again();
  void ask_who_draws();
  void set_registered(bool registered);

  Glib::RefPtr<Gio::DBus::Connection> m_bus;
  std::string m_title;
  Listener m_listener;
  bool m_registered = false;
  base::ObjectPtr<TrayStatusNotifierItem> m_skeleton;
  base::ObjectPtr<GCancellable> m_registration;
  guint m_watch = 0;
  guint m_hosts = 0;       ///< what is told of those who draw
  Glib::ustring m_watcher; ///< empty: there is no tray
  std::chrono::milliseconds m_pause;
  int m_tries = 0;
  sigc::connection m_later;
};

} // namespace launcher::tray
