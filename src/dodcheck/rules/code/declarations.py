"""Declarations in languages that are not parsed: by the words around a name, comments and strings left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.rules.code.comments import UnclearError
from dodcheck.rules.code.definitions import Form
from dodcheck.rules.code.languages import language_of, next_mark

MAX_BESIDE = 300
"""Characters that are looked at before a name, and up to ten times as many behind it."""
MAX_MENTIONS = 200
"""Places of one file that are looked at for a name; a file that has it more often can't be told."""

_TYPE = re.compile(
    r"\b(?:class|struct|enum|interface|union|trait|type|protocol|record|object|message|contract|actor)\s+(?:[A-Z_]+\s+)?$"
)
_TYPE_BODY = re.compile(r"\s*(?:<[^<>\n]*>\s*)?(?:\{|:(?!:)|<|extends\b|implements\b|final\b|where\b|\n|$)")
_SHORT_TYPE = re.compile(r"\b(?:type|class|record)\s+$")
_SHORT_BODY = re.compile(r"\s*(?:<[^<>\n]*>\s*)?(?:=|\(|struct\b|interface\b|func\b)")
_FUNCTION = re.compile(r"\b(?:def|func|fn|function|fun|sub|proc)\b\s*\*?\s*(?:\([^()\n]*\)\s*|self\.)?$")
_MACRO = re.compile(r"#\s*define\s+$")
_ASSIGNED = re.compile(r"\b(?:const|let|var|val|static|final|constexpr|readonly|inline)\b[^=;(){}\n]*$")
_FLUSH = re.compile(r"(?:^|\n)(?:export\s+)?$")
_RETURN_TYPE = re.compile(
    r"(?:^|[\n;{}])[ \t]*(?P<type>[A-Za-z_][\w:<>,*&\[\]?. \t]*[\s*&]|[A-Za-z_]\w*(?:\s*<[\w, ]*>)?[\s*&]+)?$"
)
_NO_TYPE = re.compile(r"\b(?:return|new|throw|else|case|goto|delete|await|yield|typeof|in|of|not|and|or|if|while)\s*$")
_VALUE = re.compile(r"\s*(?::[^=;\n(){}]{0,200})?=(?![=>~])")
_ARROW = re.compile(
    r"\s*(?::[^=;\n]{0,200})?=\s*(?:async\b\s*)?(?:function\b|\w+\s*=>|\([^()]*\)\s*(?::[^=\n]{0,100})?=>)"
)
_BODY = re.compile(
    r"\s*(?:(?:const|noexcept|override|final|async|throws\s+[\w., ]+|->\s*[\w:<>*& ]+|:\s*[\w<>\[\]|. ]+)\s*)?\{"
)


class Mention(NamedTuple):
    """A place of a name in code: its 1-based line, and what is declared there, ``None`` where nothing plainly is."""

    line: int
    form: Form | None


def mentions(path: str, text: str, name: str) -> Iterator[Mention]:
    """Yield the places of a name in the code of a file whose language is known.

    Raises ``UnclearError`` where code can't be told from comments and strings, or the name stands there too often.
    """
    code = _code(path, text)
    line = at = 0
    for count, match in enumerate(re.finditer(rf"(?<![\w$]){re.escape(name)}(?![\w$])", code)):
        if count >= MAX_MENTIONS:
            raise UnclearError(f"{name} stands there more than {MAX_MENTIONS} times")
        line += code.count("\n", at, match.start())
        at = match.start()
        yield Mention(line + 1, _form(code, match.start(), match.end()))


def _form(code: str, start: int, end: int) -> Form | None:
    before = code[max(0, start - MAX_BESIDE) : start]
    after = code[end : end + MAX_BESIDE]
    if _TYPE.search(before):
        full = _TYPE_BODY.match(after) or (_SHORT_TYPE.search(before) and _SHORT_BODY.match(after))
        return Form.CLASS if full else None
    if _FUNCTION.search(before):
        return Form.FUNCTION
    if _MACRO.search(before):
        return Form.FUNCTION if after.startswith("(") else Form.CONSTANT
    if _ASSIGNED.search(before) or _FLUSH.search(before):
        if _ARROW.match(after):
            return Form.FUNCTION
        if _VALUE.match(after):
            return Form.CONSTANT
    return Form.FUNCTION if _is_defined(before, code[end : end + 10 * MAX_BESIDE]) else None


def _is_defined(before: str, after: str) -> bool:
    """Return whether a name with a list behind it is followed by a body: `int name(…) {`, `name(…) {` in a class."""
    if not after.lstrip().startswith("(") or _NO_TYPE.search(before) or not _RETURN_TYPE.search(before):
        return False
    depth = 0
    for at, sign in enumerate(after):
        depth += (sign == "(") - (sign == ")")
        if sign == ";" and depth > 0:
            return False
        if sign == ")" and depth == 0:
            return bool(_BODY.match(after, at + 1))
    return False


def _code(path: str, text: str) -> str:
    """Return a text with a blank for each comment and string, its line ends kept."""
    language = language_of(path)
    if language is None:
        raise UnclearError("its language is not known")
    closing = dict((*language.comments, *language.texts))
    kept: list[str] = []
    at = 0
    for _ in range(len(text) + 1):
        match = next_mark(language).search(text, at)
        if match is None:
            break
        end = match.end()
        if match["open"]:
            end = text.find(closing[match["open"]], end)
            if end < 0:
                raise UnclearError(f"line {text.count(chr(10), 0, match.start()) + 1} begins what is never closed")
            end += len(closing[match["open"]])
        elif match["mark"]:
            end = text.find("\n", end)
            end = len(text) if end < 0 else end
        kept += [text[at : match.start()], " ", "\n" * text.count("\n", match.start(), end)]
        at = end
    return "".join([*kept, text[at:]])
