"""Counterexamples for the kind `document`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.plans.passages import passages
from dodcheck.documents.plans.rollback import read_rollback
from dodcheck.documents.text import decode
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import (
    Changes,
    content_of,
    shown_lines,
    until_turned,
    with_all_dotted,
    with_lines_added,
    with_lines_dotted,
    with_words_crossed,
    working_counterexamples,
)
from dodcheck.rules.reading.named import named_file
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.paths import folder_of
from dodcheck.snapshot.protocol import Presence, Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.document import DocumentRule

_NOWHERE = "planted-by-selftest.md"


def counterexamples(rule: DocumentRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the document without what each question asks, one after the other; all of it added behind `not`."""
    if seen.outcome is Outcome.HOLDS:
        for asked, document_rule in _questions(rule):
            yield from _without(document_rule, asked, snapshot)
        path = named_file(snapshot, rule.path, rule.named_in, rule.kind)
        if not isinstance(path, Evidence):
            yield Counterexample(
                f"every line of {path} made to say nothing", {path: with_all_dotted(content_of(snapshot, path))}
            )
        return
    yield from working_counterexamples(rule.examine, snapshot, seen, _added(rule, snapshot))


def _added(rule: DocumentRule, snapshot: Snapshot) -> Iterator[Counterexample]:
    """Yield the document with all that it does not hold yet, and with the files that it then links to."""
    failing = [
        (asked, document_rule)
        for asked, document_rule in _questions(rule)
        if document_rule.examine(snapshot).outcome is not Outcome.HOLDS
    ]
    lines = [_lines(document_rule) for _, document_rule in failing]
    path = named_file(snapshot, rule.path, rule.named_in, rule.kind)
    at = rule.path if isinstance(path, Evidence) else path
    if all(lines):
        text = [line for lines_of_one in lines for line in lines_of_one]
        linked = (target for target in rule.links_to if "#" not in target and not is_glob(target))
        made: Changes = {target: b"# Planted\n" for target in linked if snapshot.presence(target) is not Presence.FILE}
        message = f"{' and '.join(asked for asked, _ in failing)} added to {at}"
        yield Counterexample(message, made | {at: with_lines_added(content_of(snapshot, at), text)})


def _without(rule: DocumentRule, asked: str, snapshot: Snapshot) -> Iterator[Counterexample]:
    """Yield the document without what one question asks."""
    path = named_file(snapshot, rule.path, rule.named_in, rule.kind)
    if isinstance(path, Evidence):
        return
    if rule.all_links_resolve:
        line = f"[planted]({_NOWHERE})"
        yield Counterexample(
            f"a link to {_NOWHERE} added to {path}", {path: with_lines_added(content_of(snapshot, path), ["", line])}
        )
        return
    before = content_of(snapshot, path)
    if rule.before:
        changed = f"# {rule.before[0]}\n\n".encode() + before
        yield Counterexample(f"“{rule.before[0]}” put before “{rule.topic}” in {path}", {path: changed})
        return
    if rule.documents is not None:
        yield Counterexample(f"the documents beside {path} made stubs", _stubs(path, snapshot))
        return
    if rule.part is not None:
        yield Counterexample(f"what {path} says of a rollback made to say nothing", {path: _never_undone(before, path)})
        return
    other: Changes = {path: with_words_crossed(before, rule.mentions[0])} if rule.mentions else {}
    changes = other or until_turned(rule.examine, snapshot, shown_lines)
    if changes:
        yield Counterexample(f"{asked} taken out of {path}", changes)


def _stubs(path: str, snapshot: Snapshot) -> Changes:
    folder = folder_of(path)
    paths = snapshot.glob(f"{folder}/**/*.md" if folder else "**/*.md")
    return {stub: b"# Stub\n" for stub in paths if stub != path}


def _never_undone(data: bytes, path: str) -> bytes:
    """Return a plan with dots in the place of what it says of a rollback, up to the next blank line each."""
    text = decode(data)
    passage = read_rollback(tuple(passages(parse_markdown(text).blocks)), path)
    starts = [line.location.line or 1 for line in passage.lines] if passage else []
    ends = (next((at for at in range(start, len(text.lines)) if not text.lines[at].strip()), start) for start in starts)
    return with_lines_dotted(
        data, {at for start, end in zip(starts, ends, strict=True) for at in range(start, end + 1)}
    )


def _questions(rule: DocumentRule) -> Iterator[tuple[str, DocumentRule]]:
    """Yield each question of a rule as a rule of its own, with words for what it asks."""
    none = replace(
        rule, section=None, words=1, table=(), rows=None, links_to=(), mentions=(), field=None, equals=None,
        entry=None, closed=None, part=None, topic=None, entries=None, before=(), refers_to=None,
        all_links_resolve=False, loosely=False, links_about=None, documents=None,
    )  # fmt: skip
    if rule.section is not None:
        rows = None if rule.table else rule.rows
        yield f"the section “{rule.section}”", replace(none, section=rule.section, words=rule.words, rows=rows)
    elif rule.words is not None:
        yield "the words", replace(none, words=rule.words)
    if rule.table:
        yield "the table", replace(none, table=rule.table, rows=rule.rows, words=None)
    yield from ((f"the link to {target}", replace(none, links_to=(target,), words=None)) for target in rule.links_to)
    if rule.links_about is not None:
        yield f"the link to the “{rule.links_about}”", replace(none, links_about=rule.links_about, words=None)
    yield from ((f"“{mention}”", replace(none, mentions=(mention,), words=None)) for mention in rule.mentions)
    if rule.field is not None:
        yield f"the field “{rule.field}”", replace(none, field=rule.field, equals=rule.equals, words=None)
    if rule.entry is not None:
        yield f"the entry {rule.entry}", replace(none, entry=rule.entry, closed=rule.closed, words=None)
    yield from _of_parts(rule, none)


def _of_parts(rule: DocumentRule, none: DocumentRule) -> Iterator[tuple[str, DocumentRule]]:
    """Yield what a rule asks of topics, references and links; ``none`` is the rule without a question."""
    if rule.part is not None:
        yield f"what is said of a {rule.part}", replace(none, part=rule.part, words=None)
    if rule.topic is not None:
        yield (
            f"what is about “{rule.topic}”",
            replace(none, topic=rule.topic, entries=rule.entries, loosely=rule.loosely, words=None),
        )
    if rule.before:
        yield f"“{rule.topic}”", replace(none, topic=rule.topic, before=rule.before, words=None)
    if rule.documents is not None:
        yield "the documents that are listed", replace(none, documents=rule.documents, words=None)
    if rule.refers_to is not None:
        yield f"what refers to {rule.refers_to}", replace(none, refers_to=rule.refers_to, words=None)
    if rule.all_links_resolve:
        yield "a dead link", replace(none, all_links_resolve=True, words=None)


def _lines(rule: DocumentRule) -> list[str]:
    """Return lines that answer one question with yes; none where none are known."""
    words = [" ".join(["planted"] * min(rule.words or 1, 10_000))]
    if rule.section is not None:
        table = ["", "| planted |", "|---|", *["| planted |"] * max(1, rule.rows)] if rule.rows is not None else []
        return ["", f"## {rule.section}", "", *words, *table]
    if rule.table:
        row = f"| {' | '.join('planted' for _ in rule.table)} |"
        return ["", f"| {' | '.join(rule.table)} |", f"|{'---|' * len(rule.table)}", *[row] * max(1, rule.rows or 1)]
    if rule.links_to:
        path, sign, place = rule.links_to[0].partition("#")
        return ["", f"[planted]({posixpath.relpath(path, folder_of(rule.path) or '.')}{sign}{place})"]
    if rule.mentions:
        return ["", rule.mentions[0]]
    return _smaller(rule, words)


def _smaller(rule: DocumentRule, words: list[str]) -> list[str]:
    if rule.field is not None:
        return ["", f"**{rule.field}:** {rule.equals or 'planted'}"]
    if rule.topic is not None:
        return ["", f"## {rule.topic}", "", *["- planted"] * max(1, rule.entries or 1)]
    return ["", *words] if rule.words is not None and rule.entry is None and rule.refers_to is None else []
