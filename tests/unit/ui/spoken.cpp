// SPDX-License-Identifier: EUPL-1.2
#include "spoken.h"

#include "gtk_test.h"

#include <giomm/asyncresult.h>
#include <glibmm/variant.h>

#include <stdexcept>
#include <tuple>

namespace ui_test {

namespace {

const Glib::ustring accessible_interface = "org.a11y.atspi.Accessible";

/// ATSPI_STATE_VISIBLE
constexpr unsigned visible_bit = 30;

} // namespace

ScreenReader::ScreenReader() {
  const auto session = Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SESSION);
  const auto answer = session->call_sync("/org/a11y/bus", "org.a11y.Bus", "GetAddress", {}, "org.a11y.Bus");
  Glib::Variant<Glib::ustring> address;
  answer.get_child(address, 0);
  using Flags = Gio::DBus::ConnectionFlags;
  m_bus = Gio::DBus::Connection::create_for_address_sync(address.get(),
                                                         Flags::AUTHENTICATION_CLIENT | Flags::MESSAGE_BUS_CONNECTION);
}

Glib::VariantContainerBase ScreenReader::ask(const Place& place, const Glib::ustring& interface,
                                             const Glib::ustring& method,
                                             const Glib::VariantContainerBase& words) const {
  // Not call_sync: it is this process that answers, from its main loop.
  Glib::RefPtr<Gio::AsyncResult> result;
  m_bus->call(
      place.path, interface, method, words, [&result](Glib::RefPtr<Gio::AsyncResult>& come) { result = come; },
      place.bus_name);
  if (!run_until([&result] { return result != nullptr; }))
    throw std::runtime_error{"no answer on the accessibility bus"};
  return m_bus->call_finish(result);
}

std::vector<ScreenReader::Place> ScreenReader::children(const Place& place) const {
  using Reference = std::tuple<Glib::ustring, Glib::DBusObjectPathString>;
  Glib::Variant<std::vector<Reference>> all;
  ask(place, accessible_interface, "GetChildren").get_child(all, 0);
  std::vector<Place> places;
  for (const auto& [name, path] : all.get())
    places.push_back({name, path});
  return places;
}

bool ScreenReader::is_visible(const Place& place) const {
  Glib::Variant<std::vector<guint32>> words;
  ask(place, accessible_interface, "GetState").get_child(words, 0);
  const auto bits = words.get();
  return !bits.empty() && ((bits.front() >> visible_bit) & 1U) != 0;
}

std::string ScreenReader::property(const Place& place, const Glib::ustring& name) const {
  Glib::Variant<Glib::VariantBase> boxed;
  const auto words = Glib::Variant<std::tuple<Glib::ustring, Glib::ustring>>::create({accessible_interface, name});
  ask(place, "org.freedesktop.DBus.Properties", "Get", words).get_child(boxed, 0);
  return Glib::VariantBase::cast_dynamic<Glib::Variant<Glib::ustring>>(boxed.get()).get();
}

void ScreenReader::read_into(std::vector<Spoken>& all, const Place& place) const {
  if (!is_visible(place))
    return;
  Glib::Variant<Glib::ustring> role;
  ask(place, accessible_interface, "GetRoleName").get_child(role, 0);
  all.push_back({role.get(), property(place, "Name"), property(place, "Description")});
  for (const auto& child : children(place))
    read_into(all, child);
}

std::vector<Spoken> ScreenReader::read() const {
  std::vector<Spoken> all;
  for (const auto& application : children({"org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"}))
    for (const auto& window : children(application))
      read_into(all, window);
  return all;
}

} // namespace ui_test
