"""The reason that stands beside a place: a comment on its line, or right above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKER = re.compile(r"(?:dodcheck\s*:?\s*accept(?:s|ed)?\b|justified\s*:|accepted\s*:)", re.IGNORECASE)
_ISSUE = re.compile(
    r"(?:^|[\s(\[])(?:[\w.-]{1,80}/[\w.-]{1,80})?#[0-9]{1,9}\b"
    r"|\b(?!(?:UTF|SHA|ISO|RFC|PEP|MD|CP|TLS|AES|IEEE|CPP|GCC|PY|CUDA|ROCM)-)[A-Z][A-Z0-9]{1,9}-[0-9]{1,9}\b"
    r"|https?://[^\s/]{1,100}/\S{0,200}?(?:issue|pull|merge_request|browse/|bug|ticket|discussion)\S{0,100}[0-9]"
)
_NO_ISSUE = re.compile(
    r"\b(?:UTF|SHA|MD|AES|RSA|ISO|IEC|IEEE|RFC|PEP|AVX|SSE|ARM|CUDA|SM|FP|BF|INT|X|BASE|CP|CRC|ECMA|ES|HTTP|TLS|SSL|IPV"
    r"|ANSI|GPT|H|CPU|GPU|PY|CPYTHON|PYTHON|JDK|JAVA|GCC|CLANG|LLVM|MSVC|VS|C|CPP|ROCM|WSL|UCS|USB|OS|RISC|BLAKE)-[0-9]+\b"
)
_OWNER = re.compile(r"(?:^|[\s(\[,:])@[A-Za-z0-9][\w-]{0,38}(?:/[\w.-]{1,80})?|\bowner:\s*\S")
_WORD = re.compile(r"[^\W\d_]{2,}")
_VERSION = re.compile(r"\s*v?[0-9][\w.+-]*\s*")
_FEWEST = 3
_ABOVE = 20


def justification(lines: Sequence[str], line: int) -> str | None:
    """Return the reason for what stands in a line, counted from 1; ``None`` where no comment gives one.

    A comment gives a reason where it says at least three words and names an issue or an owner, or where it begins with
    a marker (`dodcheck: accepted …`, `justified: …`). Any other comment explains, and justifies nothing.
    """
    comments = [*_above(lines, line), *_beside(lines, line)]
    text = " ".join(comments)
    marked = any(_MARKER.match(comment) for comment in comments)
    return text if is_reason(text, owned=marked) else None


def is_reason(text: str, *, owned: bool) -> bool:
    """Return whether a text is a reason: it says at least three words, and names an issue or an owner.

    ``owned`` says that somebody answers for it already, so that no name is needed.
    """
    text = _NO_ISSUE.sub(" ", text)
    words = _WORD.findall(_ISSUE.sub(" ", _OWNER.sub(" ", text)))
    named = owned or _ISSUE.search(text) is not None or _OWNER.search(text) is not None
    return named and len(words) >= _FEWEST


def comment_of(line: str) -> str:
    """Return the comment at the end of a line of YAML or a script, without its sign; empty where there is none."""
    quote = ""
    for at, sign in enumerate(line):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"" and (at == 0 or not line[at - 1].isalnum()):
            quote = sign
        elif sign == "#" and (at == 0 or line[at - 1] in " \t"):
            return line[at + 1 :].strip()
    return ""


def _beside(lines: Sequence[str], line: int) -> list[str]:
    own = comment_of(lines[line - 1]) if 0 < line <= len(lines) else ""
    return [own] if own and not _VERSION.fullmatch(own) else []


def _above(lines: Sequence[str], line: int) -> list[str]:
    found: list[str] = []
    for text in reversed(lines[max(0, line - 1 - _ABOVE) : max(0, line - 1)]):
        bare = text.strip()
        if not bare.startswith("#"):
            break
        found.append(bare.lstrip("#").strip())
    return found[::-1]
