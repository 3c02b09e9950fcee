#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""From the confirmed PIN to the start page, beside headless Chromium. Prints; judges nothing.

Both walk the same pages of the practice portal, in turns, on this machine: entity and role as chosen before.
* The launcher: the whole installed program at a private desk, with the simulated card, signed in before. From Enter in
  the PIN's box, so with VERIFY, to "signed-in" on the bus, when the PrimaWeb window has come up with the start page.
* Chromium: newly started and empty, with a software certificate that it may use unasked; no PIN, no window. From the
  press on eID to the moment at which the start page can be read. It is driven by WebDriver, which presses what it finds
  as soon as it finds it; and once more by a script in each page, which is as fast as a browser gets by itself.
Both stand at the choice of a method by then: what comes before waits for the user anyway.

Requests and bytes are those that the portal saw after the beginning, style sheets and icons too; bytes are TCP's, so
with TLS and its handshakes. "Answers" is the portal's own time for all of them; "pages" that for pages and redirects
alone, which come one after another, so the goal is told of these. A portal that answers at once shows what the programs
take for themselves; the goal makes no sense there. The memory is that of the program and all it started (the launcher:
with its tray icon), as proportional set size; it is taken in a round of its own, which is not timed.

Usage: sign_in.py PREFIX [ROUNDS [MILLISECONDS...]]: how often, and how long the portal takes for each answer.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "desktop"))

from chromium import Chromium, Holder  # noqa: E402
from desk.case import PIN, SignIn  # noqa: E402
from desk.environment import Desk, wait_until  # noqa: E402
from desk.practice import Practice  # noqa: E402
from gi.repository import Gio, GLib  # noqa: E402
from memory import PeakMemory  # noqa: E402
from portal_log import Asked, answers, asked_since  # noqa: E402

ENTITY = "OCMW van Herstappe"
ROLE = "Sociale Agent"
QUIET = 1.0  # seconds: for what is still under way
GOAL = 1.2  # times the portal's own answers


@dataclass(frozen=True)
class Round:
    wall: float  # seconds
    asked: Asked
    memory: int  # bytes; 0 in a round that was timed


class States:
    """The states that primaweb-session tells on the desk's bus, and when."""

    def __init__(self, desk: Desk):
        self._address = desk.environment["DBUS_SESSION_BUS_ADDRESS"]
        self._told: list[tuple[float, str]] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def wait_for(self, state: str, after: float) -> float:
        def first():
            return next((at for at, each in list(self._told) if each == state and at > after), None)

        return wait_until(first, f'the state "{state}"', 60)

    def _listen(self) -> None:
        context = GLib.MainContext()
        context.push_thread_default()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        bus = Gio.DBusConnection.new_for_address_sync(self._address, flags, None, None)
        bus.signal_subscribe(None, "org.freedesktop.DBus.Properties", "PropertiesChanged", "/session", None,
                             Gio.DBusSignalFlags.NONE, self._changed)  # fmt: skip
        GLib.MainLoop.new(context, False).run()

    def _changed(self, _bus, _sender, _path, _interface, _signal, parameters) -> None:
        state = parameters.unpack()[1].get("State")
        if state:
            self._told.append((time.monotonic(), state))


class Keyboard:
    """Hands that need no time to come."""

    def __init__(self, desk: Desk):
        self._xdotool = desk.start("xdotool", ["xdotool", "-"], stdin=subprocess.PIPE)

    def press(self, key: str) -> float:
        at = time.monotonic()
        self._xdotool.stdin.write(f"key {key}\n".encode())
        self._xdotool.stdin.flush()
        return at


class Bench:
    """The desk at which both sit."""

    def __init__(self, prefix: Path, stack: ExitStack):
        self._desk = Desk(prefix, "nl_BE.UTF-8")
        self._desk.know_cards({"1.8": "own"})
        stack.callback(self._desk.close)
        os.environ.update(self._desk.environment)  # for AT-SPI, which speaks for this process
        self._folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        self._holder = Holder(self._folder)
        self._states = States(self._desk)
        self._keyboard = Keyboard(self._desk)

    def remember_choices(self) -> None:
        practice, user = self._start_launcher(0)
        user.wait_for_pin_box()
        user.type_pin()
        user.choose(ENTITY)
        user.choose(ROLE)
        user.wait_for_primaweb()
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)
        practice.close()

    def launcher(self, delay: int, weighs: bool = False) -> Round:
        practice, user = self._start_launcher(delay)

        def programs():
            return [pid for pid in (practice.launcher_pid(), practice.session_pid()) if pid]

        with PeakMemory(programs) if weighs else nullcontext() as peak:
            user.wait_for_pin_box()
            user.screen.wait_for_text(user.dialog, f"{ENTITY} · {ROLE}")
            user.screen.wait_for_text(user.dialog, user.word("Portal ready"))
            user.screen.bring_forward(user.dialog)
            user.screen.type(PIN)
            wait_for_rest(practice)
            start = self._keyboard.press("Return")
            end = self._states.wait_for("signed-in", start)
            time.sleep(QUIET)
        asked = asked_since(start, answers(practice.lines))
        practice.close()
        return Round(end - start, asked, peak.bytes if peak else 0)

    def chromium(self, delay: int, from_within: bool, weighs: bool = False) -> Round:
        holders = ["--more-holders", str(self._holder.root)]
        practice = Practice(self._desk, "--no-launcher", "--no-card-readers", *holders, *measured(delay))
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            root = practice.directory / "root.pem"
            browser = Chromium(self._desk, Path(folder), self._holder, root, from_within)
            with PeakMemory(browser.processes) if weighs else nullcontext() as peak:
                browser.walk_to_method(start_address(practice))
                wait_for_rest(practice)
                start = browser.choose_eid()
                end = browser.walk_to_start_page()
                time.sleep(QUIET)
            asked = asked_since(start, answers(practice.lines))
            browser.close()
        practice.close()
        return Round(end - start, asked, peak.bytes if peak else 0)

    def _start_launcher(self, delay: int) -> tuple[Practice, SignIn]:
        practice = Practice(self._desk, *measured(delay))
        practice.wait_for_launcher()
        practice.insert()
        return practice, SignIn(self._desk, practice)


def measured(delay: int) -> list[str]:
    return ["--measure", "--slow", str(delay)]


def wait_for_rest(practice: Practice) -> None:
    """After its start the practice program makes the keys of another card, which takes a processor for a while."""
    end = time.monotonic() + 60
    before = None
    while (now := processor_time(practice.program.pid)) != before and time.monotonic() < end:
        before = now
        time.sleep(QUIET)


def processor_time(process: int) -> list[str]:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]


def start_address(practice: Practice) -> str:
    description = (practice.directory / "portal.ini").read_text()
    return next(line.partition("=")[2] for line in description.splitlines() if line.startswith("start[nl]="))


def median(rounds: list[Round], of) -> float:
    return statistics.median(map(of, rounds))


def wall_ms(each: Round) -> float:
    return 1000 * each.wall


def times_pages(each: Round) -> float:
    return each.wall / each.asked.page_time


def tell(name: str, rounds: list[Round], weighed: Round) -> None:
    up = median(rounds, lambda each: each.asked.up) / 1000
    down = median(rounds, lambda each: each.asked.down) / 1000
    columns = [
        f"{median(rounds, wall_ms):8.0f} {max(map(wall_ms, rounds)):8.0f}",
        f"{median(rounds, lambda each: each.asked.requests):9.0f}",
        f"{up:6.1f} {down:6.1f}",
        f"{weighed.memory / 2**20:9.0f}",
        f"{1000 * median(rounds, lambda each: each.asked.answer_time):11.0f}",
        f"{1000 * median(rounds, lambda each: each.asked.page_time):9.0f}",
        f"{median(rounds, times_pages):8.2f}",
    ]
    print(f"  {name:17}", *columns)


def tell_goal(what: str, is_met: bool) -> None:
    print(f"  goal: {what}: {'met' if is_met else 'not met'}", flush=True)


def compare(bench: Bench, rounds: int, delay: int) -> None:
    ours, theirs, scripted = [], [], []
    for _ in range(rounds):
        ours.append(bench.launcher(delay))
        theirs.append(bench.chromium(delay, from_within=False))
        scripted.append(bench.chromium(delay, from_within=True))
    print(f"\nThe portal takes {delay} ms for each answer, {rounds} rounds each:")
    print("                     wall ms    worst  requests  kB up   down  peak MiB  answers ms  pages ms  × pages")
    tell("launcher", ours, bench.launcher(delay, weighs=True))
    tell("Chromium", theirs, bench.chromium(delay, from_within=False, weighs=True))
    tell("Chromium, script", scripted, bench.chromium(delay, from_within=True, weighs=True))
    tell_goal("faster than Chromium", median(ours, wall_ms) < median(theirs, wall_ms))
    tell_goal("faster than Chromium with the script", median(ours, wall_ms) < median(scripted, wall_ms))
    tell_goal(f"within {GOAL} × the portal's own time for the pages", median(ours, times_pages) <= GOAL)


def main() -> None:
    prefix, *numbers = sys.argv[1:]
    rounds, *delays = map(int, numbers or ["5"])
    with ExitStack() as stack:
        bench = Bench(Path(prefix), stack)
        bench.remember_choices()
        for delay in delays or (0, 200):
            compare(bench, rounds, delay)


if __name__ == "__main__":
    main()
