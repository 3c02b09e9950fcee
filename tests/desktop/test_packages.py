#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The packages for Debian are made, handed out by an apt repository, installed, upgraded and removed, with the commands of
doc/deployment.md; what they install signs in."""

import functools
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from desk.case import APPLICATION, main
from desk.manual import Manual
from desk.overlay import NoOverlay, Overlay

ROOT = Path(__file__).resolve().parents[2]
MANUAL = Manual(ROOT / "doc/deployment.md")
# Its boxes that are tried here, by some words of theirs.
SOURCES = "/etc/apt/sources.list.d/primaweb.sources"
FILES = {SOURCES}
ONE_COMPUTER = "apt-get install ./"
REPOSITORY = "apt-ftparchive packages"
COMPUTER = "apt-get install primaweb-launcher"
COMMANDS = (ONE_COMPUTER, REPOSITORY, COMPUTER)

KEY = re.search(r"--local-user (\S+)", MANUAL.command(REPOSITORY))[1]
WEB_FOLDER = re.search(r"^cd (\S+)", MANUAL.command(REPOSITORY), re.MULTILINE)[1]
HOME = "/home/office"
NEWER = "9.0"
SITE = "/etc/primaweb-launcher/portal/50-site.ini"
OF_THE_SITE = ("/etc/dconf/profile/user", "/etc/dconf/db/local.d/50-primaweb", SITE)
AUTOSTART = f"/etc/xdg/autostart/{APPLICATION}.desktop"

LAUNCHER = {
    "/usr/bin/primaweb-launcher",
    "/usr/libexec/primaweb-launcher/primaweb-session",
    "/usr/share/primaweb-launcher/portal/primaweb.ini",
    f"/usr/share/applications/{APPLICATION}.desktop",
    f"/usr/share/dbus-1/services/{APPLICATION}.service",
    f"/usr/share/glib-2.0/schemas/{APPLICATION}.gschema.xml",
    f"/usr/share/icons/hicolor/scalable/apps/{APPLICATION}.svg",
    f"/usr/share/metainfo/{APPLICATION}.metainfo.xml",
    "/usr/share/locale/nl/LC_MESSAGES/primaweb-launcher.mo",
    "/usr/share/man/man1/primaweb-launcher.1.gz",
    "/usr/share/man/man5/primaweb-portal.5.gz",
    "/usr/share/doc/primaweb-launcher/copyright",
    AUTOSTART,
}
PRACTICE = {
    "/usr/bin/primaweb-practice",
    "/usr/share/man/man1/primaweb-practice.1.gz",
    "/usr/share/primaweb-practice/lessons",
}
# What apt and dpkg note, and caches of the machine's programs, which Debian's triggers make anew each time.
CACHES = re.compile(r"/var/(cache|lib|log)(/|$)|/(mimeinfo\.cache|gschemas\.compiled|icon-theme\.cache)$")


def run(*command: str | Path) -> str:
    answer = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
    if answer.returncode:
        raise AssertionError(f"{command[0]} ended with {answer.returncode}:\n{answer.stdout}\n{answer.stderr}")
    return answer.stdout


def contents(package: Path) -> set[str]:
    """What it has, folders too, as it is called when installed."""
    return {"/" + line.split(" ./", 1)[1].rstrip("/") for line in run("dpkg-deb", "--contents", package).splitlines()}


@functools.cache
def packages() -> dict[str, Path]:
    """By name, in a folder build/deb as `./dev deb` leaves it. Made once for all tests."""
    folder = Path(tempfile.mkdtemp(prefix="primaweb-packages-"))
    unittest.addModuleCleanup(shutil.rmtree, folder)
    folder.chmod(0o755)  # apt reads them as a user of its own
    place = folder / "build/deb"
    run(ROOT / "tests/packages/make-packages", os.environ["PRIMAWEB_BUILD"], place)
    return {path.name.split("_")[0]: path for path in place.glob("*.deb")}


def make_newer(package: Path, version: str, folder: Path) -> None:
    """The same package, as of a later version."""
    tree = folder / f"tree-of-{package.stem}"
    run("dpkg-deb", "--raw-extract", package, tree)
    control = tree / "DEBIAN/control"
    text = control.read_text()
    before = re.search(r"^Version: (.*)$", text, re.MULTILINE)[1]
    control.write_text(text.replace(before, version))
    run("dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", tree, folder)
    shutil.rmtree(tree)


class ThePackages(unittest.TestCase):
    def test_are_two(self):
        self.assertEqual(set(packages()), {"primaweb-launcher", "primaweb-practice"})

    def test_have_all_that_a_desktop_looks_for(self):
        self.assertEqual(LAUNCHER - contents(packages()["primaweb-launcher"]), set())
        self.assertEqual(PRACTICE - contents(packages()["primaweb-practice"]), set())

    def test_have_no_program_of_the_tests(self):
        """Those play faults of cards, readers and portals."""
        programs = {path for package in packages().values() for path in contents(package)
                    if path.startswith(("/usr/bin/", "/usr/libexec/primaweb-launcher/"))}
        self.assertEqual(programs, {"/usr/bin/primaweb-launcher", "/usr/bin/primaweb-practice",
                                    "/usr/libexec/primaweb-launcher/primaweb-session"})

    def test_keep_practice_in_one_of_its_own(self):
        self.assertEqual([path for path in contents(packages()["primaweb-launcher"]) if "practice" in path], [])

    def test_know_nothing_of_where_they_were_built(self):
        for package in packages().values():
            with tempfile.TemporaryDirectory() as tree:
                run("dpkg-deb", "--extract", package, tree)
                files = [path for path in Path(tree).rglob("*") if path.is_file() and not path.is_symlink()]
                self.assertEqual([path for path in files if os.environ["PRIMAWEB_BUILD"].encode() in path.read_bytes()], [])
                self.assertTrue(files)

    def test_are_as_debian_wants_them(self):
        run("lintian", "--allow-root", "--pedantic", "--fail-on", "error,warning", *packages().values())


class AnOffice(unittest.TestCase):
    """The office's web server and one of its computers, which are one machine here."""

    def setUp(self):
        folder = Path(tempfile.mkdtemp(prefix="primaweb-office-"))
        self.addCleanup(shutil.rmtree, folder)
        try:
            self.computer = Overlay(folder, [ROOT])
        except NoOverlay as error:
            self.skipTest(f"nothing can be installed apart from the machine's own system: {error}")
        self.addCleanup(self.computer.close)
        self.environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": HOME,
                            "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", "PYTHONDONTWRITEBYTECODE": "1"}
        # No other package and no other server is known: what the launcher needs is on the machine, as it was built there.
        self.do("rm -rf /etc/apt/sources.list /etc/apt/sources.list.d/* /var/lib/apt/lists/*", "/")
        self.do(f"mkdir -p {HOME}", "/")
        # Of the machine itself, should it have them.
        self.do("dpkg --purge primaweb-practice primaweb-launcher")

    def do(self, line: str, folder: str | Path = HOME, said: str = "") -> str:
        answer = self.computer.run(line, folder, said, self.environment)
        self.assertEqual(answer.returncode, 0, f"{line}\n{answer.stdout}\n{answer.stderr}")
        return answer.stdout

    def write(self, path: str, text: str) -> None:
        self.do(f"mkdir -p {shlex.quote(str(Path(path).parent))} && cat >{shlex.quote(path)}", said=text)

    def version(self, package: str = "primaweb-launcher") -> str:
        return self.do(f"dpkg-query --show --showformat='${{Version}}' {package}")

    def test_installs_a_package_by_hand_and_signs_in_with_it(self):
        checkout = packages()["primaweb-launcher"].parents[2]
        line = MANUAL.command(ONE_COMPUTER)
        self.do(line, checkout, "y\n")
        self.do(line.replace("primaweb-launcher", "primaweb-practice"), checkout, "y\n")
        version = self.do("primaweb-launcher --version").split()[-1]
        self.assertEqual(self.version(), version)
        self.assertIn("/usr/share/primaweb-launcher/portal/primaweb.ini", self.do("primaweb-launcher --check-portal"))
        self.do(f"desktop-file-validate /usr/share/applications/{APPLICATION}.desktop {AUTOSTART}")
        self.do(f"grep -x Exec=/usr/bin/primaweb-launcher.* /usr/share/dbus-1/services/{APPLICATION}.service")
        pictures = Path(tempfile.mkdtemp(prefix="primaweb-pictures-"))
        self.addCleanup(shutil.rmtree, pictures)
        told = self.do(f"AUTOPKGTEST_ARTIFACTS={pictures} debian/tests/practice", ROOT)
        self.assertIn("In PrimaWeb, with nothing else asked", told)

    def publish(self, line: str, folder: Path) -> None:
        self.do(f"mkdir -p {WEB_FOLDER}")
        self.do(line, folder)

    def test_hands_out_a_package_upgrades_it_and_has_nothing_of_it_left(self):
        box = MANUAL.command(REPOSITORY)
        self.do(f"gpg --batch --passphrase '' --quick-generate-key {KEY} ed25519 sign never")
        self.publish(box, packages()["primaweb-launcher"].parents[2])
        self.do(f"install -D --mode=644 {WEB_FOLDER}/primaweb.gpg /etc/apt/keyrings/primaweb.gpg")
        # apt takes a folder as it takes a server; all else is as it is written.
        sources = re.sub(r"https://\S+", f"file:{WEB_FOLDER}", MANUAL.files[SOURCES], count=1)
        self.write(SOURCES, sources)
        for path in OF_THE_SITE:
            self.write(path, MANUAL.files[path])
        self.do(MANUAL.command("dconf update"))
        before = self.computer.changed()

        self.do(MANUAL.command(COMPUTER), said="y\n")
        first = self.version()
        self.assertEqual(self.do(f"gsettings get {APPLICATION} cover-after"), "uint32 300\n")
        self.do(f"echo Hidden=true >>{AUTOSTART}")

        newer = Path(tempfile.mkdtemp(prefix="primaweb-newer-"))
        self.addCleanup(shutil.rmtree, newer)
        newer.chmod(0o755)
        (newer / "build/deb").mkdir(parents=True)
        for package in packages().values():
            make_newer(package, NEWER, newer / "build/deb")
        self.publish(box, newer)
        self.do("apt-get update && apt-get upgrade", said="y\n")
        self.assertNotEqual(first, NEWER)
        self.assertEqual(self.version(), NEWER)
        self.assertIn("primaweb.example.be", self.do("primaweb-launcher --check-portal"))
        self.assertEqual(self.do(f"gsettings get {APPLICATION} cover-after"), "uint32 300\n")
        self.assertIn("Hidden=true", self.do(f"cat {AUTOSTART}"))

        self.do("apt-get remove primaweb-launcher", said="y\n")
        self.assertIn("Hidden=true", self.do(f"cat {AUTOSTART}"), "what is theirs of its files goes with purge only")
        self.do("apt-get purge primaweb-launcher", said="y\n")
        left = {path for path in self.computer.changed() - before
                if not Path(path).exists() and not path.startswith((f"{WEB_FOLDER}/", f"{HOME}/"))}
        self.assertEqual({path for path in left if not CACHES.search(path) or "/dpkg/info/primaweb" in path}, set())
        self.assertEqual(self.do(f"cat {SITE}"), MANUAL.files[SITE])


if __name__ == "__main__":
    main()
