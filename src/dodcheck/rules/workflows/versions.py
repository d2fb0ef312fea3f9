"""With which versions of a language something is done: those that a step before it in its job sets up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.workflows.does import Candidate
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.expressions.filling import filled_text
from dodcheck.workflows.model import Step, Text
from dodcheck.workflows.runs.launch import base_of
from dodcheck.workflows.situation import MAX_LEGS, leg_situations

if TYPE_CHECKING:
    from dodcheck.rules.workflow import WorkflowRule

SETUPS: Mapping[str, tuple[frozenset[str], str]] = {
    "python": (
        frozenset({"actions/setup-python", "astral-sh/setup-uv", "conda-incubator/setup-miniconda"}),
        "python-version",
    ),
    "node": (frozenset({"actions/setup-node"}), "node-version"),
    "go": (frozenset({"actions/setup-go"}), "go-version"),
    "java": (frozenset({"actions/setup-java"}), "java-version"),
    "ruby": (frozenset({"ruby/setup-ruby"}), "ruby-version"),
    "php": (frozenset({"shivammathur/setup-php"}), "php-version"),
    "rust": (frozenset({"dtolnay/rust-toolchain", "actions-rust-lang/setup-rust-toolchain"}), "toolchain"),
}
"""The setup actions of each language, and their input that names the version."""
_VERSION = re.compile(r"v?(?P<number>\d+(?:\.\d+){0,3})(?:\.x)?")
_BY_FIRST = frozenset({"node", "java"})
"""Languages whose versions are told apart by their first number."""
_CHOOSING = frozenset({"tox", "nox", "hatch", "docker", "podman", "conda", "mamba", "micromamba", "uv", "pyenv", "nvm"})
"""What runs something with a version of its own."""


_OWN_VERSION = re.compile(r"(?:/usr|/opt|/bin)/|(?:python|pypy|ruby|php|node|go)-?\d[\d.]*\d$|py$")
"""A program that has a version of its own, wherever it stands."""
_UV = frozenset({"uv"})
_SETS_UV = frozenset({"astral-sh/setup-uv"})
_OTHER_PYTHON = frozenset({"-p", "--python", "--isolated"})


class SetUp(NamedTuple):
    """The versions that a job sets up before a step, and whether there may be no others."""

    versions: frozenset[str] = frozenset()
    sure: bool = False


def with_versions(
    rule: WorkflowRule, candidates: Sequence[Candidate], ask: Callable[[Sequence[Candidate]], Finding]
) -> Finding:
    """Return whether what is asked for is done with each version; ``ask`` tells it of some steps and commands."""
    whole = ask(candidates)
    if whole.outcome is not Outcome.HOLDS or rule.sets_up is None:
        return whole
    seen = [(candidate, set_up(candidate, rule.sets_up)) for candidate in candidates]
    every = sorted({version for _, setup in seen for version in setup.versions}, key=_key)
    answers = {
        version: ask([candidate for candidate, told in seen if version in told.versions]).outcome for version in every
    }
    good = [version for version in every if answers[version] is Outcome.HOLDS]
    missing = [asked for asked in rule.versions if not any(_is(version, asked) for version in good)]
    if not missing and len(good) >= (rule.min_versions or 1):
        return whole._replace(words=f"{whole.words}, with {rule.sets_up} {', '.join(good)}")
    few = f"with {len(good)} of {rule.min_versions} versions of {rule.sets_up}"
    lacks = f"not with {rule.sets_up} {', '.join(missing)}" if missing else few
    words = f"{whole.words}, but {lacks}"
    if all(told.sure for _, told in seen) and Outcome.UNKNOWN not in answers.values():
        return whole._replace(outcome=Outcome.FAILS, words=words, matched=0)
    words = f"{words} as far as the setup steps tell"
    return whole._replace(outcome=Outcome.UNKNOWN, words=words, matched=0, unknown=Unknown.PARTIAL)


def set_up(candidate: Candidate, language: str) -> SetUp:
    """Return the versions of a language that are set up before a step, for each leg of the matrix of its job."""
    actions, name = SETUPS[language]
    job, own = candidate.step.job.job, candidate.step.steps[0].step
    setup = _setups(candidate.subject, actions).get(id(own))
    text = setup.given.get(name) if setup else None
    if (
        setup is None
        or text is None
        or "\n" in text.value.strip()
        or _differs(candidate, setup)
        or _chooses(candidate, setup)
    ):
        return SetUp()
    texts = [filled_text(text.value, leg) for leg in leg_situations(job)]
    read = [version for text in texts if text and (version := _version(text.strip(), language))]
    return SetUp(frozenset(read), sure=len(read) == len(texts) < MAX_LEGS)


@lru_cache(maxsize=4)
def _setups(subject: Subject, actions: frozenset[str]) -> Mapping[int, Step]:
    """Return the nearest step before each step of a job that uses one of some actions; steps are told by identity."""
    setups: dict[int, Step] = {}
    for job in subject.jobs:
        last: Step | None = None
        for step in job.job.steps:
            if last is not None:
                setups[id(step)] = last
            last = step if _uses(step, actions) else last
    return setups


def _version(text: str, language: str) -> str | None:
    """Return the version that a text is; `3.x` is any of many, where it is the second number that tells them apart."""
    match = _VERSION.fullmatch(text)
    number = match["number"] if match else ""
    return number if "." in number or (number and language in _BY_FIRST) else None


def _uses(step: Step, actions: frozenset[str]) -> bool:
    return step.uses is not None and step.uses.value.partition("@")[0].lower() in actions


def _differs(candidate: Candidate, setup: Step) -> bool:
    """Return whether a step, its setup or their failures are not the same in every leg of the matrix."""
    conditions = (text for step in (setup, *(at.step for at in candidate.step.steps)) for text in _conditions(step))
    tolerated = candidate.step.job.job.tolerated
    return any("matrix" in text.value for text in (*conditions, *([tolerated] if tolerated else [])))


def _conditions(step: Step) -> Iterator[Text]:
    yield from (text for text in (step.condition, step.tolerated) if text is not None)


def _chooses(candidate: Candidate, setup: Step) -> bool:
    """Return whether a command may run with another version than the one that is set up."""
    update = setup.given.get("update-environment")
    if update is not None and update.value.strip().lower() == "false":
        return True
    if (
        candidate.command is not None
        and candidate.command.words
        and _OWN_VERSION.match(candidate.command.words[0].text)
    ):
        return True
    words = (
        [base_of(word.text) for word in (*candidate.command.launched, *candidate.command.words[:1])]
        if candidate.command
        else []
    )
    own = _UV if _uses(setup, _SETS_UV) and _OTHER_PYTHON.isdisjoint(words) else frozenset[str]()
    return not (_CHOOSING - own).isdisjoint(words)


def _is(version: str, asked: str) -> bool:
    return version == asked or version.startswith(f"{asked}.")


def _key(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
