# SPDX-License-Identifier: EUPL-1.2
"""A person who signs in, does by hand what the launcher leaves to them, and counts what they did.

They have the keyboard only, and reach the portal's controls by its access keys: 1 to 9 are lines of a list, 0 leads on,
x opens a list or leads to its next lines.
"""

import re
import time
from dataclasses import dataclass, field
from pathlib import Path

from .case import DeskTest, SignIn
from .environment import wait_until
from .screen import BUTTONS

UNKNOWN = "The launcher does not know this page. Please go on here; it takes over again when it can."

LEARNED = "learned.ini"
PRESSED = "portal pressed "
DRAWN = " GET /shape/drawn"
LINES = {"entity": "2", "capacity": "123456", "role": "1"}  # those that may be the wanted one
INTO_A_FRAME = ("Tab", "Tab", "Tab")  # past the portal's help and log-out
IN_A_FRAME = {"entity": "Down", "capacity": "space", "role": "space"}  # of radio buttons, from the first on

# Whom a person may work for who has three entities, as the launcher's own list says it.
ENTITIES = {
    "nl": ("OCMW van Herstappe", "OCMW van Proefdorp", "OCMW van Voorbeelde"),
    "fr": ("CPAS de Herstappe", "CPAS de Proefdorp", "CPAS de Voorbeelde"),
}


@dataclass
class Walk:
    """One sign-in: what it took of the person, and what the portal's server saw of it."""

    acts: list[str] = field(default_factory=list)
    pressed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    arrived: bool = False

    def of(self, page: str) -> str:
        """What was chosen there; empty where there was no such page."""
        return next((press.removeprefix(page).strip() for press in self.pressed if press.split(" ")[0] == page), "")


def port_of(practice: Path) -> str:
    """Of the portal, which takes another one each time it is started."""
    return re.search(r"(?m)^hosts=[^:;]+:(\d+)", (practice / "portal.ini").read_text())[1]


class Person:
    """Signs in at one desk, at a practice portal of one shape."""

    def __init__(self, user: SignIn, language: str):
        self._user = user
        self._screen = user.screen
        self._entities = ENTITIES[language]
        self._first: Walk | None = None

    def come_back(self, case: DeskTest, *options: str) -> None:
        """Another day, with the portal as these options have it: the launcher has kept what it was taught."""
        before = self._user.practice.directory
        taught = (before / LEARNED).read_text() if (before / LEARNED).exists() else ""
        port_before = port_of(before)
        self._user = case.start_again(self._user, *options)
        self._screen = self._user.screen
        now = self._user.practice.directory
        (now / LEARNED).write_text(taught.replace(f":{port_before}/", f":{port_of(now)}/"))

    def decide_again(self) -> None:
        """What is done by hand next is what this person wants from then on."""
        self._first = None

    def sign_in(self, wants_another_entity: bool = False, seconds: float = 240) -> Walk:
        """From the card to PrimaWeb. The first time decides what is right in the later ones."""
        walk = Walk()
        so_far = len(self._user.practice.lines)
        wanted = self._another_entity() if wants_another_entity else self._first.of("entity") if self._first else ""
        self._user.practice.insert()
        self._user.wait_for_pin_box()
        if wants_another_entity:
            self._ask_for_a_change(walk)
        self._user.type_pin()
        walk.acts += ["card", "PIN"]
        end = time.monotonic() + seconds
        while time.monotonic() < end and not walk.arrived:
            self._do_one_thing(walk, wanted, so_far)
            walk.arrived = self._user.primaweb_is_open()
        if walk.arrived:
            self._have_it_remembered(walk)
        walk.pressed = self._pressed(so_far)
        walk.wrong = [press for press in walk.pressed if press.endswith(" wrong") or not self._is_right(press, wanted)]
        self._first = self._first or walk
        return walk

    def leave(self) -> None:
        """Signs out, and takes the card out."""
        self._screen.press(self._user.primaweb, self._user.word("_Sign out"))
        self._screen.no_window(self._user.primaweb)
        self._user.practice.remove()
        self._user.practice.wait_for_launcher()

    def _another_entity(self) -> str:
        return next(entity for entity in self._entities if not self._first.of("entity").startswith(entity))

    def _is_right(self, press: str, wanted: str) -> bool:
        """Whether a press that leads on is one that this person wants; in the first sign-in they find out."""
        page, _, chosen = press.partition(" ")
        if not self._first or page not in LINES:
            return True
        if page == "entity":
            return chosen.startswith(wanted)
        return not self._first.of(page) or chosen == self._first.of(page)

    # What the server saw.

    def _lines(self, so_far: int) -> list[str]:
        return self._user.practice.lines[so_far:]

    def _pressed(self, so_far: int) -> list[str]:
        return [line.removeprefix(PRESSED) for line in self._lines(so_far) if line.startswith(PRESSED)]

    def _page(self, so_far: int) -> str:
        """Which page is drawn and waits for the person; empty while the next one comes."""
        page = ""
        is_drawn = False
        for line in self._lines(so_far):
            if "/shape/" not in line or " GET /" not in line:
                is_drawn = is_drawn and not line.startswith(PRESSED)
            elif line.endswith(DRAWN):
                is_drawn = True
            elif line.split("/shape/")[1].removeprefix("inside/") in ("news", "start", "home", *LINES):
                page = line.split("/shape/")[1].removeprefix("inside/")
                is_drawn = False
        return page if is_drawn else ""

    # What the person does.

    def _ask_for_a_change(self, walk: Walk) -> None:
        try:
            self._screen.press(self._user.dialog, self._user.word("C_hange…"), 10)
        except TimeoutError:
            return  # nothing is remembered
        walk.acts.append("change")

    def _do_one_thing(self, walk: Walk, wanted: str, so_far: int) -> None:
        """Answers what the launcher asks, or does what leads on in the page that it leaves to the person."""
        dialog = self._user.dialog
        page = self._page(so_far)
        if page and self._screen.shows(dialog, self._user.word(UNKNOWN)):
            if page == "home":
                self._say_that_this_is_primaweb(walk)
            else:
                self._go_on(walk, page, so_far)
            return
        if go := self._asks_about_host():
            go.do_action(0)
            walk.acts.append("go there")
            wait_until(lambda: not self._asks_about_host(), "the end of the question")
            return
        for option in (wanted.split(", ")[0], self._first.of("capacity") if self._first else "",
                       self._first.of("role") if self._first else ""):
            if option and self._offers(option):
                self._user.choose(option)
                walk.acts.append(f"choose {option}")
                wait_until(lambda chosen=option: not self._offers(chosen), "what comes of the choice")
                return
        if more := self._screen.find(dialog, BUTTONS, self._user.word("Show _more of the list")):
            more.do_action(0)
            walk.acts.append("show more")
        time.sleep(0.2)

    def _asks_about_host(self):
        """The button of the launcher's question whether to go to a host that nobody listed."""
        return self._screen.find(self._user.dialog, BUTTONS, self._user.word("_Go there"))

    def _offers(self, option: str) -> bool:
        """Whether the launcher's own list has such a line."""
        return self._screen.find(self._user.dialog, ("list item", "table row"), option) is not None

    def _say_that_this_is_primaweb(self, walk: Walk, seconds: float = 10) -> None:
        """Unless the launcher sees it by itself."""
        try:
            wait_until(self._user.primaweb_is_open, "PrimaWeb's window", seconds)
        except TimeoutError:
            self._screen.press(self._user.dialog, self._user.word("_This is %1").replace("%1", "PrimaWeb"))
            walk.acts.append("say that this is PrimaWeb")
            self._user.wait_for_primaweb()

    def _go_on(self, walk: Walk, page: str, so_far: int) -> None:
        """Tries the page's keys, then those of a list in a frame, until the server sees a press."""
        before = len(self._pressed(so_far))

        def led_on(seconds: float) -> bool:
            try:
                wait_until(lambda: len(self._pressed(so_far)) > before, "a press", seconds)
            except TimeoutError:
                return False
            walk.acts.append(f"by hand: {self._pressed(so_far)[before]}")
            return True

        for keys in self._keys(page, self._pressed(so_far)):
            if self._user.primaweb_is_open():
                return  # the launcher has gone on by itself meanwhile
            self._screen.bring_forward(self._user.dialog)
            self._screen.key(*keys)
            if led_on(2):
                return

    @staticmethod
    def _keys(page: str, pressed: list[str]):
        if page not in LINES:
            yield ("alt+0",)
            return
        if "next" not in pressed:
            yield ("alt+x",)
        for line in LINES[page]:
            yield (f"alt+{line}",)
            yield ("alt+0",)
        yield *INTO_A_FRAME, IN_A_FRAME[page], "Tab", "Return"

    def _have_it_remembered(self, walk: Walk) -> None:
        """Agrees to what the launcher proposes, which it does where the person went on by hand."""
        if not any(act.startswith("by hand") for act in walk.acts):
            return
        try:
            self._screen.press(self._user.primaweb, self._user.word("Re_member"), 20)
        except (TimeoutError, AssertionError):
            return
        walk.acts.append("remember")
        wait_until(lambda: not self._screen.find(self._user.primaweb, BUTTONS,
                                                 self._user.word("Re_member")), "the end of the question")
