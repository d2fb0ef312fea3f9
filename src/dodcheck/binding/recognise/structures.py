"""No circular imports, module dependencies remain acyclic (from `MAP.md`), `a` does not import `b`: structure."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, SLOT, THE, named, things_in
from dodcheck.binding.recognise.measured import document_called
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, first_fitting
from dodcheck.documents.paths import FILE_NAME, is_markdown, is_path
from dodcheck.rules.imports import ImportsRule
from dodcheck.rules.structures.options import Counts, Others
from dodcheck.snapshot.paths import normalise

_NONE = r"(?:there (?:is|are) )?(?:0|zero|no)"
_PYTHON = r"(?:python )?"
_ROUND = r"(?:circular|cyclic)"
_LINK = r"(?:imports?|(?:(?:import|module|package|inter-?module|internal) )?dependenc(?:y|ies))"
_NODES = r"(?:(?:the|all|our|its) )*(?:python )?(?:modules?|packages?|components?)"
_AMONG = rf"(?: (?:between|among|across) {_NODES})?"
_WHERE = rf"(?:{named(SLOT, 'place')}|(?:code ?base|repo(?:sitory)?|project|code))"
_IN = rf"(?: (?:in|of|within|inside|across|under) {THE}{_WHERE})?"
_MAP = rf"{THE}(?:{named(SLOT, 'map')}|(?P<title>[a-z][a-z &-]{{2,60}}))"
_FROM = rf"(?: \((?:from|per|in|see|as in) {_MAP}\))?"
_STAYS = r"(?:is|are|remains?|stays?|kept|be|must be|should be|must remain)(?: now| still)?"
_GRAPH = (
    r"(?:imports?|modules?|packages?|dependency|(?:modules?|packages?|components?) dependency) "
    r"(?:graphs?|dependenc(?:y|ies)|hierarch(?:y|ies)|structures?|boundar(?:y|ies))"
)
_THINGS = r"(?:modules?|packages?|components?)"
_FORMS = (
    rf"{_NONE} {_PYTHON}{_ROUND} {_LINK}{_AMONG}{_IN}{_FROM}",
    rf"{_NONE} {_PYTHON}(?:{_LINK}|module|package) cycles?{_AMONG}{_IN}{_FROM}",
    (
        rf"(?:all )?{_PYTHON}{_ROUND} {_LINK}{_AMONG}{_IN} "
        rf"{BE}(?:removed|eliminated|resolved|gone|broken up|fixed){_FROM}"
    ),
    rf"{THE}{_PYTHON}{_GRAPH}{_AMONG}{_IN} {_STAYS} (?:acyclic|free of cycles|cycle-free|a dag){_FROM}",
    rf"{THE}{_PYTHON}{_GRAPH}{_AMONG}{_IN} (?:has|have|contains?) (?:0|zero|no) cycles?{_FROM}",
    rf"{THE}{_PYTHON}{_GRAPH}{_AMONG}{_IN} forms? a dag{_FROM}",
    rf"{THE}{_PYTHON}{_THINGS}{_IN} {_STAYS} acyclic{_FROM}",
    rf"acyclic {_PYTHON}(?:{_THINGS}|imports?|dependenc(?:y|ies)){_IN}{_FROM}",
)
_NOT = r"(?:does not|do not|doesn't|don't|did not|never|must not|should not|may not|cannot|can't|no longer)"
_LOWER, _UPPER = named(SLOT, "from"), named(SLOT, "to")
_BETWEEN = (
    rf"{THE}{_LOWER} {_NOT} (?:imports?|depends? on)(?: from)? {THE}{_UPPER}",
    rf"{_NONE} imports? (?:of|from) {THE}{_UPPER} (?:in|inside|within|into) {THE}{_LOWER}",
    rf"{_UPPER} {BE}not imported (?:by|in|from) {THE}{_LOWER}",
)
_BASE = rf"(?:the )?(?:baseline )?(?:in )?{SLOT}"
_VERSUS = rf"\((?:vs\.?|versus|against|compared (?:to|with)|baseline:?|from|per) {_BASE}\)"
_OVER = rf"(?:vs\.?|versus|above|beyond|over|against|compared (?:to|with)) {_BASE}"
_COUPLING = r"(?:(?:module|package|the|overall|python) )*coupling"
_KEPT = (
    rf"{_COUPLING} {_VERSUS} {_NOT} (?:increase|rise|grow|go up)",
    rf"{_COUPLING} {_NOT} (?:increase|rise|grow|go up) (?:{_VERSUS}|{_OVER})",
    rf"no (?:(?:new|additional|more) |increase in )?{_COUPLING} (?:{_VERSUS}|{_OVER})",
)
_IMPORT, _ALONE = re.compile(r"\bimport"), re.compile(r"\bpython\b")
_MODULE = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")


def read(words: Phrase) -> Reading | None:
    """Return a rule about how modules depend on each other."""
    return first_fitting(words, ((_FORMS, _acyclic), (_BETWEEN, _apart), (_KEPT, _kept)))


def _acyclic(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return that there is no circle; of one by lazy imports, only the word "dependency" speaks for sure."""
    told = found.groupdict()
    imports, alone = bool(_IMPORT.search(words.words)), bool(_ALONE.search(words.words))
    lazy = Counts.OPEN if imports else Counts.COUNTED
    others = Others.NONE if alone else Others.IMPORTING if imports else Others.ALL
    if told.get("map") or told.get("title"):
        document = _map(words, told.get("map"), told.get("title"))
        if document is None or told.get("place"):
            return None
        rule = ImportsRule(
            acyclic=True,
            between=(document,),
            lazy=lazy,
            type_checking=Counts.OPEN,
            others=Others.ALL,
            named_in=words.named_in,
        )
        return Reading(rule)
    place = _module(words, told.get("place"))
    if place is None and told.get("place"):
        return None
    packages = (place,) if place else ()
    return Reading(ImportsRule(packages=packages, acyclic=True, lazy=lazy, type_checking=Counts.OPEN, others=others))


def _apart(words: Phrase, found: re.Match[str]) -> Reading | None:
    upper, lower = _module(words, found["to"]), _module(words, found["from"])
    if upper is None or lower is None or upper == lower:
        return None
    chains = Counts.OPEN if _IMPORT.search(words.words) else Counts.COUNTED
    return Reading(ImportsRule(layers=((upper,), (lower,)), type_checking=Counts.OPEN, chains=chains))


def _kept(words: Phrase, found: re.Match[str]) -> Reading | None:
    (path,) = things_in(words, found[0])
    if not path.endswith(".json") or not is_path(path):
        return None
    return Reading(ImportsRule(baseline=path, others=Others.ALL, named_in=words.named_in))


def _map(words: Phrase, slot: str | None, title: str | None) -> str | None:
    if slot is None:
        return document_called(words, title or "")
    (path,) = things_in(words, slot)
    return path if is_markdown(path) else None


def _module(words: Phrase, slot: str | None) -> str | None:
    """Return a thing that is a dotted name, a folder or a Python file of the repository."""
    if not slot:
        return None
    (thing,) = things_in(words, slot)
    if _MODULE.fullmatch(thing) and not FILE_NAME.fullmatch(thing):
        return thing
    path = normalise(thing)
    known = is_path(thing) and ("/" in thing or thing.endswith(".py"))
    return f"{path.removesuffix('.py')}/" if path and known else None
