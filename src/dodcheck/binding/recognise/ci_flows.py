"""`ci.yml` runs on every pull request, `ci.yml` has a `test` job: what one workflow is said to do and to hold."""

from __future__ import annotations

from dodcheck.binding.recognise.ci_events import WHEN, is_every_push, triggers
from dodcheck.binding.recognise.forms import ALSO, SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.recognise.scopes import is_workflow
from dodcheck.binding.recognise.topics import ARTICLE
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.workflow import WorkflowRule

_FLOW = rf"(?:the )?{named(SLOT, 'flow')}(?: workflow)?"
_RUNS = (
    r"(?:(?:now |already )?(?:runs|triggers|starts)|(?:is |now )?(?:run|triggered|started|executed))"
    r"(?: automatically)?"
)
_HAS = r"(?:has|contains|includes|defines|declares)"
_ON = (rf"{_FLOW} {_RUNS} {WHEN}",)
_JOBS = (
    rf"{_FLOW} {_HAS} {ARTICLE}{named(ALSO, 'jobs')} jobs?",
    rf"{_FLOW} {_HAS} {ARTICLE}jobs? (?:called |named )?{named(ALSO, 'jobs')}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule about the workflow: it checks something on these events, or in each of these jobs.

    It may run and have jobs that check nothing, so this can't be refuted; of every push it may leave branches out.
    """
    if found := fit(words, _ON):
        (path,) = things_in(words, found["flow"])
        events = triggers(found["when"])
        if not is_workflow(path) or is_every_push(words.words, events):
            return None
        return Reading(WorkflowRule(path=path, triggers=events, named_in=words.named_in), Strength.STRONGER)
    if found := fit(words, _JOBS):
        (path,), jobs = things_in(words, found["flow"]), things_in(words, found["jobs"])
        if not is_workflow(path) or any(map(is_path, jobs)):
            return None
        return every([WorkflowRule(path=path, job=job, named_in=words.named_in) for job in jobs], Strength.STRONGER)
    return None
