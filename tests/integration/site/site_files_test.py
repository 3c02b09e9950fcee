# SPDX-License-Identifier: EUPL-1.2
"""A site manager's files are read from /etc, whichever prefix the program was installed to.

Runs in a home of its own (tests/support/with-bus), with an /etc that only the launcher sees. Nothing is asked of the
network.
Usage: site_files_test.py LAUNCHER MANIFEST
"""

import os
import pathlib
import re
import subprocess
import sys

LAUNCHER, MANIFEST = sys.argv[1:3]
ETC = pathlib.Path(os.environ["HOME"]) / "etc"
START = "https://app.example.be/start"


def report() -> str:
    command = ["bwrap", "--dev-bind", "/", "/", "--bind", str(ETC), "/etc", "--unshare-net", LAUNCHER, "--check-portal"]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert answer.returncode == 0, answer
    return answer.stdout


def files_of_the_site_are_in_force_whatever_the_prefix():
    portal = ETC / "primaweb-launcher" / "portal"
    portal.mkdir(parents=True)
    assert "/etc/primaweb-launcher/portal" not in report()
    (portal / "site.ini").write_text(f"[portal]\nformat=1\nhosts=app.example.be\n[service primaweb]\nstart={START}\n")
    told = report()
    assert "/etc/primaweb-launcher/portal/site.ini" in told, told
    assert re.search(rf"^.*start.*{re.escape(START)}", told, re.MULTILINE), told
    assert "www.socialsecurity.be/site_nl/civilservant/Applics" not in told, told


def flatpak_reaches_that_folder_and_no_more_of_etc():
    manifest = pathlib.Path(MANIFEST).read_text()
    assert "--filesystem" not in manifest, "the extension point is enough"
    assert "directory: etc/primaweb-launcher\n" in manifest
    assert "-Dsite-directory=/app/etc/primaweb-launcher\n" in manifest, "where Flatpak mounts the extension"


files_of_the_site_are_in_force_whatever_the_prefix()
flatpak_reaches_that_folder_and_no_more_of_etc()
