from __future__ import annotations

from dodcheck.judge.ungoverned import UngovernedFile, ungoverned_files
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.worktree import WorkTree
from support.repo import Repo


def boxes(many: int) -> bytes:
    return b"# Ready\n\n" + b"".join(b"- [ ] Thing %d is done\n" % number for number in range(many))


def test_the_files_with_most_boxes_come_first_and_three_are_named() -> None:
    found = ungoverned_files(
        MemorySnapshot({f"docs/{name}.md": boxes(many) for name, many in (("a", 1), ("b", 4), ("c", 4))})
    )
    assert found == (UngovernedFile("docs/b.md", 4), UngovernedFile("docs/c.md", 4), UngovernedFile("docs/a.md", 1))
    many = ungoverned_files(MemorySnapshot({f"{name}.md": boxes(many) for many, name in enumerate("abcded", 1)}))
    assert many == (UngovernedFile("d.md", 6), UngovernedFile("e.md", 5), UngovernedFile("c.md", 3))
    assert len(ungoverned_files(MemorySnapshot({f"{name}.md": boxes(1) for name in "dcba"}))) == 3


def test_what_looks_like_a_box_brings_a_file_no_further_than_its_boxes() -> None:
    code = b"\n```\n" + boxes(5) + b"```\n"
    assert ungoverned_files(MemorySnapshot({"a.md": boxes(1) + code, "b.md": boxes(2)})) == (
        UngovernedFile("b.md", 2),
        UngovernedFile("a.md", 1),
    )


def test_a_file_that_would_take_long_is_left_aside() -> None:
    whole = boxes(1).ljust(1_000_000)
    assert ungoverned_files(MemorySnapshot({"a.md": whole, "b.md": whole + b" "})) == (UngovernedFile("a.md", 1),)


def test_a_file_that_is_gone_from_the_disk_is_left_aside(repo: Repo) -> None:
    repo.write({"a.md": boxes(1), "b.md": boxes(1)}).commit()
    (repo.root / "a.md").unlink()
    assert ungoverned_files(WorkTree(repo.root, {})) == (UngovernedFile("b.md", 1),)


def test_boxes_in_code_are_none() -> None:
    assert ungoverned_files(MemorySnapshot({"a.md": b"```\n- [ ] one\n```\n", "b.md": b"# Words\n"})) == ()


def test_what_others_wrote_and_what_governs_is_left_aside() -> None:
    paths = ("tests/a.md", "vendor/x/a.md", ".github/ISSUE_TEMPLATE/a.md", "docs/templates/a.md", "DOD.md", "a.txt")
    assert ungoverned_files(MemorySnapshot(dict.fromkeys(paths, boxes(2)))) == ()


def test_what_can_not_be_read_is_left_aside() -> None:
    assert ungoverned_files(MemorySnapshot({"a.md": boxes(1), "b.md": b"\xff\xfe\x00" + boxes(1)})) == (
        UngovernedFile("a.md", 1),
    )


def test_a_file_is_told_with_the_command_that_judges_it() -> None:
    assert UngovernedFile("docs/a b.md", 1).told == "docs/a b.md has a box: dodcheck claims 'docs/a b.md'"
    assert UngovernedFile("a.md", 1200).told == "a.md has 1,200 boxes: dodcheck claims a.md"
