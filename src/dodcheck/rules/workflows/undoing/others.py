"""Settings in the files of tools under which they check nothing, or pass whatever they find."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.workflows.effective.effect import Effect, Sure

_MAX_BYTES = 1024 * 1024
_LONGEST = 400
_REMARKS = ("#", ";", "//", "*", "<!--")
_SECTION = re.compile(r"\s*\[\[?([^\]]{1,120})\]\]?\s*")


class Setting(NamedTuple):
    """The pattern of a line of some files that does so, and what it does: a clause.

    It counts in these sections, in all where none is named.
    """

    files: tuple[str, ...]
    line: str
    what: str
    sections: frozenset[str] = frozenset()


def _setting(files: str, line: str, what: str, sections: str = "") -> Setting:
    return Setting(tuple(files.split()), line, what, frozenset(sections.split()))


_TRUE = r"\s*[=:]\s*[\"']?(?:true|yes|on|1)\b"
_NONE = "makes it run no test"
_PASSES = "lets it pass whatever it finds"
_MAVEN = (
    _setting(".mvn/maven.config", r"-D(?:skipTests|maven\.test\.skip)(?:=true)?\s*$", _NONE),
    _setting(".mvn/maven.config", r"-Dmaven\.test\.failure\.ignore(?:=true)?\s*$|-fn\b|--fail-never", _PASSES),
    _setting("pom.xml", r"<(?:skipTests|maven\.test\.skip)>\s*true\s*<", _NONE),
    _setting("pom.xml", r"<(?:testFailureIgnore|maven\.test\.failure\.ignore)>\s*true\s*<", _PASSES),
)
_GRADLE = (
    _setting("build.gradle build.gradle.kts", r"\b(?:ignoreFailures\s*=?\s*true|setIgnoreFailures\(true\))", _PASSES),
    _setting("build.gradle build.gradle.kts", r"\b(?:test|Test>?)\b.{0,80}\benabled\s*=\s*false", _NONE),
    _setting("build.gradle build.gradle.kts", r"\bonlyIf\s*\{\s*false\s*\}", _NONE),
)
_MYPY = (
    _setting("mypy.ini .mypy.ini setup.cfg", rf"(?i)^\s*ignore_errors{_TRUE}", _PASSES, "mypy"),
    _setting("pyproject.toml", r"^\s*ignore_errors\s*=\s*true\b", _PASSES, "tool.mypy"),
    _setting("mypy.ini .mypy.ini setup.cfg", r"^\s*exclude\s*=\s*\.[*+]\s*$", "leaves all files out", "mypy"),
    _setting("pyproject.toml", r"^\s*exclude\s*=\s*\[?\s*[\"']\.[*+][\"']", "leaves all files out", "tool.mypy"),
)
_FLAKE8 = (
    _setting(".flake8 setup.cfg tox.ini", rf"(?i)^\s*exit[-_]zero{_TRUE}", _PASSES, "flake8"),
    _setting(".flake8 setup.cfg tox.ini", r"^\s*exclude\s*=\s*(?:\*|\.)\s*$", "leaves all files out", "flake8"),
)
_OUT = r"^\s*(?:extend-)?exclude\s*=\s*\[\s*[\"'](?:\*{1,2}(?:/\*)?|\.)[\"']"
_RUFF = (
    _setting("pyproject.toml", _OUT, "leaves all files out", "tool.ruff tool.ruff.lint"),
    _setting("ruff.toml .ruff.toml", _OUT, "leaves all files out"),
    _setting("pyproject.toml", r"^\s*select\s*=\s*\[\s*\]", "selects no rule", "tool.ruff tool.ruff.lint"),
    _setting("ruff.toml .ruff.toml", r"^\s*select\s*=\s*\[\s*\]", "selects no rule"),
    _setting(
        "pyproject.toml", r"^\s*ignore\s*=\s*\[\s*[\"']ALL[\"']", "ignores every rule", "tool.ruff tool.ruff.lint"
    ),
    _setting("ruff.toml .ruff.toml", r"^\s*ignore\s*=\s*\[\s*[\"']ALL[\"']", "ignores every rule"),
)
_PYLINT = (_setting(".pylintrc pylintrc", rf"(?i)^\s*exit-zero{_TRUE}", _PASSES),)
_MOCHA = (
    _setting(
        ".mocharc.json .mocharc.jsonc .mocharc.yml .mocharc.yaml .mocharc.js", r"dry-?[rR]un[\"']?\s*:\s*true", _NONE
    ),
)
_BY_TOOL: Mapping[str, tuple[Setting, ...]] = {
    **dict.fromkeys(("mvn", "mvnw"), _MAVEN),
    **dict.fromkeys(("gradle", "gradlew"), _GRADLE),
    **dict.fromkeys(("mypy", "dmypy"), _MYPY),
    "flake8": _FLAKE8,
    "ruff": _RUFF,
    "pylint": _PYLINT,
    "mocha": _MOCHA,
    "rspec": (_setting(".rspec", r"^\s*--dry-run\b", _NONE),),
    **dict.fromkeys(
        ("bazel", "bazelisk"), (_setting(".bazelrc", r"^\s*(?:test|build|common)\s.{0,200}--nobuild\b", _NONE),)
    ),
}


def by_others(words: Sequence[str], folder: str, snapshot: Snapshot) -> Iterator[Effect]:
    """Yield what the files of a tool say, in the folder it runs in and at the root; its words begin with its name."""
    for setting in _BY_TOOL.get(words[0].rpartition("/")[2], ()):
        for place in dict.fromkeys((folder, "")):
            for name in setting.files:
                path = normalise(name, place)
                data = bytes_of(snapshot, path) if path else None
                number = _line(setting, data) if data is not None and len(data) <= _MAX_BYTES else 0
                if number:
                    yield Effect(Sure.MAYBE, f"{path}:{number} {setting.what}")
                    return


@lru_cache(maxsize=128)
def _line(setting: Setting, data: bytes) -> int:
    """Return the number of the first line of a file that fits, from 1; 0 where none does."""
    section, pattern = "", re.compile(setting.line)
    try:
        lines = decode_data(data).split("\n")
    except FormatProblem:
        return 0
    for number, line in enumerate(lines, 1):
        text = line[:_LONGEST]
        if setting.sections and (header := _SECTION.fullmatch(text)):
            section = header[1].strip()
        elif (not setting.sections or section in setting.sections) and pattern.search(text):
            if text.lstrip().startswith(_REMARKS):
                continue
            return number
    return 0
