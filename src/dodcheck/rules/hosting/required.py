"""What must pass on the platform before a change is merged, whatever it is: for the inventory of workflows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.errors import user_error
from dodcheck.rules.finding import Finding
from dodcheck.rules.hosting.answers import PlatformAnswer, listed_objects, named_answer, objects_at, text_at
from dodcheck.rules.hosting.facts import PROTECTION, RULES, Fact, PlatformQuestion
from dodcheck.rules.hosting.guards import guards_of
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.inventory.platform_demands import MissingAnswer, PlatformDemands


def required_before_merge(snapshot: Snapshot) -> PlatformDemands:
    """Return what the answers that were handed over demand.

    A branch is guarded by its protection and by rulesets, so only both show that something is not demanded. Raises
    ``UserError`` for an evidence file that is no JSON, and for one that says nothing of it.
    """
    question = PlatformQuestion(Fact.REQUIRED_CHECKS, (), None, None, None, "", named=False, judged=snapshot.facts())
    answers = [_answer_named(snapshot, name) for name in snapshot.handed_over_names()]
    guards = guards_of(question, answers)
    names = {guard.name for guard in guards}
    for answer in answers:
        if answer.name not in names:
            raise user_error(
                f"--evidence {answer.name} says nothing of required checks{_message_of(answer)}", _hint(question)
            )
    sources = {guard.source for guard in guards}
    missing = [source for source in (PROTECTION, RULES) if source not in sources]
    return PlatformDemands(
        checks=tuple(dict.fromkeys(check for guard in guards for check in guard.checks)),
        workflows=tuple(dict.fromkeys(_required_workflows(answers))),
        sources=tuple(f"{guard.name} ({guard.branch})" if guard.branch else guard.name for guard in guards),
        missing=tuple(MissingAnswer(source.name, source.command(question)) for source in missing),
    )


def _answer_named(snapshot: Snapshot, name: str) -> PlatformAnswer:
    platform_answer = named_answer(snapshot, name)
    if isinstance(platform_answer, PlatformAnswer):
        return platform_answer
    why = platform_answer.words if isinstance(platform_answer, Finding) else f"the evidence file {name} is not there"
    raise user_error(f"--evidence: {why}")


def _message_of(answer: PlatformAnswer) -> str:
    text = text_at(answer.value, "message")
    return f": it holds “{text[:80]}”" if text else ""


def _hint(question: PlatformQuestion) -> str:
    return f"This would: {PROTECTION.command(question)}"


def _required_workflows(answers: Sequence[PlatformAnswer]) -> Iterator[str]:
    """Yield the paths of the workflows that rulesets require; the repository is told by a number only."""
    for answer in answers:
        rules = listed_objects(answer, RULES.name, "type") or objects_at(answer.value, "rules")
        for rule in rules:
            if text_at(rule, "type") == "workflows":
                yield from (text_at(workflow, "path") for workflow in objects_at(rule, "parameters", "workflows"))
