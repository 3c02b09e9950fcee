# SPDX-License-Identifier: EUPL-1.2
"""A card host that remembers TLS sessions, as most servers do and the practice portal's cannot."""

import re
import socket
import subprocess

PORTAL = "portal.primaweb.localhost"
CARD_HOST = "certif.primaweb.localhost"


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return asking.getsockname()[1]


class RememberingCardHost:
    """From now on the portal of a practice program does nothing but lead to this host. Make it before a sign-in."""

    def __init__(self, user):
        self._desk = user.desk
        self._folder = user.practice.directory
        portal, card_host = (f"{name}:{free_port()}" for name in (PORTAL, CARD_HOST))
        self._make_certificate()
        (self._folder / "start").write_text(f"HTTP/1.0 302 Found\r\nLocation: https://{card_host}/\r\n\r\n")
        self._serve("portal", portal, "-HTTP", "-state")
        self._serve("card-host", card_host, "-www", "-verify", "4")
        description = (self._folder / "portal.ini").read_text()
        for host in (portal, card_host):
            description = re.sub(rf"{host.split(':')[0]}:\d+", host, description)
        description = re.sub(r"(?m)^(start.*|log-out)=.*", rf"\1=https://{portal}/start", description)
        (self._folder / "portal.ini").write_text(description)

    def holders(self) -> list[str]:
        """Whose cards signed, in their order. A session that goes on without a signature adds nobody."""
        # OpenSSL puts spaces around the sign before 3.2 only.
        return re.findall(r"depth=0 .*CN ?= ?(.*?) \(Authentication\)", self._desk.log("card-host"))

    def sessions_at_the_portal(self) -> tuple[int, int]:
        """How many TLS sessions were begun there, by the view, and how many of them were no continuation."""
        log = self._desk.log("portal")
        return log.count("TLS write server hello"), log.count("TLS write certificate")

    def _make_certificate(self) -> None:
        """Of both hosts; it is its own root."""
        command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                   "-subj", "/CN=card host", "-addext", f"subjectAltName=DNS:{PORTAL},DNS:{CARD_HOST}",
                   "-keyout", self._folder / "key.pem", "-out", self._folder / "root.pem"]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        (self._folder / "server.pem").write_text((self._folder / "root.pem").read_text())

    def _serve(self, name: str, host: str, *options: str) -> None:
        command = ["openssl", "s_server", "-accept", f"127.0.0.1:{host.split(':')[1]}", "-cert", "root.pem",
                   "-key", "key.pem", *options]  # fmt: skip
        self._desk.start(name, command, cwd=self._folder)
