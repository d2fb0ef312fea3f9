"""Coverage ≥ 75%, line coverage of `src/` is at least 85 %: how much of the code runs in tests."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.directions import bounds
from dodcheck.binding.recognise.forms import SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.measured import document_measuring
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import scope_of
from dodcheck.documents.paths import is_file_glob, is_path
from dodcheck.documents.quantities import PERCENT, quantity_in
from dodcheck.rules.coverage import CoverageRule
from dodcheck.rules.metrics.bound import Bound
from dodcheck.rules.options import OptionError

_SIGN = r"(?:≥|>=|>|at least|no less than|not less than|above|over|more than|min(?:imum)?\.?)"
_NUMBER = r"\d{1,3}(?:\.\d{1,4})? ?(?:%|percent)"
_BOUND = rf"(?P<bound>{_SIGN} ?{_NUMBER}|{_NUMBER} ?\+|{_NUMBER}(?= or (?:more|higher|better|above)))"
_MORE = r"(?: or (?:more|higher|better|above))?"
_BE = r"(?:: ?| is| are| stays?| remains?| of| reach(?:es|ed)?| shows?| maintained| kept| held)*(?: at| now)?"
_SORT = r"(?:overall|total|line|statement|code|test|unit test|python|project|source)"
_NAME = rf"(?P<name>(?:{_SORT} ){{0,3}}coverage(?: report)?)"
_OF = rf"(?: (?:of|for|in|on) {THE}{named(SLOT, 'of')}(?: folder| directory| package)?)?"
_ASIDE = r"(?: \((?:baseline|currently|was|now|if available)[^()]{0,60}\))?"
_FORMS = (
    rf"{THE}{_NAME}{_OF}{_ASIDE}{_BE} ?{_BOUND}{_MORE}{_ASIDE}",
    rf"{THE}{named(SLOT, 'of')} {_NAME}{_BE} ?{_BOUND}{_MORE}{_ASIDE}",
    rf"{_BOUND}{_MORE} {_NAME}{_OF}{_ASIDE}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule about a report that is handed over, unless another statement says which document tells it."""
    found = fit(words, _FORMS)
    if found is None or document_measuring(words, found["name"]):
        return None
    target = quantity_in(found["bound"])
    if target is None or target.low is None or target.top != PERCENT:
        return None
    of = _of(words, found.groupdict().get("of"))
    least, _ = bounds(target, up=True)
    return reported_share(least, of) if least and of is not None else None


def is_coverage(name: str) -> bool:
    """Return whether the name of a metric, in lower case, is that of coverage of lines."""
    return bool(re.fullmatch(_NAME, name))


def reported_share(least: Bound, of: tuple[str, ...] = ()) -> Reading | None:
    """Return what looks a share up in a report; ``None`` where no share is asked for."""
    try:
        return Reading(CoverageRule(at_least=least, of=of))
    except OptionError:
        return None


def _of(words: Phrase, slot: str | None) -> tuple[str, ...] | None:
    """Return the files that are meant, none for all; ``None`` where that is not clear."""
    if slot is None:
        return ()
    (thing,) = things_in(words, slot)
    path = is_path(thing) and thing
    if not (path or is_file_glob(thing)):
        return None
    return (thing,) if path and not thing.endswith("/") else scope_of(thing)
