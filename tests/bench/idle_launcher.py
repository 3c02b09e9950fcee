# SPDX-License-Identifier: EUPL-1.2
"""What the launcher costs while nothing happens: its memory and its wake-ups, with a reader and no card.

Runs on a private bus (tests/support/with-bus), with a real pcscd and a virtual reader of its own. Prints, and fails
when any thread was woken: that is a count, and none is the goal. Only libpcsclite, within the watch's own call, ends an
endless wait after each minute, tells pcscd, and waits on. Of memory it judges nothing.
Usage: idle_launcher.py LAUNCHER [SECONDS]
"""
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import time

LAUNCHER = sys.argv[1]
SECONDS = float(sys.argv[2]) if len(sys.argv) > 2 else 60
# GLib has a timer for each D-Bus call. When the answer comes just as the main loop goes to sleep, it sleeps until the timer
# would have ended, and wakes up once for nothing.
DBUS_CALL = 25.5  # seconds
STILL = 3  # seconds without a wake-up and without a window's program: then it has settled
BOUND = 120
OF_LIBPCSCLITE = 5  # a time-out and at most four messages, each minute of a wait
DIRECTORY = pathlib.Path(os.environ["XDG_RUNTIME_DIR"])

PCSCD = "/usr/sbin/pcscd"
# pcscd takes its socket from whoever starts it, as from systemd.
HAND_OVER_SOCKET = """
import os, socket, sys
listener = socket.socket(socket.AF_UNIX)
listener.bind(sys.argv[1])
listener.listen(16)
os.dup2(listener.fileno(), 3)
os.set_inheritable(3, True)
os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
os.execv(sys.argv[2], sys.argv[2:])
"""


def start_pcscd():
    configuration = DIRECTORY / "reader.conf.d"
    configuration.mkdir()
    port = 20_000 + 2 * random.randrange(6_000)  # vpcd takes two
    (configuration / "vpcd").write_text(
        f'FRIENDLYNAME "Idle reader"\nDEVICENAME /dev/null:0x{port:X}\n'
        f"LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so\nCHANNELID 0x{port:X}\n")
    socket = DIRECTORY / "pcscd.comm"
    usage = subprocess.run([PCSCD, "--help"], capture_output=True, text=True, check=False).stdout
    alone = ["--disable-polkit"] if "--disable-polkit" in usage else []
    command = [sys.executable, "-c", HAND_OVER_SOCKET, str(socket), PCSCD, "--foreground", *alone,
               "--config", str(configuration)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.environ["PCSCLITE_CSOCK_NAME"] = str(socket)
    return process


def launcher_state():
    told = subprocess.run([LAUNCHER, "--status", "--json"], capture_output=True, text=True, timeout=BOUND, check=False)
    return json.loads(told.stdout)["state"] if told.returncode == 0 else ""


def wait_for_reader():
    end = time.monotonic() + BOUND
    while launcher_state() != "no-card":
        if time.monotonic() > end:
            raise TimeoutError("the launcher does not see the reader")
        time.sleep(0.2)


def value(text, name):
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith(name + ":"))


def memory_kib(pid):
    rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    return {name: value(rollup, name) for name in ("Pss", "Rss", "Private_Dirty")}


def wake_ups(pid):
    """How often each thread gave up the processor to wait for something: once for each time it was woken."""
    tasks = pathlib.Path(f"/proc/{pid}/task").iterdir()
    return {int(task.name): value((task / "status").read_text(), "voluntary_ctxt_switches") for task in tasks}


def has_children(pid):
    return any((task / "children").read_text() for task in pathlib.Path(f"/proc/{pid}/task").iterdir())


def has_ended_a_child(pid):
    """A parent's cminflt has the page faults of the children that it waited for (proc(5))."""
    of_field_3_on = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(of_field_3_on[11 - 3]) > 0


def settle(pid):
    """Without a tray the launcher shows a window by itself, after a while, in a quiet moment. Here is no display, so that
    its program ends as soon as it has started. On a busy computer this may take long, but it comes."""
    end = time.monotonic() + BOUND
    while not has_ended_a_child(pid):
        if time.monotonic() > end:
            raise TimeoutError("no window came and went")
        time.sleep(0.2)
    time.sleep(DBUS_CALL)
    while True:
        before = wake_ups(pid)
        time.sleep(STILL)
        if wake_ups(pid) == before and not has_children(pid):
            return
        if time.monotonic() > end:
            raise TimeoutError("the launcher does not come to rest")


def thread_name(pid, thread):
    """GLib names its threads; the watch of the readers has the program's name, like the main loop."""
    own, of_main = (pathlib.Path(f"/proc/{pid}/task/{each}/comm").read_text().strip() for each in (thread, pid))
    return "main" if thread == pid else "watch" if own == of_main else own


pcscd = start_pcscd()
launcher = subprocess.Popen([LAUNCHER])
started = time.monotonic()
try:
    wait_for_reader()
    settle(launcher.pid)
    before = wake_ups(launcher.pid)
    time.sleep(SECONDS)
    after = wake_ups(launcher.pid)
    woken = {task: count - before.get(task, 0) for task, count in after.items()}
    of_libpcsclite = OF_LIBPCSCLITE * int((time.monotonic() - started) / 60)
    memory = memory_kib(launcher.pid)
    print(f"threads     {len(after)}")
    print(f"PSS         {memory['Pss'] / 1024:.1f} MiB   (goal: at most 10 MB)")
    print(f"RSS         {memory['Rss'] / 1024:.1f} MiB")
    print(f"own memory  {memory['Private_Dirty'] / 1024:.1f} MiB")
    too_often = False
    for thread, count in woken.items():
        name = thread_name(launcher.pid, thread)
        too_often |= count > (of_libpcsclite if name == "watch" else 0)
        print(f"wake-ups    {count} of {name} in {SECONDS:g} s   (goal: 0)")
finally:
    for process in (launcher, pcscd):
        process.send_signal(signal.SIGTERM)
        process.wait(BOUND)
sys.exit(1 if too_often else 0)
