"""The page about verdicts: tables of what the one function that decides them returns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dodcheck.model.criterion import Criterion, Form, Tick
from dodcheck.model.evidence import Basis, Evidence, Outcome, Unknown
from dodcheck.model.location import Location
from dodcheck.model.verdict import Standing, Verdict, decide
from dodcheck.reports.words import BASES, UNKNOWNS, VERDICTS
from tools.reference.markdown import page, table

_BOX = Criterion("a/b", "B", Form.BOX, "a", None, claimed=False, location=Location("a.md", 1, 1), tick=Tick.UNTICKED)
_TICKED = replace(_BOX, claimed=True, tick=Tick.TICKED)
_STATEMENTS = (
    ("`[x]`, ✅, Closed: claimed", _TICKED),
    ("`[ ]`, ❌, Open: not claimed", _BOX),
    ("a line without a box", replace(_BOX, claimed=None, tick=Tick.NONE)),
    ("`[~]`", replace(_BOX, claimed=None, tick=Tick.PARTLY)),
    ("`[-]`, `[?]` and the like", replace(_BOX, claimed=None, tick=Tick.NOT_UNDERSTOOD)),
)
_EXCUSED = (
    ("a waiver, claimed", _TICKED, Standing.WAIVER),
    ("a waiver, not claimed", _BOX, Standing.WAIVER),
    ("deferred by its document, not claimed", replace(_BOX, deferred=True), Standing.NONE),
    ("deferred by its document, and claimed all the same", replace(_TICKED, deferred=True), Standing.NONE),
    ("an attestation, claimed", _TICKED, Standing.ATTESTATION),
    ("an attestation, not claimed", _BOX, Standing.ATTESTATION),
)
_SEEN = Evidence("file", Outcome.HOLDS, "seen", 1, 1, "")
_EVIDENCE = {
    "it holds": _SEEN,
    "it fails": replace(_SEEN, outcome=Outcome.FAILS),
    "unknown, for a reason inside the repository": replace(_SEEN, outcome=Outcome.UNKNOWN, unknown=Unknown.NO_RULE),
    "unknown, for another reason": replace(_SEEN, outcome=Outcome.UNKNOWN, unknown=Unknown.OUTSIDE),
    "it could not be read": replace(_SEEN, outcome=Outcome.ERROR),
}


def verdicts_page() -> str:
    """Return the page."""
    return page(
        "# Verdicts",
        "Every statement gets one of ten verdicts. What they mean for you stands in "
        "[What each verdict means](../explanation/what-verdicts-mean.md); this page is drawn from the code that "
        "decides them.",
        table(("verdict", "what is known", "a phase, a milestone, the program"), _rows()),
        "`dodcheck claims` blocks for `refuted` and `broken` alone, and with `--strict` for what is claimed and "
        "`unproven` or `unobservable` too. `dodcheck pr` compares with the base: "
        "[Gate pull requests](../how-to/gate-pull-requests.md).",
        "From the worst to the best: " + ", ".join(f"`{one}`" for one in _worst_first()) + ".",
        "## How one is decided",
        "By the claim, by what the evidence says, and by recorded exceptions. Without an exception:",
        table(("the statement", *_EVIDENCE), [(said, *_verdicts(one, Standing.NONE)) for said, one in _STATEMENTS]),
        "With one that is valid on the day of the judgement:",
        table(("what there is", *_EVIDENCE), [(said, *_verdicts(one, by)) for said, one, by in _EXCUSED]),
        "An exception never hides evidence that holds, and an attestation never covers evidence that fails.",
        "## Why something is unknown",
        "The first five reasons lie inside the repository: somebody can settle them there.",
        table(("reason", "what it means", "the way out", "verdict"), map(_reason, Unknown)),
        "## What evidence rests on",
        table(("basis", "what it is"), [(f"`{basis}`", BASES[basis]) for basis in Basis]),
        "A document's own word may refute a statement about the world. It proves none, unless the rule says "
        "`accept_stated: true`.",
    )


def _rows() -> Iterator[tuple[str, str, str]]:
    for verdict in Verdict:
        yield f"`{verdict}`", VERDICTS[verdict], "passes" if verdict.good else "blocks"


def _worst_first() -> list[Verdict]:
    return sorted(Verdict, key=lambda one: sum(one.worse_than(other) for other in Verdict), reverse=True)


def _verdicts(criterion: Criterion, standing: Standing) -> list[str]:
    return [f"`{decide(criterion, evidence, standing)}`" for evidence in _EVIDENCE.values()]


def _reason(reason: Unknown) -> tuple[str, str, str, str]:
    out = UNKNOWNS[reason]
    verdict = decide(_BOX, replace(_SEEN, outcome=Outcome.UNKNOWN, unknown=reason), Standing.NONE)
    return f"`{reason}`", out.meaning, f"{out.advice}: `{out.line}`", f"`{verdict}`"
