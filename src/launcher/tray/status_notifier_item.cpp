// SPDX-License-Identifier: EUPL-1.2
#include "launcher/tray/status_notifier_item.h"

#include "config.h"
#include "launcher/tray/icon_pixmap.h"
#include "launcher/tray/menu.h"

#include <giomm/dbuswatchname.h>
#include <glibmm/variant.h>

#include <array>
#include <tuple>
#include <utility>
#include <vector>

namespace launcher::tray {
namespace {

constexpr const char* watcher_name = "org.kde.StatusNotifierWatcher";
constexpr const char* watcher_path = "/StatusNotifierWatcher";

using Pixmaps = std::vector<Pixmap>;
using ToolTip = std::tuple<Glib::ustring, Pixmaps, Glib::ustring, Glib::ustring>;

std::string icon_name(TrayState state) {
  return std::string{APP_ID "-"} + to_word(state) + "-symbolic";
}

/// The sizes of ordinary panels, and twice that for dense screens.
Pixmaps pixmaps(TrayState state) {
  return {icon_pixmap(state, 22), icon_pixmap(state, 44)};
}

} // namespace

/// The generated skeleton's handlers.
struct StatusNotifierItem::Calls {
  static gboolean activate(TrayStatusNotifierItem* skeleton, GDBusMethodInvocation* invocation, gint /*x*/, gint /*y*/,
                           gpointer self) {
    tray_status_notifier_item_complete_activate(skeleton, invocation);
    static_cast<StatusNotifierItem*>(self)->m_activated();
    return TRUE;
  }

  static gboolean secondary_activate(TrayStatusNotifierItem* skeleton, GDBusMethodInvocation* invocation, gint /*x*/,
                                     gint /*y*/, gpointer /*self*/) {
    tray_status_notifier_item_complete_secondary_activate(skeleton, invocation);
    return TRUE;
  }

  /// Hosts that know menus draw it themselves and never call this.
  static gboolean context_menu(TrayStatusNotifierItem* skeleton, GDBusMethodInvocation* invocation, gint /*x*/,
                               gint /*y*/, gpointer /*self*/) {
    tray_status_notifier_item_complete_context_menu(skeleton, invocation);
    return TRUE;
  }

  static gboolean scroll(TrayStatusNotifierItem* skeleton, GDBusMethodInvocation* invocation, gint /*delta*/,
                         const gchar* /*orientation*/, gpointer /*self*/) {
    tray_status_notifier_item_complete_scroll(skeleton, invocation);
    return TRUE;
  }

  static void registered(GObject* bus, GAsyncResult* result, gpointer self) {
    GError* error = nullptr;
    GVariant* reply = g_dbus_connection_call_finish(G_DBUS_CONNECTION(bus), result, &error);
    const GErrorPtr failure{error};
    if (reply != nullptr)
      g_variant_unref(reply);
    if (!g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) // cancelled: the item may be gone
      static_cast<StatusNotifierItem*>(self)->m_registered = error == nullptr;
  }
};

StatusNotifierItem::StatusNotifierItem(const Glib::RefPtr<Gio::DBus::Connection>& bus, const std::string& title,
                                       std::function<void()> activated)
    : m_bus{bus},
      m_title{title},
      m_activated{std::move(activated)},
      m_skeleton{tray_status_notifier_item_skeleton_new()},
      m_registration{g_cancellable_new()} {
  auto* item = m_skeleton.get();
  const auto no_pixmaps = Glib::Variant<Pixmaps>::create({});
  tray_status_notifier_item_set_category(item, "ApplicationStatus");
  tray_status_notifier_item_set_id(item, APP_ID);
  tray_status_notifier_item_set_title(item, m_title.c_str());
  tray_status_notifier_item_set_status(item, "Active");
  tray_status_notifier_item_set_icon_theme_path(item, ICON_THEME_PATH);
  tray_status_notifier_item_set_overlay_icon_name(item, "");
  tray_status_notifier_item_set_attention_icon_name(item, "");
  tray_status_notifier_item_set_attention_movie_name(item, "");
  // lxqt-panel complains without these.
  tray_status_notifier_item_set_overlay_icon_pixmap(item, const_cast<GVariant*>(no_pixmaps.gobj()));
  tray_status_notifier_item_set_attention_icon_pixmap(item, const_cast<GVariant*>(no_pixmaps.gobj()));
  tray_status_notifier_item_set_menu(item, Menu::path);
  show({});

  g_signal_connect(item, "handle-activate", G_CALLBACK(&Calls::activate), this);
  g_signal_connect(item, "handle-secondary-activate", G_CALLBACK(&Calls::secondary_activate), this);
  g_signal_connect(item, "handle-context-menu", G_CALLBACK(&Calls::context_menu), this);
  g_signal_connect(item, "handle-scroll", G_CALLBACK(&Calls::scroll), this);
  g_dbus_interface_skeleton_export(G_DBUS_INTERFACE_SKELETON(item), bus->gobj(), path, nullptr);
  m_watch = Gio::DBus::watch_name(
      bus, watcher_name, [this](const auto&, const auto&, const Glib::ustring& owner) { register_with(owner); },
      [this](const auto&, const auto&) { m_registered = false; });
}

StatusNotifierItem::~StatusNotifierItem() {
  Gio::DBus::unwatch_name(m_watch);
  g_cancellable_cancel(m_registration.get());
  g_dbus_interface_skeleton_unexport(G_DBUS_INTERFACE_SKELETON(m_skeleton.get()));
  g_signal_handlers_disconnect_by_data(m_skeleton.get(), this);
}

/// Under the unique bus name: a Flatpak may own no org.kde.StatusNotifierItem-PID-N.
void StatusNotifierItem::register_with(const Glib::ustring& watcher) {
  g_dbus_connection_call(m_bus->gobj(), watcher.c_str(), watcher_path, watcher_name, "RegisterStatusNotifierItem",
                         g_variant_new("(s)", m_bus->get_unique_name().c_str()), nullptr, G_DBUS_CALL_FLAGS_NONE, -1,
                         m_registration.get(), &Calls::registered, this);
}

void StatusNotifierItem::show(const Status& status) {
  auto* item = m_skeleton.get();
  const auto drawing = Glib::Variant<Pixmaps>::create(pixmaps(status.state));
  const auto tip = Glib::Variant<ToolTip>::create({icon_name(status.state), {}, m_title, status.sentence});
  tray_status_notifier_item_set_icon_name(item, icon_name(status.state).c_str());
  tray_status_notifier_item_set_icon_pixmap(item, const_cast<GVariant*>(drawing.gobj()));
  tray_status_notifier_item_set_tool_tip(item, const_cast<GVariant*>(tip.gobj()));
  tray_status_notifier_item_emit_new_icon(item);
  tray_status_notifier_item_emit_new_tool_tip(item);
}

} // namespace launcher::tray
