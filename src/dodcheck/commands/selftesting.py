"""What `dodcheck selftest` does, once the repository is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dodcheck.binding.entries import RulesFile
from dodcheck.commands.beginning import with_what_is_here
from dodcheck.commands.codes import BLOCKED, PASSED
from dodcheck.commands.options import SelftestOptions
from dodcheck.commands.progress import progress
from dodcheck.commands.request import Request
from dodcheck.commands.streams import say, wants_colour
from dodcheck.errors import user_error
from dodcheck.exceptions.recorded import Recorded
from dodcheck.program.load import Program
from dodcheck.snapshot.protocol import Snapshot

FORMATS = ("json", "terminal")
"""The formats of a self-test."""


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
    if options.format not in FORMATS:
        raise user_error(f"--format: selftest has no format `{options.format}`", f"It has: {', '.join(FORMATS)}.")
    from dodcheck.judge.case import prepare  # noqa: PLC0415 - lazy: git lists the tracked files meanwhile
    from dodcheck.judge.scope_words import chosen  # noqa: PLC0415 - the same
    from dodcheck.trust.selftest.selftest import Earlier, selftest  # noqa: PLC0415 - the same

    earlier = Earlier(*request.earlier(options.red_at, "--red-at")) if options.red_at else None
    loader = _Loader()
    case = prepare(request.snapshot, request.caller, loader)

    with with_what_is_here(request.snapshot):
        scope = chosen(case.program, " ".join(words), request.source)
    with progress(quiet=options.quiet) as shown:
        found = selftest(case, loader.rules, scope, earlier=earlier, strict=options.strict, progress=shown)
    if options.format == "json":
        from dodcheck.reports import selftest_json  # noqa: PLC0415 - lazy: one format is asked for at a time

        say(selftest_json.render(found))
    else:
        from dodcheck.reports import selftest as screen  # noqa: PLC0415 - lazy: the same

        whole = screen.render_coloured if wants_colour(refused=options.no_color) else screen.render
        say(screen.render_quiet(found) if options.quiet else whole(found))
    return PASSED if found.passed or options.report_only else BLOCKED
