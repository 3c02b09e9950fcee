# SPDX-License-Identifier: EUPL-1.2
"""An office that makes and hands out the Flatpak with the commands of doc/deployment.md, and a computer that gets it. Both
are the machine itself: only for a test that on_overlay.py runs."""

import functools
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from .case import APPLICATION
from .environment import Desk
from .manual import Manual
from .runtime import StandIn

ROOT = Path(__file__).resolve().parents[3]
MANUAL = Manual(ROOT / "doc/deployment.md")
MANIFEST = (ROOT / f"flatpak/{APPLICATION}.yml").read_text()
VERSION = re.search(r"^runtime-version: '(.*)'$", MANIFEST, re.MULTILINE)[1]
# The manual's boxes, by some words of theirs.
MAKE = "flatpak-builder --"
LANGUAGES = "flatpak config"
INSTALL = "flatpak install --system"
UPGRADE = "flatpak update"
REMOVE = "flatpak uninstall"
COMMANDS = (MAKE, LANGUAGES, INSTALL, UPGRADE, REMOVE)

FLATHUB = re.search(r"https://\S+\.flatpakrepo", MANUAL.command(INSTALL))[0]
SERVER = re.search(r"(https://\S+)/flatpak$", MANUAL.command(INSTALL), re.MULTILINE)[1]
WEB_FOLDER = re.search(r"--repo=(\S+)/flatpak ", MANUAL.command(MAKE))[1]
KEY = re.search(r"--gpg-sign=(\S+)", MANUAL.command(MAKE))[1]
# Before there is a desk, which has a home of its own.
OFFICE = dict(os.environ)


def do(line: str, folder: Path = Path(OFFICE["HOME"])) -> str:
    """As the office's administrator types it."""
    answer = subprocess.run(["/bin/bash", "-ec", line], cwd=folder, env=OFFICE, stdin=subprocess.DEVNULL, timeout=1800,
                            capture_output=True, text=True, check=False)
    if answer.returncode:
        raise AssertionError(f"{line}\nended with {answer.returncode}:\n{answer.stdout}\n{answer.stderr}")
    return answer.stdout


def folder_for_all_tests(name: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=f"primaweb-{name}-"))
    unittest.addModuleCleanup(shutil.rmtree, folder)
    return folder


@functools.cache
def flathub() -> Path:
    """The file that tells of a repository, which has a stand-in for the runtime."""
    folder = folder_for_all_tests("flathub")
    programs = Path(OFFICE["PRIMAWEB_BUILD"], "tests/packages/flatpak")
    runtime = StandIn(folder / "runtime", VERSION, [programs / f"primaweb-{name}" for name in
                                                    ("launcher", "practice", "session")])
    for locale in Path(OFFICE["LOCPATH"]).iterdir():
        runtime.add_locale(locale)
    do("ostree --repo=repository init --mode=bare-user && ostree --repo=repository config set core.fsync false", folder)
    architecture = do("flatpak --default-arch").strip()
    for name in ("org.gnome.Platform", "org.gnome.Sdk"):
        runtime.export(folder / "repository", name, architecture)
    do("rm -r runtime && flatpak build-update-repo repository", folder)
    tells = folder / "flathub.flatpakrepo"
    tells.write_text(f"[Flatpak Repo]\nTitle=A stand-in\nUrl=file://{folder}/repository\n")
    return tells


def command(words: str) -> str:
    """A box of the manual. Flatpak takes a folder as it takes a server; all else is as it is written."""
    box = MANUAL.command(words)
    if not os.access("/dev/fuse", os.R_OK | os.W_OK):  # as in many containers
        box = box.replace("flatpak-builder ", "flatpak-builder --disable-rofiles-fuse ")
    return box.replace(FLATHUB, str(flathub())).replace(SERVER, f"file://{WEB_FOLDER}")


@functools.cache
def checkout() -> Path:
    """Where the office makes its Flatpak, which it has handed out once."""
    folder = folder_for_all_tests("checkout")
    do(f"{ROOT}/tests/packages/flatpak/lay-out {OFFICE['PRIMAWEB_BUILD']} {folder}")
    make_key(KEY)
    do(f"gpg --export {KEY} >primaweb.gpg")
    do(f"rm -rf /var/lib/flatpak && mkdir -p {WEB_FOLDER}")  # of the machine itself, should it have one
    do(command(MAKE), folder)
    return folder


def make_key(whose: str) -> None:
    do(f"gpg --batch --passphrase '' --quick-generate-key {whose} ed25519 sign never")


def install() -> None:
    checkout()
    do(command(LANGUAGES))
    do(command(INSTALL))


def clear() -> None:
    """Takes away what a test has left, if anything."""
    do(f"flatpak uninstall --system --noninteractive {APPLICATION} || true")
    do("flatpak remote-delete --system --force office || true")


def run(desk: Desk, *words: str, **environment: str) -> subprocess.CompletedProcess:
    """`words`: options of `flatpak run`, the application, and what that is told."""
    return subprocess.run(["flatpak", "run", *words], env=desk.environment | environment, capture_output=True,
                          text=True, timeout=300, check=False)


def ask(desk: Desk, *words: str) -> str:
    """What Flatpak itself says to the user of this desk."""
    return subprocess.run(["flatpak", *words], env=desk.environment, capture_output=True, text=True, timeout=60,
                          check=False).stdout


def prefix() -> Path:
    """Where a desk finds programs that start those in the sandbox. All else is there as it is installed outside."""
    folder = folder_for_all_tests("stand-in")
    (folder / "share").symlink_to(Path(OFFICE["PRIMAWEB_PREFIX"], "share"))
    (folder / "bin").mkdir()
    for name in ("primaweb-practice", "primaweb-launcher"):
        (folder / "bin" / name).symlink_to(ROOT / "flatpak/in-sandbox")
    return folder
