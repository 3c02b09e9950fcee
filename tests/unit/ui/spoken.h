// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <giomm/dbusconnection.h>

#include <string>
#include <vector>

namespace ui_test {

/// One thing that a window shows, as a screen reader learns of it.
struct Spoken {
  std::string role; ///< "push button"
  std::string name;
  std::string description;
};

/// Asks this very process on the accessibility bus, as a screen reader does from another one. There must be such a bus:
/// GTK_A11Y=atspi.
class ScreenReader {
public:
  ScreenReader();

  /// All that this process's windows show now, in their order.
  [[nodiscard]] std::vector<Spoken> read() const;

private:
  struct Place {
    Glib::ustring bus_name;
    Glib::ustring path;
  };

  [[nodiscard]] Glib::VariantContainerBase ask(const Place& place, const Glib::ustring& interface,
                                               const Glib::ustring& method,
                                               const Glib::VariantContainerBase& words = {}) const;
  [[nodiscard]] std::vector<Place> children(const Place& place) const;
  [[nodiscard]] bool is_visible(const Place& place) const;
  [[nodiscard]] std::string property(const Place& place, const Glib::ustring& name) const;
  void read_into(std::vector<Spoken>& all, const Place& place) const;

  Glib::RefPtr<Gio::DBus::Connection> m_bus;
};

} // namespace ui_test
