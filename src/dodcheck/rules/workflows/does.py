"""Which steps and commands do what a rule asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from dodcheck.rules.workflows.asked_command import hints_of, request_of, same, spelled_out, started
from dodcheck.rules.workflows.collecting import is_test, may_collect
from dodcheck.rules.workflows.make_words import folder_in, may_run_in
from dodcheck.rules.workflows.starting import Starts
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.effective.effect import Effect
from dodcheck.workflows.model import Job, Text
from dodcheck.workflows.purposes.commands import purpose_of_command, purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.shell.words import texts_of

MOST = 200_000
"""So many steps and commands are looked at, each counted for all that starts it: ten times those of 142 workflows."""
_IDLE = frozenset({Purpose.TRIVIAL, Purpose.QUERY, Purpose.CLEANUP, Purpose.SETUP})
_ASKING = frozenset(
    [
        *("--version", "-version", "-V", "--help", "-help", "-h", "--dry-run", "--collect-only", "--co", "--fixtures"),
        *("--markers", "--setup-plan", "--setup-only", "--cache-show", "--list-tests", "--listTests", "--listenvs"),
        *("--no-run", "--notest", "--print-config", "--show-files", "--show-settings", "--show-only"),
    ]
)
_LISTING = frozenset({"--collect-only", "--co", "--list-tests", "--listTests", "--no-run", "--dry-run", "--list"})
"""Words that are handed on to a runner of tests, which then runs none: what is started runs nothing either."""
_MOST_DEPTH = 1_000_000
_ASKED = (("version",), ("help",))
"""Second words that ask for the same."""
_IDLE_MAKE = _ASKING | {"-n", "--just-print", "--recon", "-q", "--question", "-t", "--touch"}
_STARTING = frozenset({"source", ".", "eval", "uv", "poetry", "pdm", "pipenv", "conda", "docker"})
_CHANGING = frozenset({"cd", "pushd"})
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


class Match(Enum):
    """Whether a step does what is asked."""

    YES = auto()
    PERHAPS = auto()


class Candidate(NamedTuple):
    """A step, or a command of it, that does what is asked, or may; ``inner`` are the commands of what it starts.

    ``doubt`` says why it only may, ``against`` what keeps it from checking anything.
    """

    subject: Subject
    step: StepWork
    command: Command | None
    match: Match
    inner: tuple[Command, ...] = ()
    doubt: str = "it is not seen whether it is that"
    against: tuple[Effect, ...] = ()

    @property
    def line(self) -> tuple[str, int | None]:
        """Where it stands."""
        if self.command is not None:
            return self.command.location.path, self.command.location.line
        uses = self.step.step.uses
        return self.step.path, uses.line if uses is not None else self.step.step.line


class WantedStep(NamedTuple):
    """What is asked of a step: an action, a command, a purpose, its job; ``None`` where that is not asked."""

    uses: str | None
    runs: str | None
    checks: str | None
    job: str | None


def candidates(subjects: Sequence[Subject], asked: WantedStep) -> Iterator[Candidate]:
    """Yield the steps and commands that do what is asked; without action and command, what does anything."""
    words = request_of(asked.runs) if asked.runs is not None else []
    hints = hints_of(words) if words else None
    for subject in subjects:
        for step in subject.steps:
            if asked.job is None or is_named(step.job.job, asked.job):
                yield from _in_step(subject, step, asked)
                yield from _running(subject, step, words, hints) if hints is not None else ()


def at_most_few(fitting: Iterable[Candidate]) -> list[Candidate] | None:
    """Return candidates as a list, ``None`` where there are more than ``MOST``, each counted for all that starts it."""
    kept, ways = [], 0
    for candidate in fitting:
        kept.append(candidate)
        ways += 1 + len(candidate.subject.called_by)
        if ways > MOST:
            return None
    return kept


def _running(
    subject: Subject, step: StepWork, asked: Sequence[str], hints: Callable[[str], bool]
) -> Iterator[Candidate]:
    """Yield the commands of a step that run what is asked; most have no word that hints at it, and run no tests."""
    collected = is_test(asked)
    begun_in = tuple(_folders(subject, step)) if folder_in(asked) is not None else ()
    for number, command in enumerate(step.commands):
        words = spelled_out(tuple(texts_of(command.words)), asked)
        typed = (*texts_of(command.launched), *words) if command.launched else words
        if any(map(hints, typed)) or (collected and purpose_of_words(words) is Purpose.TEST):
            match = _runs(command, typed if same(typed[0], asked[0]) else words, asked)
            if match is not None:
                yield Candidate(subject, step, command, match, _inner(step, number))
            elif may_run_in(words, asked, begun_in) and not asks_only(words):
                yield Candidate(subject, step, command, Match.PERHAPS, _inner(step, number))


def _folders(subject: Subject, step: StepWork) -> Iterator[str]:
    """Yield the folders that a step starts in, and those that its commands change to."""
    told = (step.step.folder, step.job.job.folder, subject.workflow.folder)
    yield from (folder.value for folder in told if folder is not None)
    for command in step.commands:
        words = texts_of(command.words)
        yield from words[1:] if words[0] in _CHANGING else ()


def _in_step(subject: Subject, step: StepWork, asked: WantedStep) -> Iterator[Candidate]:
    uses = step.step.uses
    if asked.uses is not None and uses is not None and _is_action(uses, asked.uses):
        yield Candidate(subject, step, None, Match.YES)
    elif asked.uses is not None and uses is not None and _is_image(uses, asked.uses):
        doubt = "an image of that name is used, and it is not seen whether it is the action"
        yield Candidate(subject, step, None, Match.PERHAPS, doubt=doubt)
    if asked.uses is None and asked.runs is None:
        for candidate in _anything(subject, step):
            if asked.checks is None or _purpose(candidate) == asked.checks:
                yield candidate


def _purpose(candidate: Candidate) -> Purpose:
    return purpose_of_command(candidate.command) if candidate.command is not None else candidate.step.purpose


def _anything(subject: Subject, step: StepWork) -> Iterator[Candidate]:
    """Yield what a step does beyond preparing: an action that may check something, each command that may."""
    if step.step.uses is not None and step.purpose not in _IDLE:
        yield Candidate(subject, step, None, Match.YES)
    listing = _MOST_DEPTH
    for number, command in enumerate(step.commands):
        words = texts_of(command.words)
        if command.depth > listing:
            continue
        listing = command.depth if not _LISTING.isdisjoint(words) else _MOST_DEPTH
        if may_check(command) and not asks_only(words):
            yield Candidate(subject, step, command, Match.YES, _inner(step, number))


def _inner(step: StepWork, number: int) -> tuple[Command, ...]:
    """Return the commands of what a command starts, as far as they are followed."""
    depth, rest = step.commands[number].depth, islice(step.commands, number + 1, None)
    return tuple(takewhile(lambda command: command.depth > depth, rest))


def may_check(command: Command) -> bool:
    """Return whether a command may check something: it does more than prepare, ask and print."""
    purpose, first = purpose_of_command(command), command.words[:1]
    only_asks = purpose in _IDLE and purpose_of_words(tuple(texts_of(first))).checks
    return purpose.checks or (bool(first) and _starts(first[0].text) and not only_asks)


def checking_candidates(fitting: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return those that are known to check something; all of them where none is."""
    return [candidate for candidate in fitting if _purpose(candidate).checks] or fitting


def is_named(job: Job, name: str) -> bool:
    """Return whether a name is the id or the name of a job."""
    return _slug(name) in (_slug(job.id), job.name and _slug(job.name.value))


def _slug(text: str) -> str:
    return _NO_LETTERS.sub("-", text.lower()).strip("-")


def _is_action(uses: Text, name: str) -> bool:
    used = uses.value.partition("@")[0].lower().removeprefix("./")
    return used == name.lower() or used.startswith(f"{name.lower()}/")


def _is_image(uses: Text, name: str) -> bool:
    """Return whether an image is called like an action, in whatever registry: tools publish themselves as both."""
    kind, _, image = uses.value.lower().partition("://")
    bare = image.partition("@")[0].rpartition("/")
    return kind == "docker" and f"/{bare[0]}/{bare[2].partition(':')[0]}".endswith(f"/{name.lower()}")


def _runs(command: Command, words: Sequence[str], asked: Sequence[str]) -> Match | None:
    """Return whether a command runs what is asked: its words in their order, the first of them as what is started."""
    if asks_only(words):
        return None
    if Mask.NOT_FOLLOWED in command.masks and any(same(word, asked[0]) for word in words):
        return Match.PERHAPS
    if not _starts(words[0]) and not same(words[0], asked[0]):
        return None
    by = started(words, asked)
    if by is not Starts.NO:
        return Match.YES if by is Starts.YES else Match.PERHAPS
    return Match.PERHAPS if is_test(asked) and may_collect(words, asked[0]) else None


def asks_only(words: Sequence[str]) -> bool:
    """Return whether a command is only asked for its version, its help, or what it would do."""
    idle = _IDLE_MAKE if base_name_of(words[0]) in ("make", "gmake") else _ASKING
    return not idle.isdisjoint(words) or tuple(words[1:2]) in _ASKED


@lru_cache(maxsize=4_096)
def _starts(program: str) -> bool:
    return base_name_of(program) in _STARTING or purpose_of_words((program,)) not in _IDLE


def base_name_of(program: str) -> str:
    """Return the last part of a program's path."""
    return program.replace("\\", "/").rpartition("/")[2]
