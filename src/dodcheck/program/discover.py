"""Which documents govern the repository: by the rules file, else by the names people give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dodcheck.documents.document import Role
from dodcheck.documents.slug import path_slug, word_slug
from dodcheck.errors import Mistake, UserError
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId
from dodcheck.snapshot.globs import matches_any, matching
from dodcheck.snapshot.paths import folder_of, name_of

_CHECKLISTS = frozenset({"definition_of_done.md", "definition-of-done.md", "dod.md"})
_LEDGERS = frozenset({"refactor.md"})
_LOGS = frozenset({"toolcalls.md"})
_NEVER = frozenset({"test", "tests", "testing", "testdata", "fixture", "fixtures", "example", "examples", "sample"}) | {
    *("samples", "template", "templates", "vendor", "vendored", "third_party", "third-party", "external", "extern"),
    *("deps", "node_modules", "site-packages"),
}
_ID = "{id}"


class NamedDocuments(NamedTuple):
    """The documents that a rules file names; ``None`` and empty where it leaves them to convention.

    ``milestones`` is a path with ``{id}`` in the place of a milestone's id, ``also`` are globs of further documents
    whose claims count. ``location`` is where the file says so.
    """

    checklist: str | None = None
    ledger: str | None = None
    milestones: str | None = None
    tool_log: str | None = None
    location: Location | None = None
    also: tuple[str, ...] = ()


class Source(NamedTuple):
    """A document to be read: its path, its role, and the scope that begins the ids of what it says."""

    path: str
    role: Role
    scope: str


def discover(files: Iterable[str], named: NamedDocuments) -> tuple[Source, ...]:
    """Return the governance documents: checklist, ledger, tool log, then plans, their logs and further ones by path.

    Raises ``UserError`` when two documents could have one role, or a named document is not tracked.
    """
    markdown = markdown_among(files)
    settled = settle_names(markdown, named)
    sources = governing_sources(markdown, settled, (named.milestones,))
    if named.milestones and not any(source.role is Role.PLAN for source in sources):
        hint = "Add the plans to git, or correct the path; {id} stands for an id such as M03."
        raise UserError(Mistake(named.location, f"no tracked Markdown file is like {named.milestones}", hint))
    unmet = [pattern for pattern in named.also if not matching(pattern, sorted(markdown))]
    if unmet:
        hint = "Add such files to git, correct the glob, or take it out of `also`."
        raise UserError(
            *(Mistake(named.location, f"no tracked Markdown file is like {pattern}", hint) for pattern in unmet)
        )
    return sources


def settle_names(files: Iterable[str], named: NamedDocuments) -> NamedDocuments:
    """Return a naming in which the documents that are found by their names are named too.

    Raises ``UserError`` when two documents could have one role, or a named document is not tracked.
    """
    markdown = markdown_among(files)
    return named._replace(
        checklist=_single_document(Role.CHECKLIST, named.checklist, _CHECKLISTS, markdown, named.location),
        ledger=_single_document(Role.LEDGER, named.ledger, _LEDGERS, markdown, named.location),
        tool_log=_single_document(Role.TOOL_LOG, named.tool_log, _LOGS, markdown, named.location),
    )


def governing_sources(
    files: Iterable[str], settled: NamedDocuments, milestones: Iterable[str | None]
) -> tuple[Source, ...]:
    """Return the documents that a settled naming names, then plans and logs of milestones as any of the patterns does.

    ``None`` in the place of a pattern means convention. Further documents of the naming stand among the latter.
    """
    single = [path for path in (settled.checklist, settled.ledger, settled.tool_log) if path is not None]
    patterns = [settled._replace(milestones=pattern) for pattern in dict.fromkeys(milestones)]
    rest = (path for path in markdown_among(files) if path not in single)
    milestone_documents = (
        next(filter(None, (_milestone_source(path, pattern) for pattern in patterns)), None)
        or _further_source(path, settled)
        for path in rest
    )
    return (*(source_of(path, settled) for path in single), *filter(None, milestone_documents))


def markdown_among(files: Iterable[str]) -> list[str]:
    """Return those of some files that are Markdown by their names."""
    return [path for path in files if path[-3:].lower() == ".md"]


def source_of(path: str, named: NamedDocuments) -> Source:
    """Return the role and scope that a document has by its path alone."""
    return _with_role(path, named) or _other_source(path)


def milestone_of(path: str, named: NamedDocuments = NamedDocuments()) -> MilestoneId | None:  # noqa: B008 - it is immutable
    """Return the milestone whose plan or log a document is by its path alone; ``None`` of any other document."""
    for suffix in ("_plan", "_toolcalls"):
        written = (
            _id_by_pattern(path, named.milestones, suffix) if named.milestones else _id_by_convention(path, suffix)
        )
        if written:
            return MilestoneId.parse(written)
    return None


def may_govern(path: str, named: NamedDocuments) -> bool:
    """Return whether a document has a role by its path alone, where no other one has it."""
    return (_with_role(path, named) or _further_source(path, named)) is not None


def written_here(path: str) -> bool:
    """Return whether a file is Markdown, and neither of a test, a fixture, an example, a template nor vendored code."""
    folders = folder_of(path.lower()).split("/")
    return bool(markdown_among([path])) and _NEVER.isdisjoint(folders) and folders[0] != ".github"


def _with_role(path: str, named: NamedDocuments) -> Source | None:
    name = name_of(path).lower()
    for role, named_path, names in (
        (Role.CHECKLIST, named.checklist, _CHECKLISTS),
        (Role.LEDGER, named.ledger, _LEDGERS),
        (Role.TOOL_LOG, named.tool_log, _LOGS),
    ):
        if path == named_path or (named_path is None and name in names and _may_govern_by_folder(path)):
            return Source(path, role, "program" if role is Role.CHECKLIST else path_slug(path))
    return _milestone_source(path, named)


def _single_document(
    role: Role, named_path: str | None, names: frozenset[str], markdown: list[str], location: Location | None
) -> str | None:
    if named_path is not None:
        return _require_tracked(role, named_path, markdown, location)
    candidates = [path for path in markdown if name_of(path).lower() in names and _may_govern_by_folder(path)]
    if len(candidates) > 1:
        message = f"{len(candidates)} documents could be the {role_in_words(role)}: {', '.join(candidates)}"
        key = role.value.replace("-", "_")
        hint = f"Name the one that counts in dodcheck.yml: documents: {{{key}: {candidates[0]}}}"
        raise UserError(Mistake(None, message, hint))
    return candidates[0] if candidates else None


def _require_tracked(role: Role, named_path: str, markdown: list[str], location: Location | None) -> str:
    if named_path in markdown:
        return named_path
    hint = "Add it to git, or correct the path."
    raise UserError(Mistake(location, f"the {role_in_words(role)} {named_path} is not a tracked Markdown file", hint))


def _further_source(path: str, named: NamedDocuments) -> Source | None:
    """Return the source of a document that a naming names beside those with a role."""
    return _other_source(path) if any(matches_any(pattern, (path,)) for pattern in named.also) else None


def _other_source(path: str) -> Source:
    return Source(path, Role.OTHER, path_slug(path))


def role_in_words(role: Role) -> str:
    """Return what a document of a role is called."""
    return role.value.replace("-", " ")


def _may_govern_by_folder(path: str) -> bool:
    folder = folder_of(path.lower())
    folders = folder.split("/")
    placed = folder in ("", "docs") or folders[:2] == ["docs", "refactor"]
    return placed and "milestones" not in folders and _NEVER.isdisjoint(folders)


def _milestone_source(path: str, named: NamedDocuments) -> Source | None:
    for suffix, role in (("_plan", Role.PLAN), ("_toolcalls", Role.TOOL_LOG)):
        written = (
            _id_by_pattern(path, named.milestones, suffix) if named.milestones else _id_by_convention(path, suffix)
        )
        if written:
            scope = f"milestone-{word_slug(written)}"
            return Source(path, role, scope if role is Role.PLAN else path_slug(path))
    return None


def _id_by_convention(path: str, suffix: str) -> str | None:
    """Return the milestone's id as written in the file's name, else in its folder's, below a `milestones` folder."""
    stem = name_of(path).rpartition(".")[0]
    if not stem.lower().endswith(suffix):
        return None
    folders = folder_of(path).split("/")
    lowered = [folder.lower() for folder in folders]
    if "milestones" not in lowered or not _NEVER.isdisjoint(lowered):
        return None
    if MilestoneId.parse(folders[-1]) is None:
        return None
    own = stem[: -len(suffix)]
    return own if MilestoneId.parse(own) else folders[-1]


def _id_by_pattern(path: str, pattern: str, suffix: str) -> str | None:
    template = pattern.replace("_plan", suffix)
    return next((written for written in _candidates(path, template) if MilestoneId.parse(written)), None)


def _candidates(path: str, template: str) -> Iterator[str]:
    head = template.partition(_ID)[0]
    if path.startswith(head):
        rest = path[len(head) :]
        yield from (rest[:end] for end in range(1, min(len(rest), 24) + 1) if template.replace(_ID, rest[:end]) == path)
