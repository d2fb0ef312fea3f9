"""Random texts, and texts that lie in this repository."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from fuzz.campaign import TEXT, Given

ROOT = Path(__file__).resolve().parent.parent
MAX_SEED = 20_000
_MOST_SEEDS = 400
_LINES = 40

STRANGE = (
    "\ufeff", "\u200b", "\u202e", "\u2028", "\u0301", "\x1b[31m", "\x07", "\x7f", "\u00e9", "\u00e2\u0153\u2026",
    "\u00c3\u00a9", "\U0001f680", "\U000e0041", "\ufffd", "\u3164", "\u0430", "\u0131", "\u1e9e", "\u00df", "\ufb01",
    "\u00a0", "\t", "\r", "\r\n", "\n", "\n\n", " ", "    ", "0", "9" * 30, "-1", "1e999", "\u0661", "\u00b2",
)  # fmt: skip
"""Signs that readers stumble over: invisible, combining, mistaken encodings, digits of other scripts, large numbers."""


def soup(pieces: Sequence[str], most: int = 40) -> Callable[[Random], Given]:
    """Return a maker of texts of up to so many pieces, a few of them strange."""

    def fresh(random: Random) -> Given:
        return {TEXT: encoded(random, mixed(random, pieces, most))}

    return fresh


def mixed(random: Random, pieces: Sequence[str], most: int) -> str:
    """Return up to so many pieces one behind the other; one in twelve is strange."""
    count = random.randint(0, random.choice((3, most)))
    return "".join(random.choice(STRANGE if random.random() < 0.08 else pieces) for _ in range(count))


def encoded(random: Random, text: str) -> bytes:
    """Return a text as bytes: mostly UTF-8, now and then with a mark, other line ends or another encoding."""
    match random.randrange(40):
        case 0:
            return text.encode("utf-16", "surrogatepass")
        case 1:
            return text.encode("utf-8-sig", "surrogatepass")
        case 2:
            return text.replace("\n", "\r\n").encode("utf-8", "surrogatepass")
        case 3:
            return text.replace("\n", "\r").encode("utf-8", "surrogatepass")
        case 4:
            return text.encode("latin-1", "replace")
        case _:
            return text.encode("utf-8", "replace")


def text_of(given: Given) -> str:
    """Return the one text of an input as characters; what is no UTF-8 becomes U+FFFD."""
    return given[TEXT].decode("utf-8", "replace")


def files_like(*patterns: str) -> Callable[[], Sequence[Given]]:
    """Return a finder of seeds: the files of this repository that match, those of a moderate size."""

    def seeds() -> Sequence[Given]:
        return [{TEXT: data} for _, data in files(*patterns)]

    return seeds


def parts_of(*patterns: str) -> Callable[[], Sequence[Given]]:
    """Return a finder of seeds: such files cut into parts."""

    def seeds() -> Sequence[Given]:
        return [{TEXT: part} for _, data in files(*patterns) for part in _parts(data)]

    return seeds


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield a text in parts of a few dozen lines: short inputs are many inputs."""
    lines = data.splitlines(keepends=True)
    yield from (b"".join(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES))


def files(*patterns: str) -> list[tuple[str, bytes]]:
    """Return path and bytes of the files of this repository that match, those of a moderate size."""
    found = sorted({path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()})
    sized = [path for path in found if 0 < path.stat().st_size <= MAX_SEED]
    step = max(1, len(sized) // _MOST_SEEDS)
    return [(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in sized[::step]]


def lines_of(*patterns: str) -> Callable[[], Sequence[Given]]:
    """Return a finder of seeds: the lines of such files that hold a word, each once."""

    def seeds() -> Sequence[Given]:
        lines = {line.strip() for _, data in files(*patterns) for line in data.splitlines() if len(line) > 12}
        chosen = sorted(lines)
        return [{TEXT: line} for line in chosen[:: max(1, len(chosen) // 2_000)]]

    return seeds
