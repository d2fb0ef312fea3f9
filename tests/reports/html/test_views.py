from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dodcheck.model.criterion import Form, Holds
from dodcheck.model.evidence import Unknown
from dodcheck.model.exception import Attestation, Signature, Waiver
from dodcheck.model.forge import Forge, ForgeKind, OnForge
from dodcheck.model.location import Location
from dodcheck.model.report import Gate, Judgement, Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports.html.anchors import anchors, names
from dodcheck.reports.html.cards import Card, cards
from dodcheck.reports.html.evidence import PLACES_SHOWN, evidences
from dodcheck.reports.html.exceptions import days_left, excuse
from dodcheck.reports.html.gaps import SHOWN, gaps
from dodcheck.reports.html.steps import step_for
from dodcheck.reports.html.text import Piece, pieces, with_code_marked
from support.reports import AS_OF, criterion, every_verdict, fails, holds, judged, report, rule, unknown
from support.sides import report_against

FORGE = OnForge(Forge(ForgeKind.GITHUB, "https://github.com/o/r"), "c" * 40, frozenset({"a.md"}))


def words(found: tuple[Piece, ...]) -> str:
    return "".join(f"`{one.text}`" if one.is_code else one.text for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`a.md` created", "`a.md` created"),
        ("**All** of [`x`](y.md) and [z](w.md)", "All of `x` and z"),
        ("No `a\u202eb` here", r"No `a\u202eb` here"),
        ("plain", "plain"),
        ("", "phase-1/line-1"),
        ("<!-- only a comment -->", "phase-1/line-1"),
        ("** **", "** **"),
    ],
)
def test_a_statement_is_its_words_with_code_as_code(text: str, expected: str) -> None:
    assert words(pieces(criterion(1, text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("run `git x` now", (Piece("run ", is_code=False), Piece("git x", is_code=True), Piece(" now", is_code=False))),
        ("one ` alone", (Piece("one ` alone", is_code=False),)),
        ("``", ()),
        ("`a`", (Piece("a", is_code=True),)),
    ],
)
def test_a_sentence_shows_what_stands_in_backticks_as_code(text: str, expected: tuple[Piece, ...]) -> None:
    assert with_code_marked(text) == expected


@pytest.mark.parametrize(
    ("location", "expected"),
    [(Location("a/C.md", 3), "a/C.md:3"), (Location("b/c/C.md"), "c/C.md"), (Location("a/D.md", 1), "D.md:1")],
)
def test_a_place_in_short_is_as_much_of_it_as_tells_it_from_others(location: Location, expected: str) -> None:
    paths = ("a/C.md", "b/c/C.md", "a/D.md")
    found = [judged(Verdict.OPEN, criterion(1, "x", path=path), fails("a")) for path in paths]
    assert names(found).place(location) == expected


def test_a_blocker_is_shown_as_what_is_not_so() -> None:
    blocker = replace(criterion(1, "❌ Any `P0` invariant lacks a test"), form=Form.BLOCKER)
    assert words(pieces(blocker)) == "not so: Any `P0` invariant lacks a test"


def test_an_anchor_is_the_id_where_that_is_plain_and_stands_once() -> None:
    ids = ["phase-1/a", "phase-1/b", "phase-1/b", "phase-1/straße~1a2b3c", 'x" onclick', "", "x" * 301]
    found = [judged(Verdict.OPEN, replace(criterion(1, "x"), id=one), fails("a")) for one in ids]
    assert list(anchors(found).values()) == [
        "c/phase-1/a",
        "n/2",
        "n/3",
        "c/phase-1/straße~1a2b3c",
        "n/5",
        "n/6",
        "n/7",
    ]


def waived(verdict: Verdict, last: date) -> Judgement:
    waiver = Waiver("phase-1/line-1", "the vendor\u202e delivers", "release team", last)
    return judged(verdict, criterion(1, "x", claimed=False), fails("a.md"), rule(), waiver)


@pytest.mark.parametrize(
    ("last", "left"),
    [(AS_OF, "today is its last day"), (date(2026, 2, 9), "1 day left"), (date(2029, 2, 8), "1,096 days left")],
)
def test_days_are_counted_from_the_day_of_the_report(last: date, left: str) -> None:
    found = excuse(waived(Verdict.WAIVED, last), AS_OF)
    assert found
    assert days_left(found) == left


def test_an_exception_names_who_answers_for_it_and_whether_it_is_needed() -> None:
    found = excuse(waived(Verdict.READY, date(2026, 3, 1)), AS_OF)
    assert found == ("waiver", "release team", r"the vendor\u202e delivers", "", "", "2026-03-01", 21, False)
    word = Attestation("phase-1/line-1", "x", "ada", date(2026, 1, 5), "1f0c9e2a" * 5, (), date(2026, 3, 1))
    outside = unknown(Unknown.OUTSIDE, "people know, files don't")
    given = replace(judged(Verdict.ATTESTED, criterion(1, "x"), outside), attestation=word)
    said = excuse(given, AS_OF)
    assert said == (
        "attestation",
        "ada",
        "of commit 1f0c9e2a1f0c, not signed",
        "2026-01-05",
        "for 34 days",
        "2026-03-01",
        21,
        True,
    )
    signed = excuse(replace(given, signature=Signature("SHA256:abc")), AS_OF)
    assert signed
    assert signed.why == "of commit 1f0c9e2a1f0c, signed with SHA256:abc"
    assert excuse(judged(Verdict.OPEN, criterion(1, "x"), fails("a")), AS_OF) is None


def test_evidence_of_the_commit_has_links_and_that_of_an_earlier_one_has_none() -> None:
    now = judged(Verdict.PROVED, criterion(1, "x"), holds("a.md"))
    then = replace(now, criterion=replace(now.criterion, holds=Holds.THEN))
    shown = [[spot.address for seen in evidences(one, FORGE).shown for spot in seen.spots] for one in (now, then)]
    assert shown == [[f"https://github.com/o/r/blob/{'c' * 40}/a.md"], [None]]


def test_of_very_many_places_the_first_are_shown_and_the_others_counted() -> None:
    seen = unknown(Unknown.AMBIGUOUS, "many fit", *(f"{at}.md" for at in range(PLACES_SHOWN + 5)))
    (told,) = evidences(judged(Verdict.UNPROVEN, criterion(1, "x"), seen), None).shown
    assert (len(told.spots), told.more) == (PLACES_SHOWN, 5)


def test_gaps_come_by_what_would_settle_them_those_outside_first() -> None:
    told = every_verdict()
    found = [(gap.verdict, gap.meaning, gap.line, gap.number) for gap in gaps(told, names(told.judgements))]
    assert found == [
        ("unobservable", "git ignores what would show it", "git add --force build/out.txt", 1),
        (
            "unproven",
            "only people can say that",
            "dodcheck attest docs/refactor/audit/DEFINITION_OF_DONE.md:17 --by WHO --covers GLOB --expires DAY",
            1,
        ),
        ("unproven", "no rule decides it", "<!-- dodcheck {file: {path: PATH}} -->", 1),
        ("unproven", "several places fit, or it has moved", "<!-- dodcheck {file: {path: docs/new/old.md}} -->", 1),
        (
            "unproven",
            "nothing was there to examine",
            '<!-- dodcheck {text: {literal: x, in: ["src/**"], max: 0}} -->',
            1,
        ),
        (
            "unproven",
            "only the document says so",
            (
                "metric: {document: docs/refactor/audit/DEFINITION_OF_DONE.md, at_least: 7, accept_stated: true}"
                "  # in dodcheck.yml"
            ),
            1,
        ),
    ]


def test_a_gap_of_many_shows_the_first_and_their_common_line() -> None:
    ignored = [unknown(Unknown.IGNORED, f"{at} is ignored", f"{at}.md") for at in range(SHOWN + 3)]
    found = [judged(Verdict.UNOBSERVABLE, criterion(at, "x"), one) for at, one in enumerate(ignored)]
    told = report(*found)
    (gap,) = gaps(told, names(told.judgements))
    assert (gap.number, len(gap.members), gap.more) == (SHOWN + 3, SHOWN, 3)
    assert (gap.line, gap.alike) == ("git add --force PATH", False)


def shown(told: Report) -> tuple[Card, ...]:
    called = names(told.judgements)
    return cards(told, called, tuple(gaps(told, called)))


def titles(found: tuple[Card, ...]) -> list[tuple[str, int, str]]:
    return [(card.title, card.number, ", ".join(words(item.pieces) for item in card.items)) for card in found]


def test_what_is_false_missing_or_not_known_is_told_even_where_there_is_none() -> None:
    told = every_verdict()
    assert [(title, number) for title, number, _ in titles(shown(told))] == [
        ("False", 3),
        ("Missing", 1),
        ("Not known", 6),
        ("Ready to tick", 1),
    ]
    nothing = report(judged(Verdict.PROVED, criterion(1, "x"), holds("a")))
    found = shown(nothing)
    assert [(card.title, card.number, card.meaning) for card in found] == [
        ("False", 0, "No claim is shown to be false."),
        ("Missing", 0, "No open work."),
        ("Not known", 0, "Everything could be looked at."),
    ]
    assert shown(report()) == ()


def test_what_is_not_known_is_told_by_why_what_settles_most_first() -> None:
    ignored, ruleless = unknown(Unknown.IGNORED, "a is ignored", "a"), unknown(Unknown.NO_RULE, "no rule decides it")
    found = [judged(Verdict.UNPROVEN, criterion(at, f"`{at}.md` is good"), ruleless) for at in range(2)]
    told = report(judged(Verdict.UNOBSERVABLE, criterion(9, "`a` written"), ignored), *found)
    card = shown(told)[2]
    assert (card.title, card.number, card.more) == ("Not known", 3, 0)
    assert [(words(item.pieces), item.place, item.anchor) for item in card.items] == [
        ("no rule decides it", "2 criteria", "gap-2"),
        ("git ignores what would show it", "1 criterion", "gap-1"),
    ]


def test_a_change_is_told_by_what_it_does() -> None:
    before = {"DOD.md": "- [x] `a.md` created\n- [ ] `b.md` created\n- [ ] `c.md` created\n", "a.md": "a"}
    after = {"DOD.md": "- [x] `a.md` created\n- [x] `b.md` created\n- [x] `d.md` created\n", "d.md": "d"}
    told = report_against(before, after)
    assert told.gate is Gate.MERGE
    assert titles(shown(told)) == [
        ("Claimed", 1, "`b.md` created"),
        ("Lost", 1, "`a.md` created"),
        ("Weakened", 1, "“`c.md` created” is gone"),
        ("Shown", 1, "`d.md` created"),
    ]


STEPS = {
    13: "Make it true, or untick it. $ dodcheck explain docs/refactor/audit/DEFINITION_OF_DONE.md:13",
    15: "What would turn it is told by: $ dodcheck explain docs/refactor/audit/DEFINITION_OF_DONE.md:15",
    16: "Tick it: the evidence is there. $ ",
    17: "only people can say that; have a person sign it off, once it is so: "
    "$ dodcheck attest docs/refactor/audit/DEFINITION_OF_DONE.md:17 --by WHO --covers GLOB --expires DAY",
    22: "git ignores what would show it; track it, if it belongs to the repository: $ git add --force build/out.txt",
    24: "",
    26: "Repair what keeps it from being judged. $ dodcheck explain docs/refactor/audit/DEFINITION_OF_DONE.md:26",
}


@pytest.mark.parametrize("line", STEPS)
def test_every_criterion_says_what_to_do_next(line: int) -> None:
    (judgement,) = (one for one in every_verdict().judgements if one.criterion.location.line == line)
    step = step_for(judgement)
    assert (f"{words(step.advice)} $ {step.line}" if step else "") == STEPS[line]
