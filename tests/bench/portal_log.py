# SPDX-License-Identifier: EUPL-1.2
"""What the practice portal told of its answers (primaweb-simulator --measure): times, requests and bytes."""

from dataclasses import dataclass

BEGINNING = "portal answered "


@dataclass(frozen=True)
class Answer:
    path: str
    began: float  # seconds of the monotonic clock
    took: float  # seconds
    connection: int
    received: int  # bytes of the connection so far: TLS, heads and bodies
    sent: int

    @property
    def is_page(self) -> bool:
        """A page or a redirect, which whoever walks has to wait for; style sheets and icons come beside the walk."""
        return "." not in self.path.rpartition("/")[2]


@dataclass(frozen=True)
class Asked:
    """What was asked of the portal in some time."""

    requests: int
    up: int  # bytes
    down: int
    page_time: float  # seconds: all pages and redirects together
    answer_time: float  # all answers


def answers(lines: list[str]) -> list[Answer]:
    return [answer_in(line) for line in lines if line.startswith(BEGINNING)]


def answer_in(line: str) -> Answer:
    _host, _method, path, _status, *rest = line.removeprefix(BEGINNING).split()
    numbers = dict(zip(rest[::2], map(int, rest[1::2])))
    return Answer(path, numbers["began"] / 1e6, numbers["took"] / 1e6, numbers["connection"], numbers["received"],
                  numbers["sent"])


def asked_since(start: float, told: list[Answer]) -> Asked:
    later = [answer for answer in told if answer.began >= start]

    def since(count) -> int:
        """Of a connection that was there before only what came after."""
        total = 0
        for connection in {answer.connection for answer in later}:
            counts = [(answer.began, count(answer)) for answer in told if answer.connection == connection]
            total += max(each for _, each in counts) - max((each for began, each in counts if began < start), default=0)
        return total

    return Asked(
        requests=len(later),
        up=since(lambda answer: answer.received),
        down=since(lambda answer: answer.sent),
        page_time=sum(answer.took for answer in later if answer.is_page),
        answer_time=sum(answer.took for answer in later),
    )
