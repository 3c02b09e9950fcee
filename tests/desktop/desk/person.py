# SPDX-License-Identifier: EUPL-1.2
"""A person who signs in, does by hand what the launcher leaves to them, and counts what they did.

They read the portal's page as a screen reader does, and know nothing of how it is made: only what it says, and where
they want to go.
"""

import re
import time
from dataclasses import dataclass, field

from gi.repository import Atspi

from .case import SignIn
from .environment import wait_until
from .screen import quiet

UNKNOWN = "The launcher does not know this page. Please go on here; it takes over again when it can."

PRESSED_ROLES = ("push button", "button", "link", "toggle button", "label")
TICKED_ROLES = ("radio button", "list item", "option", "table row")


@dataclass(frozen=True)
class Words:
    """What the portal says in one language, as far as a person looks for it."""

    entities: tuple[str, str]  # of the first two sign-ins, and of the third
    capacity: str
    role: str
    start: str
    go_on: str
    choose: str
    next: str


WORDS = {
    "nl": Words(("OCMW van Proefdorp", "OCMW van Voorbeelde"), "Maatschappelijk Welzijn", "Sociale Agent",
                "Applicatie opstarten", "Verder", "kiezen", "Volgende"),
    "fr": Words(("CPAS de Proefdorp", "CPAS de Voorbeelde"), "Bien-être social", "Agent social",
                "Lancer l'application", "Continuer", "choisir", "Suivant"),
}


@dataclass
class Walk:
    """One sign-in: what it took of the person, and what the portal's server saw of it."""

    acts: list[str] = field(default_factory=list)
    pressed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    arrived: bool = False


class Person:
    """Signs in at one desk, at a practice portal of one shape."""

    def __init__(self, user: SignIn, language: str):
        self._user = user
        self._screen = user.screen
        self._words = WORDS[language]
        self._language = language

    def sign_in(self, wants_another_entity: bool, seconds: float = 240) -> Walk:
        """From the card to PrimaWeb. What the server saw ends with PrimaWeb's start page, or after `seconds`."""
        entity = self._words.entities[wants_another_entity]
        walk = Walk()
        so_far = len(self._user.practice.lines)
        self._user.practice.insert()
        walk.acts.append("card")
        self._user.wait_for_pin_box()
        if wants_another_entity:
            self._ask_for_a_change(walk)
        self._user.type_pin()
        walk.acts.append("PIN")
        end = time.monotonic() + seconds
        while time.monotonic() < end and not walk.arrived:
            self._do_one_thing(walk, entity, so_far)
            walk.arrived = self._is_at_home(so_far)
        if walk.arrived:
            self._make_it_primaweb(walk)
        self._judge(walk, entity, so_far)
        return walk

    def leave(self) -> None:
        """Signs out, and takes the card out."""
        self._screen.press(self._user.primaweb, self._user.word("_Sign out"))
        self._screen.no_window(self._user.primaweb)
        self._user.practice.remove()
        self._user.practice.wait_for_launcher()

    def _make_it_primaweb(self, walk: Walk, seconds: float = 30) -> None:
        """Waits until the launcher sees where it is, or tells it."""
        try:
            wait_until(self._user.primaweb_is_open, "PrimaWeb's window", seconds)
        except TimeoutError:
            self._screen.press(self._user.dialog, self._user.word("_This is %1").replace("%1", "PrimaWeb"))
            walk.acts.append("say that this is PrimaWeb")
            self._screen.window(self._user.primaweb)

    # What the server saw.

    def _lines(self, so_far: int) -> list[str]:
        return self._user.practice.lines[so_far:]

    def _is_at_home(self, so_far: int) -> bool:
        return any(line.endswith(f" GET /{self._language}/shape/home") for line in self._lines(so_far)) or \
            self._user.primaweb_is_open()

    def _judge(self, walk: Walk, entity: str, so_far: int) -> None:
        prefix = "portal pressed "
        walk.pressed = [line.removeprefix(prefix) for line in self._lines(so_far) if line.startswith(prefix)]
        right = {"next", "news", "start", f"entity {entity}", f"entity {entity}, {self._words.capacity}",
                 f"capacity {self._words.capacity}", f"role {self._words.role}"}
        walk.wrong = [press for press in walk.pressed if press not in right]

    # What the person does.

    def _ask_for_a_change(self, walk: Walk) -> None:
        change = self._screen.find(self._user.dialog, ("push button", "button"), self._user.word("C_hange…"))
        if change:
            change.do_action(0)
            walk.acts.append("change")

    def _do_one_thing(self, walk: Walk, entity: str, so_far: int) -> None:
        """Answers what the launcher asks, or does one thing in the page that it leaves to the person."""
        dialog = self._user.dialog
        remember = self._screen.find(dialog, ("push button", "button"), self._user.word("Re_member"))
        if remember:
            remember.do_action(0)
            walk.acts.append("remember")
            wait_until(lambda: not self._screen.find(dialog, ("push button", "button"), self._user.word("Re_member")),
                       "the end of the question whether to remember")
        elif self._screen.shows(dialog, self._user.word(UNKNOWN)):
            before = len(self._lines(so_far))
            act = self._act_on_page(entity)
            if act:
                walk.acts.append(act)
                self._wait_for_effect(act, before, so_far)
        else:
            for option in (entity, self._words.role):
                if self._screen.find(dialog, ("list item", "table row"), option):
                    self._user.choose(option)
                    walk.acts.append(f"choose {option}")
                    return
            time.sleep(0.2)

    def _wait_for_effect(self, act: str, before: int, so_far: int) -> None:
        """What leads on is seen at the server; what is chosen, in the page."""
        if act.startswith("tick"):
            return
        try:
            wait_until(lambda: len(self._lines(so_far)) > before, f"an effect of: {act}", 20)
        except TimeoutError:
            print(f"# {act}: nothing came of it")

    def _act_on_page(self, entity: str) -> str:
        """Does the one thing that leads on, and says what it was; empty while there is nothing to do yet."""
        page = [Thing(node) for node in self._screen.page(self._user.dialog)]
        page = page[next((at for at, thing in enumerate(page) if thing.role == "document web"), len(page)):]
        if not page:
            return ""
        start = first(page, PRESSED_ROLES, self._words.start)
        if start:
            return start.press()
        for wanted in (self._words.role, entity):
            if any(wanted in thing.name for thing in page):
                return self._choose(page, wanted)
        says_capacity = any(self._words.capacity in thing.name for thing in page)
        if not first(page, ("combo box", "entry", "list"), "") and not says_capacity:
            go_on = first(page, PRESSED_ROLES, self._words.go_on) or first(page, PRESSED_ROLES, self._words.next)
            return go_on.press() if go_on else ""
        if first(page, PRESSED_ROLES, self._words.next):
            return first(page, PRESSED_ROLES, self._words.next).press()
        box = first(page, ("combo box", "entry"), "")
        if box and box.role != "list":
            return box.focus()
        return self._choose(page, self._words.capacity) if says_capacity else ""

    def _choose(self, page: list, wanted: str) -> str:
        """Chooses what says `wanted`, however the page offers it; or goes on from what is chosen already."""
        chosen = [thing for thing in page if wanted in thing.name and thing.is_chosen()]
        go_on = first(page, PRESSED_ROLES, self._words.go_on)
        if chosen and go_on and go_on.is_enabled():
            return go_on.press()
        select = next((thing for thing in page if thing.role == "combo box" and thing.has_line(wanted)), None)
        if select:
            return select.select(wanted)
        for roles in (TICKED_ROLES, PRESSED_ROLES):
            control = first(page, roles, wanted)
            if control and control.can_be_pressed():
                return control.press() if roles == PRESSED_ROLES else control.tick()
        at = next(place for place, thing in enumerate(page) if wanted in thing.name)
        after = first(page[at:], ("push button", "button"), self._words.choose) or \
            first(page[at:], ("push button", "button"), self._words.capacity)
        return after.press() if after else ""


class Thing:
    """Something on a page: what it is, what it says, and what one can do with it."""

    def __init__(self, node):
        self._node = node
        self.role = quiet(node.get_role_name, "")
        self.name = re.sub(r"\s+", " ", quiet(node.get_name, "") or text_of(node))

    def states(self):
        return quiet(self._node.get_state_set, Atspi.StateSet())

    def is_chosen(self) -> bool:
        states = self.states()
        return states.contains(Atspi.StateType.CHECKED) or states.contains(Atspi.StateType.SELECTED)

    def is_enabled(self) -> bool:
        return self.states().contains(Atspi.StateType.ENABLED)

    def can_be_pressed(self) -> bool:
        return self.is_enabled() and bool(quiet(self._node.get_action_iface, None))

    def has_line(self, wanted: str) -> bool:
        return self._line(wanted) is not None

    def press(self) -> str:
        quiet(lambda: self._node.do_action(0), None)
        return f"press {self.name}"

    def tick(self) -> str:
        quiet(lambda: self._node.do_action(0), None)
        return f"tick {self.name}"

    def focus(self) -> str:
        quiet(lambda: self._node.get_component_iface().grab_focus(), None)
        return f"tick {self.name}"

    def select(self, wanted: str) -> str:
        """Of a list that drops down: opening it and choosing a line is one act."""
        place = self._line(wanted)
        quiet(lambda: self._node.get_selection_iface().select_child(place), None)
        return f"tick {wanted} in {self.name}"

    def _line(self, wanted: str):
        for child in range(quiet(self._node.get_child_count, 0)):
            inner = quiet(lambda c=child: self._node.get_child_at_index(c), None)
            if inner is None:
                continue
            if wanted in quiet(inner.get_name, ""):
                return child
            for line in range(quiet(inner.get_child_count, 0)):
                if wanted in quiet(lambda i=inner, n=line: i.get_child_at_index(n).get_name(), ""):
                    return line
        return None


def text_of(node) -> str:
    if not quiet(node.get_text_iface, None):
        return ""
    return quiet(lambda: Atspi.Text.get_text(node, 0, -1), "").replace("￼", "")


def first(page: list, roles: tuple[str, ...], words: str):
    return next((thing for thing in page if thing.role in roles and words in thing.name), None)
