// SPDX-License-Identifier: EUPL-1.2
#include "session/sleep_watch.h"

#include <glibmm/error.h>
#include <glibmm/variant.h>
#include <sigc++/adaptors/track_obj.h>
#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace session {

SleepWatch::SleepWatch(std::function<void()> about_to_sleep) : m_about_to_sleep{std::move(about_to_sleep)} {
  Gio::DBus::Connection::get(Gio::DBus::BusType::SYSTEM, sigc::mem_fun(*this, &SleepWatch::connected));
}

SleepWatch::~SleepWatch() {
  if (m_bus)
    m_bus->signal_unsubscribe(m_subscription);
}

void SleepWatch::connected(const Glib::RefPtr<Gio::AsyncResult>& result) {
  try {
    m_bus = Gio::DBus::Connection::get_finish(result);
  } catch (const Glib::Error&) {
    return;
  }
  m_bus->set_exit_on_close(false); // GLib's own choice would end the program with the bus
  m_subscription = m_bus->signal_subscribe(
      sigc::track_object(
          [this](const Glib::RefPtr<Gio::DBus::Connection>& /*bus*/, const Glib::ustring& /*sender*/,
                 const Glib::ustring& /*path*/, const Glib::ustring& /*interface*/, const Glib::ustring& /*signal*/,
                 const Glib::VariantContainerBase& values) {
            gboolean begins = FALSE;
            if (values.is_of_type(Glib::VariantType{"(b)"}))
              g_variant_get(const_cast<GVariant*>(values.gobj()), "(b)", &begins);
            if (begins == TRUE)
              m_about_to_sleep();
          },
          *this),
      "org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "/org/freedesktop/login1");
}

} // namespace session
