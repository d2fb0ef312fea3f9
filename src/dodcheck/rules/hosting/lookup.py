"""From what a rule of the kind `platform` asks to what the evidence files tell."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from dodcheck.model.evidence import Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.hosting.answers import PlatformAnswer, all_answers, named_answer, text_at
from dodcheck.rules.hosting.facts import Fact, PlatformQuestion, subject_of, unknown_finding
from dodcheck.snapshot.protocol import Snapshot

_WHICH = {Fact.PULL_REQUEST: "which pull request is meant is not said", Fact.RELEASE: "which release is not said"}


def platform_finding(question: PlatformQuestion, evidence: Sequence[str], snapshot: Snapshot) -> Finding:
    """Return what the evidence files of these names tell, or all there are where none is named."""
    platform_answers = [named_answer(snapshot, name) for name in evidence] if evidence else list(all_answers(snapshot))
    answers = [finding for finding in platform_answers if isinstance(finding, PlatformAnswer)]
    for name, platform_answer in zip(evidence, platform_answers, strict=False):
        if isinstance(platform_answer, Finding):
            return platform_answer
        if platform_answer is None:
            return _not_shown(question, f"no evidence file {name} was handed over; ")
    finding: Finding | None = import_module(f"dodcheck.rules.hosting.{subject_of(question).module}").decide(
        question, answers
    )
    return finding or _not_shown(question, _unusable_in_words(answers) if evidence else "")


def _not_shown(question: PlatformQuestion, before: str) -> Finding:
    about = subject_of(question)
    subject_words = (
        f"{_WHICH[question.fact]}; " if question.fact in _WHICH and not (question.expect or question.named) else ""
    )
    where = f"{about.words} on the platform, not in the repository"
    return unknown_finding(
        Unknown.OUTSIDE, f"{before}{subject_words}{where}; {about.source.advice(question)} would show it", 0
    )


def _unusable_in_words(answers: Sequence[PlatformAnswer]) -> str:
    """Return what named files hold instead of an answer; the platform says in a message why it gives none."""
    refused = next(
        (
            f"{answer.name} holds “{message[:80]}”; "
            for answer in answers
            if (message := text_at(answer.value, "message"))
        ),
        "",
    )
    return refused or f"{', '.join(answer.name for answer in answers)}: no answer that shows this; "
