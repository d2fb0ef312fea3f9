"""Supply cap enforced (`tests/test_cap.py`), `| Retry works | ✅ | src/retry.py |`: a claim that cites its evidence.

It is asked last, when no grammar understands a statement: that what is cited is missing refutes the claim, and that it
is there proves nothing.
"""

from __future__ import annotations

import re

from dodcheck.binding.recognise.citations import Cited, Slotted, cited_in, slotted, wholly_cited
from dodcheck.binding.tree import Bound, Strength
from dodcheck.documents.boxes import leading_box
from dodcheck.documents.directives import one_line_without_remarks
from dodcheck.documents.slug import title
from dodcheck.documents.struck import claimed_by_status
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.promise import SaidDone
from dodcheck.model.report import Origin
from dodcheck.rules.cited import CitedRule
from dodcheck.snapshot.paths import folder_of, normalise

LACKING = "nothing here shows the statement itself"

_CLAIMS = frozenset({Form.BOX, Form.ROW, Form.MARK})
_LONGEST = 2_000
"""A statement of more characters than this is prose that may speak of anything."""

_NAMED = (
    r"(?:where(?: (?:it lives|implemented|enforced|tested|it is))?|(?:file |code )?locations?"
    r"|implementation(?: (?:files?|locations?|evidence))?|implemented (?:in|by|at)|(?:code |key )?(?:files?|paths?)"
    r"|(?:source|code)(?: (?:files?|code|paths?|references?|refs?|locations?|sources?))?|modules?"
    r"|documentation|docs?|documents?|references?|refs?|links?"
)
_SHOWN = (
    r"|(?:(?:test|verification|supporting|code|repository) )?evidence(?: (?:files?|links?|paths?))?|proof"
    r"|(?:unit |integration |e2e |automated |regression |key |covering )?tests?"
    r"(?: (?:files?|cases?|paths?|refs?|references?|suites?|names?))?|verification|validation"
    r"|(?:verified|validated|covered|tested|proved|proven|enforced|backed|demonstrated|pinned|shown|checked)"
    r" (?:by|in|at))"
)
_EVIDENCE = re.compile(rf"{_NAMED}{_SHOWN}(?:(?: ?/ ?| & | and |, | or |[ (]+)(?:{_NAMED}{_SHOWN}|notes?|details))?")
"""Heads of columns that say where something is, and what shows it."""
_REMARKS = re.compile(r"(?:notes?|details?|comments?|remarks?)")
_COMMITS = re.compile(r"(?:git )?commits?(?: (?:hash(?:es)?|ids?))?")

GOES = re.compile(
    r"\b(?:remov|delet|drop|retir|deprecat|replac|renam|mov(?:e[ds]?|ing)\b|migrat|consolidat|split|merged? into"
    r"|extract|supersed|archiv|obsolet|clean(?:ed|s|ing)?[ -]?up|rid of|purg|eliminat|unused|legacy|dead code|relocat"
    r"|absorb|inlin(?:e[ds]?|ing)\b|fold(?:s|ed)?\b|unif(?:y|ied)|strip(?:s|ped)?\b|revert|gone\b|absent|missing"
    r"|instead|no longer|not yet|planned|pending|later\b|future|will\b|to be\b|todo|tbd|until\b|was\b|were\b|former"
    r"|previous|old\b|waive|defer|skip|n/a\b|won['’]t|not (?:exist|present|here|tracked|committed|in git)|untracked"
    r"|not (?:implemented|built|done|created|added|written|there|needed|required|started|available|supported)"
    r"|git ?ignored|local[- ]only|private|upstream|(?:another|other|separate|sibling) repo|submodule)"
)
"""Words that may say that what is cited is gone, elsewhere, or not there yet."""
_CHANGES = re.compile(
    r"\b(?:generat|produc|writ(?:e|es|ing|ten)\b|export|emit|sav(?:e[ds]?|ing)\b|output|log(?:s|ged)?\b|dump|creat"
    r"|download|upload|stor(?:e[ds]?|ing)\b|cach|persist|scaffold|bootstrap|refactor|rewr|port(?:ed|s)?\b|convert|fix"
    r"|resolv|patch|bug|example|e\.g|such as|template|copies|copied|reads\b|loads\b|default|user)"
)
"""Words behind which a file that is no test may be one of a user or of a run, or one that work has changed since."""
_IS_TEST = re.compile(
    r"(?:^|/)(?:tests?|specs?|__tests__|e2e)/|(?:^|/)test_|_test\.|\.(?:test|spec|e2e)\.|Tests?\.\w+$"
)

_PARTS = re.compile(r" (?P<sign>—|–|--?|→|->|=>) |(?<=[a-z)])(?P<label>: )|[;.] ")
_OF_ANOTHER = re.compile(
    r"^(?:no|none|not|zero|0|all|any|only|every|each|was|were)\b"
    r"|\b(?:other|exclu\w+|ignor\w+|omi(?:t|ss)\w*|skip\w*|upstream|external|originals?|references?|examples?|samples?"
    r"|future|later|planned|to-?do|old|legacy|deprecated|former(?:ly)?|previous(?:ly)?|replac\w+|remov\w+|delet\w+|dropp\w+"
    r"|generat\w+|sav(?:ed|es)|stor(?:ed|es)|download\w*|upload\w*)\b"
    r"|\b(?:from|sources?|before|inputs?|outputs?|affected|optional|depends on|blocked by|blockers?|logs?|caches?"
    r"|artifacts?|next|remaining|usage|syntax|formats?|patterns?|naming|names?|keys?|values?|imports?|urls?|routes?"
    r"|endpoints?|targets?|tables?|branch(?:es)?|packages?|dependenc\w+|commands?|env(?:ironment)?|variables?"
    r"|inspired by|based on)$"
)
"""What a label says, or ends with, whose thing may be another's, may be made by a run, or may have been before."""
_BY_COMMIT = re.compile(r" (?:in|by|with|as|at) (?P<commits>(?:the )?commits? ⟦\d+⟧(?:(?:, | and )⟦\d+⟧){0,9})$")
"""Which commit did it, at the end of a statement."""
_MOST = 4
"""A statement has so many pieces at its end, at most, that cite something."""
_LABELLED = re.compile(r"(?:see(?: also)?|evidence|proofs?|tests?|verified (?:by|in)|covered by|tested (?:by|in))\b")


def cited_evidence(criterion: Criterion) -> Bound | None:
    """Return a rule for what a claim cites as its evidence; ``None`` where it plainly cites nothing."""
    if not (criterion.form in _CLAIMS or isinstance(criterion.promise, SaidDone)) or len(criterion.text) > _LONGEST:
        return None
    said = [criterion.group or "", criterion.text, *(cell for _, cell in criterion.row)]
    if GOES.search(" ".join(_prose(one) for one in said)):
        return None
    found = _behind(criterion.text)
    for head, cell in criterion.row:
        if not _is_label(cell, criterion):
            found = found.also(_behind(cell) if claimed_by_status(cell) is not None else _in_cell(head, cell))
    changes = _CHANGES.search(_prose(criterion.text))
    kept = [thing for thing in found.things if not changes or _IS_TEST.search(thing.partition("::")[0])]
    things = tuple(thing for one in kept if (thing := _from_the_root(one, criterion.location.path)))
    if not (things or found.commits):
        return None
    rule = CitedRule(things=things, commits=found.commits, named_in=criterion.location.path)
    return Bound(rule, Origin.RECOGNISED, Strength.WEAKER, lacking=LACKING)


def _is_label(cell: str, criterion: Criterion) -> bool:
    """Return whether a cell holds what its row is about, or a box, which is a claim of its own."""
    if criterion.form is not Form.BOX:
        return cell.strip() == criterion.text
    return leading_box(cell.strip()) is not None or criterion.text.startswith(f"{one_line_without_remarks(cell)} — ")


def _from_the_root(thing: str, named_in: str) -> str:
    """Return a thing that is seen from its document's folder as the root sees it; empty where it leaves that.

    A slash before it says that it has no other place.
    """
    if not thing.startswith("../"):
        return thing
    path, sign, name = thing.partition("::")
    inside = normalise(path, folder_of(named_in))
    return f"/{inside}{sign}{name}" if inside else ""


def _prose(source: str) -> str:
    """Return the words of a source in lower case, without the things in it."""
    piece = slotted(source)
    return piece.words if piece else "removed"


def _in_cell(head: str, cell: str) -> Cited:
    """Return what a cell cites in a column of such a head."""
    named, piece = title(head.replace("(s)", "s")).lower().rstrip(")"), slotted(cell)
    if piece is None:
        return Cited()
    if _COMMITS.fullmatch(named):
        return cited_in(piece._replace(words=f"commit {piece.words}"))
    if _EVIDENCE.fullmatch(named):
        return cited_in(piece)
    return cited_in(piece) if _REMARKS.fullmatch(named) and _LABELLED.match(piece.words) else Cited()


def _behind(text: str) -> Cited:
    """Return what a statement cites at its end: in brackets, behind a dash or arrow, as "see …", "Evidence: …"."""
    piece, found = slotted(text), Cited()
    for _ in range(_MOST):
        cut = _last(piece) if piece else None
        if cut is None:
            break
        piece, cited_there = cut
        found = cited_there.also(found)
    return found


def _last(piece: Slotted) -> tuple[Slotted, Cited] | None:
    """Return a statement without the piece at its end that does nothing but cite, and what that cites."""
    words = piece.words.rstrip(" .")
    if words.endswith(")"):
        head, _, behind = words[:-1].rpartition("(")
        told = True
    elif by_commit := _BY_COMMIT.search(words):
        head, behind, told = words[: by_commit.start()], by_commit["commits"], True
    else:
        found = next(reversed(list(_PARTS.finditer(words))), None)
        head, behind = (words[: found.start()], words[found.end() :]) if found else ("", "")
        # What stands behind the arrow is what became of the thing before it.
        signed = bool(found and (found["sign"] or (found["label"] and _is_of_itself(head, piece))))
        told = (signed and not head.endswith("⟧")) or bool(_LABELLED.match(behind))
    there = wholly_cited(piece._replace(words=behind.strip())) if told else Cited()
    return (piece._replace(words=head), there) if there and any(map(str.isalpha, head)) else None


def _is_of_itself(label: str, piece: Slotted) -> bool:
    """Return whether what stands behind a label is the repository's own, and no pattern that a tool is given."""
    return _OF_ANOTHER.search(label) is None and not any("*" in thing for thing in piece.things)
