"""Counterexamples for the kind `flaws`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import Changes, content_of
from dodcheck.rules.flawed.evidence import files_of
from dodcheck.rules.flawed.flaw import Flaw
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.flaws import FlawsRule

_MOST_FILES = 10
_NOT_DONE = "NotImplemented" + "Error"
_PYTHON = {
    Flaw.STUBS: f"def planted(value):\n    raise {_NOT_DONE}\n",
    Flaw.EMPTY_HANDLERS: "try:\n    planted = 1\nexcept ValueError:\n    pass\n",
    Flaw.SKIPPED_TESTS: "@pytest.mark.skip\ndef test_planted():\n    assert planted\n",
    Flaw.COMMENTED_CODE: "# planted = first.second()\n# print(planted)\n",
    Flaw.UNDOCUMENTED_FUNCTIONS: "def planted(value: int) -> int:\n    return value + 1\n",
    Flaw.UNDOCUMENTED_CLASSES: "class Planted:\n    value = 1\n",
    Flaw.UNTYPED_FUNCTIONS: "def planted(value):\n    return value\n",
}
_BRACES = {
    Flaw.EMPTY_HANDLERS: "try { planted(); } catch (error) {}\n",
    Flaw.SKIPPED_TESTS: 'it.skip("is planted", () => {});\n',
    Flaw.COMMENTED_CODE: "// const planted = first();\n// planted.second();\n",
}


def planted(rule: FlawsRule, snapshot: Snapshot) -> Iterator[Counterexample]:
    """Yield a file with a flaw at its end, or a module of that alone beside it, where that turns the rule."""
    flaw = Flaw(rule.of)
    for path, _ in list(files_of(rule, snapshot, rule.globs))[:_MOST_FILES]:
        if flaw is Flaw.UNDOCUMENTED_MODULES:
            beside = f"{path.rpartition('/')[0]}/planted.py".removeprefix("/")
            one = Counterexample(f"{beside} added without a docstring", {beside: b"planted = 1\n"})
        else:
            words = (_PYTHON if path.endswith(".py") else _BRACES).get(flaw, "")
            grown = content_of(snapshot, path).rstrip(b"\n") + f"\n\n\n{words}".encode()
            one = Counterexample(f"{_shown(words)} added to {path}", {path: grown})
        if rule.examine(one.planted_in(snapshot)).outcome is Outcome.FAILS:
            yield one
            return


def taken(rule: FlawsRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the repository without the files in which they stand."""
    paths = tuple(dict.fromkeys(place.path for place in seen.places))
    changes: Changes = dict.fromkeys(paths)
    one = Counterexample(f"{some(paths)} removed", changes)
    if paths and rule.examine(one.planted_in(snapshot)).outcome is Outcome.HOLDS:
        yield one


def _shown(words: str) -> str:
    return f"“{' '.join(words.split())}”"
