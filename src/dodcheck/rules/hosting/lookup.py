"""From what a rule of the kind `platform` asks to what the evidence files tell."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from dodcheck.model.evidence import Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.hosting.answers import PlatformAnswer, every_answer, named_answer, text_at
from dodcheck.rules.hosting.facts import Fact, PlatformQuestion, subject, untold
from dodcheck.snapshot.protocol import Snapshot

_WHICH = {Fact.PULL_REQUEST: "which pull request is meant is not said", Fact.RELEASE: "which release is not said"}


def looked_up(asked: PlatformQuestion, evidence: Sequence[str], snapshot: Snapshot) -> Finding:
    """Return what the evidence files of these names tell, or all there are where none is named."""
    platform_answers = [named_answer(snapshot, name) for name in evidence] if evidence else list(every_answer(snapshot))
    answers = [finding for finding in platform_answers if isinstance(finding, PlatformAnswer)]
    for name, platform_answer in zip(evidence, platform_answers, strict=False):
        if isinstance(platform_answer, Finding):
            return platform_answer
        if platform_answer is None:
            return _untold(asked, f"no evidence file {name} was handed over; ")
    finding: Finding | None = import_module(f"dodcheck.rules.hosting.{subject(asked).module}").decide(asked, answers)
    return finding or _untold(asked, _unfit(answers) if evidence else "")


def _untold(asked: PlatformQuestion, before: str) -> Finding:
    about = subject(asked)
    subject_words = f"{_WHICH[asked.fact]}; " if asked.fact in _WHICH and not (asked.expect or asked.named) else ""
    where = f"{about.words} on the platform, not in the repository"
    return untold(Unknown.OUTSIDE, f"{before}{subject_words}{where}; {about.source.shown(asked)} would show it", 0)


def _unfit(answers: Sequence[PlatformAnswer]) -> str:
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
