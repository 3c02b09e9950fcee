# SPDX-License-Identifier: EUPL-1.2
"""What anybody hears who sits at the same desk: on its buses, of its selections, and from its screen reader."""

import itertools
import re
import sys
import time
from pathlib import Path

from gi.repository import Gio, GLib

from .environment import Desk, wait_until

# As dbus-monitor prints them.
TEXT = re.compile(r'\bstring "(.*?)"$|\barray of bytes "(.*?)"', re.MULTILINE | re.DOTALL)
BYTES = re.compile(r"\barray of bytes \[(.*?)\]", re.DOTALL)
# In Orca's log: what is quoted, a key, and what came into a text or went from it.
# As Orca 43 has it, as 48, and as 51 with the place in its memory: role and name.
FOCUS = re.compile(r"Changing (?:locusOfFocus|locus of focus) from .* to "
                   r"\[(.*?)(?:(?: \| |: ')(.*?)'?)?(?: \(0x[0-9a-f]+\))?\]\. Notify")
NOTED = re.compile(r"'(.*?)'|_(?:string|name)=\((.*?)\)|text-changed:.*\(\d+, ?\d+, ?(.*?)\)")
TIME = re.compile(r"^\d\d:\d\d:\d\d\.\d{6} - ", re.MULTILINE)

ORCA = Path(__file__).with_name("silent_orca.py")
SELECTION_WATCH = Path(__file__).with_name("selection_watch.py")


class Bus:
    """A connection to one of the desk's buses."""

    def __init__(self, address: str):
        flags = Gio.DBusConnectionFlags
        self._connection = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)

    def call(self, name: str, path: str, method: str, *arguments: GLib.Variant):
        """Calls `interface.method` and gives what it answers."""
        interface, _, member = method.rpartition(".")
        answer = self._connection.call_sync(
            name, path, interface, member, GLib.Variant.new_tuple(*arguments), None, Gio.DBusCallFlags.NONE, 10_000, None)
        return answer.unpack()

    def close(self) -> None:
        self._connection.close_sync(None)


class BusMonitor:
    """Hears every message on a bus, as anybody may who is on it."""

    _numbers = itertools.count()

    def __init__(self, desk: Desk, address: str):
        self._marks = itertools.count()
        self._heard = desk.folder / f"heard-{next(self._numbers)}.log"
        self._bus = Bus(address)
        with open(self._heard, "wb") as heard:
            self._monitor = desk.start("monitor", ["dbus-monitor", "--address", address], stdout=heard)
        self.texts()

    def texts(self) -> set[str]:
        """Every text, and all other bytes, that the messages brought up to now."""
        marks = []

        def heard():
            # Asked again and again: the first ones come before the monitor listens.
            marks.append(f"mark.of.{self._heard.stem}.number{next(self._marks)}".replace("-", ""))
            self._bus.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner",
                           GLib.Variant("s", marks[-1]))
            text = self._heard.read_text(errors="replace")
            return text if any(mark in text for mark in marks) else None

        messages = wait_until(heard, "what the monitor heard", 60)
        texts = {text or bytes_ for text, bytes_ in TEXT.findall(messages)}
        return texts | {bytes.fromhex(numbers).decode("latin-1") for numbers in BYTES.findall(messages)}

    def close(self) -> None:
        self._monitor.terminate()
        self._monitor.wait(10)
        self._bus.close()
        self._heard.unlink()


class SelectionMonitor:
    """Reads the selections of the display, PRIMARY and CLIPBOARD, whenever somebody puts something into them."""

    def __init__(self, desk: Desk):
        self._desk = desk
        self._heard = desk.folder / "selections.log"
        self._heard.unlink(missing_ok=True)
        with open(self._heard, "wb") as heard:
            self._watch = desk.start("selection-watch", [sys.executable, str(SELECTION_WATCH)], stdout=heard)
        wait_until(lambda: "ready" in self._heard.read_text(), "the watch of the selections", 30)

    def texts(self) -> list[str]:
        """What they held, one after the other."""
        return self._heard.read_text().splitlines()[1:]

    def close(self) -> None:
        self._watch.terminate()
        self._watch.wait(10)


class Orca:
    """The screen reader of GNOME and many others, without a voice. What it would say stands in its log."""

    def __init__(self, desk: Desk):
        self._log = desk.folder / "orca-debug.log"
        self._program = desk.start("orca", [sys.executable, str(ORCA), str(self._log)])
        wait_until(self.said, "the screen reader", 60)

    @property
    def log(self) -> str:
        """Without the times of its lines: of their microseconds some are the digits of a PIN."""
        return TIME.sub("", self._log.read_text(errors="replace")) if self._log.exists() else ""

    def said(self) -> list[str]:
        return re.findall(r"SPEECH OUTPUT: '([^']*)'", self.log)  # of one line or of several

    def focus(self) -> tuple[str, str]:
        """What it believes to have the focus: role and name."""
        changes = FOCUS.findall(self.log)
        return changes[-1] if changes else ("", "")

    def wait_until_it_has_read_all(self) -> None:
        """It reads with delay, and passes over what is no longer so by then."""

        def rests() -> bool:
            before = len(self.log)
            time.sleep(1)
            return len(self.log) == before

        wait_until(rests, "the end of what the screen reader reads", 60)

    def noted(self) -> set[str]:
        """Each text of its log for itself: what it said, which keys it heard of, what it was told of the windows."""
        return {text for found in NOTED.findall(self.log) for text in found if text}

    def close(self) -> None:
        self._program.kill()  # told to end, it sometimes does not
        self._program.wait(10)


def accessibility_address(session: Bus) -> str:
    return session.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")[0]


def tell_of_screen_reader(session: Bus, runs: bool) -> None:
    """Tells the programs of the desk whether a screen reader runs, as a screen reader and GNOME's settings do: by each of
    these properties that this version has."""
    status = GLib.Variant("s", "org.a11y.Status")
    for name in session.call("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties.GetAll", status)[0]:
        session.call("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties.Set", status,
                     GLib.Variant("s", name), GLib.Variant("v", GLib.Variant("b", runs)))
