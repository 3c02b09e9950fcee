# SPDX-License-Identifier: EUPL-1.2
"""The portals by which a sandbox reaches its desktop: Debian's own xdg-desktop-portal. What a desktop brings for it, its
backend, is played by the test."""

import os
import subprocess
import threading

from gi.repository import GLib

from .environment import Desk, wait_until
from .logind import Service, start_system_bus

DOCUMENTS = "org.freedesktop.portal.Documents"
CAN_SHOW_FILES = os.access("/dev/fuse", os.R_OK | os.W_OK)
FRONTEND = "org.freedesktop.portal.Desktop"
NAME = "org.freedesktop.impl.portal.desktop.desk"
PATH = "/org/freedesktop/portal/desktop"
IMPL = "org.freedesktop.impl.portal"
INTERFACES = f"""<node>
  <interface name="{IMPL}.Secret">
    <method name="RetrieveSecret">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="h" direction="in"/>
      <arg type="a{{sv}}" direction="in"/>
      <arg type="u" direction="out"/><arg type="a{{sv}}" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="{IMPL}.Inhibit">
    <method name="CreateMonitor">
      <arg type="o" direction="in"/><arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="u" direction="out"/>
    </method>
    <method name="QueryEndResponse"><arg type="o" direction="in"/></method>
    <method name="Inhibit">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="u" direction="in"/>
      <arg type="a{{sv}}" direction="in"/>
    </method>
  </interface>
  <interface name="{IMPL}.Request"><method name="Close"/></interface>
  <interface name="{IMPL}.Notification">
    <method name="AddNotification">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{{sv}}" direction="in"/>
    </method>
    <method name="RemoveNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/></method>
  </interface>
  <interface name="{IMPL}.Background">
    <method name="GetAppState"><arg type="a{{sv}}" direction="out"/></method>
    <method name="NotifyBackground">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="u" direction="out"/><arg type="a{{sv}}" direction="out"/>
    </method>
    <method name="EnableAutostart">
      <arg type="s" direction="in"/><arg type="b" direction="in"/><arg type="as" direction="in"/><arg type="u" direction="in"/>
      <arg type="b" direction="out"/>
    </method>
  </interface>
  <interface name="{IMPL}.Access">
    <method name="AccessDialog">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{{sv}}" direction="in"/>
      <arg type="u" direction="out"/><arg type="a{{sv}}" direction="out"/>
    </method>
  </interface>
  <interface name="{IMPL}.FileChooser">
    <method name="SaveFile">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="a{{sv}}" direction="in"/>
      <arg type="u" direction="out"/><arg type="a{{sv}}" direction="out"/>
    </method>
    <method name="OpenFile">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="a{{sv}}" direction="in"/>
      <arg type="u" direction="out"/><arg type="a{{sv}}" direction="out"/>
    </method>
  </interface>
</node>"""
LOG_OUT = 1  # of the flags of Inhibit
PLAYED = ("Secret", "Inhibit", "Notification", "Background", "Access", "FileChooser")
REALTIME = "org.freedesktop.RealtimeKit1"
REALTIME_INTERFACE = f"""<node><interface name="{REALTIME}">
  <property name="RTTimeUSecMax" type="x" access="read"/>
  <property name="MaxRealtimePriority" type="i" access="read"/>
  <property name="MinNiceLevel" type="i" access="read"/>
</interface></node>"""


class RealtimeKit(Service):
    """A desktop without it tells sandboxes by its portal that they have no time at all, and WebKit believes it: the kernel
    kills its program at the first page (flatpak/xdg-desktop-portal, issue 2110)."""

    def __init__(self, desk: Desk):
        start_system_bus(desk)
        super().__init__(desk.environment["DBUS_SYSTEM_BUS_ADDRESS"], REALTIME)

    def show(self) -> None:
        self.export("/org/freedesktop/RealtimeKit1", REALTIME_INTERFACE, REALTIME, None, self._asked)

    def _asked(self, bus, sender, path, interface, name) -> GLib.Variant:
        return {"RTTimeUSecMax": GLib.Variant("x", 200_000), "MaxRealtimePriority": GLib.Variant("i", 20),
                "MinNiceLevel": GLib.Variant("i", -15)}[name]


class Backend(Service):
    """A desktop whose user allows what is asked."""

    # libsecret before 0.21.4, as Debian 12 has, misses an answer that is there before it listens: those of the real
    # runtime do not. So this keyring takes its time.
    secret_takes = 1  # seconds

    def __init__(self, desk: Desk):
        self._secrets: dict[str, bytes] = {}
        self._monitors: list[str] = []
        self.folder = desk.folder / "home"  # of each file that is saved or opened
        self.offered: list[str] = []  # names of files to be saved
        self.file = ""  # the name of the one to open
        self.keeps_secrets = True
        self.reasons_to_stay: dict[str, str] = {}  # why its user is asked before they are logged out, by requests
        self.notifications: dict[str, dict] = {}  # by their ids
        self.at_login: dict[str, list[str]] = {}  # commands, by the applications that start with the desktop
        super().__init__(desk.environment["DBUS_SESSION_BUS_ADDRESS"], NAME)

    def show(self) -> None:
        for name in PLAYED:
            self.export(PATH, INTERFACES, f"{IMPL}.{name}", getattr(self, f"_{name.lower()}"), self._version)

    @property
    def listeners(self) -> int:
        """How often a program asked to be told of the screen's lock."""
        return len(self._monitors)

    def lock(self, locked: bool) -> None:
        state = {"screensaver-active": GLib.Variant("b", locked), "session-state": GLib.Variant("u", 1)}
        for monitor in self._monitors:
            self.say(PATH, f"{IMPL}.Inhibit", "StateChanged", GLib.Variant("(oa{sv})", (monitor, state)))

    def _version(self, bus, sender, path, interface, name) -> GLib.Variant:
        return GLib.Variant("u", 1)

    def _secret(self, bus, sender, path, interface, method, values, call) -> None:
        application = values.unpack()[1]
        secret = self._secrets.setdefault(application, os.urandom(64))
        to = os.dup(call.get_message().get_unix_fd_list().get(0))
        response = 0 if self.keeps_secrets else 2  # ended in some other way than by an answer

        def answer() -> None:
            with os.fdopen(to, "wb") as stream:
                stream.write(secret if response == 0 else b"")
            call.return_value(GLib.Variant("(ua{sv})", (response, {})))

        threading.Timer(self.secret_takes, answer).start()

    def _inhibit(self, bus, sender, path, interface, method, values, call) -> None:
        if method == "CreateMonitor":
            self._monitors.append(values.unpack()[1])
            call.return_value(GLib.Variant("(u)", (0,)))
            return
        if method == "Inhibit":
            request, _, _, flags, options = values.unpack()
            self.export(request, INTERFACES, f"{IMPL}.Request", self._request)
            if flags & LOG_OUT:
                self.reasons_to_stay[request] = options["reason"]
        call.return_value(None)

    def _request(self, bus, sender, path, interface, method, values, call) -> None:
        self.reasons_to_stay.pop(path, None)
        call.return_value(None)

    def _notification(self, bus, sender, path, interface, method, values, call) -> None:
        _, name, *rest = values.unpack()
        if method == "AddNotification":
            self.notifications[name] = rest[0]
        else:
            self.notifications.pop(name, None)
        call.return_value(None)

    def _background(self, bus, sender, path, interface, method, values, call) -> None:
        if method == "GetAppState":
            call.return_value(GLib.Variant("(a{sv})", ({},)))
            return
        if method == "NotifyBackground":  # may it go on without a window?
            call.return_value(GLib.Variant("(ua{sv})", (0, {"result": GLib.Variant("u", 1)})))
            return
        application, enable, command, _ = values.unpack()
        if enable:
            self.at_login[application] = command
        else:
            self.at_login.pop(application, None)
        call.return_value(GLib.Variant("(b)", (enable,)))

    def _filechooser(self, bus, sender, path, interface, method, values, call) -> None:
        options = values.unpack()[4]
        name = options.get("current_name", "") if method == "SaveFile" else self.file
        if method == "SaveFile":
            self.offered.append(name)
        uris = GLib.Variant("as", [(self.folder / name).as_uri()])
        call.return_value(GLib.Variant("(ua{sv})", (0, {"uris": uris})))

    def _access(self, bus, sender, path, interface, method, values, call) -> None:
        call.return_value(GLib.Variant("(ua{sv})", (0, {})))


def start_portals(desk: Desk, *variables: str) -> subprocess.Popen:
    """With the backends of GNOME that there are, such as its keyring."""
    if not desk.bus_name_exists(f"{IMPL}.PermissionStore"):
        desk.start("permission-store", ["/usr/libexec/xdg-permission-store"])
        wait_until(lambda: desk.bus_name_exists(f"{IMPL}.PermissionStore"), "the store of permissions")
    if CAN_SHOW_FILES and not desk.bus_name_exists(DOCUMENTS):
        desk.start("documents", ["/usr/libexec/xdg-document-portal"])
        wait_until(lambda: desk.bus_name_exists(DOCUMENTS), "the portal of documents")
    portals = desk.start("portals", ["env", "XDG_CURRENT_DESKTOP=GNOME", *variables, "/usr/libexec/xdg-desktop-portal"])
    wait_until(lambda: desk.bus_name_exists(FRONTEND), "the portals")
    return portals


def stop_portals(desk: Desk, portals: subprocess.Popen) -> None:
    portals.terminate()
    portals.wait(20)
    wait_until(lambda: not desk.bus_name_exists(FRONTEND), "the end of the portals")


class PlayedPortals:
    """Debian's xdg-desktop-portal with a backend of the test's own."""

    def __init__(self, desk: Desk):
        self._desk = desk
        folder = desk.folder / "portals"
        folder.mkdir()
        interfaces = ";".join(f"{IMPL}.{name}" for name in PLAYED)
        (folder / "desk.portal").write_text(f"[portal]\nDBusName={NAME}\nInterfaces={interfaces}\nUseIn=GNOME\n")
        self._folder = f"XDG_DESKTOP_PORTAL_DIR={folder}"
        self.backend = Backend(desk)
        self._program = start_portals(desk, self._folder)

    def start_again(self, *variables: str) -> None:
        stop_portals(self._desk, self._program)
        self._program = start_portals(self._desk, self._folder, *variables)

    def close(self) -> None:
        self.backend.close()
