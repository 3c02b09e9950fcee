#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Logging out of the desktop, or shutting down: its user is asked first while work in PrimaWeb would be lost."""

from desk.case import main
from desk.environment import wait_until
from desk.portals import PlayedPortals
from desk.work import WorkTest


class InhibitedLogOut(WorkTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        portals = PlayedPortals(cls.desk)
        cls.addClassCleanup(portals.close)
        cls.backend = portals.backend

    def reasons(self) -> list[str]:
        return list(self.backend.reasons_to_stay.values())

    def test_lasts_as_long_as_typed_work_would_be_lost(self):
        user = self.work()
        self.assertEqual(self.reasons(), [])
        self.type_note(user)
        reason = user.word("What you have typed in PrimaWeb may be lost.")
        wait_until(lambda: self.reasons() == [reason], "that the desktop is to ask")
        self.send_note(user)
        wait_until(lambda: self.reasons() == [], "that it is not to ask any more")
        self.type_note(user)
        wait_until(lambda: self.reasons() == [reason], "that it is to ask again")
        question = self.new_window(user, lambda: user.screen.press(user.primaweb, user.word("_Sign out")))
        user.screen.bring_forward(question)
        user.screen.key("Tab", "Return")
        user.screen.no_window(user.primaweb)
        wait_until(lambda: self.reasons() == [], "that nothing is left of it")


if __name__ == "__main__":
    main()
