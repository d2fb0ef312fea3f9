"""Whether a file of tests skips each test that it defines, in languages other than Python."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from dodcheck.rules.code.suffixes import JAVASCRIPT
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.whole import Whole

_TEXT = r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"
_NOISE = re.compile(rf"//[^\n]*|/\*.*?(?:\*/|\Z)|{_TEXT}", re.DOTALL)
_COMMENTS = re.compile(r"//[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_CALL = re.compile(
    r"(?<![\w.$])(?P<name>x?(?:it|test|specify|describe|context|suite)|f(?:it|describe))(?P<how>(?:\.\w+)*)\s*\("
    r"|(?<![\w$])(?P<other>\w{0,60}(?:[tT]est|[sS]pec)\w{0,60})\s*\(|(?P<run>\.run)\s*\("
)
_DOING = re.compile(r"[(`@]|\bimport\b|\bexport\b[^\n]*\bfrom\b")
_OFF = frozenset({"skip", "todo"})
_GROUPS = frozenset({"describe", "context", "suite", "fdescribe", "xdescribe", "xcontext"})
_GO_TEST = re.compile(
    r"^func (?:\([^)\n]*\) )?(?P<name>(?:Test|Example|Fuzz)\w*)\([^)\n]*\)[^{\n]*\{[ \t]*\n?", re.MULTILINE
)
_GO_SKIPS = re.compile(r"\s*\w+\.Skip(?:f|Now)?\(")
_RUST_TEST = re.compile(r"^[ \t]*#\[\s*(?:\w+::)*(?:test|rstest|test_case|wasm_bindgen_test)\b", re.MULTILINE)
_RUST_ATTRIBUTES = re.compile(r"(?:\s*#\[[^\]\n]{0,200}\]){0,12}")
_RUST_IGNORED = re.compile(r"#\[\s*ignore\b")
_NEAR = 300
_MAX = 512 * 1024


def skips_each(path: str, data: bytes) -> bool | None:
    """Return whether each test of a file is skipped, ``None`` where it defines none, or nobody can tell."""
    look = next((one for endings, one in _BY_ENDING.items() if path.endswith(endings)), None)
    if look is None or len(data) > _MAX:
        return None
    return look(data.decode("utf-8", "replace"))


@lru_cache(maxsize=1000)
def skips_each_of(whole: Whole, path: str) -> bool | None:
    """Return the same of a file of the repository, ``None`` also where it is not tracked; asked of each run."""
    data = bytes_of(whole.snapshot, path)
    return None if data is None else skips_each(path, data)


def is_empty_script(data: bytes) -> bool:
    """Return whether a file of JavaScript calls nothing at all, and so defines no test, nor takes one in."""
    return len(data) <= _MAX and not _DOING.search(_NOISE.sub(_blank, data.decode("utf-8", "replace")))


def _each_skipped_in_javascript(text: str) -> bool | None:
    """Return whether each call that defines a test is told to skip it, or stands in a group that is skipped."""
    plain = _NOISE.sub(_blank, text)
    found, until = False, 0
    for match in _CALL.finditer(plain):
        if match.start() < until:
            continue
        if match["other"] or match["run"]:
            return None
        name, how = match["name"], match["how"].split(".")
        off = name.startswith("x") or not _OFF.isdisjoint(how)
        if not off and name not in _GROUPS:
            return False
        found = found or off
        if off and name in _GROUPS:
            until = _end_of_call(plain, match.end())
    return True if found else None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _end_of_call(text: str, start: int) -> int:
    """Return where the call ends whose bracket opens right before a place."""
    depth = 1
    for at in range(start, len(text)):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if not depth:
                return at
    return len(text)


def _each_skipped_in_go(text: str) -> bool | None:
    text = _COMMENTS.sub("", text)
    tests = [match for match in _GO_TEST.finditer(text) if match["name"] != "TestMain"]
    return all(_GO_SKIPS.match(text, match.end()) for match in tests) if tests else None


def _each_ignored_in_rust(text: str) -> bool | None:
    """Return whether `#[ignore]` stands among the attributes of each test, before its mark or behind it."""
    text = _COMMENTS.sub("", text)
    marks = [*_RUST_TEST.finditer(text)]
    if not marks:
        return None
    return all(_is_ignored(text, match.start()) for match in marks)


def _is_ignored(text: str, at: int) -> bool:
    behind = _RUST_ATTRIBUTES.match(text, at)
    before = text[max(at - _NEAR, 0) : at].rstrip().rpartition("\n")[2]
    return bool(_RUST_IGNORED.search(behind[0] if behind else "") or _RUST_IGNORED.search(before))


_BY_ENDING: Mapping[tuple[str, ...], Callable[[str], bool | None]] = {
    JAVASCRIPT: _each_skipped_in_javascript,
    (".go",): _each_skipped_in_go,
    (".rs",): _each_ignored_in_rust,
}
