"""Tests that are skipped, and those that may be."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.text import decode
from dodcheck.rules.code.comments import code_lines
from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.flawed.flaw import Asked, Reason, Seen, Sighting, Standing, open_at
from dodcheck.rules.flawed.skipped_python import beside, may_hold_tests, of_python

_SCRIPT = (".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts")
_JAVA = (".java", ".kt", ".kts", ".groovy", ".scala")
_TEXT = r"\s*(?:\.each\b|\(\s*[\"'`])"
_SURE: dict[tuple[str, ...], str] = {
    _SCRIPT: (
        rf"\b(?:it|test|describe|context|suite|specify)\.skip{_TEXT}"
        rf"|\bx(?:it|test|describe|context|specify){_TEXT}"
    ),
    _JAVA: r"^\s*@(?:org\.junit\.(?:jupiter\.api\.)?)?(?:Disabled|Ignore)\b(?!\w)",
    (".rs",): r"^\s*#\[\s*ignore\b",
    (".cs",): r"\[\s*(?:Fact|Theory)\s*\(.*\bSkip\s*=|^\s*\[\s*Ignore\b",
    (".go",): r"(?!)",
}
_MAYBE: dict[tuple[str, ...], str] = {
    _SCRIPT: (
        r"\.(?:skip|skipIf|runIf|todo|fixme|failing|only)\b|\bf(?:it|describe)\s*\(|\bx(?:it|test|describe|context)\b|\bskip\s*:|\bpending\s*\("
    ),
    _JAVA: r"@(?:Disabled|Ignore|Enabled)\w*|\bassum(?:e|ing)\w*\s*\(|\bSkipException\b|\benabled\s*=\s*false",
    (".rs",): r"\bignore\b|\bcfg_attr\b",
    (".cs",): r"\bSkip\w*\b|\bIgnore\w*\b|\bExplicit\b",
    (".go",): r"\.Skip(?:f|Now)?\s*\(|\btesting\.Short\b",
}
_GO_SKIPS = re.compile(r"^\s*[tb]\.Skip(?:f|Now)?\s*\(")
_GO_TEST = re.compile(r"^func Test\w*\s*\(.*\{\s*$")
_TEST = re.compile(
    r"@Test\b|@ParameterizedTest|\b(?:it|test|describe)\b[ \t]*[.(]|func Test|#\[\s*(?:\w+::)*test\b"
    r"|\[\s*(?:Fact|Theory|Test|TestMethod)\b|^[ \t]*(?:async[ \t]+)?def test|\bxit\b|\bxdescribe\b|\bxtest\b",
    re.MULTILINE,
)
_AWAY = re.compile(
    r"^\s*(?://|#)\s*(?:@Test\b|(?:async\s+)?def test_|(?:it|test|describe)\s*\(\s*[\"'`]|func Test\w+\(|#\[test\])"
    r"|^//\s?(?:go:build|\+build)\b"
)
_REASON = re.compile(r"\(\s*(?:\w+\s*=\s*)?[\"'][^\"']{3,}|=\s*\"[^\"]{3,}")
_SETTINGS = re.compile(
    r"^(?:pytest\.ini|pyproject\.toml|tox\.ini|setup\.cfg|package\.json|(?:jest|vitest|karma|playwright)\.config\.\w+"
    r"|\.mocharc\.\w+)$"
)
_LEAVES_OUT = re.compile(
    r"--deselect\b|--ignore\b|--ignore-glob\b|(?:-m|-k)[\"']?[ =,]+[\"']?not |\b(?:test|module)PathIgnorePatterns\b"
    r"|\btestIgnore\b|\bgrepInvert\b"
)


def tests(asked: Asked) -> Seen | None:
    """Return the tests of a file that are skipped, those that may be, and settings that may leave some out."""
    if is_settings(asked.path):
        return _settings(asked)
    if asked.path.endswith(".py"):
        found = of_python(asked.data) if asked.test or may_hold_tests(asked.data) else None
    else:
        found = _of_others(asked)
    return found and found._replace(sightings=(*found.sightings, *_away(asked)))


def is_settings(path: str) -> bool:
    """Return whether a file may say which tests run."""
    return bool(_SETTINGS.fullmatch(posixpath.basename(path)))


def _settings(asked: Asked) -> Seen:
    lines = enumerate(decode(asked.data).raw, start=1)
    found = (open_at(number, "settings may leave tests out") for number, line in lines if _LEAVES_OUT.search(line))
    return Seen(0, tuple(found))


def _of_others(asked: Asked) -> Seen | None:
    text = asked.data.decode("utf-8", "replace")
    inside = (asked.path.endswith(".rs") or "vitest" in text) and _TEST.search(text)
    if not is_code(asked.path) or not (asked.test or inside):
        return None
    sort = next((endings for endings in _SURE if asked.path.endswith(endings)), None)
    if sort is None:
        return Seen(0, (open_at(None, "whether its tests are skipped is not read"),))
    raw = decode(asked.data).raw
    code = list(code_lines(asked.path, enumerate(raw, start=1)))
    return Seen(len(_TEST.findall(text)), tuple(_sightings(code, raw, sort)))


def _sightings(code: Sequence[tuple[int, str]], raw: Sequence[str], sort: tuple[str, ...]) -> Iterator[Sighting]:
    sure, maybe = re.compile(_SURE[sort]), re.compile(_MAYBE[sort])
    before = ""
    for number, line in code:
        certain = sure.search(line) or (_GO_SKIPS.search(line) and _GO_TEST.search(before))
        before = line
        if not (certain or maybe.search(line)):
            continue
        reason = Reason.GIVEN if sort is not _SCRIPT and _REASON.search(line) else beside(raw, number)
        what = "a test is skipped" if certain else "a test may be skipped"
        yield Sighting(number, what, Standing.BAD if certain else Standing.OPEN, reason)


def _away(asked: Asked) -> Iterator[Sighting]:
    for number, line in enumerate(decode(asked.data).raw, start=1):
        if _AWAY.search(line):
            yield open_at(number, "a test may be left out")
