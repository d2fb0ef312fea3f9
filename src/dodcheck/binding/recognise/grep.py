"""`grep -r "@main" .github/workflows/` returns 0 results: the command is read and done natively."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dodcheck.binding.recognise.commands import GrepCommand, read_grep
from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.binding.recognise.forms import named, number_of
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import left_out
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All
from dodcheck.rules.text import TextRule
from dodcheck.rules.types import WORKFLOWS
from dodcheck.snapshot.globs import is_glob

_COUNT = r"(?P<count>0|zero|nothing|no|empty|\d{1,7})(?!\w)"
_LEAST = r"(?P<least>>=|≥|at least|>|more than)"
_WHAT = r"(?:results?|match(?:es)?|hits?|lines?|output|occurrences?)"
_FORM = re.compile(
    r"(?:running )?⟦(?P<slot>\d+)⟧ (?:(?:returns?|finds?|shows?|gives?|prints?|yields?|outputs?|equals|is|=|==|→|->):? "
    rf"(?:{_LEAST} ?)?|{named(_LEAST.replace('least', 'bare', 1), 'only')} ?){_COUNT}(?: {_WHAT})?(?P<rest>.*)",
)
_ASIDE = re.compile(r" \([^()]*\)")
_OPEN = frozenset({">", "more than"})
_FOLDER = ".github/workflows/"
_ALL_OF_IT = frozenset({"*", "**", "*.yml", "*.yaml", "**/*.yml", "**/*.yaml"})


def read(words: Phrase) -> Reading | None:
    """Return a rule that counts as the command would; with an exclusion it can prove the statement, not refute it."""
    found = _FORM.fullmatch(words.words)
    command = read_grep(words.thing(found["slot"])) if found else None
    if found is None or command is None:
        return None
    count = number_of(found["count"])
    if sign := found["least"] or found["bare"]:
        return _at_least(command, count + (sign in _OPEN), found["rest"])
    if count and not command.counts_lines:
        return None
    out = None if count and found["rest"] else left_out(words, found["rest"])
    if out is None:
        said = _says_why(found["rest"])
        return Reading(_rule(command, count), Strength.WEAKER) if said else None
    command = command._replace(exclude=(*command.exclude, *out.globs))
    return Reading(_rule(command, count), Strength.EXACT if out.understood else Strength.STRONGER)


def _at_least(command: GrepCommand, least: int, rest: str) -> Reading | None:
    """Return what asks for so many lines or more; none is no number that anything could fall short of."""
    if not least or not command.counts_lines or (rest and not _says_why(rest)):
        return None
    lines = replace(_lines(command), min=least, grep_lines=True)
    return Reading(lines, Strength.WEAKER if rest else Strength.EXACT)


def _says_why(rest: str) -> bool:
    """Return whether words in brackets behind a number only say what it means."""
    return bool(_ASIDE.fullmatch(rest)) and not turns_aside(rest)


def _rule(command: GrepCommand, count: int) -> Tree:
    """Return what counts as the command does; workflows must also hold nothing once their scalars are parsed."""
    lines = replace(_lines(command), min=count, max=count, grep_lines=command.wanted.pattern is not None or count > 0)
    workflows = tuple(dict.fromkeys(_workflows(command.scope)))
    if count or not workflows:
        return lines
    return All((lines, replace(lines, in_=workflows, min=None, parsed=True, grep_lines=False)))


def _lines(command: GrepCommand) -> TextRule:
    """Return what looks for what the command does, in its files."""
    found = command.wanted
    return TextRule(literal=found.literal, pattern=found.pattern, in_=command.scope, exclude=command.exclude)


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
