"""Real documents give the same report twice, byte for byte, in processes that order sets and dictionaries otherwise."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench.corpora import rebuild
from support.forked import Python, forked_of
from support.repo import Repo
from support.shared import shared

DAY = ("--as-of", "2026-02-08")
CORPORA = ("akk2eng", "clarity", "ezra", "forge", "lucid", "ungar")
SEEDS = {
    "DEFINITION_OF_DONE.md": "docs/refactor/audit/DEFINITION_OF_DONE.md",
    "M03_plan.md": "docs/refactor/milestones/M03/M03_plan.md",
}
GOVERNED = {"ungar": "."}
"""Where the documents have other names than dodcheck looks for, this is what is named instead."""


def _seeds(folder: Path) -> Path:
    """Make a repository of the two seed documents and those that stand beside them."""
    shutil.copytree(shared("corpus", "pytorch"), folder)
    for name, path in SEEDS.items():
        shutil.copyfile(shared("seeds", name), folder / path)
    repo = Repo(folder)
    repo.commit("Begin")
    return repo.root


def _answers(root: Path, name: str, seed: str) -> dict[str, tuple[int, bytes, bytes]]:
    """Return the exit code, what is printed and what is written beside it: all claims, and the state of the program."""
    named = [GOVERNED[name]] if name in GOVERNED else []
    written = root.parent / f"report-{seed}"
    claims = ("claims", *named, *DAY, "--format", "json", "--report", f"terminal={written}")
    (code, printed, complained), state, program = (
        _answer(root, words, seed) for words in (claims, DAY, ("program", *DAY))
    )
    assert complained == b""
    return {"claims": (code, printed, written.read_bytes()), "state": state, "program": program}


def _answer(root: Path, words: tuple[str, ...], seed: str) -> tuple[int, bytes, bytes]:
    done = forked_of(Python(settings=(("PYTHONHASHSEED", seed),)), *words, cwd=root)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("name", [*CORPORA, "seeds"])
def test_two_runs_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    root = _seeds(folder) if name == "seeds" else rebuild(shared("corpus", "governance", name), folder)
    first, second = (_answers(root, name, seed) for seed in ("1", "2"))
    assert first == second
    code, report, terminal = first["claims"]
    assert (code in (0, 1), b'"criteria"' in report, b"GATE" in terminal) == (True, True, True)
    code, shown, _ = first["state"]
    assert (code, b"Next: " in shown) == ((2, False) if name in GOVERNED else (0, True))
    assert (first["program"][0] == 1) == (name == "seeds")


def test_every_corpus_is_tried() -> None:
    trees = shared("corpus", "governance").glob("*/tree.txt")
    assert sorted(path.parent.name for path in trees) == list(CORPORA)
