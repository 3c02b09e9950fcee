// SPDX-License-Identifier: EUPL-1.2
#include "desktop/sleep_delay.h"

#include "base/error_word.h"

#include <glibmm/error.h>
#include <glibmm/variant.h>
#include <sigc++/functors/mem_fun.h>

#include <tuple>

namespace desktop {

void SleepDelay::hold() {
  m_wanted = true;
  if (m_inhibitor || m_asked)
    return;
  m_asked = true;
  if (m_bus)
    ask();
  else
    Gio::DBus::Connection::get(Gio::DBus::BusType::SYSTEM, sigc::mem_fun(*this, &SleepDelay::connected));
}

void SleepDelay::release() {
  m_wanted = false;
  m_inhibitor.reset();
}

void SleepDelay::connected(const Glib::RefPtr<Gio::AsyncResult>& result) {
  try {
    m_bus = Gio::DBus::Connection::get_finish(result);
  } catch (const Glib::Error& error) {
    g_debug("Sleep does not wait, without a system bus: %s", base::error_word(error.gobj()).c_str());
    m_asked = false;
    return;
  }
  m_bus->set_exit_on_close(false); // GLib's own choice would end the program with the bus
  ask();
}

void SleepDelay::ask() {
  using Question = std::tuple<Glib::ustring, Glib::ustring, Glib::ustring, Glib::ustring>;
  const auto question =
      Glib::Variant<Question>::create({"sleep", "PrimaWeb Launcher", "The identity card is closed first", "delay"});
  m_bus->call("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "Inhibit", question,
              sigc::mem_fun(*this, &SleepDelay::answered), Glib::RefPtr<Gio::UnixFDList>{}, "org.freedesktop.login1",
              -1, Gio::DBus::CallFlags::NO_AUTO_START);
}

void SleepDelay::answered(const Glib::RefPtr<Gio::AsyncResult>& result) {
  m_asked = false;
  Glib::RefPtr<Gio::UnixFDList> inhibitor;
  try {
    m_bus->call_finish(result, inhibitor);
  } catch (const Glib::Error& error) {
    g_debug("Sleep does not wait: %s", base::error_word(error.gobj()).c_str());
    return;
  }
  if (m_wanted)
    m_inhibitor = inhibitor;
}

} // namespace desktop
