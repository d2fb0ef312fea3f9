"""Arguments of a call that keep it from failing, or let the change set its own measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.workflows.events import TARGET
from dodcheck.workflows.gating.finding import Finding, Pattern
from dodcheck.workflows.gating.site import Site
from dodcheck.workflows.refs import Ref, ref_meant
from dodcheck.workflows.severity import Severity

_BASE_LINE = 'dodcheck pr --base "$BASE_SHA"'
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHELL_VARIABLES = frozenset({"BASH_ENV", "BASHOPTS", "ENV", "SHELLOPTS"})
_OWN_ARGUMENT = re.compile(r"\$(?:[@*0-9]|\{[@*0-9]\})")
_OF_THE_RUN = re.compile(r"\$\{\{\s*(?:matrix|github|runner)\.[^{}$]*\}\}")


def argument_findings(site: Site, event: str, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield what is wrong with the arguments of a call."""
    call = site.call
    if call.hidden:
        yield _indirect(site)
    yield from _prepared(site)
    if call.has("--report-only"):
        yield _found(
            site,
            Pattern.REPORT_ONLY,
            Severity.HIGH,
            "`--report-only` makes it pass whatever it finds",
            "Take `--report-only` away.",
        )
    if call.value("--accept-weakening") is not None or call.has("--accept-weakening"):
        yield _found(
            site,
            Pattern.ACCEPTS_WEAKENING,
            Severity.HIGH,
            "`--accept-weakening` stands in the workflow, so that no weakening is ever seen",
            "Take it away. Whoever accepts one weakening says so for that one run.",
        )
    yield from _based(site, event)
    yield from _dated(site)
    yield from _narrow(site, snapshot)
    yield from _unknown(site)


def _found(site: Site, pattern: Pattern, severity: Severity, message: str, remedy: str, paste: str = "") -> Finding:  # noqa: PLR0913, PLR0917 - what a finding is made of
    return Finding(pattern, severity, site.location, message, remedy, paste, f"{pattern}:{site.subject}")


def _indirect(site: Site) -> Finding:
    return _found(
        site,
        Pattern.INDIRECT,
        Severity.MEDIUM,
        "what is run stands in a variable, which any step before it can set: it is not followed",
        "Write the command out.",
        "- run: dodcheck claims",
    )


def _prepared(site: Site) -> Iterator[Finding]:
    """Yield that the environment has the shell do something before the script, or in another way."""
    for name in sorted(_SHELL_VARIABLES & set(site.variables)):
        message = (
            f"`{name}` in its environment decides what the shell does before the script, or how: it is not followed"
        )
        yield _found(site, Pattern.INDIRECT, Severity.MEDIUM, message, f"Take `{name}` away.")


def _based(site: Site, event: str) -> Iterator[Finding]:
    base = site.call.value("--base")
    if base is None:
        if site.call.name == "pr":
            message = "`dodcheck pr` has no `--base`, so there is nothing to compare the change with"
            yield _found(
                site, Pattern.NO_BASE, Severity.HIGH, message, "Name what the change is merged into.", _BASE_LINE
            )
        return
    ref = ref_meant(base)
    if ref is Ref.HEAD or (ref is Ref.EVENT and event != TARGET):
        message = f"`--base {base}` is the change itself, which then sets its own measure"
        yield _found(
            site, Pattern.BASE_IS_THE_CHANGE, Severity.HIGH, message, "Name what it is merged into.", _BASE_LINE
        )


def _dated(site: Site) -> Iterator[Finding]:
    date = site.call.value("--as-of")
    if date is not None and _DATE.fullmatch(date):
        message = f"`--as-of {date}` stops the clock: a waiver that is valid on that day never expires"
        yield _found(site, Pattern.FIXED_DATE, Severity.MEDIUM, message, "Take `--as-of` away.")


def _narrow(site: Site, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield that the claims of some documents only are judged."""
    if site.call.name != "claims":
        return
    paths = [word.text for word in site.call.operands()[1:] if word.exact]
    if not paths:
        return
    there = any(snapshot.presence(path) in (Presence.FILE, Presence.FOLDER) for path in paths if path != "-")
    named = ", ".join("standard input" if path == "-" else f"`{path}`" for path in paths[:4])
    message = f"it judges {named} alone, and not every governance document"
    severity = Severity.LOW if there else Severity.MEDIUM
    yield _found(site, Pattern.NARROW, severity, message, "Judge them all.", "- run: dodcheck claims")


def _unknown(site: Site) -> Iterator[Finding]:
    """Yield that words which may be options stand in variables; values of options and of the run itself are none.

    What a script is called with stands where it is called.
    """
    words = [word for word in site.call.operands()[1:] if not word.exact and word.text.startswith("$")]
    open_ = [word.text for word in words if not _OF_THE_RUN.fullmatch(word.text)]
    if open_:
        message = f"{', '.join(f'`{text}`' for text in open_[:4])} may hold options such as `--report-only`"
        severity = Severity.LOW if all(_OWN_ARGUMENT.fullmatch(text) for text in open_) else Severity.MEDIUM
        yield _found(site, Pattern.UNKNOWN_OPTIONS, severity, message, "Write the options out.")
