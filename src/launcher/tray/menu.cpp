// SPDX-License-Identifier: EUPL-1.2
#include "launcher/tray/menu.h"

#include <glibmm/main.h>

#include <array>
#include <utility>

namespace launcher::tray {
namespace {

void refuse(GDBusMethodInvocation* invocation) {
  g_dbus_method_invocation_return_error_literal(invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "No such item");
}

template <typename Value>
Value unpack(GVariant* variant) {
  return Glib::Variant<Value>{variant, true}.get();
}

/// A GVariant* for the generated functions, which take no reference of their own until they return.
template <typename Value>
Glib::Variant<Value> pack(const Value& value) {
  return Glib::Variant<Value>::create(value);
}

} // namespace

/// The generated skeleton's handlers.
struct Menu::Calls {
  static gboolean get_layout(TrayDbusmenu* skeleton, GDBusMethodInvocation* invocation, gint parent, gint depth,
                             const gchar* const* /*names*/, gpointer self) {
    const auto& menu = *static_cast<Menu*>(self);
    const auto layout = layout_of(menu.m_items, parent, depth);
    if (layout)
      tray_dbusmenu_complete_get_layout(skeleton, invocation, menu.m_revision, pack(*layout).gobj());
    else
      refuse(invocation);
    return TRUE;
  }

  static gboolean get_group_properties(TrayDbusmenu* skeleton, GDBusMethodInvocation* invocation, GVariant* ids,
                                       const gchar* const* /*names*/, gpointer self) {
    const auto group = group_properties(static_cast<Menu*>(self)->m_items, unpack<std::vector<int>>(ids));
    tray_dbusmenu_complete_get_group_properties(skeleton, invocation, pack(group).gobj());
    return TRUE;
  }

  static gboolean get_property(TrayDbusmenu* skeleton, GDBusMethodInvocation* invocation, gint id, const gchar* name,
                               gpointer self) {
    const auto properties = properties_of(static_cast<Menu*>(self)->m_items, id);
    const auto at = properties ? properties->find(name) : MenuProperties::const_iterator{};
    if (properties && at != properties->end())
      tray_dbusmenu_complete_get_property(skeleton, invocation,
                                          g_variant_new_variant(const_cast<GVariant*>(at->second.gobj())));
    else
      refuse(invocation);
    return TRUE;
  }

  static gboolean event(TrayDbusmenu* skeleton, GDBusMethodInvocation* invocation, gint id, const gchar* event,
                        GVariant* /*data*/, guint /*timestamp*/, gpointer self) {
    if (static_cast<Menu*>(self)->handle(id, event))
      tray_dbusmenu_complete_event(skeleton, invocation);
    else
      refuse(invocation);
    return TRUE;
  }

  static gboolean event_group(TrayDbusmenu* skeleton, GDBusMethodInvocation* invocation, GVariant* events,
                              gpointer self) {
    using Event = std::tuple<int, Glib::ustring, Glib::VariantBase, guint32>;
    std::vector<int> unknown;
    for (const auto& [id, event, data, timestamp] : unpack<std::vector<Event>>(events))
      if (!static_cast<Menu*>(self)->handle(id, event))
        unknown.push_back(id);
    tray_dbusmenu_complete_event_group(skeleton, invocation, pack(unknown).gobj());
    return TRUE;
  }

  static gboolean about_to_show(TrayDbusmenu* skeleton, GDBusMethodInvocation* invocation, gint /*id*/,
                                gpointer /*self*/) {
    tray_dbusmenu_complete_about_to_show(skeleton, invocation, FALSE);
    return TRUE;
  }

  static gboolean about_to_show_group(TrayDbusmenu* skeleton, GDBusMethodInvocation* invocation, GVariant* /*ids*/,
                                      gpointer /*self*/) {
    const auto none = pack(std::vector<int>{});
    tray_dbusmenu_complete_about_to_show_group(skeleton, invocation, const_cast<GVariant*>(none.gobj()),
                                               const_cast<GVariant*>(none.gobj()));
    return TRUE;
  }
};

Menu::Menu(const Glib::RefPtr<Gio::DBus::Connection>& bus, std::function<void(int id)> chosen)
    : m_chosen{std::move(chosen)}, m_skeleton{tray_dbusmenu_skeleton_new()} {
  auto* menu = m_skeleton.get();
  tray_dbusmenu_set_version(menu, 3);
  tray_dbusmenu_set_text_direction(menu, "ltr");
  tray_dbusmenu_set_status(menu, "normal");
  const std::array<const gchar*, 1> no_paths{nullptr};
  tray_dbusmenu_set_icon_theme_path(menu, no_paths.data());
  g_signal_connect(menu, "handle-get-layout", G_CALLBACK(&Calls::get_layout), this);
  g_signal_connect(menu, "handle-get-group-properties", G_CALLBACK(&Calls::get_group_properties), this);
  g_signal_connect(menu, "handle-get-property", G_CALLBACK(&Calls::get_property), this);
  g_signal_connect(menu, "handle-event", G_CALLBACK(&Calls::event), this);
  g_signal_connect(menu, "handle-event-group", G_CALLBACK(&Calls::event_group), this);
  g_signal_connect(menu, "handle-about-to-show", G_CALLBACK(&Calls::about_to_show), this);
  g_signal_connect(menu, "handle-about-to-show-group", G_CALLBACK(&Calls::about_to_show_group), this);
  g_dbus_interface_skeleton_export(G_DBUS_INTERFACE_SKELETON(menu), bus->gobj(), path, nullptr);
}

Menu::~Menu() {
  g_dbus_interface_skeleton_unexport(G_DBUS_INTERFACE_SKELETON(m_skeleton.get()));
  g_signal_handlers_disconnect_by_data(m_skeleton.get(), this);
}

void Menu::show(MenuItems items) {
  if (items == m_items)
    return;
  m_items = std::move(items);
  ++m_revision;
  tray_dbusmenu_emit_layout_updated(m_skeleton.get(), m_revision, 0);
}

bool Menu::handle(int id, const Glib::ustring& event) {
  const bool known = properties_of(m_items, id).has_value();
  if (known && id != 0 && event == "clicked")
    m_chosen(id);
  return known;
}

} // namespace launcher::tray
