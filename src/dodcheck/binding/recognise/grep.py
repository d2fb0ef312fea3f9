"""`grep -r "@main" .github/workflows/` returns 0 results: the command is read and done natively."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dodcheck.binding.recognise.commands import GrepCommand, read_grep
from dodcheck.binding.recognise.forms import number_of
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import WORKFLOWS, left_out
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All
from dodcheck.rules.text import TextRule
from dodcheck.snapshot.globs import is_glob

_COUNT = r"(?P<count>0|zero|nothing|no|empty|\d{1,7})(?!\w)"
_WHAT = r"(?:results?|match(?:es)?|hits?|lines?|output|occurrences?)"
_FORM = re.compile(
    rf"(?:running )?⟦(?P<slot>\d+)⟧ (?:returns?|finds?|shows?|gives?|prints?|yields?|outputs?|is|=|→|->):? "
    rf"{_COUNT}(?: {_WHAT})?(?P<rest>.*)",
)
_FOLDER = ".github/workflows/"
_ALL_OF_IT = frozenset({"*", "**", "*.yml", "*.yaml", "**/*.yml", "**/*.yaml"})


def read(words: Phrase) -> Reading | None:
    """Return a rule that counts as the command would; with an exclusion it can prove the statement, not refute it."""
    found = _FORM.fullmatch(words.words)
    command = read_grep(words.thing(found["slot"])) if found else None
    if found is None or command is None:
        return None
    count = number_of(found["count"])
    if count and (found["rest"] or not command.counts_lines):
        return None
    out = left_out(words, found["rest"])
    if out is None:
        return None
    command = command._replace(exclude=(*command.exclude, *out.globs))
    return Reading(_rule(command, count), Strength.EXACT if out.understood else Strength.STRONGER)


def _rule(command: GrepCommand, count: int) -> Tree:
    """Return what counts as the command does; workflows must also hold nothing once their scalars are parsed."""
    lines = TextRule(
        literal=command.wanted.literal,
        pattern=command.wanted.pattern,
        in_=command.scope,
        exclude=command.exclude,
        min=count,
        max=count,
        grep_lines=command.wanted.pattern is not None or count > 0,
    )
    workflows = tuple(dict.fromkeys(_workflows(command.scope)))
    if count or not workflows:
        return lines
    return All((lines, replace(lines, in_=workflows, min=None, parsed=True, grep_lines=False)))


def _workflows(scope: tuple[str, ...]) -> Iterator[str]:
    """Yield the globs of the workflows among what is searched, in both suffixes where one of them was searched."""
    for glob in scope:
        inside = glob.removeprefix(_FOLDER)
        if glob == ".github/**" or (glob.startswith(_FOLDER) and inside in _ALL_OF_IT):
            yield from WORKFLOWS
        elif (
            glob.startswith(_FOLDER)
            and not is_glob(inside)
            and "/" not in inside
            and inside.endswith((".yml", ".yaml"))
        ):
            yield glob
