"""Numbers of documents: whatever stands in tables and lines, and the rules and rows that speak of it."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from dodcheck.documents.comparison import goes_up, is_at_least, is_at_most
from dodcheck.documents.quantities import quantity_in, stated_value
from dodcheck.model.evidence import Outcome
from dodcheck.rules.metric import MetricRule
from dodcheck.rules.metrics.bound import BOUND
from dodcheck.rules.scorecard.areas import AREAS
from dodcheck.rules.scorecard.stated import stated_scores
from dodcheck.snapshot.memory import MemorySnapshot
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import encoded, mixed, parts_of

PIECES = (
    "| Metric | Baseline | Current | Target |\n", "| Category | Score | Notes |\n",
    "| Area | Weight | Score (/10) |\n", "|---|---|---|---|\n", "|---|---|---|\n", "| Coverage |",
    "| **Overall** |", "| Total |", "| Average |", " 5.2/10 |", " \U0001f7e1 **5/10** |", " 70-75% |",
    " ??? (unknown) |", " TBD |", " 95%+ green |", " <1% |", " ~80 |", " 1,234 |", " - |", " N/A |", " \u226575% |",
    " 9/10 (high) |", " P0: 70% strong |", " 12 ms |", " 3 s |", " 130% |", " 0 |", "\n",
    "# Security posture score\n", "## Target scores\n", "**Overall Score**: ", "**Target**: ", "Coverage: ", "5/10",
    "7", " (Baseline)", " of ", " to ", "\u2013", "%", "+", "/", ".", ",", "9" * 16, "~~", "`", "**", "|", "~", ">",
    "at least ", "\u00c3\u00a2\u00e2\u20ac\u00b0\u00c2\u00a5", "\u00b9",
)  # fmt: skip

RULES = (
    MetricRule(document="a.md", at_least=BOUND.read("7/10")),
    MetricRule(document="a.md", row="coverage", at_most=BOUND.read("<1%")),
    MetricRule(document="a.md", row="security posture", at_least=BOUND.read("50%"), accept_stated=True),
    MetricRule(document="a.md", of="mean", at_least=BOUND.read(5), accept_stated=True),
    MetricRule(document="a.md", of="sum", at_least=BOUND.read(5), accept_stated=True),
    MetricRule(document="a.md", of="each", at_least=BOUND.read("10%")),
    MetricRule(document="a.md", not_above="Baseline", accept_stated=True),
)


def fresh(random: Random) -> Given:
    """Return a document of random tables and lines."""
    lines = [mixed(random, PIECES, 8) for _ in range(random.randint(0, random.choice((4, 30))))]
    return {TEXT: encoded(random, random.choice(("\n", "\n", "")).join(lines))}


def check(given: Given) -> None:
    """Read a text as a document that tells numbers, and each of its pieces as a number."""
    snapshot = MemorySnapshot({"a.md": given[TEXT]})
    for rule in RULES:
        seen = rule.examine(snapshot)
        assert seen == rule.examine(snapshot), "two looks differ"
        assert rule.accept_stated or seen.outcome is not Outcome.HOLDS, "a document's word alone proves"
        for planted in list(rule.counterexamples(snapshot, seen))[:5]:
            assert rule.examine(planted.planted_in(snapshot)).summary
    _numbers(given[TEXT].decode("utf-8", "replace"))
    if b"\xff" not in given[TEXT] and b"\xfe" not in given[TEXT] and b"\0" not in given[TEXT]:
        stated_scores(given[TEXT], AREAS)


def _numbers(text: str) -> None:
    found = [one for part in text.replace("|", "\n").split("\n")[:60] if (one := quantity_in(part))]
    for one in found:
        assert one.low is None or one.high is None or one.low <= one.high, one
        assert one.low is not None or one.high is not None, one
    for part in text.split("\n")[:60]:
        assert stated_value(part) in (None, quantity_in(part)), part
    exact = [one for one in found if one.exact is not None]
    for one, other in pairwise(exact):
        least, most = is_at_least(one, other), is_at_most(one, other)
        assert (least, most) != (False, False), (one, other)
        assert goes_up(one, other) is None or goes_up(one, other) is not goes_up(other, one), (one, other)


CAMPAIGN = Campaign(
    name="metrics",
    about="numbers of documents, and what they make",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    seeds=parts_of("docs/**/*.md", "README.md", "tests/rules/cases/metric/**/*.yml"),
)
