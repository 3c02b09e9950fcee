# SPDX-License-Identifier: EUPL-1.2
"""What every test at a desk starts from: the words of the user's language, a desk, and a sign-in step by step."""

import gettext
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

from . import tap
from .environment import Desk, wait_until
from .practice import Practice

APPLICATION = "io.github.primaweb_launcher.Launcher"
DOMAIN = "primaweb-launcher"
PIN = "1234"
TRAY_MENU = {"quit": 6, "sign out": 8, "preferences": 9, "help": 10, "about": 11}

main = tap.main  # every test file ends with it


def prefix() -> Path:
    return Path(os.environ["PRIMAWEB_PREFIX"])


def locale() -> str:
    return os.environ.get("PRIMAWEB_TEST_LOCALE", "nl_BE.UTF-8")


def portal_language() -> str:
    """As the practice portal's addresses have it for a user of this locale."""
    return locale()[:2]


def words(prefix_: Path, locale_: str):
    """Gives a text as the user of this locale reads it, without the mark of the keyboard shortcut."""
    catalogue = gettext.translation(DOMAIN, prefix_ / "share" / "locale", [locale_.split(".")[0]], fallback=True)

    def word(text: str, plural: str | None = None, count: int = 1) -> str:
        found = catalogue.ngettext(text, plural, count) if plural else catalogue.gettext(text)
        return found.replace("_", "")

    return word


# Critical messages for which not we are to blame: the program, the text, and why it is excused.
EXCUSED: tuple[tuple[str, str, str], ...] = (
    (APPLICATION, "gtk_window_destroy: assertion 'GTK_IS_WINDOW (window)' failed",
     "WebKitGTK 2.50 destroys GTK's print dialog again once that has answered; a program with nothing but a view does so"),
    ("process", "async_send_request_return_result: assertion 'item->task != NULL' failed",
     "libsoup 3.2 in WebKit's own network process, when a load is stopped while its answer comes"),
)


def critical_messages(log: str) -> list[str]:
    """What GLib, GTK and what stands on them were critical of, as "PROGRAM: DOMAIN: TEXT"."""
    found = re.findall(r"^\((\S+):\d+\): (\S+)-CRITICAL \*\*: [\d:.]+: (.*)$", log, re.MULTILINE)
    return [f"{program}: {domain}: {text}" for program, domain, text in found
            if not any((program, text) == (who, what) for who, what, _ in EXCUSED)]


class SignIn:
    """The steps of a sign-in as a user goes through them, at one desk with one practice program."""

    def __init__(self, desk: Desk, practice: Practice):
        from .screen import Screen

        self.desk = desk
        self.practice = practice
        self.screen = Screen(desk)
        self.word = words(desk.prefix, desk.locale)
        self.dialog = self.practice_title(self.word("Sign in to %1").replace("%1", "PrimaWeb"))
        self.primaweb = "… – PrimaWeb"  # before it: whatever entity and role

    def start_primaweb(self) -> None:
        """As the tray icon and the desktop's menu do."""
        self.practice.call_launcher("--start")

    def tries_text(self, count: int, wrong: bool = False) -> str:
        if wrong:
            text = self.word("Wrong PIN: %1 attempt left", "Wrong PIN: %1 attempts left", count)
        else:
            text = self.word("%1 attempt left", "%1 attempts left", count)
        return text.replace("%1", str(count))

    def wait_for_card_question(self, holder: str | None = None) -> None:
        """The dialog asks for a card, and says whose the one in the reader is."""
        self.screen.window(self.dialog)
        asked = self.word("This is the card of %1").replace("%1", holder) if holder else self.word("Insert your eID card")
        self.screen.wait_for_text(self.dialog, asked)

    def wait_for_pin_box(self, tries: int = 3, wrong: bool = False) -> None:
        self.screen.window(self.dialog)
        self.screen.wait_for_text(self.dialog, self.tries_text(tries, wrong))

    def ask_for_the_dialog(self) -> None:
        """As by a click in the desktop's menu: also a card that opens nothing by itself is asked for its PIN then."""
        launcher = self.desk.prefix / "bin" / "primaweb-launcher"
        subprocess.run([launcher, "--practice", self.practice.directory, "--start"], env=self.desk.environment,
                       check=True, timeout=60)

    def type_pin(self, pin: str = PIN) -> None:
        self.screen.bring_forward(self.dialog)
        self.screen.type(pin)
        self.screen.key("Return")

    def sign_in_with_a_new_card(self) -> None:
        """One that nobody knows, and that opens nothing by itself: as far as its PIN."""
        self.start_primaweb()
        self.wait_for_card_question()
        self.practice.insert()
        self.wait_for_pin_box()
        self.type_pin()

    def wait_for_choice(self, option: str) -> None:
        self.screen.wait_for_text(self.dialog, option, 30)

    def choose(self, option: str) -> None:
        """Goes to a line of the list that is shown, with the keyboard, and takes it."""
        self.wait_for_choice(option)
        self.screen.bring_forward(self.dialog)
        for _ in range(12):
            if option in self._selected():
                break
            self._go_down()
        self.screen.key("Return")

    def choose_in_tray(self, line: str) -> None:
        """In the menu of the tray icon, as the panel does."""
        command = ["gdbus", "call", "--session", "--dest", f"{APPLICATION}.Practice", "--object-path",
                   "/StatusNotifierItem/Menu", "--method", "com.canonical.dbusmenu.Event", str(TRAY_MENU[line]), "clicked",
                   "<0>", "0"]
        subprocess.run(command, env=self.desk.environment, check=True, timeout=60, capture_output=True)

    def wait_for_primaweb(self, seconds: float = 120) -> None:
        self.screen.window(self.primaweb, seconds)

    def primaweb_is_open(self) -> bool:
        return any(title.endswith(self.primaweb[1:]) for title in self.screen.windows())

    def wait_for_failure(self, title: str, code: str, seconds: float = 120) -> None:
        self.screen.wait_for_text(self.dialog, self.word(title), seconds)
        self.screen.wait_for_text(self.dialog, code)

    def practice_title(self, title: str) -> str:
        return self.word("Practice – %1").replace("%1", title)

    def _selected(self) -> str:
        return self.screen.selected(self.dialog, ("list item", "table row"))

    def _go_down(self) -> None:
        """One line, and no key more before its effect is seen: on a slow machine a second one would go too far."""
        before = self._selected()
        self.screen.key("Down")
        try:
            wait_until(lambda: self._selected() != before, "another line", 5)
        except TimeoutError:
            pass  # the last line, or a key that came before its time


class DeskTest(unittest.TestCase):
    """One desk for the tests of a class. The practice program and the launcher start anew for each test."""

    desk_type = Desk
    desk_options: dict = {}
    practice_type = Practice

    @classmethod
    def setUpClass(cls) -> None:
        cls.desk = cls.desk_type(prefix(), locale(), **cls.desk_options)
        cls.addClassCleanup(cls.desk.close)
        os.environ.update(cls.desk.environment)  # for AT-SPI, which speaks for this process

    def start(self, *options: str, cards: dict[str, str] | None = None) -> SignIn:
        """A user who signed in with both practice cards on some day, or for whom the keyring holds `cards`."""
        self.desk.forget_cards()
        self.desk.know_cards({"1.8": "own", "1.7": "own"} if cards is None else cards)
        return self._start(*options)

    def start_again(self, user: SignIn, *options: str) -> SignIn:
        """Another day: what the keyring keeps of the cards is still there."""
        user.practice.close()
        return self._start(*options)

    def _start(self, *options: str) -> SignIn:
        practice = self.practice_type(self.desk, *options)
        self.addCleanup(practice.close)
        practice.wait_for_launcher()
        return SignIn(self.desk, practice)

    def run(self, result=None):
        """Fails a test in which a program was told by GLib or GTK that it calls them wrongly. Leaves what the programs
        printed when a test fails."""
        before = len(self.desk.log("practice"))
        self.addCleanup(lambda: self.assertEqual(critical_messages(self.desk.log("practice")[before:]), []))
        outcome = super().run(result)
        failed = result and any(test is self for test, _ in result.failures + result.errors)
        if failed:
            print(self.desk.log("practice"), file=sys.stderr)
        return outcome

