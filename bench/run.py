"""Measures dodcheck beside what a user would run instead. Run by ``make bench``."""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.counting import count_git
from bench.history import ensure_history
from bench.patterns import write_patterns
from bench.program import ensure_program
from bench.ratio import Pair, Summary, summarise
from bench.tree import FULL, ensure

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / ".bench"
DODCHECK = str(Path(sys.executable).with_name("dodcheck"))
PHASE = (DODCHECK, "phase", "1")
PROGRAM = (DODCHECK, "program")
BLOCKED = 1
"""How the whole program ends in a tree that fulfils little of it."""
NOTHING = (sys.executable, "-I", "-c", "pass")
GREP = ("git", "grep", "-I", "-c", "-E", "AKIA[0-9A-Z]{16}")
NO_MATCH = 1
"""How ``git grep`` ends in this tree, where the pattern stands nowhere."""
HISTORY = (DODCHECK, "history", "--as-of", "2026-02-08")
LOG = ("git", "log", "--name-only", "-n", "500")
COMMITS = 500
"""How many commits the measured history has."""
BOXES = 20
"""How many boxes phase 1 of the tree has, all of them true."""


ANEW: Mapping[str, str] = os.environ | {"DODCHECK_CACHE": "off"}
"""Where every run of dodcheck judges anew: what is measured unless something else is said."""
AGAIN: Mapping[str, str] = os.environ | {"DODCHECK_CACHE": "", "CI": ""}
"""Where the same question is answered again without judging, once it was asked."""


@dataclass(frozen=True, slots=True)
class Side:
    """A command to time, the exit code that means it did its work, and its environment."""

    command: tuple[str, ...]
    good: int = 0
    environment: Mapping[str, str] = field(default_factory=lambda: ANEW)


def seconds(side: Side, folder: Path) -> float:
    """Return how long one run takes. Raises ``SystemExit`` when the command did not do its work."""
    start = time.perf_counter()
    done = subprocess.run(
        side.command, cwd=folder, env=side.environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    taken = time.perf_counter() - start
    if done.returncode != side.good:
        raise SystemExit(f"{' '.join(side.command)} ended with {done.returncode}:\n{complaint(done)}")
    return taken


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the end of what a command printed."""
    return (done.stdout + done.stderr).decode(errors="replace")[-2000:]


def compare(ours: Side, theirs: Side, folder: Path, pairs: int) -> Summary:
    """Return the summary of that many pairs, after one warm-up; which side goes first alternates."""
    seconds(ours, folder)
    seconds(theirs, folder)
    return summarise([pair(ours, theirs, folder, ours_first=number % 2 == 0) for number in range(pairs)])


def pair(ours: Side, theirs: Side, folder: Path, *, ours_first: bool) -> Pair:
    """Return one run of each side."""
    if ours_first:
        return Pair(ours=seconds(ours, folder), theirs=seconds(theirs, folder))
    theirs_took = seconds(theirs, folder)
    return Pair(ours=seconds(ours, folder), theirs=theirs_took)


def proved(folder: Path) -> int:
    """Return how many criteria phase 1 proves. Raises ``SystemExit`` unless it proves all boxes: no work, no time."""
    command = (*PHASE, "--format", "json")
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"phase 1 of the tree should pass, but ended with {done.returncode}:\n{complaint(done)}")
    number = int(json.loads(done.stdout)["tally"]["proved"])
    if number < BOXES:
        raise SystemExit(f"phase 1 of the tree should prove {BOXES} boxes, but proved {number}")
    return number


def told_of(folder: Path) -> int:
    """Return how many commits the history tells of. Raises ``SystemExit`` unless it tells of all: no work, no time."""
    command = (*HISTORY, "--format", "json")
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    commits = json.loads(done.stdout)["commits"] if done.returncode == 0 else []
    number = sum(one["tally"] is not None for one in commits)
    if number != COMMITS:
        raise SystemExit(f"the history should tell of {COMMITS} commits, but told of {number}:\n{complaint(done)}")
    return number


def peak_megabytes(command: tuple[str, ...], folder: Path) -> float:
    """Return the most memory that the command or any process it waited for held at once, in MB."""
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True);"
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    measuring = [sys.executable, "-I", "-c", code, *command]
    done = subprocess.run(measuring, cwd=folder, env=ANEW, check=True, capture_output=True)
    return int(done.stdout) / 1024


def compile_modules() -> None:
    """Compile the package, as installing it does: with PYTHONDONTWRITEBYTECODE set, each run would do it anew."""
    compileall.compile_dir(ROOT / "src", quiet=1)


def main() -> None:
    """Make the tree, measure, print."""
    compile_modules()
    tree = ensure(FULL, BENCH / "tree")
    files = len(subprocess.run(["git", "ls-files"], cwd=tree, check=True, capture_output=True).stdout.splitlines())
    print(f"a tree of {files} tracked files, {FULL.workflows} workflows; {os.cpu_count()} processors")
    print(f"phase 1 proves {proved(tree)} criteria")
    print("phase 1 / git grep     ", compare(Side(PHASE), Side(GREP, NO_MATCH), tree, 15), "aim: at most 1.5")
    patterns = write_patterns(BENCH / "secret-patterns")
    search = Side(("git", "grep", "-I", "-c", "-P", "-f", str(patterns)), NO_MATCH)
    print("secrets / git grep     ", compare(Side((DODCHECK, "secrets")), search, tree, 15), "aim: at most 1.6")
    whole = ensure_program(FULL, BENCH / "tree", BENCH / "program")
    print(
        "program / git grep     ", compare(Side(PROGRAM, BLOCKED), Side(GREP, NO_MATCH), whole, 15), "aim: at most 2.5"
    )
    again = Side(PROGRAM, BLOCKED, AGAIN)
    print("program again / git grep", compare(again, Side(GREP, NO_MATCH), whole, 15), "aim: at most 1.2")
    print(f"peak memory of program: {peak_megabytes(PROGRAM, whole):.0f} MB, aim: at most 100")
    version = Side((DODCHECK, "--version"))
    print("--version / python pass", compare(version, Side(NOTHING), tree, 25), "aim: at most 10")
    counted = count_git(PHASE, tree, BENCH)
    told = ", ".join(f"{name} {number}" for name, number in counted.most_common())
    print(f"git processes in phase 1: {counted.total()} ({told}); ls-files: {counted['ls-files']}, aim: 1")
    history = ensure_history(FULL, COMMITS, BENCH / "history")
    print(f"a history of {told_of(history)} commits of that tree")
    print("history / git log      ", compare(Side(HISTORY), Side(LOG), history, 15), "aim: at most 10")
    print(f"peak memory of history: {peak_megabytes(HISTORY, history):.0f} MB")
    print(f"peak memory of phase 1: {peak_megabytes(PHASE, tree):.0f} MB")


if __name__ == "__main__":
    main()
