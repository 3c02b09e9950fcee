// SPDX-License-Identifier: EUPL-1.2
#include "checkup/desktop_checks.h"

#include "base/glib_pointers.h"
#include "checkup/waiting.h"
#include "memory/keyring.h"

#include <gio/gio.h>
#include <glibmm/i18n.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace checkup {

namespace {

using namespace std::chrono_literals;

constexpr auto keyring_bound = 5s;
constexpr int bus_bound_ms = 2'000;
constexpr const char* tray_name = "org.kde.StatusNotifierWatcher";
constexpr const char* properties = "org.freedesktop.DBus.Properties";

using Bus = base::ObjectPtr<GDBusConnection>;

struct Call {
  const char* name;
  const char* path;
  const char* interface;
  const char* method;
};

/// Nothing when nobody answers. Starts no service. Takes over `arguments`.
base::VariantPtr ask(GDBusConnection* bus, const Call& call, GVariant* arguments) {
  return base::VariantPtr{g_dbus_connection_call_sync(bus, call.name, call.path, call.interface, call.method, arguments,
                                                      nullptr, G_DBUS_CALL_FLAGS_NO_AUTO_START, bus_bound_ms, nullptr,
                                                      nullptr)};
}

bool is_owned(GDBusConnection* bus, const char* name) {
  const base::VariantPtr answer =
      ask(bus, {"org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner"},
          g_variant_new("(s)", name));
  gboolean owned = FALSE;
  if (answer)
    g_variant_get(answer.get(), "(b)", &owned);
  return owned != FALSE;
}

/// Nothing when nobody answers.
base::VariantPtr property(GDBusConnection* bus, const char* name, const char* path, const char* interface,
                          const char* key) {
  const base::VariantPtr answer = ask(bus, {name, path, properties, "Get"}, g_variant_new("(ss)", interface, key));
  GVariant* value = nullptr;
  if (answer)
    g_variant_get(answer.get(), "(v)", &value);
  return base::VariantPtr{value};
}

Bus session_bus() {
  return Bus{g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr)};
}

} // namespace

Line check_keyring(bus::Mode mode) {
  memory::Keyring keyring;
  std::optional<bool> is_there;
  keyring.see({{"scope", mode == bus::Mode::practice ? "practice" : "real"}}, keyring_bound,
              [&is_there](const std::variant<std::vector<memory::KeyringItem>, memory::Unreachable>& answer) {
                is_there = !std::holds_alternative<memory::Unreachable>(answer);
              });
  wait_until([&is_there] { return is_there.has_value(); }, keyring_bound + 1s);
  if (is_there.value_or(false))
    // Translators: in the report of the check-up: the keyring answers.
    return {Check::keyring, State::good, _("answers"), {}};
  return {Check::keyring, State::look,
          // Translators: in the report of the check-up.
          _("does not answer: what is remembered of a card is lost at the next log-in"),
          signin::Failure::nothing_remembered};
}

Line check_launcher(bus::Mode mode) {
  const auto bus = session_bus();
  if (bus && is_owned(bus.get(), bus::launcher_name(mode)))
    // Translators: in the report of the check-up: the launcher runs.
    return {Check::launcher, State::good, _("runs"), {}};
  // Translators: in the report of the check-up: the launcher does not run.
  return {
      Check::launcher,
      State::look,
      _("does not run, so that a card that is put in opens nothing: open PrimaWeb Launcher from the desktop's menu"),
      {}};
}

Line check_tray() {
  const auto bus = session_bus();
  if (!bus)
    // Translators: in the report of the check-up. D-Bus is what the programs of a desktop talk to each other by.
    return {Check::tray, State::look, _("no session bus (D-Bus)"), {}};
  bool is_shown = is_owned(bus.get(), tray_name);
  if (is_shown) {
    const auto host =
        property(bus.get(), tray_name, "/StatusNotifierWatcher", tray_name, "IsStatusNotifierHostRegistered");
    if (host && g_variant_is_of_type(host.get(), G_VARIANT_TYPE_BOOLEAN) != FALSE)
      is_shown = g_variant_get_boolean(host.get()) != FALSE;
  }
  if (is_shown)
    // Translators: in the report of the check-up: the desktop has a tray for icons.
    return {Check::tray, State::good, _("is there"), {}};
  // Translators: in the report of the check-up. “Start PrimaWeb” is opened from the desktop's menu then.
  return {Check::tray, State::look, _("is not there: open PrimaWeb Launcher from the desktop's menu"), {}};
}

bool is_card_in_use(bus::Mode mode) {
  const auto bus = session_bus();
  const char* name = bus::session_name(mode);
  if (!bus || !is_owned(bus.get(), name))
    return false;
  const auto state = property(bus.get(), name, bus::session_path, "io.github.primaweb_launcher.Session1", "State");
  if (!state || g_variant_is_of_type(state.get(), G_VARIANT_TYPE_STRING) == FALSE)
    return true;
  const std::string word = g_variant_get_string(state.get(), nullptr);
  return word != "idle" && word != "trouble";
}

} // namespace checkup
