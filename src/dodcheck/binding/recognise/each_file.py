"""All JSON files parse, no trailing whitespace in source files, all files end with a newline: how files are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dodcheck.binding.recognise.forms import fit, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import LeftOut, left_out, scope_of
from dodcheck.binding.recognise.tidy_forms import FORMS, SPDX_TAG, SUFFIXES, Forms
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_file_glob, is_path
from dodcheck.rules.each_file import EachFileRule
from dodcheck.rules.tidy.being import Being

_HEADERS = frozenset({Being.SPDX, Being.LICENSED, Being.COPYRIGHTED})
_ENDINGS = {"yml": "yaml", "py": "python"}
_FORMATS = frozenset({"json", "yaml", "toml", "xml", "python"})
_WORK_AT_HAND = "milestone"
"""A plan may speak of the files that it is about, and of no others."""
_SUFFIX = re.compile(r"(?:\*\*/)?\*?\.(\w+)")
_Told = Mapping[str, str]


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks at each of the files."""
    for group in FORMS:
        if any(map(words.words.__contains__, group.hints)) and (found := fit(words, group.forms)):
            return _reading(words, {name: said for name, said in found.groupdict().items() if said}, group)
    return None


def _reading(words: Phrase, told: _Told, group: Forms) -> Reading | None:
    places = _places(words, told)
    out = left_out(words, told.get("rest", ""))
    if places is None or out is None or not _is_meant(words, told, group.being):
        return None
    if group.being is Being.LIGHT:
        return _light(words, told, places, out)
    some = not {"code", "sort", "glob", "ext"} & told.keys()
    code = "code" in told or (some and group.being in _HEADERS)
    rule = EachFileRule(
        in_=places,
        is_=str(group.being),
        of="sources" if code else "files",
        exclude=out.globs,
        named_in=words.named_in,
    )
    strength = Strength.WEAKER if some and group.being in _HEADERS else group.strength
    return _compared(rule, strength, sure=out.understood and not _is_of_a_plan(words, told))


def _light(words: Phrase, told: _Told, places: tuple[str, ...], out: LeftOut) -> Reading | None:
    """Return a rule that all are small enough by the thousand, and one that they are by 1024, which refutes."""
    number, unit = float(told["number"]), told["unit"]
    power = "bkmg".index(unit[0])
    less = int("under" in told)
    by_thousand, by_1024 = (int(number * base**power) - less for base in (1000, 1024))
    rule = EachFileRule(
        in_=places,
        is_=str(Being.LIGHT),
        of="sources" if "code" in told else "files",
        bytes=by_1024 if unit in ("kib", "mib", "gib") else by_thousand,
        exclude=out.globs,
        named_in=words.named_in,
    )
    if not out.understood or _is_of_a_plan(words, told):
        return Reading(rule, Strength.STRONGER)
    if rule.bytes == by_1024:
        return Reading(rule)
    return Reading(rule, Strength.STRONGER, least=replace(rule, bytes=by_1024))


def _is_of_a_plan(words: Phrase, told: _Told) -> bool:
    return words.scope.startswith(_WORK_AT_HAND) and not {"here", "there", "glob"} & told.keys()


def _compared(rule: EachFileRule, strength: Strength, *, sure: bool) -> Reading | None:
    """Return the rule; where fewer files may be meant, it asks for more than the statement."""
    if sure:
        return Reading(rule, strength)
    return None if strength is Strength.WEAKER else Reading(rule, Strength.STRONGER)


def _is_meant(words: Phrase, told: _Told, being: Being) -> bool:
    """Return whether the words go together: a format that is known, and that of the files; the tag of SPDX."""
    if being is Being.SPDX:
        return "tag" not in told or bool(SPDX_TAG.fullmatch(things_in(words, told["tag"])[0]))
    if being is not Being.VALID:
        return True
    glob = things_in(words, told.get("glob", ""))
    sort = told.get("sort") or told.get("ext") or (glob[0].rpartition(".")[2] if glob else "")
    known = _ENDINGS.get(sort, sort)
    return known in _FORMATS and (told.get("as") or told.get("is") or known) == known


def _places(words: Phrase, told: _Told) -> tuple[str, ...] | None:
    """Return where to look as globs; ``None`` where that is said twice, or is no folder and no file."""
    places = [thing for name in ("here", "there") for thing in things_in(words, told.get(name, ""))]
    if len(places) > 1 or not all((is_path(one) or is_file_glob(one)) and scope_of(one) for one in places):
        return None
    folder = places[0] if places else ""
    suffixes = SUFFIXES.get(told.get("sort", ""), ()) or ((told["ext"],) if "ext" in told else ())
    (glob,) = things_in(words, told.get("glob", "")) or ("",)
    if glob and (suffix := _SUFFIX.fullmatch(glob)):
        suffixes = (suffix[1],)
    elif glob:
        return (glob,) if is_file_glob(glob) and not folder else None
    if not suffixes:
        return (folder or "**",)
    if folder and not folder.endswith("/"):
        return None
    return tuple(f"{folder}**/*.{suffix}" for suffix in suffixes)
