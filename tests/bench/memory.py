# SPDX-License-Identifier: EUPL-1.2
"""The memory of some programs and all they started, at its highest."""

import threading
from pathlib import Path

INTERVAL = 0.05  # seconds


class PeakMemory:
    """Samples from the beginning to the end of a `with` block. `roots()` gives the processes that began it all."""

    def __init__(self, roots):
        self._roots = roots
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self.bytes = 0

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._end.set()
        self._thread.join()

    def _sample(self) -> None:
        while True:
            self.bytes = max(self.bytes, sum(map(proportional_set_size, family(self._roots()))))
            if self._end.wait(INTERVAL):
                return


def family(roots: list[int]) -> set[int]:
    """The processes and all that they started, themselves or through others."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(after_name[1]), []).append(int(status.parent.name))
    found: set[int] = set()
    left = list(roots)
    while left:
        process = left.pop()
        if process not in found:
            found.add(process)
            left += children.get(process, [])
    return found


def proportional_set_size(process: int) -> int:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0  # it has ended meanwhile
    return next((1024 * int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
