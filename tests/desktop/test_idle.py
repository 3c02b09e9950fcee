#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Nobody uses PrimaWeb for a while: its pages are covered, or the session ends, as whoever looks after the computers
wants it (promises 7 and 12)."""

import time

from desk.case import DeskTest, main, portal_language
from desk.environment import wait_until
from desk.logind import Logind, ScreenSaver, start_system_bus

TOOLS = f"portal portal GET /{portal_language()}/primaweb/tools"


class NobodyUsesPrimaWeb(DeskTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        start_system_bus(cls.desk)
        cls.logind = Logind(cls.desk.environment["DBUS_SYSTEM_BUS_ADDRESS"])
        cls.addClassCleanup(cls.logind.close)
        cls.saver = ScreenSaver(cls.desk.environment["DBUS_SESSION_BUS_ADDRESS"])
        cls.addClassCleanup(cls.saver.close)

    def work(self, *settings: str):
        self.desk.set(*settings)
        user = self.start("--entities", "1", "--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_primaweb()
        user.practice.wait_for("card LOG OFF")
        self.cover_says = user.word("Your work is covered")
        self.warning = user.practice_title(user.word("Signing out soon"))
        return user

    def open_tools(self, user) -> None:
        so_far = len(user.practice.lines)
        user.screen.bring_forward(user.primaweb)
        user.screen.key("alt+9")
        user.practice.wait_for(TOOLS, after=so_far)

    def open_dossier(self, user) -> str:
        """The window with a person's dossier, which PrimaWeb opens beside its own."""
        user.screen.bring_forward(user.primaweb)
        user.screen.key("alt+6")
        return wait_until(lambda: next((each for each in user.screen.titles() if "Dossier 12" in each), None),
                          "the dossier")

    def reload(self, user) -> None:
        """Has the page loaded again, by its key: it is there, and hears."""
        so_far = len(user.practice.lines)
        user.screen.bring_forward(user.primaweb)
        user.screen.key("ctrl+r")
        user.practice.wait_for(f"portal portal GET /{portal_language()}/primaweb/", after=so_far)

    def assert_page_hears_nothing(self, user) -> None:
        """Not what is pressed as if the page were there, nor the keys of the window that are about the page."""
        so_far = len(user.practice.lines)
        user.screen.bring_forward(user.primaweb)
        user.screen.key("ctrl+r", "alt+9", "alt+6", "F5", "alt+Left", "ctrl+f")
        user.screen.type("Formulier")
        before = set(user.screen.titles())
        user.screen.key("alt+7")
        time.sleep(1)  # for what would come
        self.assertEqual([line for line in user.practice.lines[so_far:] if line.startswith("portal")], [])
        self.assertEqual(set(user.screen.titles()), before)
        self.assertTrue(user.screen.shows(user.primaweb, self.cover_says))

    def uncover(self, user) -> None:
        user.screen.press(user.primaweb, user.word("Show it a_gain"))
        user.screen.no_text(user.primaweb, self.cover_says)

    def wait_for_warning(self, user) -> None:
        wait_until(lambda: self.warning in user.screen.titles(), "the warning", 30)

    def test_is_covered_when_each_way_to_leave_is_taken_and_is_there_again_after_a_click(self):
        user = self.work()
        self.open_tools(user)
        dossier = self.open_dossier(user)
        for leave in (self.saver.set_active,
                      self.logind.prepare_for_sleep,
                      lambda away: self.logind.set("LockedHint", away),
                      lambda away: self.logind.set("Active", not away)):
            leave(True)
            user.screen.wait_for_text(user.primaweb, self.cover_says)
            wait_until(lambda: dossier not in user.screen.titles(), "the end of a title that may name a person")
            leave(False)
            self.assert_page_hears_nothing(user)
            self.uncover(user)
            wait_until(lambda: dossier in user.screen.titles(), "the dossier's title")
        self.assertEqual(user.practice.count("card VERIFY"), 1, "no PIN is asked for it")
        self.reload(user)

    def test_question_of_a_page_waits_under_the_cover_for_its_answer(self):
        user = self.work()
        self.open_tools(user)
        before = user.screen.titles()

        def ask() -> str | None:
            """A page that was not drawn yet did not hear it."""
            user.screen.key("alt+7")
            try:
                return wait_until(lambda: next(iter(set(user.screen.titles()) - {"", *before}), None), "the question", 10)
            except TimeoutError:
                return None

        question = wait_until(ask, "the question")
        self.saver.set_active(True)
        user.screen.wait_for_text(user.primaweb, self.cover_says)
        wait_until(lambda: question not in user.screen.titles(), "the question's going")
        self.saver.set_active(False)
        self.uncover(user)
        wait_until(lambda: question in user.screen.titles(), "the question")

    def test_is_not_covered_on_a_locked_screen_where_the_site_does_not_want_it(self):
        user = self.work("cover-on-lock=false")
        self.saver.set_active(True)
        time.sleep(1)  # for what would come
        self.assertFalse(user.screen.shows(user.primaweb, self.cover_says))
        self.saver.set_active(False)
        self.reload(user)

    def test_is_covered_by_what_is_wanted_since_and_not_by_what_was(self):
        user = self.work()
        self.desk.set("cover-after=uint32 5")
        user.screen.wait_for_text(user.primaweb, self.cover_says)
        self.desk.set()
        self.uncover(user)
        time.sleep(6)
        self.assertFalse(user.screen.shows(user.primaweb, self.cover_says))
        self.reload(user)

    def test_is_covered_after_the_time_without_input_and_not_while_somebody_types(self):
        user = self.work("cover-after=uint32 10")
        user.screen.bring_forward(user.primaweb)
        end = time.monotonic() + 12
        while time.monotonic() < end:
            user.screen.key("Down")
            time.sleep(0.3)
        self.assertFalse(user.screen.shows(user.primaweb, self.cover_says))
        user.screen.wait_for_text(user.primaweb, self.cover_says)
        self.assert_page_hears_nothing(user)
        self.uncover(user)
        self.reload(user)

    def test_warns_under_a_pointer_that_stands_still_and_signs_out(self):
        user = self.work("end-after=uint32 24")
        user.screen.bring_forward(user.primaweb)
        user.screen.point_at(640, 480)  # where the warning will be
        self.wait_for_warning(user)
        user.practice.wait_for("portal portal GET /logout", 40)
        user.screen.no_window(user.primaweb)
        wait_until(lambda: user.practice.launcher_state() == "card", "the end of the session")
        self.assertNotIn(self.warning, user.screen.titles())

    def test_stays_signed_in_with_any_key_during_the_warning(self):
        user = self.work("end-after=uint32 24")
        for key in ("Escape", "x", "shift"):
            self.wait_for_warning(user)
            user.screen.key(key)
            wait_until(lambda: self.warning not in user.screen.titles(), "the end of the warning")
        self.assertEqual(user.practice.count("portal portal GET /logout"), 0)
        self.reload(user)


if __name__ == "__main__":
    main()
