# SPDX-License-Identifier: EUPL-1.2
"""A computer that somebody looks after: an /etc of its own, which nobody else on the machine sees, and no network."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from .environment import Desk

# What a site manager's files and the package's own lie in. All else of /etc is that of the machine.
OWN = {"dconf", "environment", "primaweb-launcher", "xdg"}


class Workstation:
    """Stands at a desk, with an account whose folders are where they are by default: ~/.config and so on."""

    def __init__(self, desk: Desk):
        folder = Path(tempfile.mkdtemp(prefix="workstation-", dir=desk.folder))
        self._etc = folder / "etc"
        self._machine = folder / "etc-of-the-machine"
        self._programs = folder / "programs"
        self.home = folder / "home"
        for each in (self._etc, self._machine, self._programs, self.home):
            each.mkdir()
        self.environment = {name: value for name, value in desk.environment.items()
                            if name not in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "GSETTINGS_BACKEND")}
        self.environment["HOME"] = str(self.home)
        # libpcsclite looks for pcscd there: no reader of the machine is asked.
        self.environment["PCSCLITE_CSOCK_NAME"] = str(folder / "no-pcscd")
        self.environment["PATH"] = f"{self._programs}:{desk.prefix / 'bin'}:{desk.environment['PATH']}"
        for entry in Path("/etc").iterdir():
            if entry.name not in OWN:
                (self._etc / entry.name).symlink_to(self._machine / entry.name)
        shutil.copytree(desk.prefix / "etc" / "xdg", self._etc / "xdg")
        (self._etc / "dconf" / "db").mkdir(parents=True)

    def path(self, written: str) -> Path:
        """Where that is which this computer calls so."""
        if written.startswith("/etc/"):
            return self._etc / written.removeprefix("/etc/")
        return self.home / written.removeprefix("~/")

    def write(self, written: str, text: str) -> None:
        path = self.path(written)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def install(self, name: str, script: str) -> None:
        """A program of this computer that stands before all others of its name."""
        path = self._programs / name
        path.write_text(f"#!/bin/bash\n{script}\n")
        path.chmod(0o755)

    def command(self, line: str) -> list[str]:
        return ["bwrap", "--dev-bind", "/", "/", "--ro-bind", "/etc", str(self._machine), "--bind", str(self._etc), "/etc",
                "--unshare-net", "--die-with-parent", "--chdir", str(self.home), "/bin/bash", "-c", line]

    def run(self, line: str) -> subprocess.CompletedProcess:
        """As it is typed at a terminal of this computer."""
        return subprocess.run(self.command(line), env=self.environment, capture_output=True, text=True, timeout=300,
                              stdin=subprocess.DEVNULL, check=False)
