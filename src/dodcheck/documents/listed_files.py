"""Lists of files in a report of what was done: the paths below "Files created", "Modified files", "Final structure"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from dodcheck.documents.blocks import Block, Code, Heading, Item, Paragraph, Table
from dodcheck.documents.boxes import leading_box
from dodcheck.documents.directives import one_line_without_remarks
from dodcheck.documents.fields import told_fields
from dodcheck.documents.inline import plain
from dodcheck.documents.paths import is_path
from dodcheck.documents.plans.named_files import is_of_file, named_files
from dodcheck.documents.plans.trees import files_of_code, line_in
from dodcheck.documents.rows import status_columns
from dodcheck.documents.slug import title
from dodcheck.documents.struck import begins_struck, claimed_by_status
from dodcheck.documents.surroundings import Placed, Surroundings

_WHICH = r"(?:(?:all|every|the|key|new|main|core|other|source|test|code|config(?:uration)?|documentation|docs?) )*"
_MADE = r"(?:created|added|introduced|written|delivered|modified|updated|edited|touched)"
_MAKING = rf"{_MADE}(?:(?: ?[/&,+] ?| and | or ){_MADE}){{0,2}}"
_BEHIND = (
    r"(?: (?:in|during|for|by) (?:this|the|phase|session|task|step|sprint|milestone|pr)\b.{0,40}| so far| summary)?"
    r"(?:[ :]{0,2}\(?~?\d{1,4}(?: (?:new )?(?:files?|total|in total))?\)?)?"
)
_ANNOUNCES = re.compile(
    rf"(?:{_WHICH}files (?:we |i |that were |were )?{_MAKING}|{_WHICH}{_MAKING} files"
    rf"|final (?:project |file |folder |directory |repository )?structure){_BEHIND}",
    re.IGNORECASE,
)
"""What says of the files below that somebody made or changed them, and nothing of what they should be like."""
_DELIVERS = re.compile(rf"(?:{_WHICH}new files|(?:completed |final |project )?deliverables){_BEHIND}", re.IGNORECASE)
"""What announces files that are there once all is done."""
_OTHERWISE = re.compile(
    r"\b(?:to (?:be|create|add|do|modify)|will|should|must|next(?!\.?js)|future|planned|proposed|pending|remaining"
    r"|later|optional|remov\w*|delet\w*|renam\w*|mov(?:e|ed|ing)|deprecat\w*|archiv\w*|gone|unchanged|untouched"
    r"|ignored|generated|runtime|local|temporary|output|example|sample|template|usage|by default|when you|how (?:to|it)"
    r"|not|no|never|without|blockers?|to-?do|roadmap|upstream|external|other repo\w*)\b",
    re.IGNORECASE,
)
"""Words around a list that say that its files are no such files here, or not yet."""
_PLANNING = re.compile(
    r"\b(?:plan|proposal|design|spec(?:ification)?|rfc|prd|brief|prompt|guide|tutorial|manual|reference)\b",
    re.IGNORECASE,
)
"""What a document is called that says what shall be done, or how to do it."""
_COMPLETE = re.compile(r"\b(?:completed?|completion|done|delivered|finished)\b|[✅✔☑]", re.IGNORECASE)
_REPORT = re.compile(
    rf"{_COMPLETE.pattern}|\b(?:summary|report|implemented|delivery|accomplish\w*|what (?:was|we|i|has been)\b"
    r"|changes(?: made)?$|handoff|closeout|retrospective|recap|work ?log)\b",
    re.IGNORECASE,
)
"""What a document that tells what was done is called, or says of itself."""
_DONE_SIGN = re.compile(r"^(?P<drawn>[\s│├└─|`+\\-]*)[✅✔☑]\ufe0f? +")
_TOLD = re.compile(r"(?<=\S)(?:\s{2,}\S.*| +[✅✔☑].*| +[-–—] .*)$")
"""What stands behind a path on a line of a list."""
_TAKEN_BACK = re.compile(
    r"\b(?:remov|delet|renam|mov(?:ed|es)\b|drop|deprecat|obsolete|supersed|revert|not (?:yet )?(?:created|there|done)"
    r"|planned|pending|to be|todo|optional|untracked|git-?ignored)|[❌⏳🚧🗑]",
    re.IGNORECASE,
)
_FILE_COLUMN = re.compile(r"(?:(?:new |created |modified |source )?files?|file ?names?|(?:file ?)?paths?|file path)")
_LONGEST = 200
_NEAR = 4
"""A heading, the one above it, a label and the line right above a list may announce it."""


class _Report(Enum):
    """What a document tells: that all of its work is done, or some."""

    OF_ALL = "all"
    OF_SOME = "some"


class ListedFile(NamedTuple):
    """A file that a list says was made or changed: its block, its words as Markdown, its place, and its row.

    ``announced`` are the words that announce the list.
    """

    block: int
    text: str
    line: int
    column: int
    announced: str
    row: tuple[tuple[str, str], ...] = ()


def listed_files(placed: Sequence[Placed], outline: Sequence[Block], taken: Container[int]) -> Iterator[ListedFile]:
    """Yield the files that a report lists as made or changed, in items, tables and code. Linear in time.

    Nothing is yielded where the document is no report of what was done.
    ``taken`` are the blocks that claim something already. What is nested in an item with a file describes it.
    """
    said = _report(placed)
    if said is None:
        return
    files: set[int] = set()
    for one in placed:
        match one.block:
            case Item() if one.block.parent in files:
                files.add(one.number)
            case Item() if one.number not in taken and leading_box(one.block.source) is None:
                source, words = (
                    one_line_without_remarks(one.block.source),
                    _announcing(_around(one, one.block, outline), said),
                )
                if words and is_file(source):
                    files.add(one.number)
                    yield ListedFile(one.number, source, one.block.line, one.block.column, words)
            case Table() if one.number not in taken and (words := _announcing(one.around, said)):
                yield from _of_table(one.number, one.block, words)
            case Code() if words := _announcing(one.around, said):
                yield from _of_code(one.number, one.block, words)
            case _:
                pass


def _around(one: Placed, item: Item, outline: Sequence[Block]) -> Surroundings:
    parent = outline[item.parent] if item.parent is not None else None
    return one.around.inside(parent.source) if isinstance(parent, Item) else one.around


def _announcing(around: Surroundings, report: _Report) -> str:
    """Return the nearest words around a list that announce such files; empty where any of them says otherwise."""
    if around.hold_no_claims or around.is_no_promise:
        return ""
    said = [title(one[:_LONGEST]) for one in (*around.headings, around.label, around.intro) if one]
    if any(map(_OTHERWISE.search, said)):
        return ""
    near = said[around.titled :][:-_NEAR:-1]
    forms = (_ANNOUNCES, _DELIVERS) if report is _Report.OF_ALL else (_ANNOUNCES,)
    return next((one for one in near if any(form.fullmatch(one) for form in forms)), "")


def _report(placed: Sequence[Placed]) -> _Report | None:
    """Return what a document tells by its headings and its Status field; ``None`` where it is no report."""
    found: _Report | None = None
    for one in placed:
        match one.block:
            case Heading(level=1) if _PLANNING.search(one.block.source) and not _REPORT.search(one.block.source):
                return None
            case Heading(level=1) if _COMPLETE.search(one.block.source[:_LONGEST]):
                return _Report.OF_ALL
            case Heading() if _REPORT.search(title(one.block.source[:_LONGEST])):
                found = _Report.OF_SOME
            case Paragraph() | Item() if "tatus" in one.block.source:
                told = [claimed_by_status(field.value) for field in told_fields(one.block) if field.name == "status"]
                if told == [True] and len(one.around.headings) <= 1:
                    return _Report.OF_ALL
            case _:
                pass
    return found


def is_file(source: str) -> bool:
    """Return whether a source begins with a file, and says nothing that takes it back."""
    paths = named_files(source)
    of_file = bool(paths) and is_path(paths[0]) and is_of_file(source)
    return of_file and not begins_struck(source) and not _TAKEN_BACK.search(plain(source))


def _of_table(number: int, table: Table, words: str) -> Iterator[ListedFile]:
    """Yield the rows of a table whose first column of files names one; a column of statuses says more than the head."""
    heads = [title(cell.source).lower() for cell in table.header]
    at = next((at for at, head in enumerate(heads) if _FILE_COLUMN.fullmatch(head)), None)
    if at is None or status_columns(table):
        return
    for row in table.rows:
        cell = row[at]
        source = one_line_without_remarks(cell.source)
        if is_file(source) and not any(_TAKEN_BACK.search(plain(other.source)) for other in row):
            told = tuple((head.source, other.source) for head, other in zip(table.header, row, strict=False))
            yield ListedFile(number, source, cell.line, cell.column, words, told)


def _of_code(number: int, code: Code, words: str) -> Iterator[ListedFile]:
    lines = code.source.split("\n")
    back = {at for at, line in enumerate(lines) if _TAKEN_BACK.search(line)}
    bare = "\n".join(_TOLD.sub("", _DONE_SIGN.sub(r"\g<drawn>", line)) for line in lines)
    for above, _, path in files_of_code(bare):
        if path and above not in back and named_files(f"`{path}`"):
            yield ListedFile(number, f"`{path}`", line_in(code, above), 1, words)
