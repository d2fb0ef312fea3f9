"""Security posture score ≥7/10 (from `X`), coupling scores do not increase: a number and the document that tells it."""

from __future__ import annotations

import re
from dataclasses import replace

from dodcheck.binding.recognise.directions import bounds, by_words, direction
from dodcheck.binding.recognise.forms import SLOT, THE, things_in
from dodcheck.binding.recognise.measured import document_called, document_measuring
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, first_fitting
from dodcheck.documents.paths import is_markdown
from dodcheck.documents.quantities import Quantity, quantity_in
from dodcheck.rules.metric import MetricRule

_NAME = r"(?P<name>[a-z][a-z0-9 /&-]{1,80}?(?: \((?!(?:from|per|in|see|source:|by) )[a-z /_-]{1,40}\))?)"
_SIGN = (
    r"(?:≥|>=|≤|<=|<|>|at least|at most|no less than|no more than|not less than|not more than|above|below|over|under"
    r"|more than|less than|up to)"
)
_NUMBER = r"[0-9][0-9,.]{0,15}(?: ?%|(?: ?/ ?| out of )[0-9]{1,4}| percent)?"
_WAY = r"(?P<way>better|more|higher|less|lower|fewer)"
_BOUND = rf"(?P<bound>{_SIGN} ?{_NUMBER}|{_NUMBER} ?\+|{_NUMBER} or {_WAY})"
_BE = r"(?:: ?| is| are| stays?| remains?| of| reach(?:es|ed)?)?(?: now)?"
_FROM = (
    r"(?:from|per|in|see|source:|according to|as (?:told|scored|measured|recorded|reported) (?:in|by)|by"
    r"|measured (?:in|by))"
)
_WHERE = rf"{_FROM} {THE}(?:(?P<source>{SLOT})|(?P<title>[a-z][a-z &-]{{2,60}}))"
_THERE = rf"{_FROM} {THE}(?:(?P<place>{SLOT})|(?P<words>[a-z][a-z &-]{{2,60}}))"
_SOURCE = rf"(?: \({_WHERE}\)| {_THERE})?"
_ASIDE = r"(?: \((?:baseline|currently|was|now)[^()]{0,60}\))?"
_REACHED = (
    rf"{THE}{_NAME}{_BE} ?{_BOUND}{_ASIDE}{_SOURCE}",
    rf"{THE}{_NAME} \({_WHERE}\){_BE} ?{_BOUND}",
    rf"{THE}(?P<place>{SLOT}) (?:shows|says|reports|has|gives|records) {THE}{_NAME}{_BE} ?{_BOUND}",
)
_WORSE = (
    r"(?:(?P<up>increase|rise|grow|go up|get higher)|(?P<down>decrease|drop|fall|decline|shrink|go down)|regress|worsen"
    r"|get worse)"
)
_MORE_OR_LESS = r"(?P<up>increases?|rise)|(?P<down>decreases?|drops?)"
_KEPT = (
    rf"{THE}{_NAME}(?: \({_WHERE}\))? (?:do|does|did|must|may|should|will) not {_WORSE}",
    rf"{THE}{_NAME}(?: \({_WHERE}\))? shows? no (?:regressions?|worsening|{_MORE_OR_LESS})",
    rf"no (?:regressions?|{_MORE_OR_LESS}) (?:in|of) {THE}{_NAME}{_SOURCE}",
)
_BASELINE = "Baseline"
_MEASURE = re.compile(
    r"\b(?:scores?|rates?|ratings?|coverage|reliability|posture|index|latency|uptime|availability|accuracy|maturity|ratio"
    r"|percentage|readiness|health|compliance|precision|recall|throughput)\b"
)
_OTHER_KINDS = re.compile(
    r"\b(?:tests?|files?|lines|words|entries|commits?|components?|libraries|models|workflows?|boxes|approvals?)$"
)

_ANOTHER_CLAUSE = re.compile(r"\b(?:pass(?:es|ed|ing)?|green|exists?|added|created|updated|fixed|is|are) and\b")


def read(words: Phrase) -> Reading | None:
    """Return a rule for a number of a document; one that no document is named for is measured by none."""
    return first_fitting(words, ((_REACHED, _reached), (_KEPT, _kept)))


def _reached(words: Phrase, found: re.Match[str]) -> Reading | None:
    name, target = found["name"].strip(), _target(found)
    if target is None or _OTHER_KINDS.search(name) or _ANOTHER_CLAUSE.search(name):
        return None
    path = _document(words, found, name)
    if path is None and (_names_another(found) or not _MEASURE.search(name)):
        return None
    up = direction(name, None, target)
    if up is None:
        return None
    least, most = bounds(target, up=up)
    return _reading(words, MetricRule(document=path, row=name, at_least=least, at_most=most))


def _kept(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what compares each row with its baseline; which way is worse, a verb tells, else the name."""
    name = found["name"].strip()
    path = _document(words, found, name)
    told = found.groupdict()
    up = True if told.get("down") else False if told.get("up") else by_words(name)
    if up is None or (path is None and (_names_another(found) or not _MEASURE.search(name))):
        return None
    row = re.sub(r"\b(?:matrix|table|map)\b", "", name).strip() or name
    if up:
        return _reading(words, MetricRule(document=path, row=row, not_below=_BASELINE))
    return _reading(words, MetricRule(document=path, row=row, not_above=_BASELINE))


def _reading(words: Phrase, rule: MetricRule) -> Reading:
    return Reading(replace(rule, named_in=words.named_in) if rule.document else rule)


def _target(found: re.Match[str]) -> Quantity | None:
    """Return the number with its sign; "7/10 or better" is at least that."""
    said, way = found["bound"], found["way"]
    if way is None:
        return quantity_in(said)
    sign = "≥" if way in ("better", "more", "higher") else "≤"
    return quantity_in(f"{sign}{said.partition(' or ')[0]}")


def _document(words: Phrase, found: re.Match[str], name: str) -> str | None:
    """Return the document that the statement names; else the one that others say the number is from."""
    told = found.groupdict()
    slot = told.get("source") or told.get("place")
    if slot:
        (path,) = things_in(words, slot)
        return path if is_markdown(path) else None
    title = told.get("title") or told.get("words")
    return document_called(words, title) if title else document_measuring(words, name)


def _names_another(found: re.Match[str]) -> bool:
    """Return whether the statement names something to look into, which is no document that is known."""
    told = found.groupdict()
    return any(told.get(one) for one in ("source", "place", "words"))
