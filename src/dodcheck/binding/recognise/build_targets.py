"""`Makefile` has targets `test` and `lint`, `package.json` has `lint` and `build` scripts: entries by their names."""

from __future__ import annotations

import re

from dodcheck.binding.recognise import values
from dodcheck.binding.recognise.forms import ALSO, BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every, together
from dodcheck.binding.tree import Strength
from dodcheck.rules.text import TextRule
from dodcheck.snapshot.paths import name_of

_FILE = rf"{THE}(?:{named(SLOT, 'file')}|makefile)"
_HAS = r"(?:now )?(?:has|defines|contains|includes|provides|declares)"
_THERE = r"(?:exists?|there|present|defined|available|added|in place)"
_TARGETS = (
    rf"{_FILE} {_HAS} {THE}{named(ALSO, 'names')} targets?",
    rf"{_FILE} {_HAS} {THE}targets?:? {named(ALSO, 'names')}",
    rf"{THE}{named(ALSO, 'names')} targets? {BE}(?:{_THERE} )?(?:in|to) {_FILE}",
    rf"{THE}{named(ALSO, 'made')} targets? {BE}{_THERE}",
)
_SCRIPTS = (
    rf"{_FILE} {_HAS} {THE}{named(ALSO, 'names')} scripts",
    rf"{_FILE} {_HAS} {THE}scripts:? {named(ALSO, 'names')}",
)
_MAKEFILES = ("Makefile", "makefile", "GNUmakefile")
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_MAKE = re.compile(r"make ([A-Za-z0-9][\w.-]*)")


def read(words: Phrase) -> Reading | None:
    """Return a rule that each of them is there."""
    if found := fit(words, _TARGETS):
        return _targets(words, found)
    if found := fit(words, _SCRIPTS):
        return _scripts(words, found)
    return None


def _targets(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what looks for the lines that define targets; another file that is included may define them too."""
    told = found.groupdict()
    if made := told.get("made"):
        path = "Makefile"
        named_so = [_MAKE.fullmatch(one) for one in things_in(words, made)]
        names = [one[1] for one in named_so if one]
        if len(names) < len(named_so):
            return None
    else:
        path = words.thing(found["file"][1:-1]) if found["file"] else "Makefile"
        names = list(things_in(words, found["names"]))
        if name_of(path) not in _MAKEFILES and not path.endswith(".mk"):
            return None
    names = [one.removeprefix("make ") for one in names]
    if not all(map(_NAME.fullmatch, names)):
        return None
    rules = [
        TextRule(pattern=_line_of(one), meaning=_called(one), in_=(path,), min=1, named_in=words.named_in)
        for one in names
    ]
    perhaps = [
        TextRule(
            pattern=rf"{_line_of(one)}|^\s*-?s?include\s|^\s*[^#\s]*[%$][^:=#]*:([^=]|$)",
            meaning=f"{_called(one)}, or what may bring it,",
            in_=(path,),
            min=1,
            named_in=words.named_in,
        )
        for one in names
    ]
    return every(rules, Strength.STRONGER)._replace(least=every(perhaps).tree)


def _called(name: str) -> str:
    return f"the target `{name}`"


def _line_of(name: str) -> str:
    """Return a pattern of the lines that define a target, alone or with others, and not a variable."""
    return rf"^(?:[\w./-]+\s+)*{re.escape(name)}(?:\s+[\w./-]+)*\s*::?(?:[^=:]|$)"


def _scripts(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for each of several scripts."""
    if found["file"] is None:
        return None
    path = words.thing(found["file"][1:-1])
    one_by_one = [
        values.read(words._replace(words="⟦0⟧ has ⟦1⟧ script", things=(path, name)))
        for name in things_in(words, found["names"])
    ]
    readings = [one for one in one_by_one if one]
    return together(readings) if len(readings) == len(one_by_one) else None
