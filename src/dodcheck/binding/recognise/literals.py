"""Code spans as literals to look for."""

from __future__ import annotations

import re

_LOOSE = re.compile(
    r"\\|…|\.\.\.|[\w./@-]\*|\*[\w./]|<\w[^<>]*>|(?<!\{)\{\w+\}(?!\})|\w\|\w",
)
_CALL = re.compile(r"(?P<name>\.?[A-Za-z_]\w*(?:(?:\.|::|->)\w+)*!?)\(\)")
_SET = re.compile(r"(?P<name>[\w.$@-]+) ?(?P<sign>=|==|:=|:|\+=) ?(?P<value>[\w.$@-]+|\"[^\"']*\"|'[^\"']*')")
_NOTE = re.compile(
    r"(?i:spdx-.*|to[ -]?do|fixme|xxx|hack|wip|tb[dc]|kludge|nocommit|do not (?:commit|merge)|@author"
    r"|noqa\b.*|nosec\b.*|nolint\w*|noinspection.*|pragma\b.*|fmt: *\w+|(?:istanbul|c8|v8|coverage)[: ] *ignore.*"
    r"|type: *ignore.*|@ts-[\w-]+|eslint-disable[\w-]*|"
    r"(?:yamllint|shellcheck|hadolint|zizmor|pylint|markdownlint|ruff)[: -]{1,2}(?:disable|ignore|noqa).*|"
    r"copyright\b.*)"
)
_DIRECTIVE = re.compile(r"#!?\[|# ?(?:include|define|undef|pragma|if|ifdef|ifndef|endif|import|region|nullable)\b")
_ACROSS = re.compile(r":(?:\s|$)|^-\s|[\"'#]")


_BLOCK = re.compile(r"(?:except|try|finally|if|elif|else|for|while|with|def|class|case)\b[^:]*:\s*\S|[^{]*[)\w>]\s*\{")
_TRUTHS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "none"})
"""Values that many formats take in any case."""
_PIPE = re.compile(r"[^|] \| [^|]")


def is_pipeline(text: str) -> bool:
    """Return whether a literal is a row of commands, which have arguments elsewhere: `curl | sh`."""
    return bool(_PIPE.search(text))


def stands_for_itself(text: str) -> bool:
    """Return whether a code span holds no placeholder: no `*`, `<name>`, `…`, `a|b`, and no escape."""
    return bool(text) and not _LOOSE.search(text)


def is_block(text: str) -> bool:
    """Return whether a literal is a statement with its block, which code mostly writes on several lines."""
    return _BLOCK.match(text.strip()) is not None


def callee(text: str) -> str | None:
    """Return the name in `name()`, of any language; ``None`` for another text.

    Calls have arguments, so the name is what to look for.
    """
    found = _CALL.fullmatch(text)
    return found["name"] if found else None


def spans_scalars(text: str) -> bool:
    """Return whether a literal holds a key with its value, so that no single scalar of YAML holds it."""
    return bool(_ACROSS.search(text))


def stands_in_comments(text: str) -> bool:
    """Return whether a literal is one that stands in comments: a note for later, or a word to a tool (`nosec`).

    What begins with `#` may be code as well: an attribute of Rust, a directive of C.
    """
    if _DIRECTIVE.match(text):
        return False
    return bool(_NOTE.fullmatch(text.strip("# :") or text)) or text.startswith(("#", "//", "/*", "<!--"))


def spaced(text: str) -> str | None:
    """Return a pattern for `name=value`, which code may space and quote in other ways; ``None`` for another text."""
    found = _SET.fullmatch(text)
    if found is None:
        return None
    name, sign, value = found["name"], found["sign"], found["value"]
    said = rf"[\"']{re.escape(value[1:-1])}[\"']" if value[0] in "\"'" else re.escape(value)
    said = f"(?i:{said})" if value in _TRUTHS else said
    start = r"\b" if name[0].isalnum() else ""
    end = r"(?:$|[^\w.-]|[.-](?:$|\W))" if value[-1].isalnum() else ""
    return rf"{start}{re.escape(name)}\s*{re.escape(sign)}\s*{said}{end}"
