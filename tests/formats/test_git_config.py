from __future__ import annotations

import pytest

from dodcheck.formats.git_config import MAX_SIZE, Entry, entries
from dodcheck.formats.problem import FormatProblem


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[a]\nb = c d  ", "c d"),
        ('[a]\nb = "c  "', "c  "),
        ("[a]\nb = c ; said", "c"),
        ("[a]\nb = c # said", "c"),
        ('[a]\nb = "c # d" e', "c # d e"),
        ("[a]\nb = c\\\n  d", "c  d"),
        ('[a]\nb = c\\"d\\\\e', 'c"d\\e'),
        ("[a]\nb =", ""),
        ("[a]\nb", None),
        ("[a]\nb ; said", None),
        ("[a]\r\nb = c\r\n", "c"),
        ("\ufeff[a]\nb = c", "c"),
        ("# said\n\n; said\n[a] # said\n\tB=c", "c"),
    ],
)
def test_a_value_is_read_as_git_reads_it(text: str, value: str | None) -> None:
    assert [(entry.section, entry.key, entry.value) for entry in entries(text)] == [("a", "b", value)]


def test_sections_have_subsections_and_entries_lines() -> None:
    text = '[Submodule "A \\"b\\" \\\\"] path = x\n\turl = y\n[core.Sub]\nbare = true\n'
    assert entries(text) == (
        Entry("submodule", 'A "b" \\', "path", "x", 1),
        Entry("submodule", 'A "b" \\', "url", "y", 2),
        Entry("core", "sub", "bare", "true", 4),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = b", 1),
        ("[a]\n1b = c", 2),
        ("[a\nb = c", 1),
        ('[a]\nb = "c\nd = e', 2),
        ("[a]\nb = \\q", 2),
        ("[a]\nb c", 2),
        ("[a]\n\nb = c\\\n\\z", 4),
    ],
)
def test_what_git_refuses_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(FormatProblem) as told:
        entries(text)
    assert told.value.line == line


def test_a_huge_file_is_not_read() -> None:
    with pytest.raises(FormatProblem, match="characters are not read"):
        entries("#" * (MAX_SIZE + 1))
