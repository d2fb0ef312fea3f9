"""An answer, and whether it still holds."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.recall.repository import Repository
from dodcheck.recall.traces import traces_at

_FORM = "dodcheck answer 1 "


class Answer(NamedTuple):
    """What a command printed and its exit code."""

    code: int
    output: bytes


class Digests(NamedTuple):
    """The digests of the traces at what is tracked, at other places that were looked at, and in git's own folders."""

    tracked: str
    beside: str
    in_git: str


class KeptAnswer(NamedTuple):
    """An answer with the places in the work tree that it rests on: what is tracked, and what was looked at beside."""

    answer: Answer
    tracked: tuple[bytes, ...]
    beside: tuple[bytes, ...]
    digests: Digests

    def holds(self, repository: Repository) -> bool:
        """Return whether nothing that the answer rests on was touched since. Raises ``OSError``, ``OverflowError``."""
        return (
            repository.traces().digest == self.digests.in_git
            and traces_at(repository.root, self.beside).digest == self.digests.beside
            and traces_at(repository.root, self.tracked).digest == self.digests.tracked
        )


def pack(kept: KeptAnswer) -> bytes:
    """Return a kept answer as bytes."""
    code, output = kept.answer
    head = " ".join((_FORM.strip(), str(code), str(len(output)), str(len(kept.tracked)), *kept.digests))
    return head.encode() + b"\n" + output + b"\0".join((*kept.tracked, *kept.beside))


def unpack(data: bytes) -> KeptAnswer | None:
    """Return the kept answer that the bytes hold, ``None`` where they hold one of another form.

    Raises ``ValueError`` where they are damaged.
    """
    head, _, rest = data.partition(b"\n")
    if not head.startswith(_FORM.encode()):
        return None
    code, length, count, tracked, beside, in_git = head[len(_FORM) :].decode().split()
    size, many = int(length), int(count)
    places = tuple(rest[size:].split(b"\0"))
    digests = Digests(tracked, beside, in_git)
    return KeptAnswer(Answer(int(code), rest[:size]), places[:many], places[many:], digests)
