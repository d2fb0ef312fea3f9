"""What `dodcheck sbom validate` does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.commands.exit_codes import BLOCKED, MISTAKE, PASSED
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.request import Request
from dodcheck.commands.sbom.files import NamedFile, UnreadableFile, named_files
from dodcheck.commands.streams import note, say
from dodcheck.errors import user_error
from dodcheck.reports.formats import SBOM_VALIDATE
from dodcheck.reports.sbom_validate.report import ValidationReport
from dodcheck.supply.validation.checked_bom import CheckedBom, Demands, Validity, unreadable
from dodcheck.supply.validation.validate import validate
from dodcheck.supply.vendoring.survey import VendoredSurvey

_CODES = {Validity.VALID: PASSED, Validity.INVALID: BLOCKED, Validity.UNREADABLE: MISTAKE}


def validate_files(
    paths: Sequence[str], asked: Demands, request: Request | None, name: str, *, colour_refused: bool
) -> int:
    """Print what is said of each file and return the exit code, that of the worst. Raises ``UserError``.

    ``request`` is the repository where one is asked for; vendored code is looked for in it.
    """
    check_format(name, SBOM_VALIDATE)
    if asked.least is not None and asked.least < 1:
        raise user_error("--min-components takes a number from 1", "For example: --min-components 50")
    if any(not glob.strip().strip("/.") for glob in asked.covers):
        raise user_error("--covers names no folder", "For example: --covers third_party")
    survey = _survey(request) if asked.vendored or asked.covers else None
    files = tuple(_check_files(paths, asked, request, survey))
    report = ValidationReport(files, asked, request.snapshot.facts() if request is not None else None)
    say(render_for_terminal(report, name, SBOM_VALIDATE, colour_refused=colour_refused))
    for file in files:
        if file.validity is Validity.UNREADABLE:
            note(f"dodcheck: {file.path}: {file.findings[0].message}")
    return max(_CODES[file.validity] for file in files)


def _check_files(
    paths: Sequence[str], asked: Demands, request: Request | None, survey: VendoredSurvey | None
) -> Iterator[CheckedBom]:
    for file in named_files(paths, request):
        match file:
            case NamedFile(path, data):
                yield validate(path, data, asked, survey)
            case UnreadableFile(path, why):
                yield unreadable(path, why)


def _survey(request: Request | None) -> VendoredSurvey | None:
    from dodcheck.supply.vendoring.find import vendored_in  # noqa: PLC0415 - lazy: most runs ask for none of it

    return None if request is None else vendored_in(request.snapshot)
