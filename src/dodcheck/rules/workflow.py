"""The kind `workflow`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.reading.workflows import workflow_globs
from dodcheck.rules.types import COUNT, FLAG, PATH, TEXT, TEXTS, choice, choices
from dodcheck.snapshot.protocol import Snapshot

LANGUAGES = ("python", "node", "go", "java", "ruby", "php", "rust")
"""The languages whose setup actions are known."""

SYSTEMS = ("linux", "macos", "windows")
"""The operating systems whose runners are known by their labels."""

OFTEN = ("hour", "day", "week", "month", "quarter", "year")
"""How often something may be done on a schedule."""


@dataclass(frozen=True, slots=True)
class WorkflowRule:
    """A GitHub workflow does a thing by an effective step.

    A step is effective on an event when the event reaches it, when it is run, and when its failure is one of its job
    and of its run: no condition that is false, no `continue-on-error`, no `|| true` or another mask in its script, no
    flag such as `--exit-zero`.
    Scripts, targets of make, local actions and workflows of the repository are followed one level. Holds when such a
    step uses the action, or runs the command: on each of `triggers`, on a schedule that comes `every` so often all year
    round, or else on any event that comes by itself. `echo` of a command does not run it, nor does a linter that reads
    a script, nor a tool that is told to run no test, by an option (`--collect-only`) or by a variable
    (`PYTEST_ADDOPTS`). With `checks`, the step is one that tests, lints … by what its tools are known for. Fails when
    no step does it, or each one that does never runs or can't fail. With `fails_loudly`, every one has to count, not
    one only; with `without_build` only those do before which nothing compiles, and unknown commands may; with `first`
    only those before which nothing checks anything, in a job that waits for no other, which can't be known else.
    With `sets_up`, a setup action before it in its job sets up that language, `versions` and the legs of a matrix
    counted; what is set up otherwise, or only in some legs, can't be known. With `systems`, its job runs on each of
    them, by the labels of its runners; it fails where nothing does.
    With `given`, the action has that input, which can't be known of one that is an expression.
    With `about`, its names say what it does: those of its workflow and job together, of the step, or its command.
    Can't be known when no name says that, when a condition, a filter of paths or an empty matrix may skip it, when
    nothing before a local action checks the repository out, when a script is not followed, when an action, a
    launcher or a variable may run it, when no tracked file is called like the script, when the command is spelled
    otherwise or in another order, when of a step nobody can tell what it checks, when settings, inputs or a hook of
    the tool may keep it from checking, when no file of its language is called like a test or none of those is in
    the folder that it runs in or is given, when a filter fits no test or each one is skipped, when a linter has no
    file to look at, when a file is not evaluated, when nothing does it and another service may, and when all tests
    have to count and each run of a language's tests is told to run some (`-k`, a file).
    """

    kind: ClassVar[str] = "workflow"
    example: ClassVar[str] = "workflow: {runs: scripts/audit.py, every: month}"

    path: str | None = option(PATH, "A workflow, or a glob; all of them unless told.", default=None, asks=Asks.DEMAND)
    triggers: tuple[str, ...] = option(
        TEXTS, "Events such as `pull_request`; it is done on each.", default=(), asks=Asks.FLOOR
    )
    every: str | None = option(choice(*OFTEN), "How often it is done on a schedule, at least.", default=None)
    uses: str | None = option(TEXT, "An action such as `rhysd/actionlint`.", default=None, asks=Asks.DEMAND)
    given: str | None = option(
        TEXT,
        "An input of the action, not `false`: `cache`, with its value `cache=pip`, with a part of it `path~pip`.",
        default=None,
        asks=Asks.DEMAND,
    )
    runs: str | None = option(TEXT, "A command, or the path of a script.", default=None, asks=Asks.DEMAND)
    checks: str | None = option(
        choice("test", "lint", "types", "security", "build"),
        "What a step is there for.",
        default=None,
        asks=Asks.DEMAND,
    )
    job: str | None = option(TEXT, "The id or the name of its job.", default=None, asks=Asks.DEMAND)
    about: str | None = option(
        TEXT, "Words that the name of its job, its step or what it runs says, each in some form.", default=None
    )
    sets_up: str | None = option(
        choice(*LANGUAGES),
        "A language that a setup action before it in its job sets up.",
        default=None,
        asks=Asks.DEMAND,
    )
    versions: tuple[str, ...] = option(
        TEXTS,
        "Versions of that language; it is done with each: `3.11` is met by 3.11.4 too.",
        default=(),
        asks=Asks.FLOOR,
    )
    min_versions: int | None = option(
        COUNT, "It is done with so many versions of that language.", default=None, asks=Asks.FLOOR
    )
    systems: tuple[str, ...] = option(
        choices(*SYSTEMS), "Operating systems of its runners; it is done on each.", default=(), asks=Asks.FLOOR
    )
    without_build: bool = option(
        FLAG, "Nothing is built before it, in its job or those it needs.", default=False, asks=Asks.DEMAND
    )
    first: bool = option(
        FLAG, "Nothing is checked before it in its job, which waits for no other.", default=False, asks=Asks.DEMAND
    )
    fails_loudly: bool = option(FLAG, "Every step that does it can fail its run.", default=False, asks=Asks.EACH)
    named_in: str | None = option(
        TEXT, "The document that names the path: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        if (self.versions or self.min_versions is not None) and self.sets_up is None:
            raise OptionError("versions and min_versions go with sets_up, which names their language")
        if self.given is not None and self.uses is None:
            raise OptionError("given goes with uses, which names the action")
        if self.min_versions == 0:
            raise OptionError("min_versions takes a number from 1")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether it is done."""
        from dodcheck.rules.workflows.doing import examine_workflows  # noqa: PLC0415 - lazy: recognition needs the options only

        globs = workflow_globs(snapshot, self.path, self.named_in, self.kind)
        return globs if isinstance(globs, Evidence) else examine_workflows(self, snapshot, globs)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield workflows in which nothing is done."""
        from dodcheck.rules.counterexamples import of_workflow  # noqa: PLC0415 - lazy: only the self-test asks

        return of_workflow.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self._who()} {self._does()} by a step that runs and can fail"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        subject = "a step that" if self.fails_loudly else "every step that"
        return f"{subject} {self._does()} in {self._who()} no longer runs or can no longer fail"

    def _who(self) -> str:
        return self.path or "a workflow"

    def _does(self) -> str:
        told = f" with {self.given}" if self.given else ""
        does = " or ".join(
            [*([f"uses {self.uses}{told}"] if self.uses else []), *([f"runs `{self.runs}`"] if self.runs else [])]
        )
        does = does or (f"does a {self.checks} step" if self.checks else "checks something")
        does = f"{does} about “{self.about}”" if self.about else does
        job = f" in the job {self.job}" if self.job else ""
        when = "".join(f" on {event}" for event in self.triggers)
        often = f" every {self.every}" if self.every else ""
        versions = (*self.versions, *([f"{self.min_versions} versions"] if self.min_versions else []))
        set_up = f" with {self.sets_up} {' and '.join(versions)}".rstrip() if self.sets_up else ""
        told_systems = f" on {' and '.join(self.systems)}" if self.systems else ""
        built = " with nothing built before it" if self.without_build else ""
        first = " before any other check" if self.first else ""
        return f"{does}{job}{when}{often}{set_up}{told_systems}{built}{first}"
