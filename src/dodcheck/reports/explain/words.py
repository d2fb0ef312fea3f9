"""The words of an explanation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from dodcheck.binding.tree import Strength, Tree
from dodcheck.judge.explanation import Binding, Explanation, Lines
from dodcheck.model.criterion import Criterion, Form, Tick
from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.model.location import Location
from dodcheck.model.report import Origin
from dodcheck.reports.layout import COLUMNS
from dodcheck.reports.statement import place
from dodcheck.reports.visible import line_start, visible
from dodcheck.reports.width import shorten_start
from dodcheck.reports.words import BASES, FORMS, ORIGINS

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.HOLDS: "holds",
    Outcome.FAILS: "fails",
    Outcome.UNKNOWN: "can't tell",
    Outcome.ERROR: "could not run",
}
"""What a rule found out, as a verb behind its kind."""

TICK = "tick its box: what it says is there"
"""For a box marked as partly done whose statement the evidence shows."""

ORPHAN = "bind it to the statement that it decides, or take the entry out"
"""For an entry of the rules file that decides no statement."""

ATTESTING = "where a person has seen that it is so, with what it covers in place of GLOB"
"""For a statement that nothing here shows, which somebody can answer for."""

NAME = "attestation: {by: [WHO]"
"""Begins a rule that says whose word is asked for."""

_CLAIMS = {True: "it is claimed", False: "it is not claimed", None: "neither claimed nor denied"}
_LEAST_PATH = 20


def form_and_claim(criterion: Criterion) -> str:
    """Return the form of a statement in words, and whether its document claims it."""
    if criterion.form is Form.POLICY:
        return "an entry of the rules file"
    later = ", put off by the document" if criterion.deferred else ""
    match criterion.tick:
        case Tick.TICKED:
            return f"a ticked box: it is claimed{later}"
        case Tick.UNTICKED:
            return f"an empty box: it is not claimed{later}"
        case Tick.PARTLY:
            return f"a box that says partly done{later}"
        case Tick.NOT_UNDERSTOOD:
            return f"a box that is neither ticked nor empty{later}"
        case Tick.NONE:
            return f"a {FORMS[criterion.form]}: {_CLAIMS[criterion.claimed]}{later}"
        case _:
            assert_never(criterion.tick)


def origin(rule: Binding | None) -> str:
    """Return where a rule comes from, and what it can decide."""
    if rule is None:
        return "none. One in dodcheck.yml, or in a comment, would decide it; `dodcheck rules` lists the kinds"
    match rule.origin:
        case Origin.RULES_FILE if rule.written:
            other = ", but for other words than the statement has now" if rule.strength is None else ""
            return f"written at {place(rule.written)}{other}"
        case Origin.INLINE if rule.written:
            return f"written in the comment at {place(rule.written)}"
        case Origin.RECOGNISED if rule.strength:
            return f"read from the words of the statement; {_understood(rule.strength, rule.least)}"
        case _:
            return ORIGINS[rule.origin]


def _understood(strength: Strength, least: Tree | None) -> str:
    match strength:
        case Strength.EXACT:
            return "all of them are understood"
        case Strength.WEAKER:
            return "only a part of them is understood, so it may refute, never prove"
        case Strength.STRONGER if least:
            return "it asks for more than they say, so it may prove, and refutes where what they name is not there"
        case Strength.STRONGER:
            return "it asks for more than they say, so it may prove, never refute"
        case _:
            assert_never(strength)


def counts_in_words(seen: Evidence) -> str:
    """Return how much was examined, and what the evidence rests on."""
    if not seen.examined and not seen.skipped:
        return "nothing was examined"
    skipped = f", {seen.skipped:,} skipped" if seen.skipped else ""
    return f"{seen.examined:,} examined, {seen.matched:,} matched{skipped}; {BASES[seen.basis]}"


def place_in_words(seen: Place) -> str:
    """Return the place a rule saw; of a long path its end."""
    return line_start(shorten_start(place(Location(seen.path, seen.line)), COLUMNS - _LEAST_PATH))


def binding_heading(explanation: Explanation, lines: Lines | None) -> tuple[str, str]:
    """Return the heading over the lines that bind a rule: what they are for, and where they go."""
    rule = explanation.binding
    where = (
        where_comment_goes(explanation)
        if lines is None
        else f"{_where_to_paste(lines, 'rules:')}{_what_to_fill_in(lines, explanation)}"
    )
    if rule is None:
        signed_off = lines is not None and any(NAME in line for line in lines.lines)
        return "TO SAY WHO HAS TO SIGN IT OFF" if signed_off else "TO DECIDE IT BY A RULE", where
    match rule.strength:
        case None:
            old = (
                f"run this, or paste the lines in place of the entry at {place(rule.written)}"
                if rule.written
                else where
            )
            return "TO BIND THE SAME RULE TO THE NEW WORDS", old
        case Strength.WEAKER:
            return "TO DECIDE ALL OF IT", where
        case Strength.EXACT | Strength.STRONGER:
            return "TO DECIDE IT BY ANOTHER RULE", f"paste what was read and change it, {where}"
        case _:
            assert_never(rule.strength)


def where_comment_goes(explanation: Explanation) -> str:
    """Return where a comment that holds a rule goes."""
    return f"as a comment {'in the same cell' if explanation.in_cell else 'right under the statement'}"


def _what_to_fill_in(lines: Lines, explanation: Explanation) -> str:
    if any(NAME in line for line in lines.lines):
        return ", with a name in place of WHO"
    if explanation.binding is None and any(line.lstrip().startswith("criteria:") for line in lines.lines):
        return ", if these groups are what is meant"
    return ", with what is meant in place of PATH" if any("path: PATH" in line for line in lines.lines) else ""


def where_waiver_goes(lines: Lines) -> str:
    """Return where the lines of a waiver go."""
    return f"{_where_to_paste(lines, 'waivers:')}, with your own words and day"


def _where_to_paste(lines: Lines, key: str) -> str:
    path = visible(lines.path)
    if lines.new:
        return f"in a new {path}, which git must track"
    return f"in {path}" if key in lines.lines else f"in {path}, below `{key}`"
