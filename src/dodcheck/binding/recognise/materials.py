"""SBOM generated, `SBOM.json` validates, contains 50+ vendored libraries: what a bill of materials is and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dodcheck.binding.recognise.elsewhere import is_set_aside, turns_aside
from dodcheck.binding.recognise.forms import fit
from dodcheck.binding.recognise.material_forms import (
    EVERY_HAS,
    EVERY_VENDORED,
    EVERYTHING,
    FIELD_WORDS,
    LABEL_WORDS,
    LABELLED,
    MENTION,
    NUMBERED,
    PLACED,
    SUBMODULES,
    SUMMARY,
    THERE,
    VALID,
)
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, together
from dodcheck.binding.tree import Strength
from dodcheck.documents.declarations import bills_in
from dodcheck.formats.bom_names import is_bom_name

if TYPE_CHECKING:
    from dodcheck.rules.sbom import SbomRule

_MOST_PARTS = 6
_COMMA = re.compile(r"(?:[;,] and|[;,]| and) (?=\S)")
_ITEM = re.compile(r"(?:[;,] and|[;,]| and| \+| &) (?=\S)")
_FORMATS = ("format", "as", "under")
_VERSIONS = ("version", "as_version", "under_version")
_ENCODINGS = ("encoding", "as_encoding", "under_encoding", "written")
_CHECKS = ("readable", "valid", "strict")


def read(words: Phrase) -> Reading | None:
    """Return a rule about the bill of materials that a statement names, or that its document does.

    That it is there says that it can be read and lists something, not that it is valid: a file that holds nothing of
    the kind is no bill of materials, whatever it is called. Of several parts between commas each must be understood.
    """
    if not MENTION.search(words.words) and not any(map(is_bom_name, words.things)):
        return None
    return _clause(words) or _several(words) or _labelled(words)


def _clause(words: Phrase) -> Reading | None:
    """Return what a single clause says."""
    for forms, reading in (
        (VALID, _valid),
        (NUMBERED, _numbered),
        (SUBMODULES, _submodules),
        (EVERY_VENDORED, _every_vendored),
        (EVERYTHING, _everything),
        (EVERY_HAS, _every_has),
        (THERE, _there),
        (PLACED, _there),
    ):
        found = fit(words, forms)
        if found is not None and (rule := _about(words, found)) is not None:
            return reading(rule, found)
    return None


def _about(words: Phrase, found: re.Match[str]) -> SbomRule | None:
    """Return the rule about the document that a clause speaks of; ``None`` where it names a file of another kind."""
    from dodcheck.rules.sbom import SbomRule  # noqa: PLC0415 - lazy: few statements speak of it

    told = found.groupdict()
    slot = told.get("file") or told.get("at")
    path = words.thing(slot) if slot else _path(words)
    if slot and not is_bom_name(path or ""):
        return None
    forms, versions, encodings = (_said_of(told, names) for names in (_FORMATS, _VERSIONS, _ENCODINGS))
    if max(map(len, (forms, versions, encodings))) > 1:
        return None
    return SbomRule(
        path=path,
        check="readable",
        format=next(iter(forms), None),
        spec_version=next(iter(versions), None),
        encoding=next(iter(encodings), None),
        named_in=words.named_in if path else None,
    )


def _said_of(told: Mapping[str, str | None], names: Sequence[str]) -> set[str]:
    """Return what the groups of these names found; several, where a statement contradicts itself."""
    return {said.removeprefix("v") for name in names if (said := told.get(name))}


def _path(words: Phrase) -> str | None:
    """Return the document that the statements above name, the nearest first, else the only one of the whole page."""
    for text in words.above:
        if near := bills_in(text):
            return near[0] if len(near) == 1 else None
    named = words.declared.bills
    return named[0] if len(named) == 1 else None


def _valid(rule: SbomRule, _found: re.Match[str]) -> Reading:
    return Reading(replace(rule, check="valid"))


def _there(rule: SbomRule, found: re.Match[str]) -> Reading:
    return Reading(replace(rule, check="valid") if found.groupdict().get("valid") else rule)


def _numbered(rule: SbomRule, found: re.Match[str]) -> Reading | None:
    """Return how many there must be: whether those of others are all that are listed, it does not say."""
    least = int(found["number"]) + (1 if found["over"] else 0)
    if not least:
        return None
    strength = Strength.WEAKER if found["others"] else Strength.EXACT
    vendored = bool(found["vendored"])
    libraries = bool(found["libraries"]) and not vendored
    return Reading(replace(rule, min_components=least, vendored=vendored, libraries=libraries), strength)


def _submodules(rule: SbomRule, _found: re.Match[str]) -> Reading:
    return Reading(replace(rule, submodules=True))


def _every_vendored(rule: SbomRule, found: re.Match[str]) -> Reading | None:
    """Return that all known vendored code is listed: that nothing else is vendored, no rule can show."""
    fields = _fields(found["fields"])
    return None if fields is None else Reading(replace(rule, covers=("**",), fields=fields), Strength.WEAKER)


def _everything(rule: SbomRule, found: re.Match[str]) -> Reading | None:
    """Return what each entry says: that all there is has an entry, no rule can show."""
    fields = _fields(found["fields"])
    return None if fields is None else Reading(replace(rule, fields=fields), Strength.WEAKER)


def _every_has(rule: SbomRule, found: re.Match[str]) -> Reading | None:
    """Return that each entry says something; that this is valid or pinned, the rule does not look at."""
    fields = _fields(found["fields"])
    told = any(any(one.groupdict().values()) for one, _ in _named(found["fields"]))
    return Reading(replace(rule, fields=fields), Strength.WEAKER if told else Strength.EXACT) if fields else None


def _fields(said: str | None) -> tuple[str, ...] | None:
    """Return the fields that a list of words names; ``None`` where a word is none."""
    if not said:
        return ()
    found = [name for _, name in _named(said)]
    return tuple(dict.fromkeys(found)) if len(found) == len(_ITEM.split(said)) else None


def _named(said: str) -> list[tuple[re.Match[str], str]]:
    """Return the items of a list of words that name fields, with the fields."""
    tried = ((form.fullmatch(part), name) for part in _ITEM.split(said) for form, name in FIELD_WORDS)
    return [(found, name) for found, name in tried if found]


def _several(words: Phrase) -> Reading | None:
    """Return what clauses say together; the second and later ones may leave out what they speak of."""
    parts = _COMMA.split(words.words)
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    subject = re.match(r"⟦\d+⟧", words.words)
    before = subject[0] if subject else "sbom"
    found = [_clause(words._replace(words=one)) or _clause(words._replace(words=f"{before} {one}")) for one in parts]
    readings = [one for one in found if one]
    return _merged(readings) if len(readings) == len(parts) else None


def _merged(readings: Sequence[Reading]) -> Reading | None:
    """Return one rule for what several say of one document."""
    from dodcheck.rules.sbom import SbomRule  # noqa: PLC0415 - lazy: see above

    rules = [one.tree for one in readings if isinstance(one.tree, SbomRule)]
    whole = together(readings)
    if whole is None or len({(rule.path, rule.format, rule.spec_version, rule.encoding) for rule in rules}) != 1:
        return whole
    least = max(rule.min_components or 1 for rule in rules)
    told = replace(
        rules[0],
        check=max((rule.check for rule in rules), key=_CHECKS.index),
        min_components=None if least == 1 else least,
        vendored=any(rule.vendored for rule in rules),
        libraries=any(rule.libraries for rule in rules),
        fields=tuple(dict.fromkeys(field for rule in rules for field in rule.fields)),
        covers=tuple(dict.fromkeys(glob for rule in rules for glob in rule.covers)),
        submodules=any(rule.submodules for rule in rules),
    )
    return Reading(told, whole.strength)


def _labelled(words: Phrase) -> Reading | None:
    """Return what a list behind a label, or in the brackets behind a summary, says: it tells what that means.

    What is not understood of it leaves a rule that can only refute, and so does a label that may say more.
    A label that takes back or moves what it stands before leaves none.
    """
    found = fit(words, LABELLED)
    if found is None or turns_aside(found["label"]) or is_set_aside(found["label"]):
        return None
    items = _ITEM.split(found["list"] or found["told"])
    if len(items) > _MOST_PARTS:
        return None
    readings = [(item, _item(words._replace(words=item))) for item in items]
    known = [reading for _, reading in readings if reading]
    rest = [item for item, reading in readings if reading is None]
    if not any(map(_is_of_bill, known)) or any(map(turns_aside, rest)):
        return None
    whole = Strength.WEAKER if rest or not _says_no_more(found["label"]) else Strength.EXACT
    return together(known, whole)


def _says_no_more(label: str) -> bool:
    """Return whether a label only names matters of a bill of materials, or sums up what explains it."""
    return LABEL_WORDS.issuperset(label.split()) or SUMMARY.fullmatch(label) is not None


def _item(words: Phrase) -> Reading | None:
    return _clause(words) or next((found for found in _others(words) if found), None)


def _others(words: Phrase) -> Iterator[Reading | None]:
    """Yield what other grammars read that speak of the same matters."""
    from dodcheck.binding.recognise import action_pins, dependency_updates, existence  # noqa: PLC0415 - lazy: see above

    for grammar in (action_pins.read, dependency_updates.read):
        yield grammar(words)
    if re.fullmatch(r"⟦\d+⟧", words.words):
        yield existence.read(words._replace(words=f"{words.words} exists"))


def _is_of_bill(reading: Reading) -> bool:
    from dodcheck.rules.sbom import SbomRule  # noqa: PLC0415 - lazy: see above

    return isinstance(reading.tree, SbomRule) or any(
        isinstance(one, SbomRule) for one in getattr(reading.tree, "rules", ())
    )
