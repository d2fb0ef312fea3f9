"""Whether the links of many Markdown documents lead to what is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from dodcheck.documents.blocks import Heading
from dodcheck.documents.inline import plain
from dodcheck.documents.links import Links, is_relative, links_of
from dodcheck.documents.markdown import cached_outline
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.finding import Finding
from dodcheck.rules.outlines.links import UNSEEN, presence_of, target_path
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.reading.placed import placed_globs
from dodcheck.rules.reading.reach import unseen_submodules
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError

if TYPE_CHECKING:
    from dodcheck.rules.links import LinksRule

MAX_PLACES = 50
"""So many places stand in the evidence."""
_OTHER_FORMATS = (".rst", ".adoc", ".html", ".htm", ".ipynb", ".org", ".mdx", ".textile")
"""How names of documents end whose links are not looked at."""
_HTML = re.compile(r"<a\s[^>]*\bhref\s*=", re.IGNORECASE)
_NO_SIGN = re.compile(r"[^\w\s-]")


class _Doubt(NamedTuple):
    """A link that leads nowhere, or nobody can tell where: its place, what is said of it, and why it is open."""

    place: Place
    words: str
    unknown: Unknown | None = None


def examine_links(rule: LinksRule, snapshot: Snapshot) -> Evidence:
    """Return whether each link of each file leads somewhere."""
    globs: Sequence[str] | Evidence = rule.in_
    if rule.named_in is not None:
        globs = placed_globs(snapshot, rule.in_, rule.named_in, rule.kind)
    if isinstance(globs, Evidence):
        return globs
    globs = [f"{one}**" if one.endswith("/") else one for one in globs]
    reproduce = f"git grep -n -F -e '](' -- {pathspecs(globs)}"
    try:
        return _judge(rule, snapshot, globs).evidence(rule.kind, reproduce)
    except UnreadableError as problem:
        outcome = Outcome.UNKNOWN if problem.unknown else Outcome.ERROR
        finding = Finding(outcome, str(problem), (Place(problem.path),), unknown=problem.unknown, skipped=1)
        return finding.evidence(rule.kind, reproduce)


def _is_markdown(path: str) -> bool:
    """Return whether a tracked file is Markdown, whatever signs are in its name."""
    return path.lower().endswith((".md", ".markdown"))


def _judge(rule: LinksRule, snapshot: Snapshot, globs: Sequence[str]) -> Finding:
    excluded = [matcher(glob) for glob in rule.exclude]
    all_paths = sorted({path for glob in globs for path in snapshot.glob(glob)})
    kept = [path for path in all_paths if not any(leaves(path) for leaves in excluded)]
    paths = [path for path in kept if _is_markdown(path)]
    if not paths:
        message = f"no Markdown file is there in {', '.join(rule.in_)}"
        return Finding(Outcome.UNKNOWN, message, unknown=Unknown.EMPTY_SCOPE)
    submodules = unseen_submodules(snapshot, globs, rule.exclude)
    doubts = (
        [_Doubt(Place(submodules[0]), "is a submodule, in which links may stand", Unknown.SUBMODULE)]
        if submodules
        else []
    )
    count = 0
    for path in paths:
        links, text = _links_of_file(snapshot, path)
        count += sum(is_relative(href) for href, _ in links.targets)
        doubts += _doubts(snapshot, links, text, outward=rule.outward)
    others = [path for path in kept if path.lower().endswith(_OTHER_FORMATS)] if rule.outward else []
    doubts += [_Doubt(Place(path), "is a document whose links are not looked at", Unknown.PARTIAL) for path in others]
    return _finding_of(paths, count, doubts)


def _finding_of(paths: Sequence[str], count: int, doubts: Sequence[_Doubt]) -> Finding:
    dead = [doubt for doubt in doubts if doubt.unknown is None]
    worst = dead or doubts
    if worst:
        first, more = worst[0], f", and {len(worst) - 1} more" if len(worst) > 1 else ""
        line = f":{first.place.line}" if first.place.line else ""
        return Finding(
            Outcome.FAILS if dead else Outcome.UNKNOWN,
            f"{first.place.path}{line} {first.words}{more}",
            tuple(doubt.place for doubt in worst[:MAX_PLACES]),
            examined=count,
            matched=max(0, count - len(worst)),
            unknown=first.unknown,
            skipped=0 if dead else len(worst),
        )
    where = counted(len(paths), "Markdown file")
    if not count:
        return Finding(Outcome.UNKNOWN, f"no relative link stands in {where}", unknown=Unknown.EMPTY_SCOPE)
    message = f"{counted(count, 'relative link')} of {where} lead{'s' if count == 1 else ''} to tracked files"
    return Finding(Outcome.HOLDS, message, tuple(map(Place, paths[:MAX_PLACES])), examined=count, matched=count)


def _links_of_file(snapshot: Snapshot, path: str) -> tuple[Links, str]:
    try:
        text = decode(snapshot.read(path))
    except UndecodableError as problem:
        raise UnreadableError(path, f"it can't be read: {problem}") from problem
    return links_of(path, text, cached_outline(text).blocks), "\n".join(text.lines)


def _doubts(snapshot: Snapshot, links: Links, text: str, *, outward: bool) -> Iterator[_Doubt]:
    if links.unread_line:
        yield _Doubt(Place(links.path, links.unread_line), "is too long to be taken apart", Unknown.SKIPPED)
    if outward and _HTML.search(text):
        yield _Doubt(Place(links.path), "links in HTML, which is not looked at", Unknown.PARTIAL)
    for href, line in links.targets:
        if is_relative(href) or href.startswith("#"):
            lost = _where_lost(snapshot, links.path, href)
        else:
            lost = ("out of the repository", Unknown.OUTSIDE) if outward else None
        if lost is not None:
            yield _Doubt(Place(links.path, line), f"has a link to {href}, which leads {lost[0]}", lost[1])


def _where_lost(snapshot: Snapshot, path: str, href: str) -> tuple[str, Unknown | None] | None:
    """Return where else a link leads than to something that is there."""
    presence = presence_of(snapshot, path, href)
    if presence in (Presence.FILE, Presence.FOLDER):
        target, place = target_path(path, href), unquote(href.partition("#")[2])
        sure = not place or not target or not _is_markdown(target) or place.casefold() in _anchors_of(snapshot, target)
        return None if sure else ("to no heading that is plainly called so", Unknown.AMBIGUOUS)
    if presence in UNSEEN:
        return f"to what is not looked at ({presence.value})", UNSEEN[presence]
    bare = unquote(href.partition("#")[0].partition("?")[0])
    made = _may_be_made_page(snapshot, path, bare)
    return ("to a page that a site may have", Unknown.AMBIGUOUS) if made else ("nowhere", None)


def _may_be_made_page(snapshot: Snapshot, path: str, bare: str) -> bool:
    """Return whether a site may make a page of that name: of a file with another ending, or where its root is."""
    if bare.startswith("/"):
        return True
    stem = bare.rstrip("/").removesuffix(".html").removesuffix(".htm")
    if posixpath.splitext(stem)[1] and stem == bare:
        return False
    ends = (".md", ".mdx", ".rst", ".markdown", ".ipynb", "/index.md", "/README.md", "/index.mdx")
    # A page that becomes a folder of its own looks for its neighbours one folder further up.
    places = (f"{way}{end}" for way in (stem, stem.removeprefix("../")) for end in ends)
    return any(presence_of(snapshot, path, one) is Presence.FILE for one in places)


def _anchors_of(snapshot: Snapshot, path: str) -> set[str]:
    """Return what the headings of a document are called as places: words joined by hyphens."""
    try:
        blocks = cached_outline(decode(snapshot.read(path))).blocks
    except UndecodableError:
        return set()
    seen = dict[str, int]()
    names = set[str]()
    for block in blocks:
        if isinstance(block, Heading):
            name = re.sub(r"\s", "-", _NO_SIGN.sub("", plain(block.source).strip().casefold()))
            count = seen.get(name, 0)
            seen[name] = count + 1
            names.add(f"{name}-{count}" if count else name)
    return names
