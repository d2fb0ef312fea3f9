"""What `dodcheck selftest` does, once the repository is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dodcheck.binding.entries import RulesFile
from dodcheck.commands.exit_codes import BLOCKED, PASSED
from dodcheck.commands.nothing_found import with_what_is_here
from dodcheck.commands.options import SelftestOptions
from dodcheck.commands.progress import progress
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.request import Request
from dodcheck.commands.streams import say
from dodcheck.exceptions.recorded import Recorded
from dodcheck.program.load import Program
from dodcheck.reports.formats import SELFTEST
from dodcheck.snapshot.protocol import Snapshot


@dataclass(slots=True)
class _Loader:
    """Loads the governance documents; keeps the rules that it was given."""

    rules: RulesFile = field(default_factory=RulesFile)

    def __call__(self, snapshot: Snapshot, rules: RulesFile, recorded: Recorded) -> Program:
        from dodcheck.judge.scopes import governance  # noqa: PLC0415 - lazy: git lists the tracked files meanwhile

        self.rules = rules
        return governance(snapshot, rules, recorded)


def show_selftest(words: Sequence[str], options: SelftestOptions, request: Request) -> int:
    """Try every passing rule of a scope, print what became of it and return the exit code. Raises ``UserError``."""
    check_format(options.format, SELFTEST)
    from dodcheck.judge.case import prepare  # noqa: PLC0415 - lazy: git lists the tracked files meanwhile
    from dodcheck.judge.scope_words import chosen  # noqa: PLC0415 - the same
    from dodcheck.trust.selftest.selftest import Earlier, selftest  # noqa: PLC0415 - the same

    earlier = Earlier(*request.commit_and_snapshot(options.red_at, "--red-at")) if options.red_at else None
    loader = _Loader()
    case = prepare(request.snapshot, request.caller, loader)

    with with_what_is_here(request.snapshot):
        scope = chosen(case.program, " ".join(words), request.source)
    with progress(quiet=options.quiet) as shown:
        tested = selftest(case, loader.rules, scope, earlier=earlier, strict=options.strict, progress=shown)
    if options.quiet and options.format == "terminal":
        from dodcheck.reports.selftest.terminal import render_quiet  # noqa: PLC0415 - lazy: one format is asked for at a time

        say(render_quiet(tested))
    else:
        say(render_for_terminal(tested, options.format, SELFTEST, colour_refused=options.no_color))
    return PASSED if tested.passed or options.report_only else BLOCKED
