# SPDX-License-Identifier: EUPL-1.2
"""A user who works in PrimaWeb: at the page with everything that a browser is asked for."""

from .case import DeskTest, SignIn, portal_language
from .environment import wait_until

NOTE = "Mevrouw komt maandag terug"


class WorkTest(DeskTest):
    def work(self, *options: str) -> SignIn:
        user = self.start("--roles", "1", "--entities", "1", *options)
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_primaweb()
        user.practice.wait_for("card LOG OFF")
        self.press(user, "9", "tools")
        return user

    def press(self, user: SignIn, key: str, page: str = "") -> None:
        """Presses what has this access key in the page, and waits until that has asked for another page."""
        so_far = len(user.practice.lines)
        user.screen.bring_forward(user.primaweb)
        user.screen.key(f"alt+{key}")
        if page:
            user.practice.wait_for(f"portal portal GET /{portal_language()}/primaweb/{page}", after=so_far)

    def new_window(self, user: SignIn, act) -> str:
        """The window that comes of what `act` does."""
        before = user.screen.titles()
        act()
        return wait_until(lambda: next((each for each in user.screen.titles() if each and each not in before), None),
                          "a new window")

    def wait_for_end(self, user: SignIn, window: str) -> None:
        wait_until(lambda: window not in user.screen.titles(), f'the end of "{window}"')

    def find_in_page(self, user: SignIn, text: str, times: int = 1) -> None:
        """Looks for a text in the page as a user does: again, while the page may still be on its way."""
        found = user.word("%1 match", "%1 matches", times).replace("%1", str(times))

        def is_found() -> bool:
            user.screen.bring_forward(user.primaweb)
            user.screen.key("ctrl+f")
            user.screen.type(text)
            try:
                user.screen.wait_for_text(user.primaweb, found, 2)
                return True
            except TimeoutError:
                return False
            finally:
                user.screen.key("Escape")

        wait_until(is_found, f'"{text}" in the page')

    def type_note(self, user: SignIn, text: str = NOTE) -> None:
        """Into the page's box for text, which has the focus then."""
        self.press(user, "0")
        user.screen.type(text)

    def send_note(self, user: SignIn) -> None:
        so_far = len(user.practice.lines)
        self.press(user, "t")
        user.practice.wait_for(f"portal portal POST /{portal_language()}/primaweb/tools", after=so_far)

    def forms_sent(self, user: SignIn) -> int:
        return user.practice.count(f"portal portal POST /{portal_language()}/primaweb/tools")
