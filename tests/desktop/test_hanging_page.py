#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A page that does not respond: its user is told what to do, wherever they see it, and what they do helps."""

from desk.case import main, portal_language
from desk.environment import wait_until
from desk.work import WorkTest

HANGING = "This page does not respond. Wait, or reload it; what you have typed may be lost then."


class AHangingPage(WorkTest):
    def see_tools(self):
        user = self.work()
        self.find_in_page(user, "Formulier B", 2)  # it was asked for, and is not there before this is found
        return user

    def wait_for_notice(self, user, window: str) -> None:
        """Of a page in which the user does something: WebKit asks no other whether it responds."""
        user.screen.bring_forward(window)
        user.screen.key("Down", "Tab")
        user.screen.wait_for_text(window, user.word(HANGING))

    def test_is_told_until_it_responds_again(self):
        user = self.see_tools()
        go_on = user.practice.hold_page_process()
        self.wait_for_notice(user, user.primaweb)
        go_on()
        user.screen.no_text(user.primaweb, user.word(HANGING))
        self.find_in_page(user, "Formulier B", 2)

    def test_is_loaded_anew_by_its_button(self):
        user = self.see_tools()
        user.practice.hold_page_process()
        self.wait_for_notice(user, user.primaweb)
        so_far = len(user.practice.lines)
        user.screen.press(user.primaweb, user.word("_Reload"))
        user.practice.wait_for(f"portal portal GET /{portal_language()}/primaweb/tools", after=so_far)
        user.screen.no_text(user.primaweb, user.word(HANGING))
        self.find_in_page(user, "Formulier B", 2)
        self.assertFalse(user.screen.shows(user.primaweb, "PORTAL-13"), "a page that stopped by itself")

    def test_is_told_in_a_window_of_its_own_too(self):
        user = self.work()
        self.press(user, "6", "dossier")
        window = wait_until(lambda: next((each for each in user.screen.titles() if "Dossier 12" in each), None),
                            "the window")
        user.practice.hold_page_process()
        self.wait_for_notice(user, window)
        so_far = len(user.practice.lines)
        user.screen.press(window, user.word("_Reload"))
        user.practice.wait_for(f"portal portal GET /{portal_language()}/primaweb/dossier", after=so_far)
        user.screen.no_text(window, user.word(HANGING))

    def test_is_told_during_the_sign_in_and_the_sign_in_goes_on_after_it_was_loaded_anew(self):
        user = self.start("--roles", "1", "--entities", "1", "--unknown-page")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.screen.wait_for_text(
            user.dialog, user.word("The launcher does not know this page. Please go on here; it takes over again when it can."))
        user.practice.hold_page_process()
        self.wait_for_notice(user, user.dialog)
        so_far = len(user.practice.lines)
        user.screen.press(user.dialog, user.word("_Reload"))
        user.practice.wait_for("portal portal GET", after=so_far)
        user.screen.no_text(user.dialog, user.word(HANGING))
        self.assertEqual(user.practice.count("card VERIFY"), 1)


if __name__ == "__main__":
    main()
