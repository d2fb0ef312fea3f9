"""Which document measures a metric: the one that a statement names, or that others of its document name for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.documents.paths import FILE_NAME, is_markdown
from dodcheck.rules.metrics.names import telling
from dodcheck.snapshot.paths import name_of

_READ = 300
_ABOUT = re.compile(
    r"\W*(?:[^:(]{2,60}: )?(?P<about>[^≥≤<>=:(]{2,80}?)"
    r"(?: (?:at least|at most|no|is|are|do|does|remains?|stays?|shows?|should|must)\b| ?[≥≤<>=:(]| [—–] )"
)
_FROM = re.compile(
    r"\((?:from|per|in|see|source:?|according to|measured in|scored in) (?:the )?(?P<where>[^()]{2,200})\)",
    re.IGNORECASE,
)


def documents_in(source: str) -> tuple[str, ...]:
    """Return the Markdown documents that a Markdown source names."""
    found = (
        path
        for part in spans(source)
        for path in ([part.text] if part.kind in (SpanKind.CODE, SpanKind.CODE_LINK) else FILE_NAME.findall(part.text))
    )
    return tuple(dict.fromkeys(path for path in found if is_markdown(path)))


def document_called(words: Phrase, title: str) -> str | None:
    """Return the one document that others name and whose file name says a title: "Module Boundary Map"."""
    wanted = telling(title)
    known = dict.fromkeys(path for source in words.declared.sources for path in documents_in(source))
    found = [path for path in known if wanted and wanted <= telling(_stem(path))]
    return found[0] if len({name_of(path) for path in found}) == 1 else None


def document_measuring(words: Phrase, name: str) -> str | None:
    """Return the one document that other statements say a metric of this name is from."""
    found = set(_measuring(words, name))
    return found.pop() if len(found) == 1 else None


def _measuring(words: Phrase, name: str) -> Iterator[str]:
    wanted = telling(name)
    for source in words.declared.sources:
        text = plain(source)[:_READ]
        said, told = _ABOUT.match(text), _FROM.search(text)
        about = telling(said["about"]) if said else frozenset()
        if told and wanted and about and (wanted <= about or about <= wanted):
            paths = documents_in(source) or tuple(filter(None, [document_called(words, told["where"])]))
            yield from paths if len(paths) == 1 else ()


def _stem(path: str) -> str:
    return name_of(path).rpartition(".")[0]
