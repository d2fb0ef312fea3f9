"""What hides the failure of a call within its script, or keeps it from being run there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dodcheck.workflows.gating.finding import Finding, Pattern
from dodcheck.workflows.gating.site import Site
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask


class _MaskFinding(NamedTuple):
    pattern: Pattern
    severity: Severity
    message: str
    remedy: str
    paste: str = ""


_ALONE = "Give dodcheck a line of its own, with nothing before or behind it."
_H, _M = Severity.HIGH, Severity.MEDIUM
_LOST, _SKIPPED, _NEVER = Pattern.MASKED, Pattern.MAY_BE_SKIPPED, Pattern.NEVER_RUNS
_TOLD: Mapping[Mask, _MaskFinding] = {
    Mask.OR: _MaskFinding(_LOST, _H, "`||` behind it makes the step pass when it fails", _ALONE),
    Mask.AND: _MaskFinding(_LOST, _H, "`&&` behind it takes its failure away: the script goes on", _ALONE),
    Mask.PIPE: _MaskFinding(
        _LOST,
        _H,
        "the pipe it feeds passes when it fails: the default shell has no pipefail",
        "Name the shell, which sets pipefail, or write the report with --report.",
        "shell: bash",
    ),
    Mask.BACKGROUND: _MaskFinding(_LOST, _H, "`&` sends it to the background, where its failure is lost", _ALONE),
    Mask.NEGATED: _MaskFinding(_LOST, _H, "`!` before it turns its failure into success", _ALONE),
    Mask.INVERTED: _MaskFinding(_LOST, _H, "`!` before it turns its failure into success", _ALONE),
    Mask.CONDITION: _MaskFinding(
        _LOST, _H, "as the condition of an `if` or a loop, its failure only chooses a branch", _ALONE
    ),
    Mask.SUBSTITUTION: _MaskFinding(_LOST, _H, "its failure is lost within the `$(…)` it stands in", _ALONE),
    Mask.UNCHECKED: _MaskFinding(
        _LOST,
        _H,
        "its shell goes on after a failure, and a later command decides the exit code",
        "Let the shell stop at the first failure: no `set +e`, and no `||`, `&&` or `if` around it.",
    ),
    Mask.CAPTURED: _MaskFinding(
        _LOST, _M, "its exit code is kept in a variable, and no `exit` with it was found", "End the script with it."
    ),
    Mask.TRAP: _MaskFinding(
        _LOST, _H, "a trap before it ends the script with an exit code of its own", "Take the trap away."
    ),
    Mask.SHADOWED: _MaskFinding(
        _NEVER, _H, "a function or an alias of its name is run in its place", "Rename that one."
    ),
    Mask.BRANCH: _MaskFinding(
        _SKIPPED, _M, "it stands in a branch or a loop of the script that may not be taken", _ALONE
    ),
    Mask.AFTER_FAILURE: _MaskFinding(_SKIPPED, _H, "it only runs when what stands before `||` has failed", _ALONE),
    Mask.AFTER_SUCCESS: _MaskFinding(
        _SKIPPED, _M, "when what stands before `&&` fails, it does not run and the script goes on", _ALONE
    ),
    Mask.LEFT: _MaskFinding(_SKIPPED, _M, "the script may end with success before it", "Let it run before any `exit`."),
    Mask.UNREACHED: _MaskFinding(_NEVER, _H, "the script never comes to it", "Take the `exit` before it away."),
    Mask.UNCALLED: _MaskFinding(_NEVER, _H, "the function it stands in is never called", _ALONE),
    Mask.NOT_EXECUTED: _MaskFinding(
        _NEVER, _H, "it is read and not run: `-n`, `-t` or `-q` says so", "Take that away."
    ),
    Mask.IGNORED: _MaskFinding(
        _LOST, _H, "make is told to ignore its failure", "Take `-` before the line, `-i` and `.IGNORE` away."
    ),
    Mask.UP_TO_DATE: _MaskFinding(
        _NEVER, _H, "make finds a file of the target's name, and runs nothing", "Declare the target.", ".PHONY: TARGET"
    ),
    Mask.NATIVE: _MaskFinding(
        _LOST,
        _H,
        "its shell goes on after it, and a program that runs later decides the exit code",
        "Let it be the last program of its step, or heed its exit code at once.",
    ),
    Mask.CATCH: _MaskFinding(
        _LOST, _H, "its error is caught, and the script goes on or ends well", "Let what catches it fail the script."
    ),
    Mask.SILENCED: _MaskFinding(
        _LOST, _H, "its errors do not stop the script: an error preference says so", "Let errors stop the script."
    ),
    Mask.WRAPPED: _MaskFinding(_LOST, _H, "what runs it does not pass its exit code on", _ALONE),
    Mask.DETACHED: _MaskFinding(_LOST, _H, "it is started apart, and nobody asks for its exit code", _ALONE),
    Mask.NOT_FOLLOWED: _MaskFinding(
        Pattern.NOT_FOLLOWED,
        _M,
        "the shell or the grammar of its script is not followed, so nobody can tell what becomes of its failure",
        "Give it a step of its own.",
    ),
}


def mask_findings(site: Site) -> Iterator[Finding]:
    """Yield each mask of a call."""
    call = site.call
    name = f"dodcheck {call.name}".rstrip()
    for mask in sorted(call.command.masks & _TOLD.keys()):
        mask_finding = _TOLD[mask]
        partly = mask in call.command.partly
        where = "in some legs of its job, where another shell runs it" if partly else "here"
        paste = mask_finding.paste or (f"- run: {call.shown()}" if mask_finding.remedy == _ALONE else "")
        yield Finding(
            mask_finding.pattern,
            Severity.MEDIUM if partly else mask_finding.severity,
            site.location,
            f"`{name}` decides nothing {where}: {mask_finding.message}",
            mask_finding.remedy,
            paste,
            f"{mask_finding.pattern}:{site.subject}:{mask}",
        )
