# SPDX-License-Identifier: EUPL-1.2
"""What the launcher does when a card is inserted: promise 9, from the reader to the notification.

Runs on a private bus with a keyring (tests/support/with-keyring). The session program is a fake, the card is simulated,
the keyring is a real one.
Usage: cards_test.py LAUNCHER SESSION PRACTICE-CARD
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

from gi.repository import Gio, GLib

LAUNCHER, SESSION, PRACTICE_CARD = sys.argv[1:4]
BOUND = 120  # seconds that anything here may take
MOMENT = 1.5  # seconds in which what must not happen would have happened
DIRECTORY = pathlib.Path(os.environ["XDG_RUNTIME_DIR"]) / "practice"
LAUNCHER_NAME = "io.github.primaweb_launcher.Launcher.Practice"
SESSION_NAME = "io.github.primaweb_launcher.Launcher.Practice.Session"
SCHEMA = "io.github.primaweb_launcher.Card"
SETTINGS = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "glib-2.0/settings/keyfile"

os.environ["GSETTINGS_BACKEND"] = "keyfile"

NOTIFICATIONS = """<node><interface name="org.freedesktop.Notifications">
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/><arg type="s" direction="out"/></method>
  <method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>"""


class Desktop:
    """Shows the notifications: keeps those that stand, by their number."""

    def __init__(self):
        self.standing = {}
        self.count = 0
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        interface = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS).interfaces[0]
        self.bus.register_object("/org/freedesktop/Notifications", interface, self.on_call, None, None)
        Gio.bus_own_name_on_connection(self.bus, "org.freedesktop.Notifications", Gio.BusNameOwnerFlags.NONE, None, None)

    def on_call(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        answer = None
        if method == "GetCapabilities":
            answer = GLib.Variant("(as)", (["actions", "body"],))
        elif method == "GetServerInformation":
            answer = GLib.Variant("(ssss)", ("test", "test", "1", "1.2"))
        elif method == "Notify":
            _app, _replaced, _icon, title, body, actions = arguments.unpack()[:6]
            self.count += 1
            labels = dict(zip(actions[1::2], actions[0::2]))
            self.standing[self.count] = {"text": f"{title}\n{body}", "actions": labels}
            answer = GLib.Variant("(u)", (self.count,))
        elif method == "CloseNotification":
            self.standing.pop(arguments.unpack()[0], None)
        invocation.return_value(answer)

    def press(self, label):
        number, shown = next(iter(self.standing.items()))
        self.bus.emit_signal(None, "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "ActionInvoked",
                             GLib.Variant("(us)", (number, shown["actions"][label])))

    def choose_in_launcher(self, action, platform_data=None):
        self.bus.call_sync(LAUNCHER_NAME, "/" + LAUNCHER_NAME.replace(".", "/"), "org.freedesktop.Application",
                           "ActivateAction", GLib.Variant("(sava{sv})", (action, [], platform_data or {})), None,
                           Gio.DBusCallFlags.NO_AUTO_START, BOUND * 1000, None)

    def session(self, name):
        """A property of the session program; nothing when it does not run."""
        try:
            answer = self.bus.call_sync(SESSION_NAME, "/session", "org.freedesktop.DBus.Properties", "Get",
                                        GLib.Variant("(ss)", ("io.github.primaweb_launcher.Session1", name)), None,
                                        Gio.DBusCallFlags.NO_AUTO_START, BOUND * 1000, None)
        except GLib.Error:
            return None
        return answer.unpack()[0]

    def end_session(self):
        self.bus.call_sync(SESSION_NAME, "/session", "io.github.primaweb_launcher.Session1", "Quit", None, None,
                           Gio.DBusCallFlags.NO_AUTO_START, BOUND * 1000, None)
        wait_until(lambda: self.session("State") is None, "the session has ended")


def let_run(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        while GLib.MainContext.default().iteration(False):
            pass
        time.sleep(0.02)


def wait_until(condition, what):
    end = time.monotonic() + BOUND
    while not condition():
        assert time.monotonic() < end, f"waited too long until {what}"
        let_run(0.05)


class Card:
    def __init__(self):
        self.process = subprocess.Popen([PRACTICE_CARD, "--socket", str(DIRECTORY / "pcscd.comm")],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        wait_until((DIRECTORY / "pcscd.comm").exists, "the practice reader is there")

    def tell(self, command):
        print(command, file=self.process.stdin, flush=True)
        while self.process.stdout.readline().strip() != "ok":
            assert self.process.poll() is None

    def insert(self):
        self.tell("insert")

    def remove(self):
        """Returns when the launcher knows it, so that a new insertion is one."""
        self.tell("remove")
        wait_until(lambda: launcher_state() == "no-card", "the launcher sees the card go")

    def swap(self):
        self.remove()
        self.insert()


def launcher(*arguments):
    command = [LAUNCHER, "--practice", str(DIRECTORY), "--session", SESSION, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    wait_until(lambda: process.poll() is not None, f"primaweb-launcher {arguments} has ended")
    return process.stdout.read()


def launcher_state():
    told = launcher("--status", "--json")
    return json.loads(told)["state"] if told else None


def keep(text, **attributes):
    pairs = [word for pair in attributes.items() for word in pair]
    subprocess.run(["secret-tool", "store", "--label=PrimaWeb Launcher", "xdg:schema", SCHEMA, "scope", "practice", *pairs],
                   input=text, text=True, check=True, timeout=BOUND)


def kept(kind):
    found = subprocess.run(["secret-tool", "search", "--all", "scope", "practice", "kind", kind], capture_output=True,
                           text=True, timeout=BOUND, check=False)
    return (found.stdout + found.stderr).count("attribute.card")


def a_card_that_was_there_opens_nothing(desktop):
    wait_until(lambda: launcher_state() == "card", "the launcher sees the card")
    let_run(MOMENT)
    assert desktop.session("State") is None
    assert not desktop.standing


def a_first_users_card_asks_quietly(desktop, card):
    card.swap()
    wait_until(lambda: desktop.standing, "there is a notification")
    assert desktop.session("State") is None, "no window"
    card.remove()
    wait_until(lambda: not desktop.standing, "the notification has gone with the card")


def starting_it_again_opens_the_dialog(desktop):
    launcher()
    wait_until(lambda: desktop.session("State") == "asking", "the session is asked for the dialog")
    desktop.end_session()


def the_desktops_leave_to_come_to_the_front_goes_along(desktop):
    """From a click in the desktop's menu, and from one in a notification. The fake session shows it as its reader."""
    os.environ["XDG_ACTIVATION_TOKEN"] = "leave-of-the-menu"
    launcher("--start")
    del os.environ["XDG_ACTIVATION_TOKEN"]
    wait_until(lambda: desktop.session("Reader") == "leave-of-the-menu", "the leave of the menu")
    leave = {"activation-token": GLib.Variant("s", "leave-of-the-notification")}
    desktop.choose_in_launcher("start", leave)
    wait_until(lambda: desktop.session("Reader") == "leave-of-the-notification", "the leave of the notification")
    desktop.end_session()


def another_card_asks_quietly_until_it_goes(desktop, card):
    keep("0" * 64, kind="salt")
    keep("[card]\nstanding=own\n", kind="own", card="f" * 64)
    card.insert()
    wait_until(lambda: desktop.standing, "there is a notification")
    shown = next(iter(desktop.standing.values()))
    assert set(shown["actions"]) == {"", "Sign in with this card", "Not for PrimaWeb"}, shown
    assert not any(word in shown["text"] for word in ("Ada", "Proef", "534C494E")), "nothing personal (promise 5)"
    assert desktop.session("State") is None, "no window"
    card.remove()
    wait_until(lambda: not desktop.standing, "the notification has gone with the card")


def nothing_is_asked_where_the_user_does_not_want_it(desktop, card):
    SETTINGS.parent.mkdir(parents=True, exist_ok=True)
    SETTINGS.write_text("[io/github/primaweb_launcher/Launcher]\nask-about-cards=false\n")
    asked = desktop.count
    card.insert()
    wait_until(lambda: launcher_state() == "card", "the launcher sees the card")
    let_run(MOMENT)
    assert desktop.count == asked and desktop.session("State") is None
    card.remove()
    SETTINGS.write_text("")


def the_notification_signs_in(desktop, card):
    card.insert()
    wait_until(lambda: desktop.standing, "there is a notification")
    desktop.press("Sign in with this card")
    wait_until(lambda: desktop.session("State") == "asking", "the session is asked for the dialog")
    assert desktop.session("Reader"), "with the card in the reader it was put into"
    desktop.end_session()


def the_users_own_card_opens_the_dialog(desktop, card):
    """The session said that the user signed in with it, and nothing of that is in the keyring."""
    card.swap()
    wait_until(lambda: desktop.session("State") == "signing-in", "the session is asked to sign in")
    desktop.end_session()


def the_question_goes_when_the_card_may_have_become_known(desktop, card):
    """By the first steps, or in the preferences: both say so."""
    card.swap()
    wait_until(lambda: desktop.standing, "there is a notification")
    desktop.choose_in_launcher("forget-notes")
    wait_until(lambda: not desktop.standing, "the notification has gone")


def the_question_goes_with_the_launcher(desktop, card, resident):
    """Nobody would answer to its buttons."""
    card.swap()
    wait_until(lambda: desktop.standing, "there is a notification")
    end(resident)
    wait_until(lambda: not desktop.standing, "the notification has gone with the launcher")


def a_card_not_for_primaweb_is_left_alone_from_then_on(desktop, card):
    card.swap()
    wait_until(lambda: desktop.standing, "there is a notification")
    desktop.press("Not for PrimaWeb")
    wait_until(lambda: kept("not-for-primaweb") == 1, "the card is remembered")
    wait_until(lambda: not desktop.standing, "the notification has gone")
    asked = desktop.count
    card.swap()
    wait_until(lambda: launcher_state() == "card", "the launcher sees the card")
    let_run(MOMENT)
    assert desktop.count == asked and desktop.session("State") is None


def start():
    return subprocess.Popen([LAUNCHER, "--practice", str(DIRECTORY), "--session", SESSION])


def end(resident):
    launcher("--quit")
    wait_until(lambda: resident.poll() is not None, "the launcher has ended")
    assert resident.returncode == 0


def ends_although_the_card_service_is_silent_and_starts_again(resident, card):
    """The launcher has a connection to it, from the card it read: also that one must not keep it."""
    card.process.send_signal(signal.SIGSTOP)
    end(resident)
    resident = start()
    wait_until(lambda: launcher_state() == "trouble", "the launcher tells that the card service is silent")
    end(resident)
    resident = start()
    wait_until(lambda: launcher_state() == "trouble", "the launcher tells that the card service is silent")
    card.process.send_signal(signal.SIGCONT)
    wait_until(lambda: launcher_state() == "card", "the launcher sees the card")
    return resident


def play():
    DIRECTORY.mkdir(mode=0o700)
    desktop = Desktop()
    card = Card()
    card.insert()
    resident = start()
    a_card_that_was_there_opens_nothing(desktop)
    a_first_users_card_asks_quietly(desktop, card)
    starting_it_again_opens_the_dialog(desktop)
    the_desktops_leave_to_come_to_the_front_goes_along(desktop)
    another_card_asks_quietly_until_it_goes(desktop, card)
    nothing_is_asked_where_the_user_does_not_want_it(desktop, card)
    the_notification_signs_in(desktop, card)
    the_users_own_card_opens_the_dialog(desktop, card)
    end(resident)
    resident = start()
    wait_until(lambda: launcher_state() == "card", "the launcher sees the card")
    the_question_goes_when_the_card_may_have_become_known(desktop, card)
    the_question_goes_with_the_launcher(desktop, card, resident)
    resident = start()
    wait_until(lambda: launcher_state() == "card", "the launcher sees the card")
    a_card_not_for_primaweb_is_left_alone_from_then_on(desktop, card)
    resident = ends_although_the_card_service_is_silent_and_starts_again(resident, card)
    end(resident)


play()
