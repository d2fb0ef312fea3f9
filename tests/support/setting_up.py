"""Writing a rules file for a repository that is held in memory."""

from __future__ import annotations

from dodcheck.program.discover import NamedDocuments
from dodcheck.setup.roles import role_places
from dodcheck.setup.rules_text import choose_statements, rules_text
from dodcheck.setup.survey import RepositorySurvey, survey
from dodcheck.snapshot.memory import MemorySnapshot


def surveyed(files: dict[str, str | bytes], also: tuple[str, ...] = ()) -> RepositorySurvey:
    """Return the survey of a repository of these files, with further documents like these globs."""
    stored = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    return survey(MemorySnapshot(stored, commit="c0"), NamedDocuments(also=also))


def written(files: dict[str, str | bytes], also: tuple[str, ...] = ()) -> str:
    """Return the rules file for a repository of these files, with further documents like these globs."""
    found = surveyed(files, also)
    return rules_text(found, role_places(found), choose_statements(found))
