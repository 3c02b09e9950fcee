#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""clang-tidy finds nothing in any C++ file: tidy.py ROOT BUILD_DIRECTORY

With TIDY_SINCE in the environment, a commit, only files are looked at that changed since this branch left that one, or
include one that did.

A file is looked at again only when it, a header of ours that it includes, its compiler flags, a package with headers,
.clang-tidy or clang-tidy itself has changed: what was found clean is remembered for every checkout of this user, below
$XDG_CACHE_HOME.
"""

import concurrent.futures
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


def compile_commands(root, build):
    entries = json.loads((build / "compile_commands.json").read_text())
    ours = (root / "simulator", root / "src", root / "tests")
    found = {}
    for entry in entries:
        file = pathlib.Path(entry["directory"], entry["file"]).resolve()
        if file.suffix == ".cpp" and any(folder in file.parents for folder in ours):
            arguments = without_precompiled_header(entry["command"])
            found[file] = {"directory": entry["directory"], "file": str(file), "arguments": arguments}
    return found


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


def fingerprint(file, command, root, common):
    """The same in every checkout: paths count from its top."""
    digest = hashlib.sha256(common)
    digest.update(" ".join(command["arguments"]).replace(str(root), "").encode())
    for part in sorted(with_headers(file, root, set())):
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


def tidy(file, root, database, mark):
    result = subprocess.run(
        [CLANG_TIDY, "--quiet", "-p", str(database), f"--header-filter={our_headers(root)}",
         "--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Xclang", "--extra-arg=-analyzer-config",
         "--extra-arg=-Xclang", f"--extra-arg=max-nodes={ANALYZER_NODES}", str(file)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if result.returncode == 0:
        mark.touch()
        return None
    return result.stdout or result.stderr


def main():
    os.nice(15)  # who runs it alone notices nothing
    root, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    database = build / "tidy"
    database.mkdir(exist_ok=True)
    commands = compile_commands(root, build)
    (database / "compile_commands.json").write_text(json.dumps(list(commands.values())))

    version = subprocess.run([CLANG_TIDY, "--version"], capture_output=True, check=True).stdout
    settings = [root / ".clang-tidy", root / "tests/.clang-tidy"]
    common = b"".join([version, installed_headers(), *(file.read_bytes() for file in settings)])
    memory = clean_files()
    marks = {file: memory / fingerprint(file, command, root, common) for file, command in commands.items()}
    to_do = {file: mark for file, mark in marks.items() if not mark.exists()}
    if commit := os.environ.get("TIDY_SINCE"):
        changed = changed_since(root, commit)
        to_do = {file: mark for file, mark in to_do.items() if with_headers(file, root, set()) & changed}
    print(f"{len(commands)} files, {len(to_do)} of them new or changed")

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        complaints = [text for text in pool.map(lambda item: tidy(item[0], root, database, item[1]), to_do.items()) if text]
    print("\n".join(complaints))
    return 1 if complaints or not commands else 0


sys.exit(main())
