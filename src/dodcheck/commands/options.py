"""The options that commands share, each declared once."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from dodcheck.reports.table import FORMATS


def _option(name: str, help_: str, metavar: str | None = None) -> dict[str, Any]:
    return {"name": name, "help": help_, "metavar": metavar}


def _format(*names: str) -> dict[str, Any]:
    help_ = f"{', '.join(names[:-1])} or {names[-1]}."
    return {**_option("--format", help_, "NAME"), "formats": names}


_REPO = _option("--repo", "A folder of the repository to judge.", "DIR")
_RULES = _option("--rules", "A rules file instead of dodcheck.yml.", "FILE")
_EVIDENCE = _option("--evidence", "A result file to judge with; may be repeated.", "NAME=PATH")
_PLUGIN = _option("--plugin", "A plugin to load, by its package; may be repeated.", "NAME")
_QUIET = _option("--quiet", "Print the tally and the gate only.")
_REPORT_ONLY = _option("--report-only", "Never exit with 1.")
_NO_COLOR = _option("--no-color", "No colour, whatever the terminal can do.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is judged, with what, as of when, and in which format the answer goes to standard output."""

    repo: Path | None = field(default=None, metadata=_REPO)
    at: str | None = field(default=None, metadata=_option("--at", "Judge this commit, without a checkout.", "REV"))
    rules: Path | None = field(default=None, metadata=_RULES)
    evidence: list[str] | None = field(default=None, metadata=_EVIDENCE)
    plugin: list[str] | None = field(default=None, metadata=_PLUGIN)
    as_of: str | None = field(
        default=None, metadata=_option("--as-of", "The day of the judgement (default: today, UTC).", "DATE")
    )
    format: str = field(default="terminal", metadata=_format(*FORMATS))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainOptions(Options):
    """The options of `explain`."""

    format: str = field(default="terminal", metadata=_format("terminal", "json"))


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeOptions(Options):
    """The options of every command that judges a scope and gates it."""

    base: str | None = field(default=None, metadata=_option("--base", "Judge by the policy of this commit too.", "REF"))
    accept_weakening: bool = field(
        default=False, metadata=_option("--accept-weakening", "With --base: let weakened promises pass.")
    )
    report: list[str] | None = field(
        default=None, metadata=_option("--report", "Write a report to a file as well; may be repeated.", "NAME=PATH")
    )
    report_only: bool = field(default=False, metadata=_REPORT_ONLY)
    strict: bool = field(
        default=False, metadata=_option("--strict", "In claims: what is claimed and not shown blocks too.")
    )
    quiet: bool = field(default=False, metadata=_QUIET)
    no_color: bool = field(default=False, metadata=_NO_COLOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrOptions(JudgeOptions):
    """The options of `pr`."""

    base: str | None = field(
        default=None, metadata=_option("--base", "What the change is for, such as main. Always needed.", "REF")
    )
    accept_weakening: bool = field(
        default=False,
        metadata=_option("--accept-weakening", "Let weakened promises pass: for those who may decide it."),
    )
    strict: bool = field(default=False, metadata=_option("--strict", "Changes nothing here: pr is strict anyway."))


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyOptions:
    """The options of `verify`; the report itself says which commit it is about, so there is no `--at`."""

    repo: Path | None = field(default=None, metadata=_REPO)
    rules: Path | None = field(
        default=None, metadata=_option("--rules", "The --rules that the report was judged with.", "FILE")
    )
    evidence: list[str] | None = field(
        default=None,
        metadata=_option("--evidence", "A result file that it was judged with; may be repeated.", "NAME=PATH"),
    )
    plugin: list[str] | None = field(
        default=None, metadata=_option("--plugin", "A plugin that it was judged with; may be repeated.", "NAME")
    )
    base: str | None = field(default=None, metadata=_option("--base", "The --base that it was judged with.", "REF"))
    as_of: str | None = field(
        default=None, metadata=_option("--as-of", "Tells what has run out by this day (default: today, UTC).", "DATE")
    )
    format: str = field(default="terminal", metadata=_format("terminal", "json"))
    no_color: bool = field(default=False, metadata=_NO_COLOR)

    def asking(self) -> Options:
        """Return what these options ask about the work tree."""
        return Options(repo=self.repo, rules=self.rules, evidence=self.evidence, plugin=self.plugin, as_of=self.as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class SelftestOptions(Options):
    """The options of a self-test."""

    format: str = field(default="terminal", metadata=_format("terminal", "json"))
    red_at: str | None = field(
        default=None, metadata=_option("--red-at", "Also tell which rules held before the work, at this commit.", "REV")
    )
    report_only: bool = field(default=False, metadata=_REPORT_ONLY)
    strict: bool = field(default=False, metadata=_option("--strict", "What is flagged blocks too."))
    quiet: bool = field(default=False, metadata=_QUIET)
    no_color: bool = field(default=False, metadata=_NO_COLOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryOptions(Options):
    """The options of the commands that look at many commits, and gate none."""

    format: str = field(default="terminal", metadata=_format("terminal", "json"))
    report: list[str] | None = field(
        default=None, metadata=_option("--report", "Write it to a file as well; may be repeated.", "NAME=PATH")
    )
    no_color: bool = field(default=False, metadata=_NO_COLOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffOptions(HistoryOptions):
    """The options of `diff`."""

    format: str = field(default="terminal", metadata=_format("terminal", "json", "markdown"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartOptions(HistoryOptions):
    """The options of `history`."""

    format: str = field(default="terminal", metadata=_format("terminal", "csv", "json", "svg"))


def with_options(shared: type[Options | VerifyOptions]) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Return a decorator that gives a command the shared options; it takes them as one value, ``options``."""

    def decorate(command: Callable[..., int]) -> Callable[..., int]:
        own = inspect.signature(command, eval_str=True)
        kept = [
            parameter.replace(kind=parameter.KEYWORD_ONLY)
            for parameter in own.parameters.values()
            if parameter.name != "options"
        ]
        parameters = [*kept, *_parameters(shared)]

        @functools.wraps(command)
        def run(**arguments: Any) -> int:  # noqa: ANN401 - the command's own parameters, whatever they are
            values = {option.name: arguments.pop(option.name) for option in fields(shared)}
            return command(options=shared(**values), **arguments)

        run.__dict__["__signature__"] = own.replace(parameters=parameters)
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return run

    return decorate


def _parameters(shared: type[Options | VerifyOptions]) -> Iterator[inspect.Parameter]:
    import typer  # noqa: PLC0415 - lazy: options are read where no command line is

    from dodcheck.commands.completing import completer_of  # noqa: PLC0415 - lazy: the same

    hints = get_type_hints(shared)
    annotated: Any = Annotated
    for shared_option in fields(shared):
        declared = {"metavar": shared_option.metadata["metavar"], "help": shared_option.metadata["help"]}
        option = typer.Option(
            shared_option.metadata["name"],
            **declared,
            autocompletion=completer_of(shared_option.metadata.get("formats")),
        )
        yield inspect.Parameter(
            shared_option.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=shared_option.default,
            annotation=annotated[hints[shared_option.name], option],
        )
