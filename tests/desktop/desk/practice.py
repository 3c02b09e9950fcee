# SPDX-License-Identifier: EUPL-1.2
"""The simulator, without a window: it holds the cards and the portal, and tells what they were asked."""

import json
import os
import queue
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from signal import SIGCONT, SIGKILL, SIGSTOP

from .environment import Desk, wait_until


KEPT_IN_PRACTICE = ("learned.ini", "last-walk.txt")


def simulator() -> str:
    """The practice of the tests, with all that can go wrong. It is not installed."""
    return os.environ["PRIMAWEB_SIMULATOR"]


class Practice:
    """A practice that runs, and the launcher it started."""

    def __init__(self, desk: Desk, *options: str):
        self._desk = desk
        command = [self._program(), "--headless", *options]
        self.program = desk.start("practice", command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._lines: list[str] = []
        self._news: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.directory = Path(self.wait_for("ready ", 60).removeprefix("ready "))

    def _program(self) -> str:
        return simulator()

    def say(self, command: str) -> None:
        self.program.stdin.write(f"{command}\n".encode())
        self.program.stdin.flush()

    def insert(self, card: str = "1.8") -> None:
        self.say(f"insert {card}")

    def remove(self) -> None:
        self.say("remove")

    def press(self, keys: str) -> None:
        """What the user does at the keys of the reader: digits and OK, "cancel", or "nothing" until its time is up."""
        self.say(f"pad {keys}")

    @property
    def lines(self) -> list[str]:
        """All that was told so far."""
        while not self._news.empty():
            self._lines.append(self._news.get())
        return list(self._lines)

    def wait_for(self, beginning: str, seconds: float = 90, after: int = 0) -> str:
        """The first line, from the `after`-th on, that begins so."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for line in self.lines[after:]:
                if line.startswith(beginning):
                    return line
            if self.program.poll() is not None and self._news.empty():
                raise RuntimeError(f'practice ended before it said "{beginning}": {self.lines[-20:]}')
            time.sleep(0.05)
        raise TimeoutError(f'practice did not say "{beginning}" within {seconds:g} s: {self.lines[-20:]}')

    def count(self, beginning: str) -> int:
        return sum(line.startswith(beginning) for line in self.lines)

    def wait_for_launcher(self) -> None:
        """Waits until the launcher watches the readers: a card that is in earlier opens nothing by itself."""
        wait_until(lambda: self.launcher_state() == "no-card", "the launcher")

    def launcher_state(self) -> str:
        """What the tray shows, in the launcher's own word; empty while it does not run."""
        answer = self.call_launcher("--status", "--json")
        return json.loads(answer.stdout)["state"] if answer.returncode == 0 and answer.stdout else ""

    def call_launcher(self, *options: str) -> subprocess.CompletedProcess:
        """Says something to the running launcher, on its command line."""
        command = [str(self._desk.prefix / "bin" / "primaweb-launcher"), "--practice", str(self.directory), *options]
        return subprocess.run(command, env=self._desk.environment, capture_output=True, text=True, timeout=60)

    def session_pid(self) -> int | None:
        """Of the sign-in, not of other windows. While it becomes another program in the same process, it has no command
        line: so it is looked for again."""
        for _ in range(3):
            if pid := process_of(self.directory, "primaweb-session", but_for={b"--show", b"--check-up"}):
                return pid
            time.sleep(0.1)
        return None

    def kill_page_process(self) -> None:
        """Ends the process in which the session's pages live, as a fault of the browser engine would."""
        os.kill(self._page_process(), SIGKILL)

    def hold_page_process(self) -> Callable[[], None]:
        """Has it do nothing any more, as a page in a loop without end. Gives what lets it go on."""
        held = self._page_process()
        os.kill(held, SIGSTOP)
        return lambda: os.kill(held, SIGCONT)

    def _page_process(self) -> int:
        return wait_until(lambda: descendant_of(self.session_pid(), "WebKitWebProcess"), "the pages' process")

    def launcher_pid(self) -> int | None:
        return process_of(self.directory, "primaweb-launcher")

    def close(self) -> None:
        """Ends the practice, and waits until both programs of the launcher are gone, too, and all that they kept."""
        if self.program.poll() is None:
            try:
                self.say("quit")
                self.program.wait(15)
                wait_until(lambda: not any((self.directory / name).exists() for name in KEPT_IN_PRACTICE),
                           "the end of what the launcher kept in practice")
            except (BrokenPipeError, subprocess.TimeoutExpired):
                self.program.kill()
                self.program.wait(5)
        wait_until(lambda: not process_of(self.directory, "primaweb-session") and not self.launcher_pid(),
                   "the end of the launcher's programs")

    def _listen(self) -> None:
        for line in self.program.stdout:
            self._news.put(line.decode(errors="replace").rstrip("\n"))


class InstalledPractice(Practice):
    """That which users have: everything goes well."""

    def __init__(self, desk: Desk):
        super().__init__(desk)

    def _program(self) -> str:
        return str(self._desk.prefix / "bin" / "primaweb-practice")


def process_of(directory: Path, name: str, but_for: set[bytes] = frozenset()) -> int | None:
    """The process of this program that works with this practice directory, started with none of the words `but_for`."""
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        try:
            words = Path(entry.path, "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if words[0].endswith(b"/" + name.encode()) and str(directory).encode() in words and not but_for & set(words):
            return int(entry.name)
    return None


def descendant_of(ancestor: int, name: str) -> int | None:
    """The process of this name that another one started, itself or through others."""
    parents = {}
    named = []
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        try:
            status = Path(entry.path, "status").read_text()
            program = Path(entry.path, "cmdline").read_bytes().split(b"\0")[0]
        except OSError:
            continue
        pid = int(entry.name)
        parents[pid] = int(status.split("PPid:")[1].split()[0])
        if program.endswith(b"/" + name.encode()):
            named.append(pid)
    for pid in named:
        parent = pid
        while parent > 1 and parent != ancestor:
            parent = parents.get(parent, 0)
        if parent == ancestor:
            return pid
    return None
