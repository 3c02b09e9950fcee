#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What is left of a person once the session has ended, or when a program crashes (promise 5)."""

import resource

from desk.case import DeskTest, main
from desk.environment import wait_until
from desk.memory import found_in
from desk.practice import descendant_of

ADA, JAN = "99999999901", "99999999902"  # the national numbers on the practice cards


def forms_of(*texts: str) -> dict[str, bytes]:
    return {f"{text} ({coding})": text.encode(coding) for text in texts for coding in ("utf-8", "utf-16-le", "utf-32-le")}


class NothingIsLeft(DeskTest):
    def test_person_is_found_nowhere_in_memory_after_the_sign_out(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        session = user.practice.session_pid()
        self.assertIn(f"{ADA} (utf-8)", found_in(session, forms_of(ADA)), "the search itself must work")
        user.type_pin()
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)
        self.forgets(session, ADA, "Ada Proef")
        self.assertEqual(user.practice.session_pid(), session, "the program that the launcher started waits for the next")
        self.assertEqual(found_in(user.practice.launcher_pid(), forms_of(ADA, "Ada Proef")), [])
        self.signs_in_again(user)

    def test_client_whose_card_was_looked_at_is_found_nowhere_after_the_dialog(self):
        user = self.start("--roles", "1", cards={"1.8": "own"})
        user.start_primaweb()
        user.wait_for_card_question()
        user.practice.insert("1.7")
        user.wait_for_pin_box()
        session = user.practice.session_pid()
        self.assertIn(f"{JAN} (utf-8)", found_in(session, forms_of(JAN)), "the search itself must work")
        user.screen.press(user.dialog, user.word("_Cancel"))
        user.practice.remove()
        self.forgets(session, JAN, "Jan Voorbeeld")
        self.assertEqual(found_in(user.practice.launcher_pid(), forms_of(JAN, "Jan Voorbeeld")), [])

    def test_dialog_comes_for_who_asks_for_it_while_the_last_sign_in_ends(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        user.practice.remove()
        so_far = len(user.practice.lines)
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.practice.wait_for("portal portal GET /logout", after=so_far)
        user.start_primaweb()
        user.wait_for_card_question()

    def test_crash_of_either_program_or_of_a_page_leaves_no_core_dump(self):
        user = self.start()
        user.practice.insert()
        user.wait_for_pin_box()
        session = user.practice.session_pid()
        page = wait_until(lambda: descendant_of(session, "WebKitWebProcess"), "the pages' process")
        for pid in (user.practice.launcher_pid(), session, page):
            self.assertEqual(core_limits(pid), self.none())

    def none(self) -> tuple[int, int]:
        """One byte, which Linux takes for "not even to a collector"; or nothing, where no more was allowed before."""
        allowed = resource.getrlimit(resource.RLIMIT_CORE)[1]
        return (0, 0) if allowed == 0 else (1, 1)

    def forgets(self, session: int, *texts: str) -> None:
        wait_until(lambda: not found_in(session, forms_of(*texts)), f"the moment when nothing is left of {texts}")

    def signs_in_again(self, user) -> None:
        user.practice.remove()
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_primaweb()


def core_limits(pid: int) -> tuple[int, int]:
    return resource.prlimit(pid, resource.RLIMIT_CORE)


if __name__ == "__main__":
    main()
