"""A git history of a known length over the measured tree, the same commits every time."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.governance import GROUPS, NAMED_FILES, governance_files, statements
from bench.tree import Size, all_files, cpp_line, fingerprint

CHECKLIST = "docs/refactor/DEFINITION_OF_DONE.md"
LOG = "docs/refactor/toolcalls.md"
LATE = (*NAMED_FILES, ".github/dependabot.yml", ".github/CODEOWNERS")
"""Files that the history begins without."""

EVERY = 10
"""One commit in so many changes what the documents claim or what they name."""

EDITED = 8
HOT = 600
BEGIN = 1_767_614_400
HOUR = 3_600


@dataclass(frozen=True, slots=True)
class Story:
    """How the documents look after so many steps: boxes written down, boxes ticked, late files there, lines logged."""

    written: int
    ticked: int
    late: int
    logged: int

    def files(self) -> dict[str, str]:
        """Return the governance files as they are then."""
        found = governance_files()
        for path in LATE[self.late :]:
            del found[path]
        lines = "".join(f"| day {number} | ls | ok |\n" for number in range(self.logged))
        return {**found, CHECKLIST: self.checklist(), LOG: found[LOG] + lines}

    def checklist(self) -> str:
        """Return the Definition of Done: the first boxes are written down, the first of those ticked."""
        told = list(statements())[: self.written]
        parts = ["# Definition of Done", "## Phase 1: Foundation"]
        for group in dict.fromkeys(name for name, _ in told):
            boxes = [
                f"- [{'x' if at < self.ticked else ' '}] {text}"
                for at, (name, text) in enumerate(told)
                if name == group
            ]
            parts.append("\n".join([f"**{group}**:", "", *boxes]))
        return "\n\n".join(parts) + "\n"


def story(step: int) -> Story:
    """Return the story after so many of its steps: the files come a little before the ticks, two ticks come early."""
    boxes = sum(map(len, GROUPS.values()))
    return Story(
        written=min(boxes, 8 + step // 3),
        ticked=min(boxes, step // 2),
        late=min(len(LATE), step // 4),
        logged=step // 5,
    )


def ensure_history(size: Size, commits: int, folder: Path) -> Path:
    """Return a repository of this tree's history in ``folder``, without a checkout, made anew unless it is there."""
    code = Path(__file__).read_bytes()
    known = hashlib.sha256(f"{fingerprint(size)} {commits}".encode() + code).hexdigest()
    mark = folder / ".git" / "bench-fingerprint"
    if not (mark.exists() and mark.read_text(encoding="utf-8") == known):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _import(size, commits, folder)
        mark.write_text(known, encoding="utf-8")
    return folder


def _import(size: Size, commits: int, folder: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = kept | {"GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", "init", "--quiet", "-b", "main"], cwd=folder, env=environment, check=True)
    command = ["git", "fast-import", "--quiet", "--force"]
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.PIPE) as process:
        if process.stdin is None:
            raise SystemExit("git fast-import takes no input")
        for block in stream(size, commits):
            process.stdin.write(block)
    if process.returncode:
        raise SystemExit(f"git fast-import ended with {process.returncode}")
    # A clone comes packed like this; the pack of an import holds most trees whole.
    subprocess.run(["git", "repack", "-a", "-d", "-f", "--quiet"], cwd=folder, env=environment, check=True)


def stream(size: Size, commits: int) -> Iterator[bytes]:
    """Yield what ``git fast-import`` reads: the whole tree first, then small changes."""
    rng = random.Random(size.seed)  # noqa: S311 - the same history every time, nothing secret
    hot: dict[str, bytes] = {}
    governed = governance_files()
    yield _commit(0)
    for path, data in all_files(size):
        if path not in governed:
            yield _file(path, data)
            if len(hot) < HOT and path.endswith((".cpp", ".py")):
                hot[path] = data
    before: Mapping[str, str] = {}
    for number in range(commits):
        if number:
            yield _commit(number)
            yield from _work(number, hot, rng)
        if number % EVERY == 0:
            now = story(number // EVERY).files()
            yield from (_file(path, text.encode()) for path, text in now.items() if before.get(path) != text)
            before = now


def _work(number: int, hot: dict[str, bytes], rng: random.Random) -> Iterator[bytes]:
    """Yield the changes of everyday work: files edited, now and then one that comes, goes or moves."""
    for path in rng.sample(sorted(hot), min(EDITED, len(hot))):
        lines = hot[path].split(b"\n")
        lines[rng.randrange(len(lines))] = cpp_line(rng).encode()
        hot[path] = b"\n".join(lines)
        yield _file(path, hot[path])
    if number % 2 == 0:
        path = f"tools/new/module_{number}.py"
        hot[path] = f"# module {number}\n".encode()
        yield _file(path, hot[path])
    if number % 4 == 0:
        gone = rng.choice(sorted(hot))
        del hot[gone]
        yield f"D {gone}\n".encode()
    if number % EVERY == 1:
        old = rng.choice(sorted(hot))
        new = f"{old.rpartition('/')[0]}/moved_{number}.cpp"
        hot[new] = hot.pop(old)
        yield f"R {old} {new}\n".encode()


def _commit(number: int) -> bytes:
    when = f"committer Ada <ada@example.org> {BEGIN + number * HOUR} +0000"
    words = f"Step {number}".encode()
    return b"commit refs/heads/main\n%b\ndata %d\n%b\n" % (when.encode(), len(words), words)


def _file(path: str, data: bytes) -> bytes:
    return b"M 100644 inline %b\ndata %d\n%b\n" % (path.encode(), len(data), data)
