"""The settings of tools under which they check nothing, or pass whatever they find: one table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class WeakeningSetting(NamedTuple):
    """The pattern of a line of some files that does so, and what it does: a clause.

    It counts in these sections, in all where none is named, and with ``within`` only in a block that begins with a line
    of that pattern. A line ``unless`` takes it back, and so does a word ``overridden_by`` of the command.
    """

    files: tuple[str, ...]
    line: str
    what: str
    sections: frozenset[str] = frozenset()
    within: str = ""
    unless: str = ""
    overridden_by: frozenset[str] = frozenset()


def _setting(files: str, line: str, what: str, sections: str = "") -> WeakeningSetting:
    return WeakeningSetting(tuple(files.split()), line, what, frozenset(sections.split()))


_TRUE = r"\s*[=:]\s*[\"']?(?:true|yes|on|1)\b"
_NONE = "makes it run no test"
_PASSES = "lets it pass whatever it finds"
_MAVEN = (
    _setting(".mvn/maven.config", r"-D(?:skipTests|maven\.test\.skip)(?:=true)?\s*$", _NONE),
    _setting(".mvn/maven.config", r"-Dmaven\.test\.failure\.ignore(?:=true)?\s*$|-fn\b|--fail-never", _PASSES),
    _setting("pom.xml", r"<(?:skipTests|maven\.test\.skip)>\s*true\s*<", _NONE),
    _setting("pom.xml", r"<skip>\s*true\s*<", _NONE)._replace(
        within=r"<artifactId>\s*maven-surefire-plugin\s*</artifactId>"
    ),
    _setting("pom.xml", r"<(?:testFailureIgnore|maven\.test\.failure\.ignore)>\s*true\s*<", _PASSES),
)
_TESTS = r"\b(?:test\b|Test>).{0,80}\{\s*$"
_GRADLE = (
    _setting("build.gradle build.gradle.kts", r"\b(?:ignoreFailures\s*=?\s*true|setIgnoreFailures\(true\))", _PASSES),
    _setting("build.gradle build.gradle.kts", r"\b(?:test|Test>?)\b.{0,80}\b(?:isE|e)nabled\s*=\s*false", _NONE),
    _setting("build.gradle build.gradle.kts", r"\bonlyIf\s*\{\s*false\s*\}", _NONE),
    _setting("build.gradle build.gradle.kts", r"^\s*(?:isE|e)nabled\s*=\s*false", _NONE)._replace(within=_TESTS),
    _setting("build.gradle build.gradle.kts", r"^\s*onlyIf\b", "lets a condition decide on its tests")._replace(
        within=_TESTS
    ),
)
_MYPY = (
    _setting("mypy.ini .mypy.ini setup.cfg", rf"(?i)^\s*ignore_errors{_TRUE}", _PASSES, "mypy mypy-*"),
    _setting("pyproject.toml", r"^\s*ignore_errors\s*=\s*true\b", _PASSES, "tool.mypy"),
    _setting("mypy.ini .mypy.ini setup.cfg", r"^\s*exclude\s*=\s*\.[*+]?\s*$", "leaves all files out", "mypy"),
    _setting("pyproject.toml", r"^\s*exclude\s*=\s*\[?\s*[\"']\.[*+]?[\"']", "leaves all files out", "tool.mypy"),
)
_FLAKE8 = (
    _setting(".flake8 setup.cfg tox.ini", rf"(?i)^\s*exit[-_]zero{_TRUE}", _PASSES, "flake8"),
    _setting(".flake8 setup.cfg tox.ini", r"^\s*exclude\s*=\s*(?:\*|\.)\s*$", "leaves all files out", "flake8"),
    _setting(
        ".flake8 setup.cfg tox.ini",
        r"^\s*ignore\s*=(?=.{0,80}\bE\b)(?=.{0,80}\bF\b)(?=.{0,80}\bW\b)",
        "ignores all that it finds",
        "flake8",
    ),
)
_OUT = r"^\s*(?:extend-)?exclude\s*=\s*\[\s*[\"'](?:\*{1,2}(?:/\*)?|\.)[\"']"
_SYNTAX_ALONE = r"^\s*select\s*=\s*\[\s*[\"']E9\d{0,2}[\"']\s*,?\s*\]"
_RUFF = (
    _setting("pyproject.toml", _SYNTAX_ALONE, "only selects errors of syntax", "tool.ruff tool.ruff.lint")._replace(
        unless=r"^\s*extend-select\s*="
    ),
    _setting("ruff.toml .ruff.toml", _SYNTAX_ALONE, "only selects errors of syntax")._replace(
        unless=r"^\s*extend-select\s*="
    ),
    _setting("pyproject.toml", _OUT, "leaves all files out", "tool.ruff tool.ruff.lint"),
    _setting("ruff.toml .ruff.toml", _OUT, "leaves all files out"),
    _setting("pyproject.toml", r"^\s*include\s*=\s*\[\s*\]", "takes no file", "tool.ruff"),
    _setting("ruff.toml .ruff.toml", r"^\s*include\s*=\s*\[\s*\]", "takes no file"),
    _setting("pyproject.toml", r"^\s*select\s*=\s*\[\s*\]", "selects no rule", "tool.ruff tool.ruff.lint"),
    _setting("ruff.toml .ruff.toml", r"^\s*select\s*=\s*\[\s*\]", "selects no rule"),
    _setting(
        "pyproject.toml", r"^\s*ignore\s*=\s*\[\s*[\"']ALL[\"']", "ignores every rule", "tool.ruff tool.ruff.lint"
    ),
    _setting("ruff.toml .ruff.toml", r"^\s*ignore\s*=\s*\[\s*[\"']ALL[\"']", "ignores every rule"),
    _setting(
        "pyproject.toml ruff.toml .ruff.toml",
        r"^\s*[\"']\*{1,2}(?:/\*)?[\"']\s*=\s*\[\s*[\"']ALL[\"']",
        "ignores every rule",
        "tool.ruff.lint.per-file-ignores tool.ruff.per-file-ignores lint.per-file-ignores per-file-ignores",
    ),
)
_PYLINT = (
    _setting(".pylintrc pylintrc", rf"(?i)^\s*exit-zero{_TRUE}", _PASSES),
    _setting(".pylintrc pylintrc", r"^\s*fail-under\s*=\s*0(?:\.0*)?\s*$", _PASSES),
    _setting(".pylintrc pylintrc", r"^\s*disable\s*=\s*all\s*$", "leaves every message out")._replace(
        unless=r"^\s*enable\s*=\s*\S"
    ),
)
_ENABLES = r"^\s*enable:"
_GOLANGCI = (
    _setting(".golangci.yml .golangci.yaml", r"^\s*issues-exit-code:\s*0\s*$", _PASSES),
    _setting(".golangci.yml .golangci.yaml", r"^\s*disable-all:\s*true\b", "turns no linter on")._replace(
        unless=_ENABLES
    ),
    _setting(".golangci.yml .golangci.yaml", r"^\s*default:\s*none\b", "turns no linter on")._replace(unless=_ENABLES),
)
_FLAT = "eslint.config.js eslint.config.mjs eslint.config.cjs eslint.config.ts"
_ESLINT = (
    _setting(_FLAT, r"\bignores\s*:\s*\[\s*[\"']\*\*(?:/\*)?[\"']\s*\]", "leaves all files out"),
    _setting(_FLAT, r"^\s*(?:export default|module\.exports\s*=)\s*\[\s*\]\s*;?\s*$", "has no rule"),
    _setting(".eslintignore", r"^\s*(?:\*{1,2}(?:/\*)?|/)\s*$", "leaves all files out")._replace(unless=r"^\s*!"),
)
_BIOME = (
    _setting("biome.json biome.jsonc", r"^\s*\"enabled\"\s*:\s*false\b", "turns its linter off")._replace(
        within=r"\"linter\"\s*:\s*\{"
    ),
)
_RUBOCOP = (
    _setting(".rubocop.yml", r"^\s+DisabledByDefault:\s*true\b", "turns every cop off")._replace(
        unless=r"^\s+Enabled:\s*true\b|^inherit_"
    ),
)
_TSC = (
    _setting("tsconfig.json", r"\"noCheck\"\s*:\s*true\b", "lets every type pass"),
    _setting("tsconfig.json", r"\"files\"\s*:\s*\[\s*\]", "names no file")._replace(
        unless=r"\"include\"", overridden_by=frozenset({"-b", "--build", "-p", "--project"})
    ),
)
_PYRIGHT = (
    _setting("pyrightconfig.json", r"\"typeCheckingMode\"\s*:\s*\"off\"", "lets hardly anything fail"),
    _setting("pyproject.toml", r"^\s*typeCheckingMode\s*=\s*[\"']off", "lets hardly anything fail", "tool.pyright"),
    _setting("pyrightconfig.json", r"\"exclude\"\s*:\s*\[\s*\"\*\*(?:/\*)?\"", "leaves all files out"),
)
_MOCHA = (
    _setting(
        ".mocharc.json .mocharc.jsonc .mocharc.yml .mocharc.yaml .mocharc.js", r"dry-?[rR]un[\"']?\s*:\s*true", _NONE
    ),
)
BY_TOOL: Mapping[str, tuple[WeakeningSetting, ...]] = {
    **dict.fromkeys(("mvn", "mvnw"), _MAVEN),
    **dict.fromkeys(("gradle", "gradlew"), _GRADLE),
    **dict.fromkeys(("mypy", "dmypy"), _MYPY),
    "flake8": _FLAKE8,
    "ruff": _RUFF,
    "pylint": _PYLINT,
    "mocha": _MOCHA,
    "golangci-lint": _GOLANGCI,
    "eslint": _ESLINT,
    "biome": _BIOME,
    "rubocop": _RUBOCOP,
    **dict.fromkeys(("tsc", "vue-tsc"), _TSC),
    **dict.fromkeys(("pyright", "basedpyright"), _PYRIGHT),
    "shellcheck": (_setting(".shellcheckrc shellcheckrc", r"^\s*disable=(?:\S{0,80},)?all\b", _PASSES),),
    "cargo": (
        _setting(
            ".cargo/config.toml .cargo/config",
            r"^\s*runner\s*=\s*\[?\s*[\"'](?:/usr)?(?:/bin/)?(?:true|echo)[\"']",
            _NONE,
        ),
    ),
    "rspec": (_setting(".rspec", r"^\s*--dry-run\b", _NONE),),
    **dict.fromkeys(
        ("bazel", "bazelisk"), (_setting(".bazelrc", r"^\s*(?:test|build|common)\s.{0,200}--nobuild\b", _NONE),)
    ),
}
"""What is known of tools, by name. The first setting that is found is told."""
