"""A condition that decides nothing, as it always holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.guards import Fate, Guard, guards
from dodcheck.workflows.audit.occasions import OPENED
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.expressions.conditions import texts_as_conditions, truth_of_condition
from dodcheck.workflows.expressions.evaluate import Truth, without_braces
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_EVENTS = ("push", "pull_request", "schedule", "another")
_NAME = "github.event_name"
_QUOTED = re.compile(r"'([a-z_]{1,40})'", re.IGNORECASE)
_QUIET = frozenset({Purpose.CLEANUP, Purpose.REPORT, Purpose.CACHE, Purpose.TRIVIAL, Purpose.QUERY, Purpose.SETUP})
_DECIDING = frozenset({"--approve", "merge", "--admin"})
_CONSTANT = frozenset({"", "true", "always()", "1"})


def _look(subject: Subject) -> Iterator[Hit]:
    for guard in guards(subject):
        text = guard.text.value
        inner = without_braces(text)
        if inner is None or ("${{" in text and text != text.strip()):
            yield _hit(guard, "has characters around `${{ }}`, so it is a text that is never empty, and always holds")
        elif quoted := [text for text in texts_as_conditions(text) if text.strip()]:
            yield _hit(guard, f"holds by the text `'{quoted[0]}'`, which is in quotes and not empty", Confidence.MEDIUM)
        elif _whatever_event(guard):
            yield _hit(guard, "holds for every event there is")
        elif guard.fate is Fate.TRUE and inner.lower() not in _CONSTANT and "(" not in inner:
            what = "holds whatever the values are" if guard.names else "compares constants, and always holds"
            yield _hit(guard, what)


def _whatever_event(guard: Guard) -> bool:
    if not guard.asks(_NAME):
        return False
    text = guard.text.value
    events = {*_EVENTS, *(trigger.event for trigger in guard.subject.workflow.triggers), *_QUOTED.findall(text)}
    return all(truth_of_condition(text, {**OPENED, _NAME: event}) is Truth.YES for event in sorted(events))


def _hit(guard: Guard, message: str, confidence: Confidence = Confidence.HIGH) -> Hit:
    return guard.hit(f"{guard.shown} {message}: {guard.place_in_words} is not guarded", _severity(guard), confidence)


def _severity(guard: Guard) -> Severity:
    """Return how bad it is that something runs unguarded: a publication is worse than a check that runs once more."""
    purposes = {guard.step.purpose} if guard.step else {step.purpose for step in guard.job.steps}
    if Purpose.PUBLISH in purposes:
        return Severity.HIGH
    steps = (guard.step,) if guard.step else guard.job.steps
    decides = any(
        _DECIDING.intersection(word.text for word in command.words) for step in steps for command in step.commands
    )
    return Severity.LOW if purposes <= _QUIET and not decides else Severity.MEDIUM


PATTERN = Pattern(
    name="always-true",
    family=Family.CONDITIONAL,
    title="A condition that always holds",
    manual="""Characters around `${{ }}`, a line break or a blank too, turn a condition into a text, and a text that is
not empty holds. The same goes for a condition all in quotes and for one that compares constants. What the condition
was meant to keep from running, runs: worst where something is published. It counts for less at clean-ups and
reports.""",
    follow_up="Put the whole condition into one `${{ }}`, or write it without, on one line.",
    look=_look,
)
