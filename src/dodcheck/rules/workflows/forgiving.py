"""Tools that pass whatever they find, by their flags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.workflows.audit.facts import When
from dodcheck.workflows.audit.never_failing import common_flag, fact_of, only_lists
from dodcheck.workflows.audit.tools import tool_of
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.severity import Severity


def forgiven(command: Command | None, asked: str | None) -> Iterator[Effect]:
    """Yield that a tool can't fail for what it finds, or may not; a flag that is asked for itself is no objection.

    Without a flag that makes it fail, its configuration or a variable may do so.
    """
    words = tool_of([word.text for word in command.words]) if command and command.words else ()
    if not words or command is None:
        return
    asked_words = (asked or "").split()
    fact = fact_of(words)
    if fact is None:
        flag = common_flag(words)
        if flag is not None and not _is_asked([flag], asked_words) and purpose_of_command(command).checks:
            yield Effect(Effectiveness.MAYBE, f"`{flag}` by its name lets pass what it finds")
    elif not (fact.when is When.GIVEN and _is_asked(sorted(fact.words), asked_words)):
        if fact.severity is Severity.HIGH:
            sure = fact.when is When.GIVEN and not only_lists(words)
            yield Effect(Effectiveness.NO if sure else Effectiveness.MAYBE, fact.fact)
        elif fact.severity is Severity.MEDIUM:
            yield Effect(Effectiveness.MAYBE, fact.fact)


def _is_asked(flags: Sequence[str], asked: Sequence[str]) -> bool:
    return any(flag.partition("=")[0] == word.partition("=")[0] for flag in flags for word in asked)
