"""Measures the audits of workflows beside zizmor and ``git grep``, and compares findings. Part of ``make bench``."""

from __future__ import annotations

import json
import posixpath
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench.peers import ZIZMOR, find, unpinned_uses_alone
from bench.run import AGAIN, BENCH, DODCHECK, Side, compare, compile_modules
from bench.tree import FULL, ensure

AUDITS = ("risks", "pins", "gate")
GREP = ("git", "grep", "-c", "uses:", "--", ".github")
PAIRS = 15
BLOCKED = 1
"""How an audit ends that found something."""


def main() -> None:
    """Make the tree, measure, print."""
    compile_modules()
    tree = ensure(FULL, BENCH / "tree")
    there = [name for name in AUDITS if _ended((DODCHECK, "ci", name, "--help"), tree) == 0]
    zizmor = zizmor_command(BENCH / "peers")
    for name in there:
        ours = side((DODCHECK, "ci", name), tree)
        if zizmor:
            print(f"ci {name} / zizmor", compare(ours, Side(zizmor), tree, PAIRS), "aim: at most 1, better 0.5")
            again = replace(ours, environment=AGAIN)
            print(f"ci {name} again / zizmor", compare(again, Side(zizmor), tree, PAIRS))
        print(f"ci {name} / git grep", compare(ours, Side(GREP), tree, PAIRS))
    if not zizmor:
        print("zizmor is not on PATH and can't be installed: left out")
    elif "pins" in there:
        print(told(by_zizmor(zizmor, tree), by_dodcheck(tree)))


def zizmor_command(folder: Path) -> tuple[str, ...] | None:
    """Return zizmor offline with one audit, over the whole repository; ``None`` where zizmor can't be had."""
    program = find("zizmor", ZIZMOR, folder)
    if program is None:
        return None
    config = BENCH / "zizmor.yml"
    config.write_text(unpinned_uses_alone(), encoding="utf-8")
    quiet = ("--quiet", "--no-progress", "--no-exit-codes", "--format", "json")
    return (program, "--offline", *quiet, "--config", str(config), ".")


def side(command: tuple[str, ...], tree: Path) -> Side:
    """Return an audit with how it ends in this tree. Raises ``SystemExit`` where that is a mistake."""
    code = _ended(command, tree)
    if code not in (0, BLOCKED):
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    return Side(command, code)


def by_zizmor(command: Sequence[str], tree: Path) -> Counter[str]:
    """Return how many unpinned uses zizmor finds in each file. Raises ``SystemExit`` where it tells of more."""
    found = json.loads(subprocess.run(command, cwd=tree, check=True, capture_output=True).stdout)
    if others := sorted({one["ident"] for one in found} - {"unpinned-uses"}):
        raise SystemExit(f"zizmor should run one audit, and also ran {', '.join(others)}")
    return Counter(path for one in found for path in _primary(one["locations"]))


def _primary(locations: Sequence[dict[str, dict[str, object]]]) -> Iterator[str]:
    for one in locations:
        match one["symbolic"]:
            case {"kind": "Primary", "key": {"Local": {"verbatim_path": str(path)}}}:
                yield posixpath.normpath(path)
            case _:
                pass


def by_dodcheck(tree: Path) -> Counter[str]:
    """Return how many unpinned uses dodcheck finds in each file; images apart, which zizmor has another audit for."""
    command = (DODCHECK, "ci", "pins", "--format", "json")
    done = subprocess.run(command, cwd=tree, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return unpinned(json.loads(done.stdout))


def unpinned(report: dict[str, object]) -> Counter[str]:
    """Return how many unpinned uses of actions and workflows a report of ``ci pins`` has in each file.

    Raises ``SystemExit`` for a report of another shape: then nothing would be compared.
    """
    found = Counter[str]()
    rows = report.get("files")
    for row in rows if isinstance(rows, list) else ():
        match row:
            case {"path": str(path), "unpinned": int(count)}:
                found[path] = count
            case _:
                raise SystemExit(f"a row of ci pins that is not understood: {row}")
    if not isinstance(rows, list):
        raise SystemExit("the report of ci pins has no list `files`")
    return +found


def told(theirs: Counter[str], ours: Counter[str]) -> str:
    """Return how many unpinned uses each side finds, and every file in which the two differ."""
    head = f"unpinned uses: zizmor {theirs.total()} in {len(theirs)} files, dodcheck {ours.total()} in {len(ours)}"
    differing = [path for path in sorted(theirs | ours) if theirs[path] != ours[path]]
    lines = [f"  {path}: zizmor {theirs[path]}, dodcheck {ours[path]}" for path in differing]
    return "\n".join([head, *lines] if lines else [f"{head}; equal in every file"])


def _ended(command: Sequence[str], folder: Path) -> int:
    return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode


if __name__ == "__main__":
    main()
