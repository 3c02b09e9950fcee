// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <giomm/asyncresult.h>
#include <giomm/dbusconnection.h>
#include <giomm/unixfdlist.h>
#include <sigc++/trackable.h>

namespace desktop {

/// Has the computer's sleep wait for this program, by logind's delay inhibitor: until release(), and no longer than
/// logind lets anybody (five seconds, unless its InhibitDelayMaxSec says otherwise). Without logind nothing waits. Main
/// loop's thread; destroying it releases.
class SleepDelay : public sigc::trackable {
public:
  /// Taken in its own time: this does not wait for logind's answer.
  void hold();
  void release();

private:
  void connected(const Glib::RefPtr<Gio::AsyncResult>& result);
  void ask();
  void answered(const Glib::RefPtr<Gio::AsyncResult>& result);

  Glib::RefPtr<Gio::DBus::Connection> m_bus; ///< null: not yet, or never
  bool m_wanted = false;
  bool m_asked = false;                      ///< and not answered yet
  Glib::RefPtr<Gio::UnixFDList> m_inhibitor; ///< its one descriptor is open for as long as the sleep is to wait
};

} // namespace desktop
