# SPDX-License-Identifier: EUPL-1.2
"""The launcher's icon in XFCE's panel: drawn, clicked, and its menu used.

Runs on a private bus and display (tests/support/with-display).
Usage: tray_test.py LAUNCHER SESSION [DIRECTORY-FOR-SCREENSHOTS]
"""
import glob
import os
import pathlib
import subprocess
import sys
import time

LAUNCHER, SESSION = sys.argv[1:3]
SHOTS = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
BOUND = 120  # seconds that anything here may take
ICON = ("16", "16")  # where the panel below draws its first icon

PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
"""


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=BOUND).stdout


def succeeds(*command):
    return subprocess.run(command, capture_output=True, timeout=BOUND, check=False).returncode == 0


def wait_until(condition, what):
    end = time.monotonic() + BOUND
    while not condition():
        if time.monotonic() > end:
            look("failed")
            raise AssertionError(f"waited too long until {what}")
        time.sleep(0.1)


def look(name):
    if SHOTS:
        run("import", "-window", "root", str(SHOTS / f"{name}.png"))


def launcher(*arguments):
    return subprocess.run([LAUNCHER, "--session", SESSION, *arguments], capture_output=True, text=True, timeout=BOUND,
                          check=False)


def state():
    return launcher("--status", "--json").stdout


def start_desktop():
    home = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "xfce4/xfconf/xfce-perchannel-xml"
    home.mkdir(parents=True)
    (home / "xfce4-panel.xml").write_text(PANEL)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.Popen(glob.glob("/usr/lib/*/xfce4/xfconf/xfconfd"), **quiet)
    run("gdbus", "wait", "--session", "--timeout", str(BOUND), "org.xfce.Xfconf")
    subprocess.Popen(["openbox"], **quiet)
    subprocess.Popen(["xfce4-panel", "--disable-wm-check"], **quiet)
    run("gdbus", "wait", "--session", "--timeout", str(BOUND), "org.kde.StatusNotifierWatcher")


def colours_of_the_icon():
    """How many colours are where the icon is: one for the bare panel."""
    return int(run("import", "-window", "root", "-crop", "28x28+2+2", "-format", "%k", "info:"))


def mouse(button):
    run("xdotool", "mousemove", *ICON, "click", button)


def windows():
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", ".*"], capture_output=True, text=True,
                           timeout=BOUND, check=False)
    return set(found.stdout.split())


def the_icon_is_drawn():
    assert state() == "", "no launcher runs yet"
    bare = colours_of_the_icon()
    # Nobody new, who would be introduced to the program first.
    os.environ["GSETTINGS_BACKEND"] = "keyfile"
    settings = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "glib-2.0/settings/keyfile"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[io/github/primaweb_launcher/Launcher]\nfirst-steps-shown=true\n")
    # No card service: this must not look at the readers of the computer it runs on.
    os.environ["PCSCLITE_CSOCK_NAME"] = os.environ["XDG_RUNTIME_DIR"] + "/no-pcscd"
    process = subprocess.Popen([LAUNCHER, "--session", SESSION])
    wait_until(lambda: '"state": "trouble"' in state(), "the launcher says that the card service is missing")
    wait_until(lambda: colours_of_the_icon() > bare + 2, "the icon is drawn")
    look("icon")
    return process


def a_click_opens_the_dialog():
    mouse("1")
    wait_until(lambda: '"state": "signing-in"' in state(), "the click has started the session")


def the_menu_quits(process):
    before = windows()
    mouse("3")
    wait_until(lambda: windows() - before, "the menu opens")
    look("menu")
    run("xdotool", "key", "Up", "Return")  # the last line
    assert process.wait(BOUND) == 0
    wait_until(lambda: not succeeds("gdbus", "wait", "--session", "--timeout", "1",
                                    "io.github.primaweb_launcher.Launcher.Session"), "the session ended too")
    assert launcher("--quit").returncode == 1, "the launcher is gone"


start_desktop()
launcher_process = the_icon_is_drawn()
a_click_opens_the_dialog()
the_menu_quits(launcher_process)
