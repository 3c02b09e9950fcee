// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <giomm/asyncresult.h>
#include <giomm/dbusconnection.h>
#include <giomm/dbuswatchname.h>
#include <sigc++/trackable.h>

#include <functional>
#include <string>
#include <vector>

namespace desktop {

/// One service on a message bus, which may come and go: its signals are heard and its answers come for as long as this
/// object lives. Waits for nothing, and is silent where there is no such bus or service. Thread: main loop.
class BusService : public sigc::trackable {
public:
  using Values = Glib::VariantContainerBase;
  using Heard = std::function<void(const Glib::ustring& path, const Values& values)>;
  enum class Start { never, if_it_can_be };

  /// `appeared`: the service is on the bus, now or again. `vanished`: it is not, or no longer.
  BusService(Gio::DBus::BusType bus, std::string name, std::function<void()> appeared, std::function<void()> vanished,
             Start start = Start::never);
  ~BusService();
  BusService(const BusService&) = delete;
  BusService& operator=(const BusService&) = delete;
  BusService(BusService&&) = delete;
  BusService& operator=(BusService&&) = delete;

  /// To be said before the main loop runs again: from then on no signal is missed. From any of the service's objects.
  void listen(const std::string& interface, const std::string& signal, Heard heard);

  /// Once it has appeared. For an error `answered` gets a null value.
  void call(const Glib::ustring& path, const std::string& interface, const std::string& method, const Values& values,
            std::function<void(const Values& answer)> answered = {});

private:
  struct Listening {
    std::string interface;
    std::string signal;
    Heard heard;
    guint subscription = 0;
  };

  void connected(const Glib::RefPtr<Gio::AsyncResult>& result, bool is_system_bus);
  void subscribe(Listening& to);

  std::string m_name;
  std::function<void()> m_appeared;
  std::function<void()> m_vanished;
  Gio::DBus::BusNameWatcherFlags m_start;
  std::vector<Listening> m_listening;
  Glib::RefPtr<Gio::DBus::Connection> m_bus; ///< null: not yet, or never
  guint m_watch = 0;
};

} // namespace desktop
