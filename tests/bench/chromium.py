# SPDX-License-Identifier: EUPL-1.2
"""Headless Chromium as the launcher's peer: a software certificate instead of a card, driven through the same pages.

Nothing of it stays on the machine: its home, its certificates and its policies are in a folder that goes away, and the
policies are laid over /etc/chromium for its own processes only.
"""

import json
import subprocess
import time
import urllib.request
from pathlib import Path

from desk.environment import Desk, wait_until
from memory import family

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
CARD_HOST = "https://certif.primaweb.localhost"
HOLDER = "/CN=Ada Proef (Authentication)/SN=Proef/GN=Ada"
PASSWORD = "practice"
METHOD = "#method button[data-method=eid]"
HOME = "main#home"

# What to press on which page; eID is left to choose_eid().
LINE, BUTTON = "label input", "button[type=submit]"
WAY_IN = {"service": ["#service-start"]}
WAY_ON = {"entity": [LINE, BUTTON], "start": [BUTTON], "role": [LINE, BUTTON]}

# Runs in each page before anything of the page does, and presses as soon as there is something to press.
SCRIPT = """
const now = () => performance.timeOrigin + performance.now();
const pages = %s;
document.addEventListener('readystatechange', () => {
  const main = document.querySelector('main');
  if (!main || document.readyState !== 'interactive')
    return;
  if (main.id === 'home')
    window.shown_at = now();
  for (const press of pages[main.id] ?? [])
    main.querySelector(press).click();
});
"""
CHOOSE_EID = f"const at = now(); document.querySelector('{METHOD}').click(); return at;"


class Holder:
    """A made-up person's key and certificate in files, and the root that issued it: for this benchmark only."""

    def __init__(self, folder: Path):
        self.root = folder / "holder-root.pem"
        self.bundle = folder / "holder.p12"
        root_key, key, certificate = (folder / name for name in ("root.key", "holder.key", "holder.pem"))
        new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-nodes"]
        run("openssl", "req", "-x509", *new_key, "-subj", "/CN=Benchmark root (practice)", "-days", "2",
            "-keyout", root_key, "-out", self.root)
        run("openssl", "req", "-x509", *new_key, "-subj", HOLDER, "-days", "2", "-CA", self.root, "-CAkey", root_key,
            "-addext", "basicConstraints=critical,CA:FALSE", "-addext", "keyUsage=critical,digitalSignature",
            "-addext", "extendedKeyUsage=clientAuth", "-keyout", key, "-out", certificate)
        run("openssl", "pkcs12", "-export", "-inkey", key, "-in", certificate, "-name", "holder",
            "-passout", f"pass:{PASSWORD}", "-out", self.bundle)


class Chromium:
    """The holder's browser, started anew with an empty folder, which trusts one practice portal.

    It is driven by WebDriver; or, `from_within`, by a script in each page, so without the way from outside and back.
    """

    def __init__(self, desk: Desk, folder: Path, holder: Holder, portal_root: Path, from_within: bool):
        self._from_within = from_within
        keep_certificates(folder, holder, portal_root)
        # Under --dev-bind the driver and all it starts see the machine as it is, but for these policies.
        command = ["bwrap", "--dev-bind", "/", "/", "--ro-bind", policies(folder), "/etc/chromium", "--setenv", "HOME",
                   str(folder), "--die-with-parent", "chromedriver", "--port=0"]  # fmt: skip
        before = len(desk.log("chromedriver"))
        self._program = desk.start("chromedriver", command)
        port = wait_until(lambda: port_in(desk.log("chromedriver")[before:]), "chromedriver")
        self._address = f"http://127.0.0.1:{port}/session"
        options = {"binary": "/usr/bin/chromium", "args": [*FLAGS, f"--user-data-dir={folder / 'profile'}"]}
        wanted = {"browserName": "chrome", "pageLoadStrategy": "none", "goog:chromeOptions": options}
        session = self._ask("", {"capabilities": {"alwaysMatch": wanted}})
        self._address += "/" + session["sessionId"]
        script = {"source": SCRIPT % json.dumps(WAY_IN | WAY_ON if from_within else WAY_IN)}
        self._ask("/goog/cdp/execute", {"cmd": "Page.addScriptToEvaluateOnNewDocument", "params": script})

    def walk_to_method(self, address: str) -> None:
        self._ask("/url", {"url": address})
        self._wait_for(METHOD)

    def choose_eid(self) -> float:
        """Gives the moment of it, by the monotonic clock."""
        return self._monotonic(self._execute(CHOOSE_EID))

    def walk_to_start_page(self) -> float:
        """Gives the moment at which the page was there, by the monotonic clock."""
        if not self._from_within:
            self._press_all(WAY_ON)
        self._wait_for(HOME)
        return self._monotonic(self._execute("return window.shown_at;"))

    def processes(self) -> list[int]:
        """The browser's own, which start all others of it; not those of the driver."""
        return [process for process in family([self._program.pid]) if parent_is_driver(process)]

    def close(self) -> None:
        self._ask("", None, "DELETE")
        self._program.terminate()
        self._program.wait(10)

    def _wait_for(self, selector: str) -> None:
        wait_until(lambda: self._find(selector), f'"{selector}" in Chromium', 60)

    def _press_all(self, pages: dict[str, list[str]]) -> None:
        for page, presses in pages.items():
            for press in presses:
                self._ask(f"/element/{self._first_at_once(f'main#{page} {press}')}/click", {})

    def _first_at_once(self, selector: str) -> str:
        """The first such element, asked for without a pause until it is there."""
        end = time.monotonic() + 60
        while not (found := self._find(selector)):
            if time.monotonic() > end:
                raise TimeoutError(f'"{selector}" did not come in Chromium')
        return next(iter(found[0].values()))

    def _find(self, selector: str) -> list[dict]:
        return self._ask("/elements", {"using": "css selector", "value": selector})

    def _execute(self, script: str):
        return self._ask("/execute/sync", {"script": script, "args": []})

    def _monotonic(self, page_time: float) -> float:
        return page_time / 1000 - time.time() + time.monotonic()

    def _ask(self, path: str, body: dict | None, method: str = "POST"):
        data = None if body is None else json.dumps(body).encode()
        head = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._address + path, data, head, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]


def keep_certificates(home: Path, holder: Holder, portal_root: Path) -> None:
    store = home / ".pki" / "nssdb"
    store.mkdir(parents=True)
    database = f"sql:{store}"
    run("certutil", "-N", "-d", database, "--empty-password")
    run("certutil", "-A", "-d", database, "-n", "practice portal", "-t", "C,,", "-i", portal_root)
    run("pk12util", "-i", holder.bundle, "-d", database, "-W", PASSWORD)


def policies(folder: Path) -> str:
    """A folder like /etc/chromium with one policy: the card host gets the certificate without a question."""
    managed = folder / "etc" / "policies" / "managed"
    managed.mkdir(parents=True)
    choice = json.dumps({"pattern": CARD_HOST, "filter": {}})
    (managed / "benchmark.json").write_text(json.dumps({"AutoSelectCertificateForUrls": [choice]}))
    return str(folder / "etc")


def parent_is_driver(process: int) -> bool:
    status = Path(f"/proc/{process}/status")
    try:
        parent = status.read_text().partition("PPid:")[2].split()[0]
        return Path(f"/proc/{parent}/comm").read_text().startswith("chromedriver")
    except OSError:
        return False  # one of them has ended meanwhile


def port_in(log: str) -> str:
    return log.partition("successfully on port ")[2].partition(".")[0]


def run(*command) -> None:
    subprocess.run([str(word) for word in command], check=True, capture_output=True, timeout=60)
