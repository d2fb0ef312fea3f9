"""What a workflow is about, each with the fact that tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.workflows.audit.subject import CommandAt, JobWork, Subject
from dodcheck.workflows.events import PULL_REQUEST, TARGET
from dodcheck.workflows.inventory.resolved import literal_pieces
from dodcheck.workflows.inventory.row import TopicFact
from dodcheck.workflows.inventory.scopes import (
    ACTIONS,
    PROGRAMS,
    SETUPS,
    SUFFIXES,
    Scope,
    hinted_languages,
    scopes_in_words,
)
from dodcheck.workflows.load import FOLDER
from dodcheck.workflows.model import Job, Text
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose

_TASKS = frozenset(
    {"make", "gmake", "just", "task", "invoke", "inv", "tox", "nox", "npm", "yarn", "pnpm", "npx", "rake"}
)
_TASKS |= {"poe", "hatch", "bash", "sh", "python", "python3"}
_INTERPRETERS = frozenset({"python", "python3", "py"})
_MODULES = {"build": Scope.PYTHON, "sphinx": Scope.DOCS}
_CONTAINERS = frozenset({"build", "buildx", "push", "bake"})
_ELSEWHERE = frozenset({Purpose.SETUP, Purpose.CLEANUP, Purpose.QUERY, Purpose.TRIVIAL})
_MOST = 400
_SHOWN = 60
_ORDER = {scope: at for at, scope in enumerate(Scope)}


class _Name(NamedTuple):
    """A text of a workflow that may tell what it is about: what it is, and its line."""

    what: str
    text: str
    line: int


@dataclass(slots=True)
class TopicFinder:
    """Tells what workflows are about; ``subjects`` are those of the repository by path, for those that call others."""

    subjects: Mapping[str, Subject]
    _known: dict[str, tuple[TopicFact, ...]] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)

    def facts_of(self, subject: Subject) -> tuple[TopicFact, ...]:
        """Return the facts, one for each scope; languages that names hint at count where nothing else tells one."""
        path = subject.workflow.path
        if path not in self._known:
            self._open.add(path)
            topic_facts = _first(self._facts(subject))
            if not any(fact.scope.is_language for fact in topic_facts):
                topic_facts += _first(_hints(subject))
            self._open.discard(path)
            self._known[path] = tuple(sorted(topic_facts, key=lambda fact: _ORDER[fact.scope]))
        return self._known[path]

    def _facts(self, subject: Subject) -> Iterator[TopicFact]:
        yield from _of_commands(subject)
        yield from _of_actions(subject, ACTIONS, "uses")
        yield from _of_paths(subject)
        for name in _names(subject):
            yield from (_named(subject, name, *scope_and_word) for scope_and_word in scopes_in_words(name.text))
        for job in subject.jobs:
            yield from self._of_call(subject, job.job)

    def _of_call(self, subject: Subject, job: Job) -> Iterator[TopicFact]:
        path = job.uses.value.removeprefix("./") if job.uses is not None else ""
        called = self.subjects.get(path)
        if called is None or path in self._open or len(self._open) >= _DEEPEST:
            return
        place = Location(subject.workflow.path, job.line)
        yield from (
            TopicFact(fact.scope, f"it calls `{path.rpartition('/')[2]}`", place) for fact in self.facts_of(called)
        )


_DEEPEST = 10


def _first(facts: Iterator[TopicFact]) -> list[TopicFact]:
    """Return the first fact of each scope; that there is some GPU says nothing where its kind is known."""
    by_scope: dict[Scope, TopicFact] = {}
    for fact in facts:
        by_scope.setdefault(fact.scope, fact)
    if not {Scope.CUDA, Scope.ROCM, Scope.XPU}.isdisjoint(by_scope):
        by_scope.pop(Scope.GPU, None)
    return list(by_scope.values())


def _of_commands(subject: Subject) -> Iterator[TopicFact]:
    for program, commands in _by_program(subject).items():
        if program in _TASKS or program in ("docker", "podman"):
            yield from (fact for command in commands for fact in _of_words(program, command))
        scope = PROGRAMS.get(program)
        if scope is not None:
            command_at = next(
                (command for command in commands if purpose_of_command(command.command) is not Purpose.SETUP), None
            )
            yield from [] if command_at is None else [_run(scope, command_at)]
        elif "." in program:
            yield from (_run(scope, commands[0]) for scope, _ in scopes_in_words(program.rpartition(".")[0]))


def _by_program(subject: Subject) -> Mapping[str, Sequence[CommandAt]]:
    """Return the commands of a workflow by the name of what they run, those of a script that several steps call once.

    The subject's own leave out what another workflow runs as well.
    """
    by_program: dict[str, list[CommandAt]] = {}
    met: set[int] = set()
    for step in subject.steps:
        for number, command in enumerate(step.commands):
            if command.words and id(command) not in met:
                met.add(id(command))
                at = CommandAt(step, command, number)
                by_program.setdefault(at.program, []).append(at)
    return by_program


def _of_words(program: str, at: CommandAt) -> Iterator[TopicFact]:
    """Yield what the words behind a program tell: a module, a target, a task, a script."""
    words = at.texts[1:_MOST]
    if program in ("docker", "podman"):
        yield from [_run(Scope.CONTAINERS, at)] if not _CONTAINERS.isdisjoint(words[:3]) else []
        return
    operands = [word for word in words if not word.startswith("-")]
    if program in _INTERPRETERS:
        module = words[words.index("-m") + 1 : words.index("-m") + 2] if "-m" in words else operands[:1]
        known = (_MODULES.get(name) or PROGRAMS.get(name) for name in module)
        yield from (_run(scope, at) for scope in known if scope is not None)
        operands = operands[:1]
    if purpose_of_command(at.command) not in _ELSEWHERE:
        scopes = (name for word in operands for name in scopes_in_words(word.rpartition("/")[2][:_MOST]))
        yield from (_run(scope, at) for scope, _ in scopes)


def _run(scope: Scope, at: CommandAt) -> TopicFact:
    return TopicFact(scope, f"it runs `{at.shown}`", at.command.location)


def _of_actions(subject: Subject, table: Mapping[str, Scope], verb: str) -> Iterator[TopicFact]:
    for step in subject.steps:
        uses = step.step.uses
        name = uses.value.partition("@")[0].lower() if uses else ""
        scope = table.get(name) or table.get("/".join(name.split("/")[:2]))
        if scope is not None:
            yield TopicFact(scope, f"it {verb} `{name[:_SHOWN]}`", Location(step.path, step.step.line))


def _of_paths(subject: Subject) -> Iterator[TopicFact]:
    """Yield what the files are whose change starts the workflow; that the workflow itself is one tells nothing."""
    triggers = (trigger for trigger in subject.workflow.triggers if trigger.event in (PULL_REQUEST, TARGET, "push"))
    for text in (text for trigger in triggers for text in trigger.paths or ()):
        if not text.value.startswith(("!", FOLDER, ".github/")):
            yield from _of_pattern(subject, text)


def _of_pattern(subject: Subject, pattern: Text) -> Iterator[TopicFact]:
    suffix = pattern.value.rpartition("/")[2].rpartition(".")[2].lower()
    by_suffix = [SUFFIXES[suffix]] if suffix in SUFFIXES else []
    for scope in (*by_suffix, *(scope for scope, _ in scopes_in_words(pattern.value[:_MOST]))):
        place = Location(subject.workflow.path, pattern.line)
        yield TopicFact(scope, f"changes of `{pattern.value[:_SHOWN]}` start it", place)


def _names(subject: Subject) -> Iterator[_Name]:
    workflow = subject.workflow
    yield _Name("its file name", workflow.path.rpartition("/")[2].rpartition(".")[0], 1)
    if workflow.name is not None:
        yield _Name("its name", workflow.name.value, workflow.name.line)
    for job in subject.jobs:
        yield from _names_of_job(job)


def _names_of_job(work: JobWork) -> Iterator[_Name]:
    job = work.job
    yield from (_Name("a runner", label.value, label.line) for label in job.runs_on)
    if job.container is not None:
        yield _Name("an image", job.container.value, job.container.line)
    yield from (_Name("an image", text.value, text.line) for text in job.services.values())
    if job.matrix is not None:
        for value in _matrix_values(work):
            yield _Name("a value of a matrix", value, job.matrix.line)
    yield from (_Name(f"the input `{name[:_SHOWN]}`", text.value, text.line) for name, text in job.given.items())
    yield _Name("a job", f"{job.id} {' '.join(literal_pieces(job.name.value)) if job.name else ''}", job.line)


def _matrix_values(work: JobWork) -> Iterator[str]:
    """Yield the values of a matrix, and the names of axes with values that are no switches."""
    matrix = work.job.matrix
    if matrix is None:
        return
    for axis, values in matrix.axes.items():
        texts = [cell.text for cell in values]
        yield from texts
        if not {"true", "false"}.intersection(texts):
            yield axis
    yield from (cell.text for one in matrix.include for cell in one.values())


def _named(subject: Subject, name: _Name, scope: Scope, word: str) -> TopicFact:
    return TopicFact(scope, f"{name.what} says `{word}`", Location(subject.workflow.path, name.line))


def _hints(subject: Subject) -> Iterator[TopicFact]:
    yield from _of_actions(subject, SETUPS, "sets up with")
    for name in _names(subject):
        yield from (_named(subject, name, *scope_and_word) for scope_and_word in hinted_languages(name.text))
