// SPDX-License-Identifier: EUPL-1.2
#include "desktop/bus_service.h"

#include "base/error_word.h"

#include <glibmm/error.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/adaptors/track_obj.h>
#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace desktop {

BusService::BusService(Gio::DBus::BusType bus, std::string name, std::function<void()> appeared,
                       std::function<void()> vanished, Start start)
    : m_name{std::move(name)},
      m_appeared{std::move(appeared)},
      m_vanished{std::move(vanished)},
      m_start{start == Start::never ? Gio::DBus::BusNameWatcherFlags::NONE
                                    : Gio::DBus::BusNameWatcherFlags::AUTO_START} {
  Gio::DBus::Connection::get(
      bus, sigc::bind(sigc::mem_fun(*this, &BusService::connected), bus == Gio::DBus::BusType::SYSTEM));
}

BusService::~BusService() {
  if (!m_bus)
    return;
  Gio::DBus::unwatch_name(m_watch);
  for (const auto& to : m_listening)
    m_bus->signal_unsubscribe(to.subscription);
}

void BusService::listen(const std::string& interface, const std::string& signal, Heard heard) {
  m_listening.push_back({interface, signal, std::move(heard)});
}

void BusService::connected(const Glib::RefPtr<Gio::AsyncResult>& result, bool is_system_bus) {
  try {
    m_bus = Gio::DBus::Connection::get_finish(result);
  } catch (const Glib::Error& error) {
    g_debug("No bus for %s: %s", m_name.c_str(), base::error_word(error.gobj()).c_str());
    return;
  }
  if (is_system_bus)
    m_bus->set_exit_on_close(false); // GLib's own choice would end the program with the bus
  for (auto& to : m_listening)
    subscribe(to);
  m_watch = Gio::DBus::watch_name(
      m_bus, m_name, sigc::track_object([this](const auto&, const auto&, const auto&) { m_appeared(); }, *this),
      sigc::track_object([this](const auto&, const auto&) { m_vanished(); }, *this), m_start);
}

void BusService::subscribe(Listening& to) {
  to.subscription = m_bus->signal_subscribe(
      sigc::track_object([heard = to.heard](const Glib::RefPtr<Gio::DBus::Connection>& /*bus*/,
                                            const Glib::ustring& /*sender*/, const Glib::ustring& path,
                                            const Glib::ustring& /*interface*/, const Glib::ustring& /*signal*/,
                                            const Values& values) { heard(path, values); },
                         *this),
      m_name, to.interface, to.signal);
}

void BusService::call(const Glib::ustring& path, const std::string& interface, const std::string& method,
                      const Values& values, std::function<void(const Values&)> answered) {
  const auto on_answer = [this, method, answered = std::move(answered)](const Glib::RefPtr<Gio::AsyncResult>& result) {
    Values answer;
    try {
      answer = m_bus->call_finish(result);
    } catch (const Glib::Error& error) {
      g_debug("%s of %s: %s", method.c_str(), m_name.c_str(), base::error_word(error.gobj()).c_str());
      answer = {};
    }
    if (answered)
      answered(answer);
  };
  m_bus->call(path, interface, method, values, sigc::track_object(on_answer, *this), m_name, -1,
              Gio::DBus::CallFlags::NO_AUTO_START);
}

} // namespace desktop
