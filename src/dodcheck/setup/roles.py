"""The documents of a repository as a rules file names them."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from dodcheck.documents.document import Role
from dodcheck.errors import UserError
from dodcheck.program.discover import NamedDocuments, Source, discover
from dodcheck.setup.survey import RepositorySurvey
from dodcheck.snapshot.paths import folder_of, name_of, normalise

_PLAN = "_plan"
_USUAL = {
    "checklist": "docs/DEFINITION_OF_DONE.md",
    "ledger": "REFACTOR.md",
    "milestones": "docs/milestones/{id}/{id}_plan.md",
    "tool_log": "docs/toolcalls.md",
}
_SINGLE = {"checklist": Role.CHECKLIST, "ledger": Role.LEDGER, "tool_log": Role.TOOL_LOG}


class RolePlace(NamedTuple):
    """Where the documents of a role are, by its name in a rules file.

    ``why`` says why a rules file had better not name them, empty where it may; ``path`` is a usual place where none
    were found.
    """

    role: str
    path: str
    why: str


def role_places(survey: RepositorySurvey) -> tuple[RolePlace, ...]:
    """Return the place of each role. Naming those without a ``why`` finds exactly the documents of the survey."""
    found: list[RolePlace] = []
    told: dict[str, str] = {}
    for role, usual in _USUAL.items():
        path, why = _path_and_objection(role, survey)
        if path and not why:
            why = (
                ""
                if _finds_same_documents(survey, told | {role: path})
                else "found by name; not all of them lie like this"
            )
        if path and not why:
            told[role] = path
        found.append(RolePlace(role, path or usual, why))
    return tuple(found)


def _path_and_objection(role: str, survey: RepositorySurvey) -> tuple[str, str]:
    """Return the path or pattern of a role, and why it can't be named."""
    if role == "milestones":
        pattern = _plan_pattern([source for source in survey.sources if source.role is Role.PLAN])
        return pattern, "" if pattern else "none was found"
    path = next(
        (one.path for one in survey.sources if one.role is _SINGLE[role] and not _belongs_to_milestone(one)), ""
    )
    unread = next((one.why for one in survey.program.unread if one.criterion.location.path == path), "")
    return path, f"it can't be read: {unread}" if unread else "" if path else "none was found"


def _belongs_to_milestone(source: Source) -> bool:
    return "milestones" in folder_of(source.path).lower().split("/")


def _plan_pattern(plans: list[Source]) -> str:
    """Return the path that most plans have, with ``{id}`` for their ids; empty where there is no plan."""
    counted = Counter(_with_id(plan.path) for plan in plans)
    return counted.most_common(1)[0][0] if counted else ""


def _with_id(path: str) -> str:
    stem, dot, suffix = name_of(path).rpartition(".")
    own = stem[: -len(_PLAN)]
    folders = ["{id}" if folder == own else folder for folder in folder_of(path).split("/")]
    return "/".join([*folders, f"{{id}}{stem[-len(_PLAN) :]}{dot}{suffix}"])


def _finds_same_documents(survey: RepositorySurvey, told: dict[str, str]) -> bool:
    if any(normalise(path) != path for path in told.values()):
        return False
    try:
        return discover(survey.files, _named_documents(told)._replace(also=survey.also)) == survey.sources
    except UserError:
        return False


def _named_documents(told: dict[str, str]) -> NamedDocuments:
    return NamedDocuments(told.get("checklist"), told.get("ledger"), told.get("milestones"), told.get("tool_log"))
