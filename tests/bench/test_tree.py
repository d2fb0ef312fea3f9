from __future__ import annotations

import re
import subprocess
from pathlib import Path

from bench.ci_tree.files import ci_files
from bench.governance import GROUPS, checklist, governance_files
from bench.tree import FULL, Size, all_files, ensure, fingerprint

TINY = Size(sources=40, workflows=3)


def test_the_same_size_gives_the_same_bytes() -> None:
    assert list(all_files(TINY)) == list(all_files(TINY))


def test_another_seed_gives_other_bytes() -> None:
    assert list(all_files(TINY)) != list(all_files(Size(sources=40, workflows=3, seed=2)))


def test_no_path_comes_twice() -> None:
    paths = [path for path, _ in all_files(TINY)]
    assert len(paths) == len(set(paths)) == 40 + len(dict(ci_files(3, seed=1))) + len(governance_files())


def test_the_full_tree_has_the_promised_number_of_files() -> None:
    ci = len(dict(ci_files(FULL.workflows, FULL.seed)))
    assert 19_900 <= FULL.sources + ci + len(governance_files()) <= 20_100


def test_phase_1_has_twenty_ticked_boxes() -> None:
    assert len(re.findall(r"^- \[x\] ", checklist(), re.MULTILINE)) == sum(map(len, GROUPS.values())) == 20


def test_every_file_that_a_box_names_is_there() -> None:
    there = {path for path, _ in all_files(TINY)}
    named = {
        path for texts in GROUPS.values() for text in texts for path in re.findall(r"^`(\S+)` (?:created|exists)", text)
    }
    assert named - there == set()
    assert len(named) == 14


def test_no_workflow_holds_what_the_boxes_forbid() -> None:
    workflows = b"".join(data for path, data in all_files(TINY) if path.startswith(".github/workflows/"))
    assert re.findall(rb"@main|@master|ubuntu-18\.04|ubuntu-20\.04", workflows) == []


def test_a_tree_is_committed_whole_and_reused(tmp_path: Path) -> None:
    tree = ensure(TINY, tmp_path / "tree")
    command = ["git", "ls-files"]
    listed = subprocess.run(command, cwd=tree, check=True, capture_output=True, text=True)  # noqa: S603 - git alone
    assert sorted(listed.stdout.split()) == sorted(path for path, _ in all_files(TINY))
    (tree / "kept").touch()
    assert (ensure(TINY, tree) / "kept").exists()


def test_a_tree_of_another_size_is_made_anew(tmp_path: Path) -> None:
    tree = ensure(TINY, tmp_path / "tree")
    (tree / "kept").touch()
    assert not (ensure(Size(sources=1, workflows=1), tree) / "kept").exists()
    assert fingerprint(TINY) != fingerprint(FULL)
