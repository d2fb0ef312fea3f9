"""The questions that a rule about wording asks of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.documents.blocks import Code
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.reading.markdown import ReadDocument
from dodcheck.rules.wordings.citing import WantedClaims, claims, sections
from dodcheck.rules.wordings.findings import WordingFinding, of_claims, of_words
from dodcheck.rules.wordings.passages import passages
from dodcheck.rules.wordings.sources import Sources
from dodcheck.rules.wordings.words import hits, whole_words
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.wording import WordingRule


def answers(rule: WordingRule, snapshot: Snapshot, read: ReadDocument) -> Iterator[WordingFinding]:
    """Yield an answer to each question of a rule."""
    blocks = read.outline.blocks
    if rule.section is not None and not sections(blocks, rule.section):
        yield WordingFinding(Outcome.FAILS, f"has no section “{rule.section}”", 1, 0)
        return
    if words := rule.words():
        all_passages = list(passages(blocks, _quoted(read)))
        if rule.section is not None:
            search = whole_words([rule.section])
            all_passages = [passage for passage in all_passages if any(map(search.search, passage.heads))]
        yield _unless_cut(of_words(list(hits(all_passages, words, rule.exempt)), len(all_passages), len(words)), read)
    if rule.cite is not None:
        asked = WantedClaims(rule.section, rule.table, rule.cite == "claims")
        yield _unless_cut(of_claims(list(claims(blocks, asked, Sources(snapshot, read.path)))), read)


def _unless_cut(answer: WordingFinding, read: ReadDocument) -> WordingFinding:
    """Return the answer, unknown where it would hold and lines were left out."""
    if answer.outcome is not Outcome.HOLDS or not read.outline.too_deep:
        return answer
    message = f"{answer.words}, but line {read.outline.too_deep[0].line} nests too deeply to be read"
    return answer._replace(outcome=Outcome.UNKNOWN, unknown=Unknown.SKIPPED, words=message)


def _quoted(read: ReadDocument) -> frozenset[int]:
    """Return the lines that are quoted from somebody, outside code."""
    code = {
        line for block in read.outline.blocks if isinstance(block, Code) for line in range(block.line, block.end + 1)
    }
    lines = enumerate(read.text.lines, start=1)
    return frozenset(number for number, line in lines if line.lstrip().startswith(">") and number not in code)
