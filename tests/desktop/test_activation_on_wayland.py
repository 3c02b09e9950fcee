#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Who asks for a window by a click gets it in front on Wayland, too: the desktop's token for that click reaches the
compositor from the program whose window it is. A file of its own: a process reads the windows of one desk only."""

import re
import subprocess

from desk.case import APPLICATION, DeskTest, main, words
from desk.environment import wait_until
from desk.practice import simulator
from desk.screen import Screen
from desk.wayland import WaylandDesk

LAUNCHER = "io.github.primaweb_launcher.Launcher.Practice"
OBJECT = "/" + LAUNCHER.replace(".", "/")
START, PREFERENCES, HELP = 3, 9, 10  # lines of the tray icon's menu


class ActivationOnWayland(DeskTest):
    desk_type = WaylandDesk

    def call(self, path: str, method: str, *words: str) -> None:
        command = ["gdbus", "call", "--session", "--dest", LAUNCHER, "--object-path", path, "--method", method, *words]
        subprocess.run(command, env=self.desk.environment, check=True, timeout=60, capture_output=True)

    def choose(self, line: int, token: str) -> None:
        """In the menu of a tray."""
        self.call("/StatusNotifierItem", "org.kde.StatusNotifierItem.ProvideXdgActivationToken", token)
        self.call("/StatusNotifierItem/Menu", "com.canonical.dbusmenu.Event", str(line), "clicked", "<0>", "0")

    def wait_for_activation(self, token: str) -> None:
        """As libwayland writes down what a program tells the compositor."""
        told = re.compile(r'xdg_activation_v1[@#]\d+\.activate\("' + token + '"')
        wait_until(lambda: told.search(self.desk.log("practice")), f"the activation with {token}", 30)

    def test_token_of_every_way_to_a_window_reaches_the_compositor(self):
        self.desk.environment["WAYLAND_DEBUG"] = "1"
        self.addCleanup(self.desk.environment.pop, "WAYLAND_DEBUG")
        user = self.start("--roles", "1")
        self.choose(START, "token-of-the-tray")
        user.wait_for_card_question()
        self.wait_for_activation("token-of-the-tray")
        platform = "{'activation-token': <'%s'>}"
        self.call(OBJECT, "org.freedesktop.Application.ActivateAction", "start", "[]", platform % "token-of-a-notification")
        self.wait_for_activation("token-of-a-notification")
        self.call(OBJECT, "org.freedesktop.Application.Activate", platform % "token-of-the-desktop-entry")
        self.wait_for_activation("token-of-the-desktop-entry")
        second = [self.desk.prefix / "bin" / "primaweb-launcher", "--practice", user.practice.directory, "--start"]
        subprocess.run(second, env=self.desk.environment | {"XDG_ACTIVATION_TOKEN": "token-of-a-second-start"}, check=True,
                       timeout=60)
        self.wait_for_activation("token-of-a-second-start")
        self.choose(PREFERENCES, "token-for-the-preferences")
        self.wait_for_activation("token-for-the-preferences")
        user.screen.window(user.practice_title(user.word("Preferences")))
        self.choose(HELP, "token-for-a-window-of-the-same-process")
        self.wait_for_activation("token-for-a-window-of-the-same-process")
        self.choose(PREFERENCES, "token-for-a-window-that-is-there")
        self.wait_for_activation("token-for-a-window-that-is-there")
        told = set(re.findall(r'xdg_toplevel[@#]\d+\.set_app_id\("([^"]*)"\)', self.desk.log("practice")))
        self.assertEqual(told, {APPLICATION}, "the desktop entry of every window")

    def test_window_of_practice_is_known_by_the_desktop_entry_and_goes_by_a_key(self):
        practice = self.desk.start("practice-window", ["env", "WAYLAND_DEBUG=1", simulator(), "--no-launcher"])
        Screen(self.desk).window(words(self.desk.prefix, self.desk.locale)("Practice – PrimaWeb Launcher"))
        told = re.findall(r'xdg_toplevel[@#]\d+\.set_app_id\("([^"]*)"\)', self.desk.log("practice-window"))
        self.assertEqual(set(told), {APPLICATION})
        has_keyboard = re.compile(r"wl_keyboard[@#]\d+\.enter\(")
        wait_until(lambda: has_keyboard.search(self.desk.log("practice-window")), "the keyboard's focus", 60)
        self.desk.type("-M", "ctrl", "q")
        self.assertEqual(practice.wait(60), 0)

    def test_practice_that_is_started_again_comes_to_the_front_with_the_token_of_that_start(self):
        program = str(self.desk.prefix / "bin" / "primaweb-practice")
        practice = self.desk.start("practice", ["env", "WAYLAND_DEBUG=1", program])
        self.addCleanup(practice.wait, 60)
        self.addCleanup(practice.terminate)
        Screen(self.desk).window(words(self.desk.prefix, self.desk.locale)("Practice – PrimaWeb Launcher"))
        leave = dict.fromkeys(("DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN"), "token-of-a-second-practice")
        subprocess.run([program], env=self.desk.environment | leave, check=True, timeout=60)
        self.wait_for_activation("token-of-a-second-practice")


if __name__ == "__main__":
    main()
