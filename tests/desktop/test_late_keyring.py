#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A keyring that is there, or open, only after the card is."""

from desk.case import DeskTest, main
from desk.environment import wait_until
from gi.repository import Gio, GLib

LOGIN = "/org/freedesktop/secrets/collection/login"


class ALateKeyring(DeskTest):
    def test_users_own_card_opens_the_dialog_once_the_keyring_is_there(self):
        user = self.start("--roles", "1")
        self.desk.stop_keyring()
        user.practice.insert()
        wait_until(lambda: user.practice.count("card GET CARD DATA"), "the launcher's look at the card")
        wait_until(lambda: user.practice.launcher_state() == "card", "the launcher's word for it")
        self.assertIsNone(user.practice.session_pid(), "nobody can tell whose card it is")
        self.desk.start_keyring()
        user.wait_for_pin_box()

    def test_users_own_card_opens_the_dialog_once_the_keyring_is_open(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)  # a session with the keyring is of one connection
        user = self.start("--roles", "1")
        self.keyring("org.freedesktop.Secret.Service.Lock", "(ao)", ([LOGIN],))
        user.practice.insert()
        wait_until(lambda: user.practice.count("card GET CARD DATA"), "the launcher's look at the card")
        wait_until(lambda: user.practice.launcher_state() == "card", "the launcher's word for it")
        self.assertIsNone(user.practice.session_pid(), "nobody can tell whose card it is")
        self.unlock()
        user.wait_for_pin_box()

    def unlock(self) -> None:
        """As the log-in to the desktop does, by the keyring's own door for it."""
        session = self.keyring("org.freedesktop.Secret.Service.OpenSession", "(sv)", ("plain", GLib.Variant("s", "")))[1]
        secret = (session, b"", b"practice", "text/plain")
        self.keyring("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface.UnlockWithMasterPassword",
                     "(o(oayays))", (LOGIN, secret))

    def keyring(self, method: str, kind: str, words: tuple):
        interface, _, name = method.rpartition(".")
        return self.bus.call_sync("org.freedesktop.secrets", "/org/freedesktop/secrets", interface, name,
                             GLib.Variant(kind, words), None, Gio.DBusCallFlags.NONE, 60000, None).unpack()


if __name__ == "__main__":
    main()
