"""An answer, and whether it still holds."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.recall.repository import Repository
from dodcheck.recall.traces import traces

_FORM = b"dodcheck answer 1"


class Answer(NamedTuple):
    """What a command printed and its exit code."""

    code: int
    output: bytes


class KeptAnswer(NamedTuple):
    """An answer with the places in the repository that it rests on, and the digests of the traces there and in git."""

    answer: Answer
    places: tuple[bytes, ...]
    in_tree: str
    in_git: str

    def holds(self, repository: Repository) -> bool:
        """Return whether nothing that the answer rests on was touched since. Raises ``OSError``, ``OverflowError``."""
        return repository.traces().digest == self.in_git and traces(repository.root, self.places).digest == self.in_tree


def packed(kept: KeptAnswer) -> bytes:
    """Return a kept answer as bytes."""
    code, output = kept.answer
    head = f" {code} {len(output)} {kept.in_tree} {kept.in_git}\n"
    return _FORM + head.encode() + output + b"\0".join(kept.places)


def unpacked(data: bytes) -> KeptAnswer | None:
    """Return the kept answer that the bytes hold, ``None`` where they hold none."""
    head, _, rest = data.partition(b"\n")
    if not head.startswith(_FORM + b" "):
        return None
    code, length, in_tree, in_git = head.removeprefix(_FORM).decode().split()
    size = int(length)
    return KeptAnswer(Answer(int(code), rest[:size]), tuple(rest[size:].split(b"\0")), in_tree, in_git)
