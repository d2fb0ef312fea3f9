"""Which document holds the inventory or the audit that a statement speaks of, and which classes it uses."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.tree import Strength
from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.documents.paths import FILE_NAME, is_path
from dodcheck.model.milestone import leading_mention
from dodcheck.snapshot.paths import folder_of, name_of


class HoldingDocument(NamedTuple):
    """A document, as the statement's own document names it, and how a rule about it compares with the statement.

    One that is there by custom only may prove and not refute: what is said may stand elsewhere.
    """

    document: str
    strength: Strength


_PLAN = re.compile(r"(?P<id>.+)_plan\.md", re.IGNORECASE)
_EMBEDDED = re.compile(r"\((?:embedded )?in (?:the )?(?P<where>[\w -]{1,40}?)(?: document)?\)")
_AUDITS = re.compile(r"\bworkflows?\b.*\baudit|\baudit\b.*\bworkflows?\b")


def document_holding(words: Phrase, topic: str) -> HoldingDocument | None:
    """Return the document that holds a topic, "inventory" or "audit".

    The deliverables tell it: one whose words say that it is embedded in another, one that is named after the topic, the
    one audit. Else it is the audit of the plan's own milestone, or that of the one milestone which audits workflows.
    """
    paths = _paths(words)
    for named in (_embedding(words, topic, paths), _one_named(topic, paths), _one_named("audit", paths)):
        if named:
            return HoldingDocument(named, Strength.EXACT)
    by_custom = _beside_the_plan(words) or _of_the_milestone(words)
    return HoldingDocument(by_custom, Strength.STRONGER) if by_custom else None


def announced_classes(words: Phrase, by: str) -> tuple[str, ...]:
    """Return the closed list that the document announces for a classification by something; none where it has none."""
    fitting = [one.values for one in words.declared.choices if by in one.about]
    return fitting[0] if len(set(fitting)) == 1 else ()


def classified_by(words: Phrase) -> str:
    """Return what the one closed list of the document classifies workflows by; nothing where that is not told."""
    told = {one.about.partition(" by ")[2] for one in words.declared.choices if "workflow" in one.about}
    return told.pop() if len(told) == 1 else ""


def _paths(words: Phrase) -> list[str]:
    """Return the Markdown documents that the deliverables name."""
    found = (
        path
        for source in words.declared.deliverables
        for part in spans(source)
        for path in ([part.text] if part.kind is SpanKind.CODE else FILE_NAME.findall(part.text))
    )
    return list(dict.fromkeys(path for path in found if is_path(path) and path.lower().endswith(".md")))


def _embedding(words: Phrase, topic: str, paths: list[str]) -> str | None:
    for source in words.declared.deliverables:
        said = plain(source).lower()
        found = _EMBEDDED.search(said)
        if found and topic in said[: found.start()]:
            return _one_named(found["where"], paths)
    return None


def _one_named(topic: str, paths: list[str]) -> str | None:
    """Return the one path whose name says the topic as a word of its own."""
    wanted = re.compile(rf"(?<![a-z]){re.escape(topic.replace(' ', '_'))}(?![a-z])")
    found = [path for path in paths if wanted.search(name_of(path).lower().replace("-", "_"))]
    return found[0] if len(found) == 1 else None


def _beside_the_plan(words: Phrase) -> str | None:
    plan = _PLAN.fullmatch(name_of(words.named_in))
    folder = folder_of(words.named_in)
    return f"{folder}{'/' if folder else ''}{plan['id']}_audit.md" if plan else None


def _of_the_milestone(words: Phrase) -> str | None:
    told = [text for text in map(plain, words.declared.milestones) if _AUDITS.search(text.lower())]
    named = leading_mention(told[0]) if len(told) == 1 else None
    return f"{told[0][: named.end].strip()}_audit.md" if named and named.last is None else None
