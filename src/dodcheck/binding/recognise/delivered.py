"""Rows about what is made, and are done: `| Deliverable | Status |`, `| Output | State |`, `| File | ✅ Created |`."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.documents.paths import is_path
from dodcheck.documents.slug import title
from dodcheck.documents.struck import claimed_by_status
from dodcheck.model.criterion import Criterion, Form

_MADE = re.compile(
    r"deliverables?|art[ei]facts?|outputs?|work products?|(?:final )?(?:documents?|docs?|documentation|reports?)"
    r"|(?:new|created|added|required) (?:files?|documents?|docs?|scripts?)"
    r"|(?:files?|documents?) (?:to (?:create|add)|created|added)"
)
"""Heads of a column whose things are there when their row says that they are done."""
_FILES = re.compile(r"(?:files?|scripts?|modules?)(?: ?names?)?|(?:file ?)?paths?")
"""Heads of a column whose files may be there to be changed or deleted, where nothing says that they are made."""
_MAKING = re.compile(
    r"\b(?:new|created?|added|to (?:create|add|write)|deliverables?|outputs?|artifacts?|required|scaffold\w*)\b"
)
_PLACE = re.compile(r"(?:file ?|file ?/ ?)?(?:paths?|files?|locations?|links?|where)")
_IS_MADE = re.compile(r"\b(?:created|added|written|exists?|present)\b")
_KEPT_ELSEWHERE = re.compile(r"\b(?:generated|produced|published|released|deployed|rolled out)\b")
"""A status of what may be made anew each time, or lie where its readers get it."""
_BUILT = re.compile(
    r"(?:.*/)?(?:dist|build|out|outputs?|target|artifacts|coverage|site|public)/.*"
    r"|.*\.(?:whl|zip|t?gz|tar|jar|exe|deb|rpm|apk|pdf|onnx|pt|pkl|parquet)"
)
"""Paths of what a build leaves behind, which few repositories track."""
_MORE_THAN_MADE = re.compile(
    r"\b(?:verified|validated|signed[ -]off|enforced|compliant|conform\w*|live|launched|tested"
    r"|reviewed|approved|accepted|passe[sd]|passing|green)\b"
)
"""What a status says besides that the thing is there: no file shows it."""


class Delivered(NamedTuple):
    """A row as an item of a list of what is made; ``sure`` says that it promises no more than that it is there."""

    words: Phrase
    sure: bool


def delivered_item(words: Phrase, criterion: Criterion) -> Delivered | None:
    """Return a row that is done and about something made as an item of a list; ``None`` for any other.

    The head of its column is a heading below the one above. Where another column says where it is, that place is read.
    """
    if criterion.form is not Form.ROW or not criterion.claimed:
        return None
    heads = [(title(head).lower(), cell) for head, cell in words.row]
    head = next((head for head, cell in heads if cell.strip() == criterion.text), "")
    said = [plain(cell).lower() for _, cell in heads if claimed_by_status(cell)]
    if not (_MADE.fullmatch(head) or (_FILES.fullmatch(head) and _are_made(words.under, said))):
        return None
    if any(map(_KEPT_ELSEWHERE.search, said)):
        return None
    sure = not any(map(_MORE_THAN_MADE.search, said))
    listed = words._replace(under=f"{words.under} {head}".strip(), announced=head)
    path = _linked(criterion.text) or (_placed(heads) if not any(map(is_path, words.things)) else "")
    if any(map(_BUILT.fullmatch, (path,) if path else words.things)):
        return None
    return Delivered(listed._replace(words="⟦0⟧", things=(path,)), sure=False) if path else Delivered(listed, sure)


def _are_made(under: str, said: list[str]) -> bool:
    return bool(_MAKING.search(under)) or any(map(_IS_MADE.search, said))


def _placed(heads: list[tuple[str, str]]) -> str:
    """Return the path in the one column that says where the thing is; empty where there is none."""
    places = [one for head, cell in heads if _PLACE.fullmatch(head) and (one := _linked(cell) or _path(cell))]
    return places[0] if len(places) == 1 else ""


def _path(cell: str) -> str:
    words = plain(cell).strip()
    return words if is_path(words) else ""


def _linked(source: str) -> str:
    """Return the path of a file that a cell is a link to, and nothing else."""
    parts = [part for part in spans(source) if part.text.strip()]
    if len(parts) != 1 or parts[0].target is None or parts[0].kind is SpanKind.STRUCK:
        return ""
    target = parts[0].target.partition("#")[0]
    return target if target and is_path(target) else ""
