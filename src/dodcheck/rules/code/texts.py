"""What of the code of a file is no text that people read: a docstring or a message only mentions a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dodcheck.rules.code.comments import code_lines
from dodcheck.rules.code.languages import Language, language_of, next_mark
from dodcheck.rules.code.suffixes import is_code

_SEVERAL_WORDS = re.compile(r"\S\s+\S")
_FILLED_IN = re.compile(r"\$?\{[^{}]*\}|\$\([^()]*\)|`[^`]*`")
"""Places of a text that hold code: `{name}`, `$(command)`, `` `command` ``."""


def without_texts(path: str, lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines of code without comments and without texts of several words, as people write them.

    What is filled into such a text stays, for it is code. A text of one word stays too: it may well be a name that is
    used (`import_module("torch")`). So does all of a file that is data, where texts are what it says. Raises
    ``UnclearError`` as ``code_lines`` does.
    """
    language = language_of(path)
    if language is None or not is_code(path):
        yield from code_lines(path, lines)
        return
    closing = ""
    for number, line in code_lines(path, lines):
        code, closing = _without(line, language, closing)
        yield number, code


def _without(line: str, language: Language, closing: str) -> tuple[str, str]:
    """Return a line of code without its texts, and the mark that closes the long text that is open at its end."""
    texts = dict(language.texts)
    kept: list[str] = []
    at = 0
    if closing:
        end = line.find(closing)
        inside, at = (line, len(line)) if end < 0 else (line[:end], end + len(closing))
        kept.append(_filled_in(inside))
        closing = closing if end < 0 else ""
    while at < len(line):
        match = next_mark(language).search(line, at)
        if match is None:
            break
        kept.append(line[at : match.start()])
        at = match.end()
        if match["open"] in texts:
            closing = texts[match["open"]]
            end = line.find(closing, at)
            kept.append(_said(line[at : None if end < 0 else end]) if end >= 0 else _filled_in(line[at:]))
            at, closing = (len(line), closing) if end < 0 else (end + len(closing), "")
        else:
            kept.append(_said(match[0]))
    kept.append(line[at:])
    return " ".join(kept), closing


def _said(text: str) -> str:
    return _filled_in(text) if _SEVERAL_WORDS.search(text) else text


def _filled_in(text: str) -> str:
    return " ".join(_FILLED_IN.findall(text))
