#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The entry among the desktop's programs starts the launcher over the bus, and so do the lines of its menu."""

import re
import shutil
import subprocess
from pathlib import Path

from desk.case import APPLICATION, DeskTest, main, words
from desk.environment import wait_until
from desk.screen import Screen

STARTUP_WATCH = Path(__file__).parent / "desk" / "startup_watch.py"

# As a desktop launches a program of its list, or one of its actions.
LAUNCH = f"""
import sys
from gi.repository import Gio, GLib
entry = Gio.DesktopAppInfo.new("{APPLICATION}.desktop")
context = Gio.AppLaunchContext()
if sys.argv[1]:
    assert sys.argv[1] in entry.list_actions(), entry.list_actions()
    entry.launch_action(sys.argv[1], context)
else:
    entry.launch([], context)
# A bus gives a program that it starts only what comes from somebody who is still there then, as a desktop is.
loop = GLib.MainLoop()
Gio.bus_watch_name(Gio.BusType.SESSION, "{APPLICATION}", 0, lambda *owner: loop.quit(), None)
loop.run()
"""


class DesktopEntry(DeskTest):
    def setUp(self):
        self.desk.set("first-steps-shown=true")
        service = f"{APPLICATION}.service"
        shutil.copy(self.desk.prefix / "share" / "dbus-1" / "services" / service, self.desk.folder / "services" / service)
        # What the bus starts must not look at the readers of the computer it runs on.
        given = {"PCSCLITE_CSOCK_NAME": str(self.desk.folder / "no-pcscd"), "GSETTINGS_BACKEND": "keyfile"} | {
            name: self.desk.environment[name] for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}
        self.bus("org.freedesktop.DBus.UpdateActivationEnvironment",
                 "{" + ", ".join(f"'{name}': '{value}'" for name, value in given.items()) + "}")
        self.bus("org.freedesktop.DBus.ReloadConfig")
        self.screen = Screen(self.desk)
        self.word = words(self.desk.prefix, self.desk.locale)
        self.addCleanup(self.quit)

    def bus(self, method: str, *words_: str) -> None:
        subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path",
                        "/org/freedesktop/DBus", "--method", method, *words_], env=self.desk.environment, check=True,
                       timeout=60, capture_output=True)

    def quit(self) -> None:
        subprocess.run([self.desk.prefix / "bin" / "primaweb-launcher", "--quit"], env=self.desk.environment, timeout=60)
        wait_until(lambda: not self.desk.bus_name_exists(APPLICATION), "the launcher's end")

    def launch(self, action: str = "") -> None:
        self.assertFalse(self.desk.bus_name_exists(APPLICATION))
        path = f"{self.desk.prefix / 'bin'}:{self.desk.environment['PATH']}"  # a program that is not found has no entry
        subprocess.run(["/usr/bin/python3", "-c", LAUNCH, action], env=self.desk.environment | {"PATH": path}, check=True,
                       timeout=60)

    def ended_startups(self) -> list[str]:
        return re.findall(r'^remove: ID="?([^"\n]*)"?$', self.desk.log("startups"), re.MULTILINE)

    def close(self, title: str) -> None:
        self.screen.bring_forward(title)
        self.screen.key("Escape")
        wait_until(lambda: title not in self.screen.titles(), "the end of the window")

    def test_opens_the_sign_in_window(self):
        self.launch()
        self.screen.window(self.word("Sign in to %1").replace("%1", "PrimaWeb"))

    def test_ends_the_desktops_sign_that_it_starts(self):
        self.desk.start("startups", ["/usr/bin/python3", str(STARTUP_WATCH)])
        wait_until(lambda: "ready" in self.desk.log("startups"), "the watch of what starts")
        for number, activation in enumerate(("Activate", "ActivateAction check-up []", "ActivateAction preferences []")):
            method, *words_ = activation.split()
            startup = f"desk-{number}_TIME{1000 + number}"
            subprocess.run(["gdbus", "call", "--session", "--dest", APPLICATION, "--object-path",
                            "/" + APPLICATION.replace(".", "/"), "--method", f"org.freedesktop.Application.{method}",
                            *words_, f"{{'desktop-startup-id': <'{startup}'>}}"], env=self.desk.environment, check=True,
                           timeout=60, capture_output=True)
            wait_until(lambda ended=startup: ended in self.ended_startups(), f"the end of {activation}")

    def test_has_start_primaweb_in_its_menu(self):
        self.launch("start")
        self.screen.window(self.word("Sign in to %1").replace("%1", "PrimaWeb"))

    def test_has_the_check_up_in_its_menu(self):
        self.launch("check-up")
        self.screen.window(self.word("Check-up"))
        self.close(self.word("Check-up"))

    def test_has_the_preferences_in_its_menu(self):
        self.launch("preferences")
        self.screen.window(self.word("Preferences"))
        self.close(self.word("Preferences"))

    def test_has_practice_in_its_menu(self):
        self.launch("practice")
        window = self.word("Practice – PrimaWeb Launcher")
        self.screen.window(window, 60)
        self.screen.activate(window)
        subprocess.run(["xdotool", "key", "alt+F4"], env=self.desk.environment, timeout=60)
        self.screen.no_window(window)


if __name__ == "__main__":
    main()
