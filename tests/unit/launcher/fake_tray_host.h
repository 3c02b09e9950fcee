// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "loop.h"

#include <giomm/dbusconnection.h>
#include <giomm/dbusinterfacevtable.h>
#include <giomm/dbusintrospection.h>
#include <giomm/dbusmethodinvocation.h>
#include <glibmm/miscutils.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace launcher::testing {

/// A desktop's tray, on a connection of its own: takes items, and asks them what real ones ask.
class FakeTrayHost {
public:
  FakeTrayHost()
      : m_bus{Gio::DBus::Connection::create_for_address_sync(Glib::getenv("DBUS_SESSION_BUS_ADDRESS"),
                                                             Gio::DBus::ConnectionFlags::AUTHENTICATION_CLIENT |
                                                                 Gio::DBus::ConnectionFlags::MESSAGE_BUS_CONNECTION)} {}

  ~FakeTrayHost() {
    disappear();
    m_bus->close_sync();
  }

  FakeTrayHost(const FakeTrayHost&) = delete;
  FakeTrayHost& operator=(const FakeTrayHost&) = delete;
  FakeTrayHost(FakeTrayHost&&) = delete;
  FakeTrayHost& operator=(FakeTrayHost&&) = delete;

  void appear() {
    const auto node = Gio::DBus::NodeInfo::create_for_xml(
        "<node><interface name='org.kde.StatusNotifierWatcher'>"
        "<method name='RegisterStatusNotifierItem'><arg type='s' direction='in'/></method>"
        "<property name='IsStatusNotifierHostRegistered' type='b' access='read'/></interface></node>");
    m_object = m_bus->register_object("/StatusNotifierWatcher", node->lookup_interface(), m_calls);
    m_name = g_bus_own_name_on_connection(m_bus->gobj(), "org.kde.StatusNotifierWatcher", G_BUS_NAME_OWNER_FLAGS_NONE,
                                          nullptr, nullptr, nullptr, nullptr);
  }

  void disappear() {
    if (m_name == 0)
      return;
    g_bus_unown_name(m_name);
    m_bus->unregister_object(m_object);
    m_name = 0;
  }

  /// The next so many items that come are told that nobody is ready for them.
  void refuse(int times) { m_refusals = times; }

  /// Whether somebody draws the icons: told as trays do.
  void set_drawing(bool is_drawing) {
    m_is_drawing = is_drawing;
    m_bus->emit_signal("/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher",
                       is_drawing ? "StatusNotifierHostRegistered" : "StatusNotifierHostUnregistered");
  }

  /// The items that registered, by the name they gave.
  [[nodiscard]] const std::vector<std::string>& items() const { return m_items; }

  Glib::VariantContainerBase call(const std::string& path, const std::string& interface, const std::string& method,
                                  const Glib::VariantContainerBase& arguments) {
    Glib::RefPtr<Gio::AsyncResult> answer;
    m_bus->call(
        path, interface, method, arguments, [&answer](Glib::RefPtr<Gio::AsyncResult>& result) { answer = result; },
        m_items.back());
    if (!wait_until([&answer] { return answer != nullptr; }))
      throw std::runtime_error("no answer to " + method);
    return m_bus->call_finish(answer);
  }

  [[nodiscard]] const Glib::RefPtr<Gio::DBus::Connection>& bus() const { return m_bus; }

private:
  void on_call(const Glib::VariantContainerBase& arguments,
               const Glib::RefPtr<Gio::DBus::MethodInvocation>& invocation) {
    if (m_refusals > 0) {
      --m_refusals;
      g_dbus_method_invocation_return_dbus_error(invocation->gobj_copy(), "org.freedesktop.DBus.Error.UnknownMethod",
                                                 "Not yet");
      return;
    }
    Glib::Variant<Glib::ustring> item;
    arguments.get_child(item, 0);
    m_items.push_back(item.get());
    invocation->return_value({});
  }

  Gio::DBus::InterfaceVTable m_calls{
      [this](const auto&, const auto&, const auto&, const auto&, const auto&, const auto& arguments,
             const auto& invocation) { on_call(arguments, invocation); },
      [this](Glib::VariantBase& value, const auto&, const auto&, const auto&, const auto&, const auto&) {
        value = Glib::Variant<bool>::create(m_is_drawing);
      }};
  Glib::RefPtr<Gio::DBus::Connection> m_bus;
  std::vector<std::string> m_items;
  int m_refusals = 0;
  bool m_is_drawing = true;
  guint m_object = 0;
  guint m_name = 0;
};

} // namespace launcher::testing
