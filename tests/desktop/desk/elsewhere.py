# SPDX-License-Identifier: EUPL-1.2
"""Somebody who types in another window: the window, the keyboard, and the pace at which people type."""

import ctypes
import random
import time

X11 = ctypes.CDLL("libX11.so.6")
XTEST = ctypes.CDLL("libXtst.so.6")
POINTER = ctypes.c_void_p
LONG = ctypes.c_ulong
for function, result, arguments in (
    ("XOpenDisplay", POINTER, [ctypes.c_char_p]),
    ("XDefaultRootWindow", LONG, [POINTER]),
    ("XCreateSimpleWindow", LONG, [POINTER, LONG, *[ctypes.c_int] * 2, *[ctypes.c_uint] * 3, LONG, LONG]),
    ("XStoreName", None, [POINTER, LONG, ctypes.c_char_p]),
    ("XSelectInput", None, [POINTER, LONG, ctypes.c_long]),
    ("XMapRaised", None, [POINTER, LONG]),
    ("XSync", None, [POINTER, ctypes.c_int]),
    ("XPending", ctypes.c_int, [POINTER]),
    ("XNextEvent", None, [POINTER, POINTER]),
    ("XStringToKeysym", LONG, [ctypes.c_char_p]),
    ("XKeysymToKeycode", ctypes.c_ubyte, [POINTER, LONG]),
    ("XCloseDisplay", None, [POINTER]),
):
    getattr(X11, function).restype = result
    getattr(X11, function).argtypes = arguments
XTEST.XTestFakeKeyEvent.argtypes = [POINTER, ctypes.c_uint, ctypes.c_int, LONG]

KEY_PRESS = 2
KEY_PRESS_MASK = 1
NAMES = {"\n": "Return", "\t": "Tab", " ": "space", ".": "period", ",": "comma"}


class OtherWindow:
    """A window that takes text and nothing else. As the oldest programs do, it never tells when somebody typed in it:
    so the window manager gives every new window the focus, however busily somebody is typing here."""

    TITLE = "Elsewhere"

    def __init__(self, display: str):
        self._display = X11.XOpenDisplay(display.encode())
        window = X11.XCreateSimpleWindow(self._display, X11.XDefaultRootWindow(self._display), 0, 0, 300, 200, 0, 0, 0)
        X11.XStoreName(self._display, window, self.TITLE.encode())
        X11.XSelectInput(self._display, window, KEY_PRESS_MASK)
        X11.XMapRaised(self._display, window)
        X11.XSync(self._display, 0)
        self._keys = 0

    def keys(self) -> int:
        """How many keys came here so far."""
        event = ctypes.create_string_buffer(192)
        while X11.XPending(self._display):
            X11.XNextEvent(self._display, event)
            self._keys += ctypes.cast(event, ctypes.POINTER(ctypes.c_int))[0] == KEY_PRESS
        return self._keys

    def close(self) -> None:
        X11.XCloseDisplay(self._display)


class Keyboard:
    """The desk's keyboard. A key goes to whichever window has the focus."""

    def __init__(self, display: str):
        self._display = X11.XOpenDisplay(display.encode())

    def press(self, character: str) -> None:
        code = X11.XKeysymToKeycode(self._display, X11.XStringToKeysym(NAMES.get(character, character).encode()))
        for pressed in (1, 0):
            XTEST.XTestFakeKeyEvent(self._display, code, pressed, 0)
        X11.XSync(self._display, 0)

    def close(self) -> None:
        X11.XCloseDisplay(self._display)


def spreadsheet(chance: random.Random) -> str:
    """Numbers, each entered with Enter or Tab."""
    return "".join(str(chance.randrange(1000, 99999)) + chance.choice("\n\n\n\t") for _ in range(40))


def prose(chance: random.Random) -> str:
    words = ("de", "familie", "verhuisde", "op", "12", "maart", "2019", "naar", "nr.", "1450", "en", "vraagt", "0720")
    return "".join(chance.choice(words) + chance.choice("     \n.,") for _ in range(40))


def mixed(chance: random.Random) -> str:
    return "".join(chance.choice((spreadsheet, prose))(chance)[:chance.randrange(4, 20)] for _ in range(20))


class Typist:
    """Types a text at so many keys a second, with pauses of less than a second: who pauses longer has stopped."""

    def __init__(self, keyboard: Keyboard, chance: random.Random, rate: float, text: str):
        self._keyboard = keyboard
        self._chance = chance
        self._rate = rate
        self._text = iter(text)

    def type_for(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._keyboard.press(next(self._text))
            pause = self._chance.uniform(0.3, 0.8) if self._chance.random() < 0.08 else 0
            time.sleep(min(self._chance.uniform(0.6, 1.4) / self._rate + pause, 0.85))
