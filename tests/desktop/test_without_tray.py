#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A desk that shows no tray icons: a window stands in for the icon and its menu."""

import time

from desk.case import DeskTest, main
from desk.environment import wait_until

# A tray host that takes every icon, and shows none.
TRAY_HOST = """
import gi
gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib
node = Gio.DBusNodeInfo.new_for_xml('''<node><interface name="org.kde.StatusNotifierWatcher">
  <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method></interface></node>''')
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
bus.register_object("/StatusNotifierWatcher", node.interfaces[0], lambda *call: call[-1].return_value(None), None, None)
Gio.bus_own_name_on_connection(bus, "org.kde.StatusNotifierWatcher", 0, None, None)
GLib.MainLoop().run()
"""
# A window that tells, as programs of today do, when somebody types in it.
ELSEWHERE = """
import gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gtk
def show(application):
    window = Gtk.ApplicationWindow(application=application, title="Elsewhere", child=Gtk.Entry())
    window.present()
application = Gtk.Application()
application.connect("activate", show)
application.run()
"""


class WithoutATray(DeskTest):
    desk_options = {"tray": False}

    def home(self, user) -> str:
        return user.practice_title("PrimaWeb Launcher")

    def wait_for_home(self, user) -> str:
        user.screen.window(self.home(user), 40)
        return self.home(user)

    def test_card_still_opens_the_dialog(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()

    def test_window_tells_what_the_icon_would_and_does_what_its_menu_would(self):
        self.desk.set()
        user = self.start("--roles", "1", "--entities", "1", cards={"1.8": "not-for-primaweb"})
        home = self.wait_for_home(user)
        user.screen.wait_for_text(home, user.word("Please insert your identity card."))
        user.practice.insert()
        user.screen.wait_for_text(home, user.word("An identity card is in the reader."))
        user.practice.remove()
        user.screen.wait_for_text(home, user.word("Please insert your identity card."))
        for button, title in (("_Preferences", "Preferences"), ("_Help", "Help"), ("Chec_k-up", "Check-up")):
            user.screen.press(home, user.word(button))
            window = user.practice_title(user.word(title))
            user.screen.window(window)
            user.screen.bring_forward(window)
            user.screen.key("Escape")
            user.screen.no_window(window)
        user.screen.press(home, user.word("_Start PrimaWeb"))
        user.wait_for_card_question()
        user.practice.insert("1.7")
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_primaweb()
        user.screen.wait_for_text(home, user.word("Signed in to PrimaWeb."))
        user.screen.press(home, user.word("Sign _out"))
        user.screen.no_window(user.primaweb)
        user.screen.press(home, user.word("_Quit"))
        user.screen.no_window(home)
        wait_until(lambda: user.practice.launcher_pid() is None, "the launcher's end")

    def test_window_that_is_closed_leaves_the_launcher_waiting(self):
        self.desk.set()
        user = self.start("--roles", "1")
        home = self.wait_for_home(user)
        user.screen.press(home, user.word("_Close"))
        user.screen.no_window(home)
        user.practice.insert()
        user.wait_for_pin_box()

    def test_window_does_not_come_over_a_sign_in(self):
        self.desk.set()
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        time.sleep(12)  # longer than a tray is waited for
        self.assertNotIn(self.home(user), user.screen.titles())
        user.screen.bring_forward(user.dialog)
        user.screen.key("Escape")
        self.wait_for_home(user)

    def test_keys_meant_for_another_window_press_nothing_in_it(self):
        self.desk.set()
        elsewhere = self.desk.start("elsewhere", ["/usr/bin/python3", "-c", ELSEWHERE])
        self.addCleanup(elsewhere.wait, 10)
        self.addCleanup(elsewhere.kill)
        user = self.start("--roles", "1")
        user.screen.activate("Elsewhere")

        def typed_until_it_came() -> bool:
            user.screen.type("a ")
            return self.home(user) in user.screen.titles()

        wait_until(typed_until_it_came, "the window", 40)
        for _ in range(20):
            user.screen.type(" ")  # which presses the button that has the focus
        self.assertIn(self.home(user), user.screen.titles())

    def test_window_goes_when_a_tray_comes_after_all(self):
        self.desk.set()
        user = self.start("--roles", "1")
        home = self.wait_for_home(user)
        host = self.desk.start("tray-host", ["/usr/bin/python3", "-c", TRAY_HOST])
        self.addCleanup(host.wait, 10)
        self.addCleanup(host.kill)
        user.screen.no_window(home)
        self.assertIsNotNone(user.practice.launcher_pid())

    def test_window_stays_away_for_who_does_not_want_it(self):
        self.desk.set("home-without-tray=false")
        user = self.start("--roles", "1")
        time.sleep(16)  # in which it would have come
        self.assertNotIn(self.home(user), user.screen.titles())


if __name__ == "__main__":
    main()
