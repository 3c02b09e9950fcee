# SPDX-License-Identifier: EUPL-1.2
"""A user who hears what the screen reader says, at a desk where one runs."""

import time

from .listeners import Bus, Orca, tell_of_screen_reader
from .work import WorkTest


class SpokenTest(WorkTest):
    def setUp(self) -> None:
        self.session = Bus(self.desk.environment["DBUS_SESSION_BUS_ADDRESS"])
        self.addCleanup(self.session.close)
        tell_of_screen_reader(self.session, True)
        self.addCleanup(tell_of_screen_reader, self.session, False)
        self.orca = Orca(self.desk)
        self.addCleanup(self.orca.close)
        self.orca.wait_until_it_has_read_all()  # its greeting

    def said_of(self, act) -> str:
        """What is said of what `act` brings, once all of it was read."""
        so_far = len(self.orca.said())
        act()
        time.sleep(2)  # a window is told of a second time, for who did not hear it at first
        self.orca.wait_until_it_has_read_all()
        return " ".join(self.orca.said()[so_far:])
