"""Reports outdated vendored dependencies, the versions table matches the SBOM, all vendored versions documented."""

from __future__ import annotations

import re

from dodcheck.binding.recognise import third_party_forms as forms
from dodcheck.binding.recognise.forms import fit, fits
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.file import FileRule
from dodcheck.rules.third_party import NOTHING, SBOM, TREE, ThirdPartyRule
from dodcheck.rules.version_report import VersionReportRule

_DOCUMENT = re.compile(r"(?:[\w .@+-]+/)*[\w .@+-]+\.(?:md|markdown)", re.IGNORECASE)
_BILL_FILE = re.compile(r"(?:[\w .@+-]+/)*[\w .@+-]+\.(?:json|xml|spdx|rdf|ya?ml)", re.IGNORECASE)
_FIRST = "third-party"
"""The name of an evidence file of a report, where no script is named."""


def read(words: Phrase) -> Reading | None:
    """Return a rule about the versions of vendored code, or about a report of them."""
    return _report(words) or _agreement(words) or _pins(words)


def _report(words: Phrase) -> Reading | None:
    about = bool(forms.ABOUT.search(words.under))
    found = fit(words, forms.REPORTING) or (fit(words, forms.IN_THE_GROUP) if about else None)
    if found:
        slot = found["script"]
        if slot and not is_path(words.thing(slot)):
            return None
        report = VersionReportRule(evidence=_names(words, words.thing(slot) if slot else None))
        # Who made a report can't be seen in it: a script that is said to make it has to be there at least.
        script = [FileRule(path=words.thing(slot), named_in=words.named_in)] if slot else []
        return every([*script, report])
    if about and forms.AUDITING.search(words.under) and fit(words, forms.OUTPUT):
        return Reading(VersionReportRule(evidence=_names(words, None)), Strength.STRONGER)
    return None


def _names(words: Phrase, script: str | None) -> tuple[str, ...]:
    """Return how the evidence file may be called: as the script, where one is named here or above."""
    named_above = (found[1] for said in words.above if (found := _SCRIPT_ABOVE.search(said)))
    path = script or next(named_above, None)
    stem = path.rpartition("/")[2].rpartition(".")[0] if path else ""
    return tuple(dict.fromkeys((_FIRST, stem))) if stem else (_FIRST,)


_SCRIPT_ABOVE = re.compile(r"`((?:[\w.-]+/)*[\w-]+\.(?:py|sh|js|mjs|ts|rb|pl|go))`")


def _agreement(words: Phrase) -> Reading | None:
    for found in fits(words, forms.MATCHING):
        table, sbom = _thing(words, found["table"], _DOCUMENT), _thing(words, found["sbom"], _BILL_FILE)
        if _OTHER not in (table, sbom):
            within = _named_in(words, table, sbom)
            return Reading(ThirdPartyRule(document=table, sbom=sbom, against=SBOM, named_in=within))
    found_tree = fit(words, forms.IN_THE_TREE)
    table = _thing(words, found_tree["table"], _DOCUMENT) if found_tree else _OTHER
    if table == _OTHER:
        return None
    return Reading(ThirdPartyRule(document=table, against=TREE, named_in=_named_in(words, table)))


def _pins(words: Phrase) -> Reading | None:
    """Return a rule about what the table says of all vendored code: more than the statement, or only a part of it."""
    for family, behind in ((forms.PINNED, None), (forms.DOCUMENTED, None), (forms.NONE_OLD, "any")):
        found = fit(words, family)
        if not found:
            continue
        table = _thing(words, found.groupdict().get("table"), _DOCUMENT)
        if table == _OTHER:
            return None
        within = _named_in(words, table)
        if behind:
            rule = ThirdPartyRule(document=table, against=NOTHING, max_behind=behind, named_in=within)
            return Reading(rule, Strength.WEAKER)
        if family is forms.PINNED and found["whose"].startswith(("third", "3rd")):
            # Packages of a registry are of third parties as well, and no table of vendored code has them.
            return Reading(ThirdPartyRule(document=table, against=NOTHING, named_in=within), Strength.WEAKER)
        return Reading(ThirdPartyRule(document=table, against=TREE, named_in=within), Strength.STRONGER)
    return None


_OTHER = "\0"
"""Stands for a thing that is no file of the kind that is meant."""


def _thing(words: Phrase, slot: str | None, form: re.Pattern[str]) -> str | None:
    if slot is None:
        return None
    thing = words.thing(slot)
    return thing if form.fullmatch(thing) else _OTHER


def _named_in(words: Phrase, *paths: str | None) -> str | None:
    return words.named_in if any(paths) else None
