#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""clang-tidy finds nothing in any C++ file: tidy.py ROOT BUILD_DIRECTORY

Where Meson has files compiled together, they are looked at together: what they include is read once, which takes a
tenth of the time. With TIDY_SINCE in the environment, a commit, only files are looked at that changed since this branch
left that one, or include one that did; each alone, so that one that includes too little is found.

A file is looked at again only when it, a header of ours that it includes, its compiler flags, a package with headers,
.clang-tidy or clang-tidy itself has changed: what was found clean is remembered for every checkout of this user, below
$XDG_CACHE_HOME.

BUILD_DIRECTORY/tidy/compile_commands.json has one entry for each file, for editors.
"""

import concurrent.futures
import dataclasses
import hashlib
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

# The one that Debian 12 and its successors have; it leaves the headers of the system alone, which saves two thirds.
CLANG_TIDY = "clang-tidy-22"
# How far its analyzer follows one function. By itself it goes seven times as far: that took half of all the time, and over
# the whole tree it found nothing that this does not find (2026-12-01).
ANALYZER_NODES = 30000
QUOTED_INCLUDE = re.compile(rb'^#include "([^"]+)"', re.MULTILINE)
# As Meson writes it: files that are compiled together.
UNITY_FILE = re.compile(r"-unity\d+\.cpp$")
INCLUDE_OF_UNITY_FILE = re.compile(r"^#include<(.+)>$", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Unit:
    """What the compiler is given at once: `file`, which is the only one of `sources` or includes them."""
    file: pathlib.Path
    sources: tuple
    arguments: tuple  # of the compiler; the last one is the file
    directory: str

    def alone(self, source):
        return Unit(source, (source,), (*self.arguments[:-1], str(source)), self.directory)

    def entry(self):
        return {"directory": self.directory, "file": str(self.file), "arguments": list(self.arguments)}


def without_precompiled_header(command):
    """GCC's precompiled headers say nothing to clang, and every file includes what it uses anyway."""
    arguments = iter(shlex.split(command))
    kept = []
    for argument in arguments:
        if argument == "-include":
            next(arguments)
        elif argument != "-fpch-preprocess":
            kept.append(argument)
    return kept


def compiled_units(root, build):
    ours = (root / "simulator", root / "src", root / "tests")
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = pathlib.Path(entry["directory"], entry["file"]).resolve()
        sources = (file,)
        if UNITY_FILE.search(file.name):
            sources = tuple(pathlib.Path(name).resolve() for name in INCLUDE_OF_UNITY_FILE.findall(file.read_text()))
        if all(each.suffix == ".cpp" and any(folder in each.parents for folder in ours) for each in sources):
            yield Unit(file, sources, (*without_precompiled_header(entry["command"])[:-1], str(file)), entry["directory"])


def with_headers(file, root, seen):
    """The file and every header of ours that it includes, directly or not."""
    if file in seen or not file.is_file():
        return seen
    seen.add(file)
    for name in QUOTED_INCLUDE.findall(file.read_bytes()):
        for folder in (file.parent, root, root / "src", root / "tests"):
            with_headers((folder / name.decode()).resolve(), root, seen)
    return seen


def lines_of_git(root, *arguments):
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()


def changed_since(root, commit):
    """What is not committed yet, too."""
    base = lines_of_git(root, "merge-base", commit, "HEAD")[0]
    names = lines_of_git(root, "diff", "--name-only", base) + lines_of_git(root, "ls-files", "--others", "--exclude-standard")
    return {root / name for name in names}


def parts_of(unit, root):
    parts = set()
    for source in unit.sources:
        with_headers(source, root, parts)
    return parts


def fingerprint(unit, root, common):
    """The same in every checkout: paths count from its top."""
    digest = hashlib.sha256(common)
    digest.update(f"{checks(unit, root)} {ANALYZER_NODES}".replace(str(root), "").encode())
    digest.update(" ".join(unit.arguments).replace(str(root), "").encode())
    for part in sorted(parts_of(unit, root)):
        digest.update(str(part.relative_to(root)).encode() + b"\0" + part.read_bytes())
    return digest.hexdigest()


def installed_headers():
    """Versions of the packages whose headers are included; empty where the system is not Debian."""
    if not shutil.which("dpkg-query"):
        return b""
    return subprocess.run(["dpkg-query", "--show", "*-dev"], capture_output=True, check=True).stdout


def clean_files():
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache")
    folder = cache / "primaweb-launcher" / "tidy"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def our_headers(root):
    """Those of the source tree, as the compiler names them; not those generated under the build directory."""
    return rf"({re.escape(root.name)}|\.\.)/(simulator|src|tests)/"


def has_own_checks(unit):
    return any((source.parent / ".clang-tidy").exists() for source in unit.sources)


def checks(unit, root):
    """Beside those of .clang-tidy, which is looked for where the file is; one of Meson's is in the build directory."""
    if unit.file in unit.sources:
        return []
    of_tests = ",-clang-analyzer-*" if root / "tests" in unit.sources[0].parents else ""
    return [f"--config-file={root}/.clang-tidy", "--checks=-bugprone-suspicious-include" + of_tests]


def tidy(unit, root, database, mark):
    result = subprocess.run(
        [CLANG_TIDY, "--quiet", "-p", str(database), f"--header-filter={our_headers(root)}", *checks(unit, root),
         "--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Xclang", "--extra-arg=-analyzer-config",
         "--extra-arg=-Xclang", f"--extra-arg=max-nodes={ANALYZER_NODES}", str(unit.file)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if result.returncode == 0:
        mark.touch()
        return None
    return result.stdout or result.stderr


def main():
    os.nice(15)  # who runs it alone notices nothing
    root, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    units = {unit.file: unit for unit in compiled_units(root, build)}
    files = {source: unit.alone(source) for unit in units.values() for source in unit.sources}
    database = build / "tidy"
    database.mkdir(exist_ok=True)
    entries = [unit.entry() for unit in {**units, **files}.values()]
    (database / "compile_commands.json").write_text(json.dumps(entries))

    version = subprocess.run([CLANG_TIDY, "--version"], capture_output=True, check=True).stdout
    settings = sorted([root / ".clang-tidy", *(root / "tests").rglob(".clang-tidy")])
    common = b"".join([version, installed_headers(), *(file.read_bytes() for file in settings)])
    memory = clean_files()
    wanted = {unit for unit in units.values() if not has_own_checks(unit)}
    wanted |= {unit.alone(source) for unit in units.values() if has_own_checks(unit) for source in unit.sources}
    if commit := os.environ.get("TIDY_SINCE"):
        changed = changed_since(root, commit)
        wanted = [unit for unit in files.values() if parts_of(unit, root) & changed]
    marks = {unit: memory / fingerprint(unit, root, common) for unit in wanted}
    to_do = {unit: mark for unit, mark in marks.items() if not mark.exists()}
    print(f"{len(files)} files, {sum(len(unit.sources) for unit in to_do)} of them new or changed")

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        complaints = [text for text in pool.map(lambda item: tidy(item[0], root, database, item[1]), to_do.items()) if text]
    print("\n".join(complaints))
    return 1 if complaints or not files else 0


sys.exit(main())
