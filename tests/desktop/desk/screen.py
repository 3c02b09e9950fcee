# SPDX-License-Identifier: EUPL-1.2
"""Eyes and hands: reads windows as a screen reader does (AT-SPI), types and clicks as a user does (xdotool)."""

import itertools
import re
import subprocess
import time
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from .environment import Desk, wait_until  # noqa: E402

# What a button is called, by older and by newer releases of AT-SPI.
BUTTONS = ("push button", "button")
PRESSING_KEYS = ("Return", "KP_Enter", "space", "Escape")
# To xdotool the function keys are numbers here: by their names, it holds Alt down with them where the map of the keyboard
# is newer (xkeyboard-config of the Debian after 13).
FUNCTION_KEYS = {f"F{number}": str(66 + number if number <= 10 else 84 + number) for number in range(1, 13)}


class Screen:
    """What stands on a desk's display. Make it after the desk's environment is this process's own."""

    def __init__(self, desk: Desk):
        self._desk = desk
        Atspi.init()

    # What is there.

    def windows(self) -> list[str]:
        return [name for name, _ in self._frames()]

    def titles(self) -> list[str]:
        """The titles of all windows on the display, also of those that GTK 4.8 does not show to assistive tools."""
        return self._search("--onlyvisible", "--name", ".", "getwindowname", "%@").splitlines()

    def titles_of(self, application: str) -> list[str]:
        """The titles of the windows that a desktop takes to be an application's (WM_CLASS)."""
        found = self._search("--onlyvisible", "--classname", f"^{re.escape(application)}$", "getwindowname", "%@")
        return found.splitlines()

    def window(self, title: str, seconds: float = 90):
        """The window with this title."""
        return wait_until(lambda: self._frame(title), f'the window "{title}"', seconds)

    def no_window(self, title: str, seconds: float = 90) -> None:
        wait_until(lambda: self._frame(title) is None, f'the end of the window "{title}"', seconds)

    def texts(self, title: str) -> list[str]:
        """Every text that a window shows now."""
        frame = self._frame(title)
        return [text for node in _walk(frame) for text in _texts_of(node)] if frame else []

    def wait_for_text(self, title: str, text: str, seconds: float = 90) -> None:
        def shown():
            return any(text in each for each in self.texts(title))

        try:
            wait_until(shown, f'"{text}" in "{title}"', seconds)
        except TimeoutError as error:
            raise TimeoutError(f"{error}; it shows {self.texts(title)}, windows {self.windows()}") from None

    def no_text(self, title: str, text: str, seconds: float = 90) -> None:
        wait_until(lambda: not self.shows(title, text), f'the end of "{text}"', seconds)

    def shows(self, title: str, text: str) -> bool:
        return any(text in each for each in self.texts(title))

    def find(self, title: str, roles: tuple[str, ...], name: str | None = None):
        """The first thing of one of these roles, with this accessible name, that the window shows."""
        frame = self._frame(title)
        for node in _walk(frame) if frame else ():
            if quiet(node.get_role_name, "") in roles and (name is None or name in quiet(node.get_name, "")):
                return node
        return None

    def selected(self, title: str, roles: tuple[str, ...]) -> str:
        """The accessible name of the first thing of these roles that the window shows as selected; empty without."""
        frame = self._frame(title)
        for node in _walk(frame) if frame else ():
            if quiet(node.get_role_name, "") in roles and quiet(node.get_state_set, Atspi.StateSet()).contains(
                    Atspi.StateType.SELECTED):
                return quiet(node.get_name, "")
        return ""

    def wait_for(self, title: str, roles: tuple[str, ...], name: str | None = None, seconds: float = 90):
        return wait_until(lambda: self.find(title, roles, name), f'{roles[0]} "{name}" in "{title}"', seconds)

    def is_focused(self, title: str, role: str) -> bool:
        node = self.find(title, (role,))
        return bool(node and quiet(node.get_state_set, Atspi.StateSet()).contains(Atspi.StateType.FOCUSED))

    def focused(self, title: str):
        """What has the focus in a window; nothing without."""
        frame = self._frame(title)
        for node in _walk(frame) if frame else ():
            if quiet(node.get_state_set, Atspi.StateSet()).contains(Atspi.StateType.FOCUSED):
                return node
        return None

    # What one does.

    def press(self, title: str, name: str, seconds: float = 90) -> None:
        """Presses a button, once it is there and sensitive."""
        self.wait_for_button(title, name, seconds).do_action(0)

    def wait_for_button(self, title: str, name: str, seconds: float = 90):
        """Waits until a button is there and sensitive, and on the display: GTK drops a press before that without a word."""

        def ready():
            button = self.find(title, (*BUTTONS, "toggle button"), name)
            return button if button and _has_a_place(button) and quiet(button.get_state_set, Atspi.StateSet()).contains(
                Atspi.StateType.SENSITIVE) else None

        return wait_until(ready, f'the button "{name}" in "{title}"', seconds)

    def press_in_page(self, title: str, name: str, seconds: float = 90) -> None:
        """Presses what has this name in the web page that a window shows."""

        def ready():
            roles = ("link", *BUTTONS)
            return next((node for node in self.page(title)
                         if quiet(node.get_role_name, "") in roles and name in quiet(node.get_name, "")), None)

        wait_until(ready, f'"{name}" in the page of "{title}"', seconds).do_action(0)

    def wait_for_page_text(self, title: str, text: str, seconds: float = 90) -> None:
        """Waits until the web page that a window shows says this."""

        def shown():
            return any(text in each for node in self.page(title) for each in _texts_of(node))

        wait_until(shown, f'"{text}" in the page of "{title}"', seconds)

    def activate(self, title: str) -> None:
        """Gives a window the focus, as a window manager does by itself."""
        window = wait_until(lambda: self._window_id(title), f'"{title}" on the display')
        self._xdotool("windowactivate", "--sync", window)

    def bring_forward(self, title: str) -> None:
        """Turns to a window as a user does who types there next: with a click where nothing is to be pressed."""
        self.activate(title)

        def found():
            window = self._window_id(title)
            place = dict(line.split("=") for line in self._xdotool("getwindowgeometry", "--shell", window).split())
            # It may have become another one meanwhile.
            return (window, int(place["WIDTH"])) if "WIDTH" in place else None
        window, width = wait_until(found, f'the place of the window "{title}"')
        self._xdotool("mousemove", "--window", window, str(width // 2), "12", "click", "1")

    def move(self, title: str, x: int, y: int) -> None:
        """Drags a window to a place of the display."""
        self._xdotool("windowmove", "--sync", wait_until(lambda: self._window_id(title), f'"{title}" on the display'), str(x),
                      str(y))

    def is_active(self, title: str) -> bool:
        return self._xdotool("getactivewindow").strip() == self._window_id(title)

    def wait_until_active(self, title: str) -> None:
        wait_until(lambda: self._window_id(title) and self.is_active(title), f'the focus in "{title}"')

    def type(self, text: str) -> None:
        self._xdotool("type", "--delay", "15", text)

    def key(self, *keys: str) -> None:
        """Presses these keys; one that presses something, once the user has looked at what it presses (promise 10)."""
        for key in keys:
            if key in PRESSING_KEYS:
                time.sleep(1.3)
            self._xdotool("key", key)

    def click_into(self, title: str) -> tuple[str, ...]:
        """The words for act() that click into the lower part of a window."""
        window = wait_until(lambda: self._window_id(title), f'"{title}" on the display')
        place = dict(line.split("=") for line in self._xdotool("getwindowgeometry", "--shell", window).splitlines())
        return ("mousemove", "--window", window, str(int(place["WIDTH"]) // 2), str(int(place["HEIGHT"]) - 40), "click", "1")

    def act(self, words: list[str]) -> None:
        """Does what these words mean to xdotool, one after the other."""
        self._xdotool(*words)

    def point_at(self, x: int, y: int) -> None:
        self._xdotool("mousemove", str(x), str(y))

    def click(self, x: int, y: int, button: int = 1) -> None:
        self._xdotool("mousemove", str(x), str(y), "click", str(button))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Holds the first button down from one place to the other, with a stop on the way, as a hand does."""
        between = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        words = ["mousemove", *map(str, start), "mousedown", "1"]
        for place in (between, end):
            words += ["mousemove", *map(str, place), "sleep", "0.05"]
        self._xdotool(*words, "mouseup", "1")

    def place_of(self, title: str, role: str) -> tuple[int, int]:
        """The middle of the first thing of this role, on the display."""
        window = self._search("--name", self._pattern(title), "getwindowgeometry", "--shell")
        corner = dict(line.split("=") for line in window.splitlines() if "=" in line)
        inside = self.wait_for(title, (role,)).get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        return int(corner["X"]) + inside.x + inside.width // 2, int(corner["Y"]) + inside.y + inside.height // 2

    def picture(self, path: Path) -> Path:
        """Takes a screenshot of the whole display."""
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-window", "root", str(path)], env=self._desk.environment, check=True, timeout=30)
        return path

    def brightness(self, title: str) -> float | None:
        """The mean of a window's colours, from black, 0, to white, 1; nothing while it is not there."""
        window = self._window_id(title)
        measured = window and subprocess.run(["import", "-window", window, "-format", "%[fx:mean]", "info:"], text=True,
                                             capture_output=True, env=self._desk.environment, timeout=30).stdout
        return float(measured) if measured else None

    @staticmethod
    def _pattern(title: str) -> str:
        """What xdotool finds it by, which takes a title for a regular expression."""
        words = re.sub(r"([.?*+^$()\[\]{}|\\])", r"\\\1", title.removeprefix("…"))
        return f"{words}$" if title.startswith("…") else f"^{words}$"

    def _run_xdotool(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = ["xdotool", *words]
        return subprocess.run(command, env=self._desk.environment, capture_output=True, text=True, timeout=60)

    def _xdotool(self, *words: str) -> str:
        return self._run_xdotool(*(_by_number(word) if before == "key" else word
                                   for before, word in itertools.pairwise(("", *words)))).stdout

    def _search(self, *words: str) -> str:
        """What `xdotool search` finds. When a window goes meanwhile, it ends with an error and a part of its list or
        none: then who looks for what must not be there would look at nothing."""

        def whole():
            answer = self._run_xdotool("search", *words)
            return None if "X Error" in answer.stderr else answer

        return wait_until(whole, "a moment in which no window goes", 30).stdout

    def _window_id(self, title: str) -> str:
        """The X window with this title that is on the display; empty without one."""
        return next(iter(self._search("--onlyvisible", "--name", self._pattern(title)).split()), "")

    def page(self, title: str):
        """Everything in a window, and in the web page that it shows, in the order of the page."""
        frame = self._frame(title)
        return _walk(frame, into_pages=True) if frame else ()

    def _frames(self) -> list[tuple[str, Atspi.Accessible]]:
        desktop = Atspi.get_desktop(0)
        frames = []
        for index in range(quiet(desktop.get_child_count, 0)):
            application = quiet(lambda i=index: desktop.get_child_at_index(i), None)
            for child in range(quiet(application.get_child_count, 0) if application else 0):
                frame = quiet(lambda a=application, c=child: a.get_child_at_index(c), None)
                if frame and quiet(frame.get_state_set, Atspi.StateSet()).contains(Atspi.StateType.SHOWING):
                    frames.append((quiet(frame.get_name, ""), frame))
        return frames

    def _frame(self, title: str):
        """By its whole title, or by its end where the title begins with "…"."""

        def fits(name: str) -> bool:
            return name.endswith(title[1:]) if title.startswith("…") else name == title

        return next((frame for name, frame in self._frames() if fits(name)), None)


def quiet(ask, otherwise):
    """A window may go while it is read: what is gone answers with what nothing would answer."""
    try:
        return ask()
    except GLib.Error:
        return otherwise


def _by_number(chord: str) -> str:
    *held, key = chord.split("+")
    return "+".join([*held, FUNCTION_KEYS.get(key, key)])


def _has_a_place(node) -> bool:
    """What GTK 4.8 says to be visible may be on a page of a stack that is not shown yet."""
    extents = quiet(lambda: node.get_component_iface().get_extents(Atspi.CoordType.WINDOW), None)
    return extents is not None and extents.width > 0


def _walk(node, depth: int = 0, into_pages: bool = False):
    """A node and all that it shows, down to the web page's border (the portal's pages are not ours to read), or beyond.

    GTK 4.8 says of a window only that it is showing, and of what is in it only that it is visible.
    """
    states = quiet(node.get_state_set, Atspi.StateSet())
    if not states.contains(Atspi.StateType.VISIBLE):
        return
    yield node
    if (quiet(node.get_role_name, "") == "document web" and not into_pages) or depth > 40:
        return
    for index in range(quiet(node.get_child_count, 0)):
        child = quiet(lambda i=index: node.get_child_at_index(i), None)
        if child:
            yield from _walk(child, depth + 1, into_pages)


def _texts_of(node) -> list[str]:
    texts = [quiet(node.get_name, ""), quiet(node.get_description, "")]
    if quiet(node.get_text_iface, None):
        texts.append(quiet(lambda: Atspi.Text.get_text(node, 0, -1), ""))
    return [text for text in texts if text]
