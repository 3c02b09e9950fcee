# SPDX-License-Identifier: EUPL-1.2
"""A computer that is the machine's whole system, and where all that is changed stays apart and is gone in the end: so
packages are installed on it, and removed. It has no network but itself."""

import subprocess
import tempfile
from pathlib import Path

# What is mounted is there for as long as somebody waits in this namespace, which `cat` does for the end of its input.
HOLD = """
mount -t tmpfs tmpfs "$1" &&
mkdir "$1/upper" "$1/work" "$1/root" &&
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root" &&
echo ready &&
exec cat
"""

# bwrap covers folders of /proc. Who sees only a part of it may not mount another one in a namespace of users, as newer
# versions of flatpak-builder do.
WHOLE_PROC = r"sed -n 's|^[^ ]* \(/proc/[^ ]*\) .*|\1|p' /proc/mounts | xargs --no-run-if-empty umount"


class NoOverlay(Exception):
    """Why this machine lets nobody have one."""


class Overlay:
    def __init__(self, folder: Path, shared: list[Path]):
        """`shared`: folders that are the machine's own there, too."""
        self._mounts = folder / "mounts"
        self._mounts.mkdir()
        # What stands in the machine's folders for all is found there by itself, unless it is mounted from elsewhere.
        self._shared = [word for path in [Path(tempfile.gettempdir()), *shared] for word in ("--bind", str(path), str(path))]
        # A display takes the first number that is free in its network, and this one is another: it would take away the socket
        # of one outside.
        self._shared += ["--perms", "1777", "--tmpfs", "/tmp/.X11-unix"]
        self._holder = subprocess.Popen(
            ["unshare", "--mount", "--propagation", "private", "/bin/sh", "-c", HOLD, "sh", str(self._mounts)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if self._holder.stdout.readline() != "ready\n":
            _, told = self._holder.communicate()
            raise NoOverlay(told.strip().splitlines()[0] if told.strip() else "no word of why")

    def close(self) -> None:
        self._holder.communicate()

    def run(self, line: str, folder: str = "/", said: str = "", environment: dict[str, str] | None = None,
            seconds: float = 1800) -> subprocess.CompletedProcess:
        """As the administrator types it; `said` is what they answer. What a command leaves running ends with it."""
        return subprocess.run(self.command(line, folder), input=said, env=environment, capture_output=True, text=True,
                              timeout=seconds, check=False)

    def command(self, line: str, folder: str = "/") -> list[str]:
        return self._enter(["bwrap", "--bind", str(self._mounts / "root"), "/", "--dev-bind", "/dev", "/dev", "--proc",
                            "/proc", "--ro-bind", "/sys", "/sys", *self._shared, "--unshare-net", "--unshare-pid",
                            "--die-with-parent", "--cap-add", "ALL", "--chdir", str(folder), "/bin/bash", "-c",
                            f"{WHOLE_PROC}; {line}"])

    def changed(self) -> set[str]:
        """Each file and folder that was made or changed since the beginning, or removed, by its whole name."""
        told = subprocess.run(self._enter(["find", str(self._mounts / "upper"), "-printf", "/%P\\n"]), text=True,
                              capture_output=True, timeout=300, check=False)
        return set(told.stdout.splitlines())

    def _enter(self, command: list[str]) -> list[str]:
        return ["nsenter", f"--mount=/proc/{self._holder.pid}/ns/mnt", "--", *command]
