"""The nouns of GitHub Actions: workflows, triggers, jobs and steps, each with its line. Nothing is interpreted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from dodcheck.formats.known import decode_data
from dodcheck.formats.yaml_scan import lines_of
from dodcheck.workflows.expressions.values import Value


class Text(NamedTuple):
    """A scalar as it means, escapes and folds resolved, and the line it begins in, from 1."""

    value: str
    line: int


class Script(NamedTuple):
    """The text of a `run:`. ``line`` is that of its first line.

    ``straight`` says that the lines of the text are lines of the file (a literal block, or a single line). ``folded``
    are the lines of the file that those of a folded text begin in, empty where all is one line.
    """

    value: str
    line: int
    straight: bool
    folded: tuple[int, ...] = ()

    def line_of(self, number: int) -> int:
        """Return the line of the file for a line of the text, counted from 0."""
        if self.straight:
            return self.line + number
        return self.folded[min(number, len(self.folded) - 1)] if self.folded else self.line


class Trigger(NamedTuple):
    """An event that starts a workflow, and what narrows it down; ``None`` where that is not said.

    ``crons`` are the schedules of `schedule`, ``workflows`` the names that `workflow_run` waits for, ``inputs`` what
    the inputs are where nobody gives them: the default, or what the type stands for. ``empty`` are the names of the
    filters that say nothing: they let everything of their kind by.
    """

    event: str
    line: int
    branches: tuple[Text, ...] | None = None
    branches_ignore: tuple[Text, ...] | None = None
    paths: tuple[Text, ...] | None = None
    paths_ignore: tuple[Text, ...] | None = None
    tags: tuple[Text, ...] | None = None
    tags_ignore: tuple[Text, ...] | None = None
    types: tuple[Text, ...] | None = None
    crons: tuple[Text, ...] = ()
    workflows: tuple[Text, ...] = ()
    inputs: Mapping[str, str] = MappingProxyType({})
    empty: tuple[Text, ...] = ()


class Concurrency(NamedTuple):
    """A group in which only one run goes on, and whether a new one cancels it: a truth or an expression."""

    group: Text
    cancels: Text | None


class Cell(NamedTuple):
    """A value of a matrix: its text as it is written, empty for a list or a mapping, and what YAML makes of it.

    `3.10` is the number 3.1, and `"3.10"` a text. Where an expression stands in it, the value is unknown.
    """

    text: str
    value: Value


class Matrix(NamedTuple):
    """What a job is repeated for: the values of each axis, and the combinations added and taken away.

    ``dynamic`` says that an expression stands for a list or a combination, so that their number is not
    known; ``told`` are those expressions. ``exclude_line`` is where `exclude` begins, 0 where there is none.
    """

    axes: Mapping[str, tuple[Cell, ...]]
    include: tuple[Mapping[str, Cell], ...]
    exclude: tuple[Mapping[str, Cell], ...]
    dynamic: bool
    line: int
    told: tuple[Text, ...] = ()
    exclude_line: int = 0


class Step(NamedTuple):
    """One step: what it runs (``run``) or uses (``uses``, with the inputs ``given``), and when.

    ``tolerated`` is its `continue-on-error`, ``condition`` its `if`, ``folder`` its `working-directory`; ``cancelled``
    says that it runs in the background until a later step cancels it.
    """

    line: int
    given: Mapping[str, Text]
    env: Mapping[str, Text]
    id: str | None = None
    name: Text | None = None
    condition: Text | None = None
    tolerated: Text | None = None
    uses: Text | None = None
    run: Script | None = None
    shell: Text | None = None
    folder: Text | None = None
    cancelled: bool = False


class Job(NamedTuple):
    """One job: its steps, or the workflow that it ``uses``. ``env``, ``shell`` and ``folder`` are its own defaults.

    ``given`` are the inputs of the workflow it uses, ``container`` the image it runs in, ``services`` the images that
    run beside it by name, ``timeout`` its `timeout-minutes`.
    """

    id: str
    line: int
    given: Mapping[str, Text]
    services: Mapping[str, Text]
    outputs: Mapping[str, Text]
    env: Mapping[str, Text]
    name: Text | None = None
    condition: Text | None = None
    tolerated: Text | None = None
    needs: tuple[Text, ...] = ()
    runs_on: tuple[Text, ...] = ()
    uses: Text | None = None
    steps: tuple[Step, ...] = ()
    permissions: Mapping[str, str] | None = None
    matrix: Matrix | None = None
    concurrency: Concurrency | None = None
    container: Text | None = None
    timeout: Text | None = None
    shell: Text | None = None
    folder: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow:
    """A workflow file. ``permissions`` of `read-all` and `write-all` stand below the name ``*``.

    ``data`` are the bytes of the file, for comments: the parser drops them. Who reads a mere text leaves them empty.
    """

    path: str
    name: Text | None = None
    triggers: tuple[Trigger, ...]
    jobs: tuple[Job, ...]
    permissions: Mapping[str, str] | None = None
    concurrency: Concurrency | None = None
    shell: Text | None = None
    folder: Text | None = None
    env: Mapping[str, Text]
    data: bytes = field(default=b"", repr=False, compare=False)

    @property
    def source(self) -> str:
        """Its text, decoded anew each time: the bytes are kept by whoever read them, and are the same ones."""
        return decode_data(self.data)

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines, split anew each time: kept for all workflows they take more room than the rest of them."""
        return lines_of(self.source)

    def trigger(self, event: str) -> Trigger | None:
        """Return the trigger of an event, if it starts the workflow."""
        return next((trigger for trigger in self.triggers if trigger.event == event), None)

    def job(self, name: str) -> Job | None:
        """Return the job of an id."""
        return next((job for job in self.jobs if job.id == name), None)


@dataclass(frozen=True, slots=True)
class Action:
    """An action of the repository. ``steps`` are those of a composite one; any other has none here.

    ``image`` is the one that a Docker action runs in.
    """

    path: str
    steps: tuple[Step, ...]
    image: Text | None = None
    data: bytes = field(default=b"", repr=False, compare=False)

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines, split anew each time."""
        return lines_of(decode_data(self.data))


class Unread(NamedTuple):
    """A file of the repository that is not evaluated, and why: a clause behind its name.

    ``damaged`` says that reading itself went wrong.
    """

    path: str
    line: int | None
    why: str
    damaged: bool = False


class Workflows(NamedTuple):
    """Every workflow of a repository, and the files that are meant to be workflows and could not be read as such."""

    read: Sequence[Workflow]
    unread: Sequence[Unread]
