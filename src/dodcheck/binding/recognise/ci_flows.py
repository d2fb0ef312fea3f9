"""`ci.yml` runs on every pull request, `docs.yml` workflow is active: that or when one workflow is said to run."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.ci_events import WHEN, is_every_push, triggers
from dodcheck.binding.recognise.file_kinds import file_is_there
from dodcheck.binding.recognise.forms import BE, SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import is_workflow
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.data import DataRule
from dodcheck.rules.workflow import WorkflowRule

_RUNS = (
    r"(?:(?:now |already )?(?:runs|triggers|starts)|(?:is |now )?(?:run|triggered|started|executed))"
    r"(?: automatically)?"
)
_FORMS = (
    rf"(?:the )?{named(SLOT, 'flow')}(?: workflow)? {_RUNS} {WHEN}",
    rf"(?:the )?{named(SLOT, 'flow')} workflow {BE}(?:active|running|live|enabled)",
)
_FLOW = rf"(?:the )?(?:{named(SLOT, 'flow')}(?: workflow)?|(?P<name>release|publish|deploy) (?:workflow|pipeline))"
_TAG = r"(?:(?:version|release|git|semver|pushed) )*tags?(?: push(?:es)?)?(?: (?:is|are) pushed)?"
_TAGS = (rf"{_FLOW} {_RUNS} (?:on|for|by|when) (?:(?:every|each|all|new|an?|any) )*{_TAG}",)
_PUSHED = "on.push.tags"
_OTHERS = ("push", "release", "create", "workflow_run", "workflow_call", "repository_dispatch", "delete")
"""Events that a tag may start as well, by itself or behind something else."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that the workflow checks something, on these events.

    It may run and check nothing, so this can't be refuted where it is there; of every push it may leave branches out.
    """
    if found := fit(words, _TAGS):
        return _on_tags(words, found)
    found = fit(words, _FORMS)
    if found is None:
        return None
    (path,) = things_in(words, found["flow"])
    events = triggers(found["when"]) if found.groupdict().get("when") else ()
    if not is_workflow(path) or is_every_push(words.words, events):
        return None
    rule = WorkflowRule(path=path, triggers=events, named_in=words.named_in)
    return Reading(rule, Strength.STRONGER, least=file_is_there(path, words.named_in))


def _on_tags(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks for a push of tags, and for something that is done then; other events may come with a tag."""
    if (name := found["name"]) is not None:
        flows = [f".github/workflows/*{name}*.{suffix}" for suffix in ("yml", "yaml")]
        pairs = [All((DataRule(path=flow, query=_PUSHED), WorkflowRule(path=flow))) for flow in flows]
        return Reading(AnyOf(tuple(pairs)), Strength.STRONGER)
    (path,) = things_in(words, found["flow"])
    if not is_workflow(path):
        return None
    pushed = DataRule(path=path, query=_PUSHED, named_in=words.named_in)
    done = WorkflowRule(path=path, named_in=words.named_in)
    may = [DataRule(path=path, query="on", contains=event, named_in=words.named_in) for event in _OTHERS]
    return Reading(All((pushed, done)), Strength.STRONGER, least=AnyOf(tuple(may)))
