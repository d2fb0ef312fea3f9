"""Which files a piece of Markdown names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.documents.inline import Span, SpanKind, plain, spans, too_long
from dodcheck.documents.paths import FILE_NAME, is_file_glob, is_path
from dodcheck.documents.plans.passages import Place

_DRESS = " *_([✅☑✔❌⏳🔵\ufe0f"
"""What may stand before a name."""
_GOES_ON = re.compile(r"[`*_)\]]{0,4} +(?!and\b)[A-Za-z]")
_ANCHOR = re.compile(r"[#?].*$")
_MOST = 50
"""More files than this are not taken from one item."""
_LONGEST = 60
_DESCRIBING = re.compile(
    r"\b(?:must|should|requirements?|features|behaviou?rs?|steps|rules|contains?|includ(?:e|es|ing)|asserts?|verif\w+|checks?"
    r"|responsibilit\w+|logic|notes?|usage|examples?|acceptance|criteria|purpose|constraints?|properties|fields|functions"
    r"|expect(?:ed|s)|cover(?:s|ing)|flow|where|such as|sections?|contents?|columns?)\b"
)
"""Words above a list that says more of what is promised."""
_OR = re.compile(r"\W*or\W*", re.IGNORECASE)
_LEFT_OPEN = re.compile(r"(?<=[a-z_])[NX](?=\.\w+$)")
_WORKED_ON = re.compile(
    r"(?:\b(?:loads?|loading|reads?|reading|parses?|parsing|validates?|validating|verif(?:y|ies|ying)|checks?|checking"
    r"|computes?|compares?|runs?|running|executes?|imports?|consumes?|uses?|using|calls?|invokes?|outputs|emits?|writes"
    r"|returns?|asserts?|matches|match|against|from|via|than|per|hash(?:es)? of|digest of|sha256 of|copy of|remov\w+"
    r"|delet\w+|replac\w+|follows?|inherits?|inspects?|scans?|without|no|not)\s+(?:the |a |an |all |each |both )?)$",
    re.IGNORECASE,
)
"""Words right before a file that something is done with, and that is not what is left behind."""


def named_files(source: str) -> tuple[str, ...]:
    """Return the files, folders and globs that a source names, as written, each once, in order; no struck ones.

    None of `a.md or b.md`, and none with a place left open, such as `M02_runX.md`.
    """
    if too_long(source):
        return ()
    found, before, between = list[str](), "", ""
    for span in spans(source):
        for path, above in _of_span(span):
            if found and _OR.fullmatch((between + above)[-_LONGEST:]):
                return ()
            if not _WORKED_ON.search(before + above) and not _LEFT_OPEN.search(path):
                found.append(path)
                between = ""
        before = (before + span.text)[-_LONGEST:]
        between = (between + span.text)[-_LONGEST:] if span.kind is SpanKind.WORDS else ""
    return tuple(dict.fromkeys(found))[:_MOST]


def is_of_file(source: str) -> bool:
    """Return whether a source is the name of a file, with a remark at most: `a.md — all of it`, not `a.md is there`."""
    rest = plain(source).lstrip(_DRESS)
    path = next(iter(named_files(source)), "") if begins_with_file(source) else ""
    return bool(path) and (not rest.startswith(path) or not _GOES_ON.match(rest, len(path)))


def begins_with_file(source: str) -> bool:
    """Return whether the first thing that a source says is the name of a file."""
    first = next((span for span in spans(source) if span.text.strip()), None)
    if first is None or too_long(source):
        return False
    words = first.text.lstrip(_DRESS)
    linked = first.target is not None and bool(_of_link(first))
    return linked or any(words.startswith(path) for path, _ in _of_span(first))


def _of_span(span: Span) -> Iterator[tuple[str, str]]:
    """Yield the files of a span, each with the words of the span before it."""
    match span.kind:
        case SpanKind.CODE if is_path(span.text) or is_file_glob(span.text):
            yield span.text, ""
        case SpanKind.LINK | SpanKind.CODE_LINK:
            yield from ((path, "") for path in _of_link(span))
        case SpanKind.WORDS:
            for found in FILE_NAME.finditer(span.text):
                if is_path(found[0]):
                    yield found[0], span.text[max(0, found.start() - _LONGEST) : found.start()]
        case _:
            return


def _of_link(span: Span) -> list[str]:
    """Return the file that a link shows, else the one it leads to."""
    if is_path(span.text) or is_file_glob(span.text):
        return [span.text]
    target = _ANCHOR.sub("", span.target or "")
    return [target] if is_path(target) and "://" not in target else []


def is_description(place: Place) -> bool:
    """Return whether the nearest words above a list say that it describes what was promised before it."""
    return bool(_DESCRIBING.search(place.words.lower()))
