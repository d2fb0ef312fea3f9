"""`.pre-commit-config.yaml` includes `mypy`, `ruff` hook configured, pre-commit runs `mypy`: the hooks are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dodcheck.binding.recognise.forms import ALSO, BE, fits, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.documents.paths import is_path

if TYPE_CHECKING:
    from dodcheck.rules.pre_commit import PreCommitRule

_FILE = r"(?:the )?⟦(?P<file>\d+)⟧(?: (?:file|config|configuration))?"
_TOOL = r"(?:the )?(?:pre-commit|⟦(?P<tool>\d+)⟧)(?: (?:hooks?|config|configuration))?"
_HOOKS = (
    rf"(?:(?:both|the|a|an) )*(?:hooks?:? (?:for )?)?(?:the )?{named(ALSO, 'hooks')}"
    r"(?: (?:pre-commit )?(?:hooks?|checks?))?"
)
_HAS = r"(?:includes?|contains?|has|have|runs?|configures?|lists?|defines?|enables?|covers?|with|executes?|calls?)"
_SET = r"(?:configured|added|included|enabled|set up|present|registered|listed|defined|in place|there)"
_FORMS = (
    rf"{_FILE} {BE}(?:(?:created|configured|set up|added|exists) )?{_HAS}:? {_HOOKS}",
    rf"{_FILE} {BE}(?:configured|set up) (?:for|to run) {_HOOKS}",
    rf"{_HOOKS} {BE}(?:{_SET} )?(?:in|to|through|via) {_FILE}",
    rf"(?:add|configure|include|enable|register|define|set up) {_HOOKS} (?:in|to) {_FILE}",
    rf"{_TOOL} {BE}(?:(?:configured|set up) )?{_HAS}:? {_HOOKS}(?: on (?:each|every) commit)?",
    rf"{_TOOL} {BE}(?:configured|set up|enabled) (?:for|to run) {_HOOKS}",
    (
        rf"{_HOOKS} (?:runs?|{BE}run|{BE}executed|{BE}configured|{BE}enabled) "
        r"(?:in|via|as|through|by|with|on|under) (?:an? )?(?:pre-commit|⟦(?P<tool>\d+)⟧)(?: hooks?)?"
    ),
    rf"{_FILE} {BE}(?:configured|set up)",
)
_REVS = r"(?:hooks?|hook (?:revisions|revs|versions)|revs?|revisions|repos|repositories)"
_PINNED = (
    rf"(?:(?:all|every|the) )*(?:pre-commit )?{_REVS} {BE}pinned in {_FILE}",
    rf"{_FILE} pins (?:(?:all|every|the) )*(?:pre-commit )?{_REVS}",
)
_BELOW = rf"{_HAS}:? {_HOOKS}"
_HEADING = re.compile(r"\bpre-commit (?:hooks?|config(?:uration)?)\b")
_CONFIGURATION = re.compile(r"(?:[\w./-]*/)?\.pre-commit-config\.ya?ml")
_ABOVE = rf"(?:also )?includes?:? {_HOOKS}"
_MADE = re.compile(
    r"(?:the )?`?(?:\./)?\.pre-commit-config\.yaml`?(?: file)?(?: (?:is|was|has been))?"
    r" (?:there|created|added|exists|present|written|committed|configured|in place)\.?",
    re.IGNORECASE,
)
"""A statement of the file and of nothing else: what the next one says is included, is so there."""
_NAME = re.compile(r"(?:- )?(?:id: *)?([A-Za-z][\w.+-]*(?: [\w./=+:@,-]+)*)")
_NO_HOOKS = re.compile(
    r"v?\d.*|(?:python|node|go|ruby|rust)[\d.]*|pre-commit|repos?|hooks?|stages|rev|id|ids|files|exclude|ci|args|types|"
    r"language|entry|local|meta|main|master|true|false|\w+_\w+|.* v?\d.*",
)
"""Words of the file that are no hooks, and hooks with a version; ids have hyphens, keys have underscores."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that asks for the hooks.

    "Includes …" is one of them under a heading that names them, and right behind the statement that the file is there.
    """
    before = words.above[:1]
    if not any("pre-commit" in text.lower() for text in (words.words, words.under, *words.things, *before)):
        return None
    made = any(_MADE.fullmatch(text) for text in before)
    below = (_BELOW,) if _HEADING.search(words.under) else (_ABOVE,) if made else ()
    rule = _first(words, (*_FORMS, *below), pinned=False) or _first(words, _PINNED, pinned=True)
    return Reading(rule) if rule else None


def _first(words: Phrase, forms: tuple[str, ...], *, pinned: bool) -> PreCommitRule | None:
    found = (_rule(words, one.groupdict(), pinned=pinned) for one in fits(words, forms))
    return next(filter(None, found), None)


def _rule(words: Phrase, found: dict[str, str | None], *, pinned: bool) -> PreCommitRule | None:
    file, tool = found.get("file"), found.get("tool")
    path = words.thing(file) if file else None
    if path is not None and not _CONFIGURATION.fullmatch(path):
        return None
    if tool and words.thing(tool) != "pre-commit":
        return None
    hooks = _named(words, found.get("hooks") or "")
    if hooks is None:
        return None
    from dodcheck.rules.pre_commit import PreCommitRule  # noqa: PLC0415 - lazy: few statements speak of it

    if path is None:
        return PreCommitRule(hooks=hooks, pinned=pinned)
    return PreCommitRule(hooks=hooks, pinned=pinned, path=path, named_in=words.named_in)


def _named(words: Phrase, part: str) -> tuple[str, ...] | None:
    """Return the hooks that a part of a statement names; ``None`` where something in it is none."""
    things = things_in(words, part)
    said = [_NAME.fullmatch(thing) for thing in things if not is_path(thing)]
    hooks = tuple(one[1] for one in said if one and not _NO_HOOKS.fullmatch(one[1]))
    return hooks if len(hooks) == len(things) else None
