"""`REFACTOR.md` contains milestone table, all milestones listed in it: a table of a document lists them."""

from __future__ import annotations

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.declarations import MAX_KEPT
from dodcheck.documents.inline import plain
from dodcheck.documents.paths import is_markdown
from dodcheck.documents.slug import title
from dodcheck.model.milestone import leading_mention
from dodcheck.rules.ledger import LedgerRule

_TABLE = rf"{THE}(?:milestones? table|table of (?:the |all )?milestones)"
_FILE = rf"{THE}{named(SLOT, 'file')}"
_THERE = r"(?:present|included|added|contained|created|kept|maintained|established|exists?)"
_HAS = (
    rf"{_FILE} (?:now )?(?:contains?|has|holds?|includes?) {_TABLE}",
    rf"{_TABLE} {BE}(?:{_THERE} )?(?:in|to) {_FILE}",
    rf"(?:add|include|create|keep|maintain) {_TABLE} (?:in|to) {_FILE}",
)
_LISTED = r"(?:documented|listed|recorded|included|tracked)"
_EVERY = r"(?:all|every|each)(?: of)? (?:the )?milestones?"
_ALL = (
    rf"{_EVERY} {BE}{_LISTED} in {_TABLE} (?:of|in) {_FILE}",
    rf"{_TABLE} (?:of|in) {_FILE} (?:lists|records|documents|includes|covers|contains) {_EVERY}",
    rf"{_FILE} (?:is )?complete: {_EVERY} {BE}{_LISTED} in {_TABLE}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that a table has a row for any milestone, or for each that the document of the statement lists.

    Which are all of them is not known where it lists none, or more than are kept.
    """
    every = fit(words, _ALL)
    found = every or fit(words, _HAS)
    if found is None:
        return None
    (path,) = things_in(words, found["file"])
    if not is_markdown(path):
        return None
    listed = _listed(words) if every else ()
    rule = LedgerRule(milestones=listed, path=path, in_table=True, named_in=words.named_in)
    known = not every or (listed and len(words.declared.milestones) < MAX_KEPT)
    return Reading(rule, Strength.EXACT if known else Strength.WEAKER)


def _listed(words: Phrase) -> tuple[str, ...]:
    """Return the ids of the milestones that the document lists, each once."""
    told = (leading_mention(title(plain(source))) for source in words.declared.milestones)
    return tuple(dict.fromkeys(str(member) for one in told if one for member in one.members()))
