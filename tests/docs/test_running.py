from __future__ import annotations

from pathlib import Path

import pytest

from tools.console.pages import counted, renewed_page, wrong
from tools.console.session import Session


def page(body: str, *, about: str = "run in: tour") -> str:
    """Return a page with one block of commands."""
    return f"<!-- {about} -->\n```console\n{body}\n```\n"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("$ echo one\none", []),
        ("$ echo one\ntwo", ["p.md:3: `echo one` prints\none\nand not\ntwo"]),
        ("$ echo one", ["p.md:3: `echo one` prints\none\nand not\n"]),
        ("$ false", ["p.md:3: `false` ends with 1: say so with `$ echo $?` below it"]),
        ("$ false\n$ echo $?\n1", []),
        ("$ (exit 2)\n$ echo $?\n1", ["p.md:4: `echo $?` prints\n2\nand not\n1"]),
        ("$ echo one >&2; echo two\none\ntwo", []),
        ("$ cat <<END\n> one\n> END\none", []),
        ("true\nfalse", []),
        ("(exit 2)", ["p.md:3: `(exit 2)` ends with 2:\n"]),
        ("$ cd docs\n$ ls\nDEFINITION_OF_DONE.md\n$ pwd\n~/tour/docs", []),
        ("$ git log --format='%an %ad' --date=short\nAda 2026-02-08", []),
        (
            (
                "$ dodcheck phase 1 --quiet\n…\n"
                "$ dodcheck claims\nclaims\n  commit 3e147aabcee2, as of 2026-02-08\n…\n$ echo $?\n1"
            ),
            ["p.md:3: `dodcheck phase 1 --quiet` ends with 1: say so with `$ echo $?` below it"],
        ),
    ],
)
def test_what_a_page_says_is_held_against_what_is_printed(body: str, said: list[str]) -> None:
    assert wrong("p.md", page(body)) == said


@pytest.mark.parametrize("language", ["console", "", "sh", "bash"])
def test_a_block_of_commands_has_to_say_where_it_is_run(language: str) -> None:
    told = ["p.md:1: say above this block where it is run, or why it is not: see tools/console/blocks.py"]
    assert wrong("p.md", f"```{language}\ndodcheck claims\n```\n") == told


def test_other_blocks_are_left_alone() -> None:
    assert wrong("p.md", "```yaml\nrun: dodcheck claims\n```\n\n```\nname → value\n```\n") == []


def test_what_is_not_run_is_counted_with_its_reason() -> None:
    text = page("$ false\n$ (exit 9)", about="not run: it needs a network") + page("$ echo a\na")
    assert (wrong("p.md", text), counted("p.md", text)) == ([], (1, ["it needs a network"] * 2))


def test_a_file_that_is_shown_is_compared_and_one_to_be_written_is_written() -> None:
    shown = "<!-- shows tour: LICENSE -->\n```text\nAll rights given away.\n```\n"
    written = "<!-- write in tour: a/new.md -->\n```markdown\n# New\n```\n" + page("$ cat a/new.md\n# New")
    assert wrong("p.md", shown + written) == []
    told = ["p.md:2: LICENSE of tour is\nAll rights given away.\n"]
    assert wrong("p.md", shown.replace("given away", "reserved")) == told


def test_a_block_is_left_where_its_program_is_missing() -> None:
    assert wrong("p.md", page("$ echo a\nb", about="run in: tour, with no-such-program")) == []
    assert wrong("p.md", page("$ echo a\nb", about="run in: tour, with git")) == [
        "p.md:3: `echo a` prints\na\nand not\nb"
    ]


def test_blocks_of_a_page_follow_each_other_in_one_repository() -> None:
    assert wrong("p.md", page("$ echo a > a.txt") + "\nAnd:\n\n" + page("$ cat a.txt\na")) == []


def test_output_is_written_anew_where_it_is_another() -> None:
    text = (
        "   <!-- run in: tour -->\n   ```console\n   $ printf 'a\\n\\nb\\n'\n   $ echo c\n   old\n   lines\n   ```\n"
        + page("$ echo d\nd")
    )
    new = renewed_page("p.md", text)
    assert new == (
        "   <!-- run in: tour -->\n   ```console\n   $ printf 'a\\n\\nb\\n'\n   a\n\n   b\n   $ echo c\n   c\n   ```\n"
        + page("$ echo d\nd")
    )
    assert wrong("p.md", new) == []


def test_a_shell_knows_nothing_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody")
    monkeypatch.setenv("PYTEST_ADDOPTS", "--strict")
    session = Session(tmp_path)
    assert session.run("tour", "echo ${GIT_AUTHOR_NAME-none} ${PYTEST_ADDOPTS-none} $HOME").lines == ("none none ~",)
    assert session.run("tour", "git log -1 --format=%an%ae%ci").lines == (
        "Adaada@example.org2026-02-08 12:00:00 +0000",
    )
