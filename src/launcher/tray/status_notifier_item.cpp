// SPDX-License-Identifier: EUPL-1.2
#include "launcher/tray/status_notifier_item.h"

#include "base/error_word.h"
#include "config.h"
#include "installed_paths.h"
#include "launcher/tray/icon_pixmap.h"
#include "launcher/tray/menu.h"

#include <giomm/dbuswatchname.h>
#include <glibmm/main.h>
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
    static_cast<StatusNotifierItem*>(self)->m_listener.activated();
    return TRUE;
  }

  static gboolean provide_token(TrayStatusNotifierItem* skeleton, GDBusMethodInvocation* invocation, const gchar* token,
                                gpointer self) {
    tray_status_notifier_item_complete_provide_xdg_activation_token(skeleton, invocation);
    static_cast<StatusNotifierItem*>(self)->m_listener.token_given(token);
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
    const base::ErrorPtr failure{error};
    if (reply != nullptr)
      g_variant_unref(reply);
    if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      return; // the item may be gone
    if (error != nullptr)
      g_debug("The tray does not take the icon: %s", base::error_word(error).c_str());
    auto& item = *static_cast<StatusNotifierItem*>(self);
    if (error == nullptr)
      item.ask_who_draws();
    else
      item.try_again();
  }

  /// A tray that does not know counts as one that draws.
  static void who_draws(GObject* bus, GAsyncResult* result, gpointer self) {
    GError* error = nullptr;
    GVariant* reply = g_dbus_connection_call_finish(G_DBUS_CONNECTION(bus), result, &error);
    const base::ErrorPtr failure{error};
    if (failure)
      g_debug("The tray does not say who draws: %s", base::error_word(failure.get()).c_str());
    bool is_drawn = true;
    if (reply != nullptr) {
      GVariant* value = nullptr;
      g_variant_get(reply, "(v)", &value);
      is_drawn = !g_variant_is_of_type(value, G_VARIANT_TYPE_BOOLEAN) || g_variant_get_boolean(value) != FALSE;
      g_variant_unref(value);
      g_variant_unref(reply);
    }
    if (!g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      static_cast<StatusNotifierItem*>(self)->set_registered(is_drawn);
  }
};

StatusNotifierItem::StatusNotifierItem(const Glib::RefPtr<Gio::DBus::Connection>& bus, const std::string& title,
                                       Listener listener, std::chrono::milliseconds pause)
    : m_bus{bus},
      m_title{title},
      m_listener{std::move(listener)},
      m_skeleton{tray_status_notifier_item_skeleton_new()},
      m_registration{g_cancellable_new()},
      m_pause{pause} {
  auto* item = m_skeleton.get();
  const auto no_pixmaps = Glib::Variant<Pixmaps>::create({});
  const auto trouble = Glib::Variant<Pixmaps>::create(pixmaps(TrayState::trouble));
  tray_status_notifier_item_set_category(item, "ApplicationStatus");
  tray_status_notifier_item_set_id(item, APP_ID);
  tray_status_notifier_item_set_title(item, m_title.c_str());
  tray_status_notifier_item_set_icon_theme_path(item, installed::icons);
  tray_status_notifier_item_set_overlay_icon_name(item, "");
  tray_status_notifier_item_set_attention_icon_name(item, icon_name(TrayState::trouble).c_str());
  tray_status_notifier_item_set_attention_movie_name(item, "");
  // lxqt-panel complains without these.
  tray_status_notifier_item_set_overlay_icon_pixmap(item, const_cast<GVariant*>(no_pixmaps.gobj()));
  tray_status_notifier_item_set_attention_icon_pixmap(item, const_cast<GVariant*>(trouble.gobj()));
  tray_status_notifier_item_set_menu(item, Menu::path);
  show({});

  g_signal_connect(item, "handle-activate", G_CALLBACK(&Calls::activate), this);
  g_signal_connect(item, "handle-provide-xdg-activation-token", G_CALLBACK(&Calls::provide_token), this);
  g_signal_connect(item, "handle-secondary-activate", G_CALLBACK(&Calls::secondary_activate), this);
  g_signal_connect(item, "handle-context-menu", G_CALLBACK(&Calls::context_menu), this);
  g_signal_connect(item, "handle-scroll", G_CALLBACK(&Calls::scroll), this);
  g_dbus_interface_skeleton_export(G_DBUS_INTERFACE_SKELETON(item), bus->gobj(), path, nullptr);
  m_watch = Gio::DBus::watch_name(
      bus, watcher_name, [this](const auto&, const auto&, const Glib::ustring& owner) { tray_changed(owner); },
      [this](const auto&, const auto&) { tray_changed({}); });
  m_hosts = bus->signal_subscribe(
      [this](const auto&, const auto&, const auto&, const auto&, const Glib::ustring& told, const auto&) {
        if (told == "StatusNotifierHostRegistered" || told == "StatusNotifierHostUnregistered")
          register_now();
      },
      watcher_name, watcher_name, {}, watcher_path);
}

StatusNotifierItem::~StatusNotifierItem() {
  Gio::DBus::unwatch_name(m_watch);
  m_bus->signal_unsubscribe(m_hosts);
  m_later.disconnect();
  g_cancellable_cancel(m_registration.get());
  g_dbus_interface_skeleton_unexport(G_DBUS_INTERFACE_SKELETON(m_skeleton.get()));
  g_signal_handlers_disconnect_by_data(m_skeleton.get(), this);
}

void StatusNotifierItem::set_registered(bool registered) {
  if (m_registered != registered)
    g_debug("The icon is %s", registered ? "shown" : "not shown");
  if (std::exchange(m_registered, registered) != registered)
    m_listener.shown_changed();
}

void StatusNotifierItem::tray_changed(const Glib::ustring& watcher) {
  g_debug("%s", watcher.empty() ? "There is no tray" : "There is a tray");
  m_watcher = watcher;
  m_tries = 0;
  m_later.disconnect();
  if (watcher.empty())
    set_registered(false);
  else
    register_now();
}

/// Its name may be there before it listens. For two minutes: a tray that wants no icon is left in peace.
void StatusNotifierItem::try_again() {
  constexpr int most_tries = 7;
  set_registered(false);
  if (m_watcher.empty() || m_tries == most_tries)
    return;
  m_later = Glib::signal_timeout().connect(
      [this] {
        register_now();
        return false;
      },
      static_cast<unsigned>(m_pause.count()) << m_tries++);
}

/// A tray keeps what it took, also while nobody draws it: an icon in no panel is none for the user.
void StatusNotifierItem::ask_who_draws() {
  g_dbus_connection_call(m_bus->gobj(), m_watcher.c_str(), watcher_path, "org.freedesktop.DBus.Properties", "Get",
                         g_variant_new("(ss)", watcher_name, "IsStatusNotifierHostRegistered"), G_VARIANT_TYPE("(v)"),
                         G_DBUS_CALL_FLAGS_NONE, -1, m_registration.get(), &Calls::who_draws, this);
}

/// Under the unique bus name: a Flatpak may own no org.kde.StatusNotifierItem-PID-N.
void StatusNotifierItem::register_now() {
  m_later.disconnect();
  if (m_watcher.empty())
    return;
  g_dbus_connection_call(m_bus->gobj(), m_watcher.c_str(), watcher_path, watcher_name, "RegisterStatusNotifierItem",
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
  const char* attention = status.needs_attention ? "NeedsAttention" : "Active";
  tray_status_notifier_item_set_status(item, attention);
  tray_status_notifier_item_emit_new_status(item, attention);
  tray_status_notifier_item_emit_new_icon(item);
  tray_status_notifier_item_emit_new_tool_tip(item);
}

} // namespace launcher::tray
