"""SPDX 2 written as tags and values, one a line."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.formats.yaml import Mapping, Node, Sequence
from dodcheck.supply.bom import Encoding
from dodcheck.supply.codes import excerpt
from dodcheck.supply.document import BomDocument
from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.reading.nodes import at_line, lines_in, value_of
from dodcheck.supply.reading.sources import TextSource
from dodcheck.supply.reading.spdx2.checks.check import MAX_TOLD
from dodcheck.supply.reading.spdx2.document import document_of
from dodcheck.supply.reading.spdx2.tag_lines import told_in
from dodcheck.supply.reading.spdx2.tag_objects import TagDocument, TagObject
from dodcheck.supply.reading.spdx2.tag_values import mapping, text
from dodcheck.supply.reading.spdx2.tags import LISTS, TagOwner
from dodcheck.supply.reading.spdx_codes import problem


def read(source: TextSource) -> BomDocument:
    """Return the document. Raises ``NotRead`` for versions that are not supported."""
    gathered = TagDocument()
    gathered.gather(told_in(source.text))
    root = _root(gathered)
    problems = tuple(gathered.problems[:MAX_TOLD])
    rest = len(gathered.problems) - len(problems)
    more = (problem("spdx-more", f"{rest:,} more lines are no tags that belong there", ()),) if rest else ()
    return document_of(value_of(root), Encoding.TAG_VALUE, lines_in(root), (*problems, *more))


def _root(gathered: TagDocument) -> Mapping:
    document, things = gathered.document, gathered.things
    _annotate(gathered)
    for tag_object in things[TagOwner.SNIPPET]:
        _complete_snippet(tag_object)
    for tag_object in _implied_containments(gathered):
        things[TagOwner.RELATIONSHIP].append(tag_object)
    for part, key in LISTS.items():
        for tag_object in things[part]:
            if part is not TagOwner.ANNOTATION:
                document.add(key, tag_object.node())
    if gathered.creation.single or gathered.creation.lists:
        document.single["creationInfo"] = gathered.creation.node()
    return document.node()


def _annotate(gathered: TagDocument) -> None:
    """Put annotations where JSON has them: into what they are about."""
    known = {tag_object.said("SPDXID"): tag_object for tag_object in gathered.elements()}
    known[gathered.document.said("SPDXID")] = gathered.document
    for tag_object in gathered.things[TagOwner.ANNOTATION]:
        about = tag_object.said("about")
        tag_object.single.pop("about", None)
        known.get(about, gathered.document).add("annotations", tag_object.node())
        if about not in known:
            words = "an annotation does not say what it is about (`SPDXREF`)"
            if about is not None:
                words = f"an annotation refers to {excerpt(about)}, which is not declared"
            gathered.problems.append(Problem("dangling-ref", Severity.ERROR, words, at_line(tag_object.line)))


def _complete_snippet(snippet: TagObject) -> None:
    """Write ranges as JSON does. A name is demanded there and not here."""
    file = snippet.single.get("snippetFromFile", text("", snippet.line))
    for key in ("offset", "lineNumber"):
        extent = snippet.single.pop(key, None)
        if isinstance(extent, Sequence):
            ends = [mapping(extent.line, {key: end, "reference": file}) for end in extent.items]
            pair: dict[str, Node] = dict(zip(("startPointer", "endPointer"), ends, strict=True))
            snippet.add("ranges", mapping(extent.line, pair))
    snippet.single.setdefault("name", text("", snippet.line))


def _implied_containments(gathered: TagDocument) -> Iterator[TagObject]:
    """Yield that packages contain the files that are told of behind them, where no relationship says so."""
    keys = ("spdxElementId", "relationshipType", "relatedSpdxElement")
    told = {tuple(tag_object.said(key) for key in keys) for tag_object in gathered.things[TagOwner.RELATIONSHIP]}
    for tag_object in gathered.things[TagOwner.FILE]:
        holder, name = tag_object.within.said("SPDXID") if tag_object.within else None, tag_object.said("SPDXID")
        if holder is not None and name is not None and (holder, "CONTAINS", name) not in told:
            parts = (holder, "CONTAINS", name)
            pairs: dict[str, Node] = {key: text(part, tag_object.line) for key, part in zip(keys, parts, strict=True)}
            yield TagObject(tag_object.line, single=pairs)
