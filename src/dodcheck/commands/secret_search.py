"""What `dodcheck secrets` does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.commands.exit_codes import BLOCKED, PASSED
from dodcheck.commands.progress import ProgressDisplay, progress
from dodcheck.commands.rendering import check_format, render_for_terminal
from dodcheck.commands.request import Request
from dodcheck.commands.streams import say
from dodcheck.errors import user_error
from dodcheck.model.evidence import Unknown
from dodcheck.reports.formats import SECRETS
from dodcheck.reports.secrets.report import RangeFacts, SecretsReport
from dodcheck.rules.credentials.scope import SUBMODULE, Scope, survey_secrets
from dodcheck.secrets.first_pass import NoEngineError
from dodcheck.secrets.survey import SearchedFile, SecretSurvey, SkippedFile, survey_files
from dodcheck.snapshot.commit_range import AddedBlob, Range, find_range
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.paths import normalise

_CUT_OFF = "what came before this commit was not fetched (set fetch-depth: 0, or run git fetch --unshallow)"


class SecretsArguments(NamedTuple):
    """The arguments as they are typed: a range of commits, globs to leave out, a format."""

    range: str | None
    exclude: Sequence[str]
    format: str


def show_secrets(request: Request, asked: SecretsArguments, *, colour_refused: bool) -> int:
    """Print the credentials that are found and return the exit code. Raises ``UserError``."""
    check_format(asked.format, SECRETS)
    strange = next((glob for glob in asked.exclude if normalise(glob) is None), None)
    if strange is not None:
        raise user_error(f"--exclude takes a glob from the repository's root, which `{strange}` is not")
    try:
        with progress() as shown:
            report = (
                _search_range(request, asked, asked.range, shown)
                if asked.range is not None
                else _search_files(request, asked, shown)
            )
    except NoEngineError as problem:
        raise user_error(str(problem), "Install it: pip install google-re2") from problem
    if not report.passed and report.survey.is_clean:
        raise user_error(f"there is nothing to check: {_nothing_to_search(asked)}")
    say(render_for_terminal(report, asked.format, SECRETS, colour_refused=colour_refused))
    return PASSED if report.passed else BLOCKED


def _nothing_to_search(asked: SecretsArguments) -> str:
    if asked.range is not None:
        return f"{asked.range} has no commit"
    return "--exclude leaves out every tracked file" if asked.exclude else "no file is tracked"


def _search_files(request: Request, asked: SecretsArguments, shown: ProgressDisplay) -> SecretsReport:
    secret_survey = survey_secrets(shown.watched(request.snapshot), Scope(exclude=asked.exclude))
    return SecretsReport(secret_survey, request.snapshot.facts(), tuple(asked.exclude))


def _search_range(request: Request, asked: SecretsArguments, named: str, shown: ProgressDisplay) -> SecretsReport:
    if request.at is not None:
        raise user_error("--range names commits, and so does --at", "Leave one of them out.")
    commits = find_range(Git(request.root), named)
    secret_survey = _survey_range(commits, asked.exclude, shown)
    return SecretsReport(
        secret_survey, request.snapshot.facts(), tuple(asked.exclude), RangeFacts(named, commits.commits())
    )


def _survey_range(commits: Range, exclude: Sequence[str], shown: ProgressDisplay) -> SecretSurvey:
    out = [matcher(glob) for glob in exclude]
    added = commits.added()
    by_content: dict[str, AddedBlob] = {}
    for blob in added:
        if not any(leaves(blob.path) for leaves in out):
            by_content.setdefault(blob.blob, blob)
    kept = tuple(by_content.values())
    by_place = {(blob.commit, blob.path): blob for blob in kept}
    asked = (SearchedFile(blob.path, None, blob.commit) for blob in shown.along("reading file", kept, len(kept)))
    secret_survey = survey_files(asked, lambda file: commits.read(by_place[file.commit or "", file.path]))
    secret_survey.left_out = len({blob.blob for blob in added}) - len(kept)
    hidden = [path for path in commits.submodules() if not any(leaves(f"{path}/x") for leaves in out)]
    secret_survey.skipped += [SkippedFile(path, SUBMODULE, Unknown.SUBMODULE) for path in hidden]
    secret_survey.skipped += [SkippedFile("", _CUT_OFF, Unknown.HISTORY, commit) for commit in commits.cut_off()]
    return secret_survey
