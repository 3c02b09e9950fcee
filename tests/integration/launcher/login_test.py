# SPDX-License-Identifier: EUPL-1.2
"""What the desktop's autostart entry does at log-in, as the settings have it.

Runs on a private bus (tests/support/with-bus). The session program is a fake.
Usage: login_test.py LAUNCHER SESSION AUTOSTART-ENTRY
"""
import os
import pathlib
import subprocess
import sys
import time

from gi.repository import GLib

LAUNCHER, SESSION, ENTRY = sys.argv[1:4]
BOUND = 30  # seconds that anything here may take
SETTINGS = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "glib-2.0/settings/keyfile"
GROUP = "io/github/primaweb_launcher/Launcher"

os.environ["GSETTINGS_BACKEND"] = "keyfile"


def set_start_at_login(wanted):
    SETTINGS.parent.mkdir(parents=True, exist_ok=True)
    SETTINGS.write_text(f"[{GROUP}]\nfirst-steps-shown=true\n"
                        f"start-at-login={'true' if wanted else 'false'}\n")


def log_in():
    """Does what the desktop does: starts the entry's command."""
    entry = GLib.KeyFile()
    entry.load_from_file(ENTRY, GLib.KeyFileFlags.NONE)
    program, *options = entry.get_string("Desktop Entry", "Exec").split()
    assert program == "primaweb-launcher", program
    return subprocess.Popen([LAUNCHER, "--session", SESSION, *options])


def ask(*options):
    return subprocess.run([LAUNCHER, "--session", SESSION, *options], capture_output=True, text=True, timeout=BOUND,
                          check=False)


def wait_until(condition, what):
    end = time.monotonic() + BOUND
    while not condition():
        assert time.monotonic() < end, f"waited too long until {what}"
        time.sleep(0.1)


def is_there():
    return ask("--status").returncode == 0


set_start_at_login(False)
assert log_in().wait(BOUND) == 0
assert not is_there(), "it stays although it is not to start at log-in"

set_start_at_login(True)
launcher = log_in()
wait_until(is_there, "it waits in the tray")
assert launcher.poll() is None

before = ask("--status", "--json").stdout
assert log_in().wait(BOUND) == 0
assert ask("--status", "--json").stdout == before, "another log-in opened something"

assert ask("--quit").returncode == 0
assert launcher.wait(BOUND) == 0
print("ok")
