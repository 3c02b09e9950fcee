#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A release is made twice, of two checkouts of one commit, and is the same; it is refused where its versions do not agree.

Its packages are made as for test_packages.py, from what is compiled already.
"""

import datetime
import filecmp
import functools
import importlib.util
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from desk.tap import main

ROOT = Path(__file__).resolve().parents[2]
METAINFO = "data/io.github.primaweb_launcher.Launcher.metainfo.xml.in"
VERSION = re.search(r"^  version: '(.*)'", (ROOT / "meson.build").read_text(), re.MULTILINE)[1]
DAY = "2026-11-24"
NOTES = """\
# Changelog

## [0.2.0] - 2027-01-15

For who reads `<b>` & more.

### Added

- A line that goes on
  in the *next* one.
- `--start`, **two** [places](README.md).

### Fixed

- Nothing.

## [0.1.0] - 2026-12-24

- First.
"""


def run(*command: str | Path, folder: Path | None = None, **more: str) -> subprocess.CompletedProcess:
    # Of the repository and the settings of who runs this, such as a folder of hooks, nothing holds here.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**inherited, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **more}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=1800, check=False)


def do(*command: str | Path, folder: Path | None = None, **more: str) -> str:
    answer = run(*command, folder=folder, **more)
    if answer.returncode:
        raise AssertionError(f"{command[0]} ended with {answer.returncode}:\n{answer.stdout}\n{answer.stderr}")
    return answer.stdout


def temporary_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="primaweb-release-"))
    unittest.addModuleCleanup(shutil.rmtree, folder)
    return folder


def date_the_changelog(checkout: Path) -> None:
    """What stands at its top becomes a release, if it is none."""
    changelog = checkout / "CHANGELOG.md"
    changelog.write_text(changelog.read_text().replace("## [Unreleased]\n", f"## [{VERSION}] - {DAY}\n", 1))


def commit(checkout: Path) -> None:
    day = f"{DAY}T12:00:00Z"
    git = ("git", "-c", "user.name=Proef", "-c", "user.email=proef@example.be", "-c", "commit.gpgsign=false")
    do(*git, "add", "--all", folder=checkout)
    do(*git, "commit", "--quiet", "--message=Release", folder=checkout, GIT_AUTHOR_DATE=day, GIT_COMMITTER_DATE=day)


def without_what_was_built(folder: str, names: list[str]) -> set[str]:
    patterns = ["__pycache__"] + (["build", "build-*", ".git", ".flatpak-builder"] if Path(folder) == ROOT else [])
    return shutil.ignore_patterns(*patterns)(folder, names)


@functools.cache
def released() -> Path:
    """A checkout that is ready for a release, and stays so."""
    checkout = temporary_folder() / "checkout"
    shutil.copytree(ROOT, checkout, symlinks=True, ignore=without_what_was_built)
    date_the_changelog(checkout)
    do(checkout / "release/notes.py", checkout)
    do("git", "init", "--quiet", folder=checkout)
    commit(checkout)
    os.utime(checkout / "SECURITY.md", (0, 0))  # as whoever has had it for long
    return checkout


@functools.cache
def clone() -> Path:
    """Who changes it has it put in order again."""
    checkout = temporary_folder() / "another checkout"
    do("git", "clone", "--quiet", released(), checkout)
    return checkout


def put_in_order(checkout: Path) -> None:
    do("git", "checkout", "--quiet", ".", folder=checkout)
    do("git", "clean", "--quiet", "--force", folder=checkout)


@functools.cache
def release(number: int) -> Path:
    """The first or the second one. They are made in different places, and by people with other habits."""
    folder = temporary_folder() / "out"
    checkout, habits = (released(), {}) if number == 1 else (clone(), {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "USER": "an"})
    umask = "022" if number == 1 else "077"
    do("bash", "-c", f"umask {umask}; exec \"$@\"", "-", checkout / "release/make", folder,
       "tests/packages/make-packages", os.environ["PRIMAWEB_BUILD"], "build/deb", **habits)
    return folder


def sbom() -> dict:
    return json.loads((release(1) / f"primaweb-launcher-{VERSION}.spdx.json").read_text())


class ARelease(unittest.TestCase):
    def test_has_all_that_is_handed_out(self):
        architecture = do("dpkg", "--print-architecture").strip()
        self.assertEqual({path.name for path in release(1).iterdir()}, {
            f"primaweb-launcher-{VERSION}.tar.gz", f"primaweb-launcher-{VERSION}.spdx.json", "SHA256SUMS",
            f"primaweb-launcher_{VERSION}_{architecture}.deb", f"primaweb-practice_{VERSION}_{architecture}.deb"})
        do("sha256sum", "--check", "--strict", "SHA256SUMS", folder=release(1))

    def test_is_the_same_when_made_again(self):
        first, second = release(1), release(2)
        names = sorted(path.name for path in first.iterdir())
        self.assertEqual(sorted(path.name for path in second.iterdir()), names)
        self.assertEqual(filecmp.cmpfiles(first, second, names, shallow=False), (names, [], []))

    def test_has_the_source_as_it_was_committed(self):
        listed = do("tar", "--list", "--file", release(1) / f"primaweb-launcher-{VERSION}.tar.gz").splitlines()
        committed = do("git", "ls-files", folder=released()).splitlines()
        self.assertEqual({line for line in listed if not line.endswith("/")},
                         {f"primaweb-launcher-{VERSION}/{path}" for path in committed})

    def test_has_nothing_in_its_packages_that_is_younger_than_the_commit(self):
        for package in release(1).glob("*.deb"):
            listed = do("dpkg-deb", "--contents", package, TZ="UTC").splitlines()
            times = {datetime.datetime.strptime(" ".join(line.split()[3:5]), "%Y-%m-%d %H:%M") for line in listed}
            self.assertTrue(times)
            self.assertLessEqual(max(times), datetime.datetime.fromisoformat(f"{DAY} 12:00"))


class TheSbom(unittest.TestCase):
    def test_names_what_the_programs_are_linked_with(self):
        versions = {package["name"]: package["versionInfo"] for package in sbom()["packages"]}
        for name in ("libgtkmm-4.0-0", "libwebkitgtk-6.0-4", "libsoup-3.0-0", "libpcsclite1", "libgnutls30", "libc6"):
            installed = run("dpkg-query", "--show", "--showformat=${db:Status-Status} ${Version}", name)
            if installed.stdout.startswith("installed "):  # on newer Debian some are called otherwise
                self.assertEqual(f"installed {versions.get(name)}", installed.stdout, name)
        self.assertIn("libwebkitgtk-6.0-4", versions)
        self.assertEqual({versions[name] for name in ("primaweb-launcher", "primaweb-practice")}, {VERSION})

    def test_points_at_what_is_in_it(self):
        told = sbom()
        names = [package["SPDXID"] for package in told["packages"]]
        self.assertEqual(len(names), len(set(names)))
        ends = {end[key] for end in told["relationships"] for key in ("spdxElementId", "relatedSpdxElement")}
        self.assertEqual(ends, {*names, "SPDXRef-DOCUMENT"})
        for name in names:
            self.assertRegex(name, r"^SPDXRef-[A-Za-z0-9.-]+$")

    def test_is_of_the_commit(self):
        told, hash_ = sbom(), do("git", "rev-parse", "HEAD", folder=released()).strip()
        self.assertEqual(told["creationInfo"]["created"], f"{DAY}T12:00:00Z")
        self.assertTrue(told["documentNamespace"].endswith(hash_))

    def test_knows_the_licence_of_what_is_ours_and_guesses_no_other(self):
        licences = {(package["name"].startswith("primaweb-"), package["licenseDeclared"]) for package in sbom()["packages"]}
        self.assertEqual(licences, {(True, "EUPL-1.2"), (False, "NOASSERTION")})

    def test_tells_of_the_licences_that_debian_names(self):
        told = {package["name"]: package.get("licenseComments", "") for package in sbom()["packages"]}
        self.assertIn("LGPL-2.1+", told["libgtkmm-4.0-0"])
        for name, comment in told.items():
            self.assertNotIn("\n", comment, name)


class WhatIsNoRelease(unittest.TestCase):
    def setUp(self):
        self.addCleanup(put_in_order, clone())

    def test_is_refused_with_what_to_do(self):
        checkout = clone()
        for path, before, after, told in (
            ("CHANGELOG.md", r"## \[\d.*", "## [Unreleased]", rf"CHANGELOG\.md begins with \[Unreleased\].*\[{VERSION}\]"),
            ("CHANGELOG.md", r"## \[\d.*", "## [99.0.0] - 2027-01-01", r"CHANGELOG\.md begins with \[99\.0\.0\]"),
            (METAINFO, r'<release version="[^"]*"', '<release version="99.0.0"', r"run release/notes\.py"),
            (METAINFO, r'<release version="[^"]*"', rf'<release version="{VERSION}" type="development"',
             r"run release/notes\.py"),
            (METAINFO, r"(?<=<releases>\n)(.|\n)*?<li>", r"\g<0>Also: ", r"run release/notes\.py"),
            ("debian/changelog", r"\([^)]*\)", "(99.0.0)", r"debian/changelog begins with 99\.0\.0 .*dch"),
            ("debian/changelog", r"\) \w+;", ") UNRELEASED;", r"debian/changelog begins with .* for UNRELEASED"),
            ("meson.build", r"(?<=\n)  version: '.*'", "  version: '99.0.0'", r"no release of 99\.0\.0"),
            ("notes.txt", "", "new", r"not everything is committed.*\n\?\? notes\.txt"),
        ):
            with self.subTest(path=path, after=after):
                file = checkout / path
                text = file.read_text() if file.exists() else None
                changed = re.sub(before, after, text or "", count=1)
                self.assertNotEqual(changed, text)
                file.write_text(changed)
                answer = run(checkout / "release/check.py", checkout)
                self.assertNotEqual(answer.returncode, 0)
                self.assertRegex(answer.stderr, told)
                put_in_order(checkout)
        self.assertEqual(do(checkout / "release/check.py", checkout), f"{VERSION}\n")

    def test_leaves_nothing(self):
        checkout = clone()
        (checkout / "notes.txt").write_text("new")
        answer = run(checkout / "dev", "release", folder=checkout)
        self.assertNotEqual(answer.returncode, 0)
        self.assertIn("not everything is committed", answer.stderr)
        self.assertEqual(list(checkout.glob("build/release/*")), [])


class TheReleaseNotes(unittest.TestCase):
    def setUp(self):
        specification = importlib.util.spec_from_file_location("notes", ROOT / "release/notes.py")
        self.notes = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(self.notes)

    def test_are_the_sections_of_the_changelog(self):
        folder = temporary_folder()
        (folder / "CHANGELOG.md").write_text(NOTES)
        empty = "  <releases>\n  </releases>\n"
        made = self.notes.with_notes(folder, empty)
        self.assertEqual(re.findall(r'<release version="(.*?)" date="(.*?)">', made),
                         [("0.2.0", "2027-01-15"), ("0.1.0", "2026-12-24")])
        lines = [line.strip() for line in made.partition("</release>")[0].splitlines()[3:-2]]
        self.assertEqual(lines, [
            "<p>For who reads <code>&lt;b&gt;</code> &amp; more.</p>",
            "<p>Added</p>", "<ul>", "<li>A line that goes on in the <em>next</em> one.</li>",
            "<li><code>--start</code>, <em>two</em> places.</li>", "</ul>",
            "<p>Fixed</p>", "<ul>", "<li>Nothing.</li>", "</ul>"])
        self.assertEqual(self.notes.with_notes(folder, made), made)

    def test_of_the_coming_release_stay_until_the_changelog_has_its_day(self):
        folder = temporary_folder()
        development = '    <release version="0.3.0" date="2027-02-01" type="development">\n    </release>\n'
        there = f"  <releases>\n{development}  </releases>\n"
        (folder / "CHANGELOG.md").write_text(NOTES.replace("## [0.2.0]", "## [Unreleased]\n\n- More.\n\n## [0.2.0]"))
        self.assertIn(development, self.notes.with_notes(folder, there))
        (folder / "CHANGELOG.md").write_text(NOTES)
        self.assertNotIn(development, self.notes.with_notes(folder, there))

    def test_are_as_software_centres_want_them(self):
        file = temporary_folder() / METAINFO.split("/")[1].removesuffix(".in")
        shutil.copy(released() / METAINFO, file)
        do("appstreamcli", "validate", "--no-net", file)


if __name__ == "__main__":
    main()
