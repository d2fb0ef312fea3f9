"""A git repository of a known size, the same bytes every time: what the measurements run on."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.ci_tree.files import ci_files
from bench.governance import governance_files

FOLDERS = ("core", "ops", "runtime", "autograd", "distributed", "quantized", "export", "tools")
# fmt: off
WORDS = (
    "tensor", "index", "layout", "stride", "buffer", "graph", "kernel", "device", "stream", "event",
    "queue", "node", "edge", "pass", "value", "shape", "bounds", "cache", "batch", "worker",
    "signal", "record", "handle", "scope", "owner", "token", "range", "offset", "cursor", "window",
    "policy",
)
# fmt: on
MEDIAN_BYTES, SPREAD = 5_500, 1.0
"""Sizes are log-normal, as in real repositories: the mean is ``MEDIAN_BYTES`` times the square root of e, some 9 kB."""
POOL_LINES = 4_000
COMMIT_DATE = "2026-01-05T12:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Size:
    """How large the tree is. ``sources`` counts the files that are neither CI nor governance documents."""

    sources: int
    workflows: int
    seed: int = 1


FULL = Size(sources=19_760, workflows=142)
"""With the documents, the files they name and the CI, some 20,000 files and 180 MB: about the size of PyTorch."""


def python_line(rng: random.Random) -> str:
    """Return a line that could stand in a Python module."""
    a, b, c = rng.choices(WORDS, k=3)
    return rng.choice([f"def {a}_{b}({c}: int) -> int:", f"    return {a}.{b}({c})", f"    # the {a} of each {b}", ""])


def cpp_line(rng: random.Random) -> str:
    """Return a line that could stand in a C++ source."""
    a, b, c = rng.choices(WORDS, k=3)
    return rng.choice([f"static int {a}_{b}(int {c}) {{", f"  return {a}->{b}({c});", "}", f'#include "{a}/{b}.h"'])


def markdown_line(rng: random.Random) -> str:
    """Return a line that could stand in a Markdown page."""
    a, b, c = rng.choices(WORDS, k=3)
    return rng.choice([f"## {a} {b}", f"- the `{a}` follows its {b}", f"Every {a} has one {b} for each {c}.", ""])


def yaml_line(rng: random.Random) -> str:
    """Return a line that could stand in a YAML file."""
    a, b, c = rng.choices(WORDS, k=3)
    return rng.choice([f"{a}_{b}: {c}", f"  - {a}", f"# {a} {b}", f"  {a}: [{b}, {c}]"])


KINDS = ((".py", python_line, 45), (".cpp", cpp_line, 40), (".md", markdown_line, 10), (".yaml", yaml_line, 5))
"""Suffix, how its lines look, and its share in percent."""


def source_files(size: Size) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the files that nothing in the governance documents is about."""
    rng = random.Random(size.seed)  # noqa: S311 - the same tree every time, nothing secret
    pools = {suffix: [line(rng) for _ in range(POOL_LINES)] for suffix, line, _ in KINDS}
    suffixes = [suffix for suffix, _, _ in KINDS]
    shares = [share for _, _, share in KINDS]
    for number in range(size.sources):
        (suffix,) = rng.choices(suffixes, weights=shares)
        wanted = int(rng.lognormvariate(0, SPREAD) * MEDIAN_BYTES)
        lines = rng.choices(pools[suffix], k=1 + wanted // 24)
        folder = f"{rng.choice(FOLDERS)}/{rng.choice(WORDS)}/{rng.choice(WORDS)}"
        yield f"{folder}/{rng.choice(WORDS)}_{number}{suffix}", "\n".join(lines).encode()


def all_files(size: Size) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every file of the tree; no path twice."""
    yield from source_files(size)
    for path, text in ci_files(size.workflows, size.seed):
        yield path, text.encode()
    for path, text in governance_files().items():
        yield path, text.encode()


def fingerprint(size: Size) -> str:
    """Return what a finished tree is known by: it changes with the size and with the code that makes the tree."""
    here = Path(__file__).parent
    parts = (here / "tree.py", here / "governance.py", *sorted((here / "ci_tree").glob("*.py")))
    code = b"".join(path.read_bytes() for path in parts)
    return hashlib.sha256(repr(size).encode() + code).hexdigest()


def ensure(size: Size, folder: Path) -> Path:
    """Return a committed tree of this size in ``folder``, made anew unless the right one is there."""
    mark = folder / ".git" / "bench-fingerprint"
    if not (mark.exists() and mark.read_text(encoding="utf-8") == fingerprint(size)):
        shutil.rmtree(folder, ignore_errors=True)
        write(size, folder)
        commit(folder)
        mark.write_text(fingerprint(size), encoding="utf-8")
    return folder


def write(size: Size, folder: Path) -> None:
    """Write every file of the tree below ``folder``."""
    for path, data in all_files(size):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def commit(folder: Path) -> None:
    """Make ``folder`` a git repository with one commit that holds all of it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    fixed = {"GIT_AUTHOR_DATE": COMMIT_DATE, "GIT_COMMITTER_DATE": COMMIT_DATE, "GIT_CONFIG_GLOBAL": os.devnull}
    who = ["-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0"]
    for arguments in (["init", "--quiet", "-b", "main"], ["add", "--all"], ["commit", "--quiet", "-m", "the tree"]):
        subprocess.run(["git", *who, *arguments], cwd=folder, env=kept | fixed, check=True)
