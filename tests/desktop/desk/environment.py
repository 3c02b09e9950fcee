# SPDX-License-Identifier: EUPL-1.2
"""A private desktop: display, window manager, session bus, keyring and tray host that nobody else on the machine sees.

Everything runs in one process group and below one temporary folder, so that any number of desks stand side by side, as
root and as an ordinary user, and nothing is left behind.
"""

import hmac
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

ACCESSIBILITY_SERVICE = """[D-BUS Service]
Name=org.a11y.Bus
Exec=/usr/libexec/at-spi-bus-launcher
"""

PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="28"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
    <property name="plugin-2" type="string" value="clock"/>
  </property>
</channel>
"""


class Desk:
    """A running desk. `environment` is what a program needs to sit at it."""

    screen = "1280x960"

    def __init__(self, prefix: Path, locale: str, keyring: bool = True, tray: bool = True, dark: bool = False):
        self.prefix = Path(prefix).resolve()
        self.locale = locale
        self.folder = Path(tempfile.mkdtemp(prefix="primaweb-desk-"))
        self._programs: list[subprocess.Popen] = []
        self.environment = self._clean_environment()
        if dark:
            self.environment["GTK_THEME"] = "Adwaita:dark"
        try:
            self._start_display()
            self._start_bus()
            self._start_window_manager()
            if keyring:
                self.start_keyring()
            if tray:
                self._start_tray()
        except BaseException:
            self.close()
            raise

    def start(self, name: str, command: list[str], **arguments) -> subprocess.Popen:
        """Starts a program at this desk; what it prints goes to NAME.log below the desk's folder unless redirected."""
        log = open(self.folder / f"{name}.log", "ab")
        options = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
        options.update(arguments)
        program = subprocess.Popen(command, env=self.environment, start_new_session=True, **options)
        log.close()
        self._programs.append(program)
        return program

    def log(self, name: str) -> str:
        path = self.folder / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def close(self) -> None:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            for program in reversed(self._programs):
                try:
                    os.killpg(program.pid, sign)
                except (ProcessLookupError, PermissionError):
                    pass
            end = time.monotonic() + 3
            while time.monotonic() < end and any(program.poll() is None for program in self._programs):
                time.sleep(0.02)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _clean_environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if key in ("PATH", "LOCPATH", "USER", "LOGNAME")}
        for name in ("home", "run", "config", "data", "cache"):
            (self.folder / name).mkdir(mode=0o700)
        system_data = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share")
        return kept | {
            "HOME": str(self.folder / "home"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_DATA_DIRS": f"{self.prefix / 'share'}:{system_data}",
            "LANG": self.locale,
            "LC_ALL": self.locale,
            "LANGUAGE": "",
            "GDK_BACKEND": "x11",
            "GSK_RENDERER": "cairo",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "GSETTINGS_BACKEND": "memory",
            "NO_AT_BRIDGE": "0",
            # Nobody but the test says whether the computer sleeps, or the screen is locked.
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.folder / 'system-bus'}",
        }

    def _start_display(self) -> None:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{self.screen}x24", "-nolisten", "tcp", "-noreset"]
        self.start("xvfb", command, pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as display:
            number = display.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start: " + self.log("xvfb"))
        self.environment["DISPLAY"] = f":{number}"

    def _start_window_manager(self) -> None:
        self.start("openbox", ["openbox"])

    def _start_bus(self) -> None:
        services = self.folder / "services"
        services.mkdir()
        (services / "org.a11y.Bus.service").write_text(ACCESSIBILITY_SERVICE)
        socket = self.folder / "bus"
        config = self.folder / "bus.conf"
        config.write_text(BUS_CONFIG.format(socket=socket, services=services))
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={socket}"
        self.start("bus", ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"])
        wait_until(socket.exists, "the session bus")

    def start_keyring(self) -> None:
        self.keyring = self.start(
            "keyring",
            ["gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground"],
            stdin=subprocess.PIPE,
        )
        self.keyring.stdin.write(b"practice")
        self.keyring.stdin.close()
        wait_until(lambda: self.bus_name_exists("org.freedesktop.secrets"), "the keyring")

    def stop_keyring(self) -> None:
        """What it keeps is there again when it starts."""
        self.keyring.terminate()
        self.keyring.wait(20)
        wait_until(lambda: not self.bus_name_exists("org.freedesktop.secrets"), "the end of the keyring")

    def _start_tray(self) -> None:
        folder = self.folder / "config" / "xfce4" / "xfconf" / "xfce-perchannel-xml"
        folder.mkdir(parents=True)
        (folder / "xfce4-panel.xml").write_text(PANEL)
        for xfconfd in Path("/usr/lib").glob("*/xfce4/xfconf/xfconfd"):
            self.start("xfconfd", [str(xfconfd)])
        wait_until(lambda: self.bus_name_exists("org.xfce.Xfconf"), "the panel's settings")
        self.start("panel", ["xfce4-panel", "--disable-wm-check"])
        wait_until(lambda: self.bus_name_exists("org.kde.StatusNotifierWatcher"), "the tray host")

    def set(self, *lines: str) -> None:
        """The settings of the launcher's users, in the place of those before, as GSettings writes them: "zoom=1.5"."""
        self.environment["GSETTINGS_BACKEND"] = "keyfile"
        settings = self.folder / "config" / "glib-2.0" / "settings" / "keyfile"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("\n".join(["[io/github/primaweb_launcher/Launcher]", *lines, ""]))

    def forget_cards(self, scope: str = "practice") -> None:
        """Empties the keyring of what practice put there, so that every test begins with a card nobody knows."""
        if self.bus_name_exists("org.freedesktop.secrets"):
            subprocess.run(["secret-tool", "clear", "scope", scope], env=self.environment, timeout=60)

    def cards_kept(self, scope: str) -> int:
        """How many cards the keyring knows."""
        answer = subprocess.run(["secret-tool", "search", "--all", "scope", scope], env=self.environment, timeout=60,
                                capture_output=True, text=True)
        return (answer.stdout + answer.stderr).count("attribute.card = ")

    def know_cards(self, standings: dict[str, str], scope: str = "practice") -> None:
        """Has the keyring know practice's cards, as the program keeps them: "1.8" is "own" or "not-for-primaweb"."""
        if not self.bus_name_exists("org.freedesktop.secrets"):
            return
        salt = os.urandom(32).hex()
        self.keep(salt, scope=scope, kind="salt")
        for card, standing in standings.items():
            serial = f"SLINPRACTICE{card.replace('.', '')}".encode() + b"\x00\x01"
            name = hmac.new(salt.encode(), serial, "sha256").hexdigest()
            self.keep(f"[card]\nstanding={standing}\n", scope=scope, kind=standing, card=name)

    def keep(self, text: str, **attributes: str) -> None:
        """An entry of the launcher in the keyring, as the program writes it."""
        pairs = [word for pair in attributes.items() for word in pair]
        subprocess.run(["secret-tool", "store", "--label=PrimaWeb Launcher", "xdg:schema",
                        "io.github.primaweb_launcher.Card", *pairs], input=text, text=True,
                       env=self.environment, timeout=60, check=True)

    def bus_name_exists(self, name: str) -> bool:
        call = [
            "gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path", "/org/freedesktop/DBus",
            "--method", "org.freedesktop.DBus.NameHasOwner", name,
        ]  # fmt: skip
        answer = subprocess.run(call, env=self.environment, capture_output=True, text=True, timeout=10)
        return "true" in answer.stdout


def wait_until(holds, what: str, seconds: float = 60.0):
    """Waits, bounded, until `holds()` gives something true, and gives that; says what did not come otherwise."""
    end = time.monotonic() + seconds
    while True:
        found = holds()
        if found:
            return found
        if time.monotonic() > end:
            raise TimeoutError(f"{what} did not come within {seconds:g} s")
        time.sleep(0.05)
