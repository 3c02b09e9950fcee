# SPDX-License-Identifier: EUPL-1.2
"""What tells the launcher whether somebody sits at the desk: a logind and a screen saver, played by the test."""

import os
import select
import threading

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from .environment import wait_until  # noqa: E402

NAME = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
SESSION = f"{PATH}/session/_31"
INTERFACES = """<node>
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
</node>"""
SAVER = "org.gnome.ScreenSaver"
SAVER_PATH = "/org/gnome/ScreenSaver"
SAVER_INTERFACE = """<node><interface name="org.gnome.ScreenSaver">
  <method name="GetActive"><arg type="b" direction="out"/></method>
</interface></node>"""


class Service:
    """Has a name on a bus, and answers in a thread of its own."""

    def __init__(self, address: str, name: str):
        self._context = GLib.MainContext()
        self._loop = GLib.MainLoop(self._context)
        self._context.push_thread_default()
        try:
            flags = Gio.DBusConnectionFlags
            self._bus = Gio.DBusConnection.new_for_address_sync(
                address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)
            self.show()
        finally:
            self._context.pop_thread_default()
        self._thread = threading.Thread(target=self._loop.run, daemon=True)
        self._thread.start()
        self._bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                            GLib.Variant("(su)", (name, 0)), None, Gio.DBusCallFlags.NONE, -1, None)

    def show(self) -> None:
        raise NotImplementedError

    def export(self, path: str, interfaces: str, interface: str, called, asked=None) -> None:
        info = Gio.DBusNodeInfo.new_for_xml(interfaces).lookup_interface(interface)
        self._context.push_thread_default()  # whoever calls this: what is asked is answered in the service's own thread
        try:
            self._bus.register_object(path, info, called, asked, None)
        finally:
            self._context.pop_thread_default()

    def say(self, path: str, interface: str, signal: str, values: GLib.Variant) -> None:
        self._bus.emit_signal(None, path, interface, signal, values)
        self._bus.flush_sync(None)

    def close(self) -> None:
        self._loop.quit()
        self._thread.join(5)
        self._bus.close_sync(None)


class Logind(Service):
    """A logind that knows one session: the one of whoever asks."""

    def __init__(self, address: str):
        self._state = {"Active": True, "LockedHint": False}
        self._other_end = None
        self.listeners = 0  # how often somebody asked what the session is like: from then on they hear of changes
        super().__init__(address, NAME)

    def show(self) -> None:
        self.export(PATH, INTERFACES, f"{NAME}.Manager", self._called)
        self.export(SESSION, INTERFACES, f"{NAME}.Session", self._called, self._asked)

    def prepare_for_sleep(self, begins: bool) -> None:
        self.say(PATH, f"{NAME}.Manager", "PrepareForSleep", GLib.Variant("(b)", (begins,)))

    def set(self, name: str, value: bool) -> None:
        """One of the session's properties."""
        self._state[name] = value
        self.say(SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged",
                 GLib.Variant("(sa{sv}as)", (f"{NAME}.Session", {name: GLib.Variant("b", value)}, [])))

    def has_to_wait(self) -> bool:
        """Whether somebody holds the last inhibitor that was asked for."""
        if self._other_end is None:
            return False
        readable, _, _ = select.select([self._other_end], [], [], 0)
        return not readable

    def _asked(self, bus, sender, path, interface, name) -> GLib.Variant:
        self.listeners += name == "Active"
        return GLib.Variant("b", self._state[name])

    def _called(self, bus, sender, path, interface, method, values, call) -> None:
        if method == "GetSession":
            call.return_value(GLib.Variant("(o)", (SESSION,)))
            return
        ours, theirs = os.pipe()
        if self._other_end is not None:
            os.close(self._other_end)
        self._other_end = ours
        descriptors = Gio.UnixFDList.new()
        descriptors.append(theirs)
        os.close(theirs)
        call.return_value_with_unix_fd_list(GLib.Variant("(h)", (0,)), descriptors)


class ScreenSaver(Service):
    """GNOME's."""

    def __init__(self, address: str):
        self._active = False
        self.listeners = 0
        super().__init__(address, SAVER)

    def show(self) -> None:
        self.export(SAVER_PATH, SAVER_INTERFACE, SAVER, self._called)

    def set_active(self, active: bool) -> None:
        self._active = active
        self.say(SAVER_PATH, SAVER, "ActiveChanged", GLib.Variant("(b)", (active,)))

    def _called(self, bus, sender, path, interface, method, values, call) -> None:
        self.listeners += 1
        call.return_value(GLib.Variant("(b)", (self._active,)))


def start_system_bus(desk) -> None:
    """On which there is nobody yet."""
    socket = desk.folder / "system-bus"
    config = desk.folder / "system-bus.conf"
    config.write_text((desk.folder / "bus.conf").read_text().replace(f"path={desk.folder}/bus<", f"path={socket}<"))
    desk.start("system-bus", ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"])
    wait_until(socket.exists, "the system bus")
