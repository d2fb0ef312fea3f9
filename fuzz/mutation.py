"""Changes of an input: of its bytes, its lines and its texts as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from fuzz.campaign import Given
from fuzz.texts import STRANGE

MAX_SIZE = 60_000
_MOST_CHANGES = 4
_RUNS = (2, 3, 50, 400)


def mutated(random: Random, given: Given, pieces: Sequence[str], others: Sequence[Given]) -> Given:
    """Return an input with one to four changes; ``others`` are inputs to take parts from."""
    changed = dict(given)
    for _ in range(random.randint(1, _MOST_CHANGES)):
        name = random.choice(sorted(changed)) if changed else ""
        if not name:
            break
        donor = random.choice(others) if others else given
        part = random.choice([*donor.values()]) if donor else b""
        data = random.choice(_CHANGES)(random, changed[name], pieces, part)
        changed[name] = data[:MAX_SIZE]
    return changed


def _delete(random: Random, data: bytes, _pieces: Sequence[str], _other: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:start] + data[end:]


def _double(random: Random, data: bytes, _pieces: Sequence[str], _other: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:start] + data[start:end] * random.choice(_RUNS) + data[end:]


def _insert(random: Random, data: bytes, pieces: Sequence[str], _other: bytes) -> bytes:
    at = random.randint(0, len(data))
    piece = random.choice(STRANGE if not pieces or random.random() < 0.2 else pieces)
    return data[:at] + piece.encode("utf-8", "surrogatepass") * random.choice((1, 1, 1, 2, 30)) + data[at:]


def _replace(random: Random, data: bytes, pieces: Sequence[str], other: bytes) -> bytes:
    start, _ = _span(random, data)
    return _insert(random, _delete(random, data[:start], pieces, other), pieces, other) + data[start:]


def _flip(random: Random, data: bytes, _pieces: Sequence[str], _other: bytes) -> bytes:
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _splice(random: Random, data: bytes, _pieces: Sequence[str], other: bytes) -> bytes:
    start, end = _span(random, other)
    at = random.randint(0, len(data))
    return data[:at] + other[start:end] + data[at:]


def _shuffle_lines(random: Random, data: bytes, _pieces: Sequence[str], _other: bytes) -> bytes:
    lines = data.split(b"\n")
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _indent(random: Random, data: bytes, _pieces: Sequence[str], _other: bytes) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    before = random.choice((b"  ", b"\t", b"> ", b"    ", b"- ", b"# ", b"| "))
    lines[at] = before + lines[at] if random.random() < 0.7 else lines[at].lstrip()
    return b"\n".join(lines)


def _line_ends(random: Random, data: bytes, _pieces: Sequence[str], _other: bytes) -> bytes:
    return data.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"\x0b", b"\x85")))


def _mistaken_encoding(random: Random, data: bytes, _pieces: Sequence[str], _other: bytes) -> bytes:
    wrong = random.choice(("cp1252", "latin-1", "utf-16"))
    return (
        data.decode("utf-8", "replace").encode("utf-16")
        if wrong == "utf-16"
        else data.decode(wrong, "replace").encode()
    )


def _span(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 2, 8, 40, 200)))


_Change = Callable[[Random, bytes, Sequence[str], bytes], bytes]
_CHANGES: tuple[_Change, ...] = (
    *(_delete, _double, _insert, _insert, _insert, _replace, _replace, _flip, _splice, _splice, _shuffle_lines),
    *(_indent, _line_ends, _mistaken_encoding),
)
