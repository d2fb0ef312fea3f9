"""What dodcheck says of every claim in the Markdown of a rebuilt corpus."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from bench import corpora
from bench.corpora import rebuild

_DODCHECK = str(Path(sys.executable).with_name("dodcheck"))


class Said(NamedTuple):
    """One criterion of a report: where it stands, its words, its verdict and why."""

    path: str
    line: int | None
    text: str
    verdict: str
    reason: str


def ensure(corpus: Path, folder: Path) -> Path:
    """Return the rebuilt repository of a corpus in ``folder``, made anew unless the right one is there."""
    mark, wanted = folder / ".git" / "bench-fingerprint", fingerprint(corpus)
    if not (mark.exists() and mark.read_text(encoding="utf-8") == wanted):
        shutil.rmtree(folder, ignore_errors=True)
        rebuild(corpus, folder)
        mark.write_text(wanted, encoding="utf-8")
    return folder


def fingerprint(corpus: Path) -> str:
    """Return a digest of a corpus and of the code that rebuilds it."""
    whole = hashlib.sha256(Path(corpora.__file__).read_bytes())
    for path, data in corpora.contents(corpus):
        whole.update(f"{path}\0{hashlib.sha256(data).hexdigest()}\0".encode())
    return whole.hexdigest()


def markdown(corpus: Path) -> list[str]:
    """Return the Markdown files of a corpus, each with its own content."""
    listed = (corpus / "tree.txt").read_text(encoding="utf-8").splitlines()
    return [path for path in listed if path.endswith(".md") and (corpus / path).is_file()]


def claims(tree: Path, documents: list[str]) -> list[Said]:
    """Return every criterion of these documents. Raises ``SystemExit`` when dodcheck ends with an error."""
    command = [_DODCHECK, "claims", "--format", "json", "--report-only", "--repo", str(tree), "--", *documents]
    done = subprocess.run(command, cwd=tree, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"dodcheck claims ended with {done.returncode} in {tree.name}:\n{done.stderr[-2000:]}")
    return [_said(one) for one in json.loads(done.stdout)["criteria"]]


def _said(one: dict[str, object]) -> Said:
    match one:
        case {"location": {"path": str(path), "line": int() | None as line}}:
            return Said(path, line, str(one["text"]), str(one["verdict"]), str(one["reason"]))
        case _:
            raise SystemExit(f"a criterion without a place: {one}")
