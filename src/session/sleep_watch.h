// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <giomm/asyncresult.h>
#include <giomm/dbusconnection.h>
#include <sigc++/trackable.h>

#include <functional>

namespace session {

/// Hears from logind, on the system bus, that the computer is about to sleep: PrepareForSleep(true). Does not hold the
/// sleep up: what is not done by then is done first thing after it. Hears nothing where there is no system bus, or no
/// logind on it. Main loop's thread.
class SleepWatch : public sigc::trackable {
public:
  explicit SleepWatch(std::function<void()> about_to_sleep);
  ~SleepWatch();
  SleepWatch(const SleepWatch&) = delete;
  SleepWatch& operator=(const SleepWatch&) = delete;
  SleepWatch(SleepWatch&&) = delete;
  SleepWatch& operator=(SleepWatch&&) = delete;

private:
  void connected(const Glib::RefPtr<Gio::AsyncResult>& result);

  std::function<void()> m_about_to_sleep;
  Glib::RefPtr<Gio::DBus::Connection> m_bus; ///< null: not yet, or never
  guint m_subscription = 0;
};

} // namespace session
