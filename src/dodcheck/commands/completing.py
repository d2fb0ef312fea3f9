"""What a shell offers when a word is completed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dodcheck.errors import UserError

if TYPE_CHECKING:
    from dodcheck.program.load import Program


def phases(incomplete: str) -> list[tuple[str, str]]:
    """Return the phases of the repository that the shell stands in, each with its title."""
    from dodcheck.reports.visible import visible  # noqa: PLC0415 - lazy: only a shell that completes a word asks

    program = _program()
    titles: dict[str, str] = {}
    for phase in program.phases if program else ():
        titles.setdefault(phase.number if phase.word == "phase" else phase.scope, visible(phase.title))
    return [(asked, title) for asked, title in titles.items() if asked.startswith(incomplete.lower())]


def milestones(incomplete: str) -> list[tuple[str, str]]:
    """Return the milestones that have a plan in the repository that the shell stands in, each with its title."""
    from dodcheck.reports.visible import visible  # noqa: PLC0415 - lazy: only a shell that completes a word asks

    program = _program()
    plans = (document.plan for document in program.documents) if program else ()
    titles = {str(plan.milestone): visible(plan.title) for plan in plans if plan}
    return [(asked, title) for asked, title in titles.items() if asked.lower().startswith(incomplete.lower())]


def _program() -> Program | None:
    from pathlib import Path  # noqa: PLC0415 - lazy: only a shell that completes a word asks

    from dodcheck.program.discover import NamedDocuments, discover  # noqa: PLC0415 - lazy: the same
    from dodcheck.program.load import assemble_program, read_sources  # noqa: PLC0415 - lazy: the same
    from dodcheck.snapshot.git import find_root  # noqa: PLC0415 - lazy: the same
    from dodcheck.snapshot.worktree import WorkTree  # noqa: PLC0415 - lazy: the same

    try:
        snapshot = WorkTree(find_root(Path.cwd()), {})
        return assemble_program(read_sources(discover(snapshot.files(), NamedDocuments()), snapshot))
    except UserError:
        return None


def kinds(incomplete: str) -> list[str]:
    """Return the kinds of evidence."""
    from dodcheck.rules.table import KINDS  # noqa: PLC0415 - lazy: the same

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def formats(incomplete: str) -> list[str]:
    """Return the formats of an audit."""
    return [name for name in ("json", "markdown", "terminal") if name.startswith(incomplete)]


def completer_of(names: Sequence[str] | None) -> Callable[[str], list[str]] | None:
    """Return what offers these names, or ``None`` where there are none to offer."""
    if names is None:
        return None

    def offered(incomplete: str) -> list[str]:
        return [name for name in names if name.startswith(incomplete)]

    return offered
