// SPDX-License-Identifier: EUPL-1.2
#include "private_bus.h"

#include <giomm/dbusinterfacevtable.h>
#include <giomm/dbusintrospection.h>
#include <giomm/dbusmethodinvocation.h>
#include <giomm/init.h>
#include <glib.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace desktop::test {

namespace {

constexpr auto login1 = "org.freedesktop.login1";
constexpr auto manager = "org.freedesktop.login1.Manager";
constexpr auto manager_path = "/org/freedesktop/login1";
constexpr auto session = "org.freedesktop.login1.Session";
constexpr auto session_path = "/org/freedesktop/login1/session/_31";

constexpr auto logind_interfaces = R"(<node>
  <interface name="org.freedesktop.login1.Manager">
    <method name="GetSession"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="h" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.login1.Session">
    <property name="Active" type="b" access="read"/>
    <property name="LockedHint" type="b" access="read"/>
  </interface>
</node>)";

GTestDBus* start_bus() {
  Gio::init();
  auto* const bus = g_test_dbus_new(G_TEST_DBUS_NONE);
  g_test_dbus_up(bus);
  g_setenv("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address(bus), TRUE);
  g_unsetenv("XDG_SESSION_ID");
  return bus;
}

} // namespace

std::string private_bus() {
  static GTestDBus* const bus = start_bus();
  return g_test_dbus_get_bus_address(bus);
}

bool comes_true(const std::function<bool()>& holds) {
  const auto end = g_get_monotonic_time() + 120L * G_USEC_PER_SEC;
  while (!holds()) {
    if (g_get_monotonic_time() > end)
      return false;
    if (g_main_context_iteration(nullptr, FALSE) == FALSE)
      g_usleep(1000);
  }
  return true;
}

void let_settle() {
  for (int round = 0; round < 20; ++round) {
    while (g_main_context_iteration(nullptr, FALSE) == TRUE) {
    }
    g_usleep(5000);
  }
}

Service::Service(const std::string& name, const std::string& interfaces, Answer answer)
    : m_connection{Gio::DBus::Connection::create_for_address_sync(
          private_bus(),
          Gio::DBus::ConnectionFlags::AUTHENTICATION_CLIENT | Gio::DBus::ConnectionFlags::MESSAGE_BUS_CONNECTION)},
      m_interfaces{interfaces},
      m_answer{std::move(answer)} {
  call_bus("RequestName", Glib::Variant<std::tuple<Glib::ustring, guint32>>::create({name, 0}));
}

Service::~Service() {
  m_connection->close_sync();
}

void Service::call_bus(const std::string& method, const Values& values) {
  m_connection->call_sync("/org/freedesktop/DBus", "org.freedesktop.DBus", method, values, "org.freedesktop.DBus");
}

void Service::show(const std::string& path, const std::string& interface,
                   const std::function<Glib::VariantBase(const std::string&)>& property) {
  const auto info = Gio::DBus::NodeInfo::create_for_xml(m_interfaces)->lookup_interface(interface);
  const auto on_call = [this](const auto& /*bus*/, const auto& /*sender*/, const auto& /*path*/,
                              const auto& /*interface*/, const Glib::ustring& method, const Values& values,
                              const Glib::RefPtr<Gio::DBus::MethodInvocation>& call) {
    const auto descriptors = Gio::UnixFDList::create();
    if (const auto answer = m_answer(method, values, *descriptors.get()))
      call->return_value(*answer, descriptors);
    else
      call->return_dbus_error("org.freedesktop.DBus.Error.Failed", "");
  };
  const auto on_get = [property](Glib::VariantBase& value, const auto& /*bus*/, const auto& /*sender*/,
                                 const auto& /*path*/, const auto& /*interface*/,
                                 const Glib::ustring& name) { value = property(name); };
  // The connection is closed before these go.
  static std::vector<std::unique_ptr<Gio::DBus::InterfaceVTable>> tables;
  tables.push_back(std::make_unique<Gio::DBus::InterfaceVTable>(on_call, on_get));
  m_connection->register_object(path, info, *tables.back());
}

void Service::say(const std::string& path, const std::string& interface, const std::string& signal,
                  const Values& values) {
  m_connection->emit_signal(path, interface, signal, {}, values);
}

FakeLogind::FakeLogind()
    : m_service{login1, logind_interfaces,
                [this](const std::string& method, const Service::Values& values, Gio::UnixFDList& descriptors) {
                  return answer(method, values, descriptors);
                }} {
  m_service.show(manager_path, manager);
  m_service.show(session_path, session, [this](const std::string& name) -> Glib::VariantBase {
    return Glib::Variant<bool>::create(name == "Active" ? m_active : m_locked);
  });
}

FakeLogind::~FakeLogind() {
  if (m_other_end >= 0)
    close(m_other_end);
}

std::optional<Service::Values> FakeLogind::answer(const std::string& method, const Service::Values& values,
                                                  Gio::UnixFDList& descriptors) {
  if (method == "Inhibit")
    return give_inhibitor(values, descriptors);
  Glib::Variant<Glib::ustring> id;
  values.get_child(id);
  if (id.get() != "auto")
    return std::nullopt;
  return Glib::VariantContainerBase::create_tuple(Glib::Variant<Glib::DBusObjectPathString>::create(session_path));
}

Service::Values FakeLogind::give_inhibitor(const Service::Values& values, Gio::UnixFDList& descriptors) {
  Glib::Variant<Glib::ustring> what;
  Glib::Variant<Glib::ustring> mode;
  values.get_child(what, 0);
  values.get_child(mode, 3);
  m_inhibited = what.get() + " " + mode.get();
  ++m_given;
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0)
    g_error("no pipe");
  if (m_other_end >= 0)
    close(m_other_end);
  m_other_end = ends[0];
  descriptors.append(ends[1]);
  close(ends[1]);
  return Glib::VariantContainerBase{g_variant_ref_sink(g_variant_new("(h)", 0)), false};
}

bool FakeLogind::has_to_wait() const {
  pollfd end{.fd = m_other_end, .events = POLLIN, .revents = 0};
  return m_other_end >= 0 && poll(&end, 1, 0) == 0;
}

void FakeLogind::prepare_for_sleep(bool begins) {
  m_service.say(manager_path, manager, "PrepareForSleep", Glib::Variant<std::tuple<bool>>::create({begins}));
}

void FakeLogind::set_active(bool active) {
  m_active = active;
  properties_changed("Active", active);
}

void FakeLogind::set_locked(bool locked) {
  m_locked = locked;
  properties_changed("LockedHint", locked);
}

void FakeLogind::ask_to_lock() {
  m_service.say(session_path, session, "Lock");
}

void FakeLogind::properties_changed(const std::string& name, bool value) {
  using Properties = std::map<Glib::ustring, Glib::VariantBase>;
  using Changes = std::tuple<Glib::ustring, Properties, std::vector<Glib::ustring>>;
  m_service.say(session_path, "org.freedesktop.DBus.Properties", "PropertiesChanged",
                Glib::Variant<Changes>::create({session, {{name, Glib::Variant<bool>::create(value)}}, {}}));
}

} // namespace desktop::test
