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
  /// A class of ours, with the constructor that Gtk::Builder::get_widget_derived asks for, is made for the widget.
  template <typename Widget>
  [[nodiscard]] Widget& part(const char* id) const {
    Widget* widget = nullptr;
    if constexpr (is_ours<Widget>)
      widget = Gtk::Builder::get_widget_derived<Widget>(m_builder, id);
    else
      widget = m_builder->get_widget<Widget>(id);
    if (widget == nullptr)
      throw std::logic_error{std::string{"a template lacks "} + id};
    return *widget;
  }

private:
  template <typename Widget>
  static constexpr bool is_ours =
      requires(Widget::BaseObjectType* object, const Glib::RefPtr<Gtk::Builder>& builder) { Widget{object, builder}; };

  Glib::RefPtr<Gtk::Builder> m_builder;
};

} // namespace ui
