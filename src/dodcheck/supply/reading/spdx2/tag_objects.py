"""What tags tell of, gathered: the document, its packages, files and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.reading.nodes import at_line
from dodcheck.supply.reading.spdx2.tag_lines import TagLine
from dodcheck.supply.reading.spdx2.tag_values import mapping, node_of, text
from dodcheck.supply.reading.spdx2.tags import LISTS, TAGS, Form, Tag, TagOwner
from dodcheck.supply.reading.spdx_codes import problem

_IN_LISTS = frozenset({Form.TEXTS, Form.CHECKSUM, Form.EXTERNAL_DOCUMENT, Form.EXTERNAL_REF})


@dataclass(slots=True)
class TagObject:
    """An object of JSON in the making: single values and lists by key; ``within`` is the package of a file."""

    line: int
    single: dict[str, Node] = field(default_factory=dict)
    lists: dict[str, list[Node]] = field(default_factory=dict)
    within: TagObject | None = None

    def said(self, key: str) -> str | None:
        """Return a single text."""
        found = self.single.get(key)
        return found.value if isinstance(found, Scalar) else None

    def add(self, key: str, node: Node) -> None:
        """Put a node at the end of a list."""
        self.lists.setdefault(key, []).append(node)

    def node(self) -> Mapping:
        """Return what was gathered."""
        lists: dict[str, Node] = {key: Sequence(tuple(some), some[0].line, 1) for key, some in self.lists.items()}
        return mapping(self.line, {**self.single, **lists})


@dataclass(slots=True)
class TagDocument:
    """Everything that tags told, by kind and in its order."""

    document: TagObject = field(default_factory=lambda: TagObject(1))
    creation: TagObject = field(default_factory=lambda: TagObject(1))
    things: dict[TagOwner, list[TagObject]] = field(default_factory=lambda: {part: [] for part in LISTS})
    problems: list[Problem] = field(default_factory=list)
    _last: TagObject | None = None

    def gather(self, lines: Iterable[TagLine | Problem]) -> None:
        """Gather tags in their order."""
        for one in lines:
            if isinstance(one, Problem):
                self.problems.append(one)
            elif one.tag == "SPDXID":
                self._name(one)
            elif one.tag in TAGS:
                self._store_value(one, TAGS[one.tag])
            else:
                self._fault(one, f"`{excerpt(one.tag)}` is no tag of SPDX 2")

    def elements(self) -> Iterator[TagObject]:
        """Yield what may be annotated."""
        for part in (TagOwner.PACKAGE, TagOwner.FILE, TagOwner.SNIPPET):
            yield from self.things[part]

    def _name(self, line: TagLine) -> None:
        """Give an id to the package or file that began last, or to the document where none has begun."""
        holder = self._last if self._last is not None and "SPDXID" not in self._last.single else self.document
        if "SPDXID" in holder.single:
            self._fault(line, f"the id {excerpt(line.said)} belongs to nothing: what stands before it has one")
            return
        holder.single["SPDXID"] = text(line.said, line.line)

    def _store_value(self, line: TagLine, tag: Tag) -> None:
        node = node_of(tag.form, line.said, line.line)
        if node is None:
            self._fault(line, f"the value of `{line.tag}` is not written as it has to be: {excerpt(line.said)}")
            return
        holder = self._holder(line, tag)
        if holder is None or tag.form is Form.NOTHING:
            return
        if tag.form is Form.RELATIONSHIP and isinstance(node, Mapping):
            holder.single.update((str(getattr(key, "value", "")), value) for key, value in node.pairs)
        elif tag.form in _IN_LISTS:
            holder.add(tag.key, node)
        elif tag.key in holder.single:
            self._fault(line, f"`{line.tag}` stands a second time for one thing")
        else:
            holder.single[tag.key] = node

    def _holder(self, line: TagLine, tag: Tag) -> TagObject | None:
        """Return what a tag tells of; a tag that begins something begins it."""
        if tag.begins:
            return self._begin_object(line, tag.part)
        match tag.part:
            case TagOwner.DOCUMENT:
                return self.document
            case TagOwner.CREATION:
                if not (self.creation.single or self.creation.lists):
                    self.creation.line = line.line
                return self.creation
            case TagOwner.REFERENCE:
                return self._reference(line)
            case part:
                some = self.things[part]
        if not some:
            self._fault(line, f"`{line.tag}` stands before anything of its kind begins")
        return some[-1] if some else None

    def _begin_object(self, line: TagLine, part: TagOwner) -> TagObject:
        packages = self.things[TagOwner.PACKAGE]
        thing = TagObject(line.line, within=packages[-1] if part is TagOwner.FILE and packages else None)
        self.things[part].append(thing)
        if part in (TagOwner.PACKAGE, TagOwner.FILE):
            self._last = thing
        return thing

    def _reference(self, line: TagLine) -> TagObject | None:
        """Comments on outer references are not kept: nothing depends on them."""
        packages = self.things[TagOwner.PACKAGE]
        if not packages or "externalRefs" not in packages[-1].lists:
            self._fault(line, f"`{line.tag}` stands before any `ExternalRef`")
        return None

    def _fault(self, line: TagLine, words: str) -> None:
        self.problems.append(problem("spdx-tag", words, at_line(line.line)))
