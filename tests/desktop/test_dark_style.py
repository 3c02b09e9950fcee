#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The windows are dark where the user has the desktop dark, as GNOME and KDE tell it: by the settings portal alone."""

import subprocess

from desk.appearance import DARK, LIGHT, NO_PREFERENCE, SettingsPortal
from desk.case import DeskTest, main, words
from desk.environment import wait_until
from desk.practice import simulator
from desk.screen import Screen


class DarkStyle(DeskTest):
    def setUp(self):
        self.desk.set()

    def have_portal(self, scheme: int) -> SettingsPortal:
        portal = SettingsPortal(self.desk.environment["DBUS_SESSION_BUS_ADDRESS"], scheme)
        self.addCleanup(portal.close)
        return portal

    def wait_until_dark(self, user, title: str) -> None:
        wait_until(lambda: 0 < (user.screen.brightness(title) or 1) < 0.4, "the dark style")

    def wait_until_light(self, user, title: str) -> None:
        wait_until(lambda: (user.screen.brightness(title) or 0) > 0.7, "the light style")

    def open_dialog(self, user) -> str:
        user.practice.insert()
        user.wait_for_pin_box()
        return user.dialog

    def open_help(self, user) -> str:
        user.screen.bring_forward(user.dialog)
        user.screen.key("Escape")
        user.screen.no_window(user.dialog)
        command = ["gdbus", "call", "--session", "--dest", "io.github.primaweb_launcher.Launcher.Practice", "--object-path",
                   "/io/github/primaweb_launcher/Launcher/Practice", "--method",
                   "org.freedesktop.Application.ActivateAction", "help", "[]", "{}"]
        subprocess.run(command, env=self.desk.environment, check=True, timeout=60, capture_output=True)
        return user.practice_title(user.word("Help"))

    def test_is_followed_from_the_start_and_when_it_changes(self):
        portal = self.have_portal(DARK)
        user = self.start("--roles", "1")
        dialog = self.open_dialog(user)
        self.wait_until_dark(user, dialog)
        portal.change(LIGHT)
        self.wait_until_light(user, dialog)
        portal.change(DARK)
        self.wait_until_dark(user, dialog)
        portal.change(NO_PREFERENCE)
        self.wait_until_light(user, dialog)
        portal.change(DARK)
        beside = self.open_help(user)
        self.wait_until_dark(user, beside)
        portal.change(LIGHT)
        self.wait_until_light(user, beside)

    def test_is_followed_by_the_window_of_practice(self):
        portal = self.have_portal(DARK)
        title = words(self.desk.prefix, self.desk.locale)("Practice – PrimaWeb Launcher")
        practice = self.desk.start("practice", [simulator(), "--no-launcher"])
        self.addCleanup(practice.wait, 60)
        self.addCleanup(practice.terminate)
        screen = Screen(self.desk)
        screen.window(title)
        wait_until(lambda: 0 < (screen.brightness(title) or 1) < 0.4, "the dark style")
        portal.change(LIGHT)
        wait_until(lambda: (screen.brightness(title) or 0) > 0.7, "the light style")

    def test_desktop_that_tells_nothing_is_light(self):
        user = self.start("--roles", "1")
        self.wait_until_light(user, self.open_dialog(user))


if __name__ == "__main__":
    main()
