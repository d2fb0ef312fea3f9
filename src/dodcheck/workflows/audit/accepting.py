"""The options and variables under which tools take what they get for what they expect."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from dodcheck.workflows.audit.options import is_off

_SNAPSHOTS = "-u --update --update-snapshots --updateSnapshot --update-snapshot"
_BY_TOOL: Mapping[str, str] = {
    "pytest": "--snapshot-update --update-snapshots --update-goldens --update-golden --update-baseline --force-regen"
    " --regen-all --mpl-generate-path --mpl-generate-hash-library --inline-snapshot=fix --inline-snapshot=update"
    " --inline-snapshot=create --inline-snapshot=fix,create --inline-snapshot=create,fix --record-mode=all"
    " --record-mode=rewrite --update-expected --accept-all",
    "jest": _SNAPSHOTS,
    "vitest": _SNAPSHOTS,
    "playwright": _SNAPSHOTS,
    "ava": _SNAPSHOTS,
    "mocha": "--update --update-snapshots",
    "tap": "--snapshot",
    "go": "-update --update -update-golden --update-golden -update-goldens -update-snapshots -test.update"
    " -golden.update -overwrite -regenerate",
    "gotestsum": "-update --update -update-golden --update-golden",
    "phpstan": "--generate-baseline -b",
    "psalm": "--set-baseline --update-baseline",
    "phan": "--save-baseline",
    "basedpyright": "--writebaseline",
    "mypy-baseline": "sync",
    "rubocop": "--auto-gen-config --regenerate-todo",
    "betterer": "-u --update",
    "detekt": "--create-baseline -cb",
    "api-extractor": "--local -l",
    "chromatic": "--auto-accept-changes",
    "backstop": "approve",
    "loki": "update approve",
    "lost-pixel": "update",
    "percy": "--auto-approve",
    "dune": "promote --auto-promote",
    "expecttest": "--accept",
    "dvc": "commit",
    "packwerk": "update-todo",
    "sorbet": "--autocorrect",
    "eslint": "--suppress-all --prune-suppressions",
}
_GRADLE = re.compile(
    r":?(?:[\w-]+:)*(?:record(?:Paparazzi|Roborazzi)\w*|update\w*ScreenshotTest|apiDump|detektBaseline\w*"
    r"|updateLintBaseline\w*|updateSnapshots?\w*)"
)
_GENERAL_WORDS = (
    "--update-snapshots --updateSnapshot --snapshot-update --update-snapshot --update-baseline"
    " --update-baselines --update-golden --update-goldens --regenerate --regenerate-baseline"
    " --generate-baseline --accept-snapshots"
)
_GENERAL = frozenset(_GENERAL_WORDS.split())
_VARIABLE = re.compile(
    r"(?:[A-Z0-9]+_)?(?:UPDATE|REGEN|REGENERATE|ACCEPT|BLESS|OVERWRITE|RECORD)_?(?:ALL_)?"
    r"(?:GOLDENS?|GOLDEN_FILES|SNAPSHOTS?|SNAPS|EXPECT|EXPECTED|EXPECTATIONS|BASELINES?|FIXTURES?|REFERENCES?)"
    r"|SNAPSHOT_UPDATE|EXPECTTEST_ACCEPT|INSTA_FORCE_UPDATE|INSTA_FORCE_PASS|RUSTC_BLESS"
)
_VALUES: Mapping[str, frozenset[str]] = {
    "INSTA_UPDATE": frozenset({"always", "force", "unseen"}),
    "TRYBUILD": frozenset({"overwrite"}),
    "SNAPSHOT_TESTING_RECORD": frozenset({"all", "failed", "true"}),
}
TOOLS = frozenset({*_BY_TOOL, "cargo", "cargo-insta", "gradle", "gradlew"})
"""The tools that are known."""
_OPTIONS = {name: frozenset(names.split()) for name, names in _BY_TOOL.items()}
_MOST, _LONGEST = 40, 120


def accepting(tool: str, words: Sequence[str]) -> str | None:
    """Return the option by which a tool takes what it gets for what it expects, ``None`` where it compares."""
    if tool in ("cargo", "cargo-insta"):
        insta = tool == "cargo-insta" or words[:1] == ["insta"] or words[:1] == ("insta",)
        return next(
            (word for word in words[:_MOST] if insta and word in ("--accept", "accept", "--accept-unseen")), None
        )
    if tool in ("gradle", "gradlew"):
        return next((word for word in words[:_MOST] if len(word) < _LONGEST and _GRADLE.fullmatch(word)), None)
    known = _OPTIONS.get(tool, frozenset())
    if tool == "go" and words[:1] != ("test",):
        return None
    joined = {f"{word}={two}": f"{word} {two}" for word, two in pairwise(words)}
    for word in words[:_MOST]:
        name, equals, value = word.partition("=")
        if (name in known and not (equals and is_off(value))) or word in known:
            return word
    return next((option for form, option in joined.items() if form in known), None)


def accepting_by_name(words: Sequence[str]) -> str | None:
    """Return the option that by its name accepts what a run gives, behind whatever runs tests."""
    return next((word for word in words[:_MOST] if word.partition("=")[0] in _GENERAL), None)


def accepting_variable(name: str, value: str) -> bool:
    """Return whether a variable makes tests accept what they get."""
    if name in _VALUES:
        return value.strip().lower() in _VALUES[name]
    return len(name) < _LONGEST and bool(value.strip()) and not is_off(value) and _VARIABLE.fullmatch(name) is not None
