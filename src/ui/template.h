// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/builder.h>

#include <stdexcept>
#include <string>

namespace ui {

/// The widgets of one template in data/ui/ (compiled into the program).
class Template {
public:
  /// `name` without folder and ending, e.g. "pin-page".
  explicit Template(const std::string& name);

  /// The widget with this id; the template keeps a reference. A template that lacks it is a mistake in the program.
  template <typename Widget>
  [[nodiscard]] Widget& part(const char* id) const {
    auto* widget = m_builder->get_widget<Widget>(id);
    if (widget == nullptr)
      throw std::logic_error{std::string{"a template lacks "} + id};
    return *widget;
  }

private:
  Glib::RefPtr<Gtk::Builder> m_builder;
};

} // namespace ui
