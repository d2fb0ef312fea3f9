"""Tools that report what they find and never fail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dodcheck.workflows.audit.options import option_as_written
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.tools import commands_of_tools
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.purposes.words import purpose_in_names
from dodcheck.workflows.severity import Severity

_FAILING: Mapping[str, tuple[str, ...]] = {
    "pip-licenses": ("--fail-on", "--allow-only"),
    "license-checker": ("--failOn", "--onlyAllow"),
    "license-checker-rseidelsohn": ("--failOn", "--onlyAllow"),
    "licensecheck": ("--zero", "-0"),
    "go-licenses": ("check",),
    "cargo-license": (),
    "license_finder": ("action_items",),
    "radon": (),
    "cloc": (),
    "scc": (),
    "tokei": (),
    "gocyclo": ("-over",),
    "gocognit": ("-over",),
    "lizard": ("-w", "--warnings_only", "-C", "--CCN", "-i", "-T", "-L"),
    "jscpd": ("--threshold", "-t"),
    "cargo-bloat": (),
    "cargo-geiger": (),
    "hyperfine": (),
    "lighthouse": (),
    "syft": (),
    "dive": ("--ci",),
    "cargo-outdated": ("--exit-code",),
}
_CHECKS = frozenset({Purpose.TEST, Purpose.LINT, Purpose.TYPES, Purpose.SECURITY, Purpose.COMPARE})


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at, words in commands_of_tools(subject, frozenset(_FAILING)):
        if option_as_written(words, _FAILING[words[0]]) is None and not {"--version", "--help", "-h"} & {*words}:
            claims = purpose_in_names(command_at.at.name) in _CHECKS if command_at.at.step.name else False
            options = " or ".join(f"`{option}`" for option in _FAILING[words[0]][:2])
            without = f"without {options} it only reports" if options else "it only reports"
            message = f"`{command_at.shown}` passes whatever it finds: {without}"
            yield command_at.hit(message, Severity.MEDIUM if claims else Severity.LOW)


PATTERN = Pattern(
    name="report-only-check",
    family=Family.INFORMATIONAL,
    title="A tool that reports and never fails",
    manual="""Some tools only count, list or measure: licences, duplicated code, complexity, sizes, times. Their step is
green whatever they report, unless an option sets a limit. It counts for more where the step is called a check.""",
    follow_up="Set a limit that the tool fails by, or call the step a report.",
    look=_look,
)
