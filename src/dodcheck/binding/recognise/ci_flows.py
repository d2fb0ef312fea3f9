"""`ci.yml` runs on every pull request, `docs.yml` workflow is active: that or when one workflow is said to run."""

from __future__ import annotations

from dodcheck.binding.recognise.ci_events import WHEN, is_every_push, triggers
from dodcheck.binding.recognise.file_kinds import there
from dodcheck.binding.recognise.forms import BE, SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import is_workflow
from dodcheck.binding.tree import Strength
from dodcheck.rules.workflow import WorkflowRule

_RUNS = (
    r"(?:(?:now |already )?(?:runs|triggers|starts)|(?:is |now )?(?:run|triggered|started|executed))"
    r"(?: automatically)?"
)
_FORMS = (
    rf"(?:the )?{named(SLOT, 'flow')}(?: workflow)? {_RUNS} {WHEN}",
    rf"(?:the )?{named(SLOT, 'flow')} workflow {BE}(?:active|running|live|enabled)",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that the workflow checks something, on these events.

    It may run and check nothing, so this can't be refuted where it is there; of every push it may leave branches out.
    """
    found = fit(words, _FORMS)
    if found is None:
        return None
    (path,) = things_in(words, found["flow"])
    events = triggers(found["when"]) if found.groupdict().get("when") else ()
    if not is_workflow(path) or is_every_push(words.words, events):
        return None
    rule = WorkflowRule(path=path, triggers=events, named_in=words.named_in)
    return Reading(rule, Strength.STRONGER, least=there(path, words.named_in))
