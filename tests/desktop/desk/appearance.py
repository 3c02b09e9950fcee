# SPDX-License-Identifier: EUPL-1.2
"""What tells programs whether the user has the desktop dark: the settings portal of GNOME or KDE, played by the test."""

from gi.repository import GLib

from .logind import Service

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
INTERFACES = f"""<node><interface name="{SETTINGS}">
  <method name="Read">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>
  </method>
</interface></node>"""
KEY = ("org.freedesktop.appearance", "color-scheme")
NO_PREFERENCE, DARK, LIGHT = range(3)


class SettingsPortal(Service):
    def __init__(self, address: str, scheme: int):
        self._scheme = scheme
        super().__init__(address, NAME)

    def show(self) -> None:
        self.export(PATH, INTERFACES, SETTINGS, self._called)

    def change(self, scheme: int) -> None:
        self._scheme = scheme
        self.say(PATH, SETTINGS, "SettingChanged", GLib.Variant("(ssv)", (*KEY, GLib.Variant("u", scheme))))

    def _called(self, bus, sender, path, interface, method, values, call) -> None:
        if tuple(values.unpack()) != KEY:
            call.return_dbus_error("org.freedesktop.portal.Error.NotFound", "no such setting")
            return
        # Read wraps the value twice, as the portals of today do.
        call.return_value(GLib.Variant("(v)", (GLib.Variant("v", GLib.Variant("u", self._scheme)),)))
