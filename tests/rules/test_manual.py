from __future__ import annotations

import re

from dodcheck.rules.manual import kinds_list, page_of
from dodcheck.rules.table import KINDS


def test_the_list_has_every_kind_and_what_combines_them_and_fits_a_terminal() -> None:
    lines, _, read_on = kinds_list().partition("\n\n")
    assert re.findall(r"^(\w+)  ", lines, re.MULTILINE) == [*KINDS, "all", "any", "not"]
    assert max(map(len, lines.splitlines())) <= 80
    assert (
        read_on
        == """\
A rule stands in dodcheck.yml, or as a comment under its statement:
  <!-- dodcheck {file: {path: README.md}} -->
The manual of one kind, with its options: dodcheck rules text
The manual of all: dodcheck rules --manual
"""
    )


def test_what_is_said_of_a_kind_goes_on_below_where_it_began() -> None:
    assert """
document        What a Markdown document holds: a section, a table, a link,
                words, a field.
""" in kinds_list()


def test_the_manual_of_what_combines_rules() -> None:
    expected = "# `not`\n\nThe rule in it fails.\n\n```yaml\nnot: {file: {path: legacy.py}}\n```\n"
    assert page_of("not") == expected
