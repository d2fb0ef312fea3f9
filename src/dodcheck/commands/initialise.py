"""What `dodcheck init` does."""

from __future__ import annotations

import os
from collections.abc import Sequence

from dodcheck.binding.entries import PLACES
from dodcheck.binding.rules_file import read_rules_file
from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.options import Options
from dodcheck.commands.request import Request, read_request
from dodcheck.commands.streams import is_emptied_for_output, say
from dodcheck.errors import user_error
from dodcheck.judge.scopes import forgotten
from dodcheck.judge.ungoverned import UngovernedFile, ungoverned_files
from dodcheck.program.discover import NamedDocuments
from dodcheck.setup.beginning import starter_rules_file
from dodcheck.setup.file import write_whole
from dodcheck.setup.init_report import init_summary, lines_to_paste, no_documents_found
from dodcheck.setup.roles import role_places
from dodcheck.setup.rules_text import choose_statements, rules_text
from dodcheck.setup.survey import RepositorySurvey, survey
from dodcheck.setup.task_documents import task_document_globs
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError

_WRITTEN = PLACES[0]


def show(options: Options) -> int:
    """Print the rules file that would be written where there was none, and return the exit code."""
    request = read_request(options)
    _refuse_output_into_rules_file(request)
    repository_survey = _survey(request.snapshot, _named_in_rules_file(request.snapshot))
    say(_text(repository_survey, _ungoverned_files(repository_survey, request)))
    return PASSED


def write(options: Options) -> int:
    """Write a rules file where there is none, tell what is in it, and return the exit code."""
    request = read_request(options)
    there = next((path for path in PLACES if os.path.lexists(request.root / path)), None)
    if there is not None:
        return _unchanged(request, there)
    repository_survey = _survey(request.snapshot, NamedDocuments())
    if not repository_survey.sources and (mistake := forgotten(request.snapshot)):
        raise mistake
    others = _ungoverned_files(repository_survey, request)
    write_whole(request.root, _WRITTEN, _text(repository_survey, others).encode("utf-8"))
    say(init_summary(repository_survey) if repository_survey.sources else no_documents_found(others))
    return PASSED


def _refuse_output_into_rules_file(request: Request) -> None:
    """Raise ``UserError`` where standard output is the rules file itself: the shell has emptied it by now."""
    path = next((path for path in PLACES if request.snapshot.presence(path) is Presence.FILE), None)
    if path is not None and is_emptied_for_output(request.root / path):
        hint = f"To have it back: git restore {path}\n  Let the new one go elsewhere: dodcheck init --dry-run > new.yml"
        raise user_error(f"{path} is where the output goes, so the shell has emptied it", hint)


def _survey(snapshot: Snapshot, named: NamedDocuments) -> RepositorySurvey:
    """Return what is there; where no document has a role, the tasks of spec tools are named in its place."""
    found = survey(snapshot, named)
    further = () if found.sources else task_document_globs(found.files)
    return survey(snapshot, named._replace(also=further)) if further else found


def _ungoverned_files(repository_survey: RepositorySurvey, request: Request) -> tuple[UngovernedFile, ...]:
    return () if repository_survey.sources else ungoverned_files(request.snapshot)


def _text(repository_survey: RepositorySurvey, others: Sequence[UngovernedFile]) -> str:
    return (
        rules_text(repository_survey, role_places(repository_survey), choose_statements(repository_survey))
        if repository_survey.sources
        else starter_rules_file(others)
    )


def _unchanged(request: Request, path: str) -> int:
    at = request.root / path
    if at.is_symlink() or not at.is_file():
        kind = "a symbolic link" if at.is_symlink() else "no regular file"
        raise user_error(f"{path} is there, but is {kind}", "dodcheck init writes a regular file where nothing stands.")
    used = "" if request.snapshot.presence(path) is Presence.FILE else f"\nIt counts once git tracks it: git add {path}"
    today = "What would be written today: dodcheck init --dry-run > new.yml"
    repository_survey = survey(request.snapshot, _named_in_rules_file(request.snapshot))
    rest = f"\n{lines_to_paste(repository_survey)}" if repository_survey.sources else ""
    say(f"{path} is there already; nothing was changed.\n{used}\n{today}\n{rest}")
    return PASSED


def _named_in_rules_file(snapshot: Snapshot) -> NamedDocuments:
    """Return the documents that a tracked rules file names: conventions alone might not tell them apart."""
    path = next((path for path in PLACES if snapshot.presence(path) is Presence.FILE), None)
    if path is None:
        return NamedDocuments()
    try:
        return read_rules_file(path, snapshot.read(path)).documents
    except UnreadableError as problem:
        raise user_error(f"{path} can't be read: {problem.message}") from problem
