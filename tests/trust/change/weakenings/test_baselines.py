from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pytest

from dodcheck.trust.change.weakenings.baselines import find
from support.sides import weakened

IMPORTS, INCLUDES = "imports: {baseline: b.json}", "includes: {baseline: b.json}"
MAP = "imports: {acyclic: true, between: docs/MAP.MD}"


def checklist(*rules: str) -> dict[str, str]:
    return {"DOD.md": "".join(f"- [ ] Stays {at}\n  <!-- dodcheck {{{one}}} -->\n" for at, one in enumerate(rules))}


def baseline(parts: Mapping[str, int], *knots: Sequence[str], kind: str = "python") -> str:
    counted = [{"name": name, "efferent": count} for name, count in parts.items()]
    told = {"parts": counted, "cycles": [{"modules": [*knot]} for knot in knots]}
    return json.dumps({"schema": "dodcheck-modules/1", kind: told})


def table(*folders: str) -> str:
    return "# Map\n\n| Module |\n|---|\n" + "".join(f"| `{folder}/` |\n" for folder in folders)


def allowed(rules: Sequence[str], before: str | bytes, after: str | bytes, path: str = "b.json") -> list[str]:
    return weakened(find, {**checklist(*rules), path: before}, {**checklist(*rules), path: after})


def told(detail: str, path: str = "b.json", at: int = 0) -> list[str]:
    said = f"`{path}`, with which “Stays {at}” is compared, allows more"
    return [f"loosened/{path}, {path} -> {path}: {said}; {detail}"]


GROWN = "b may depend on 2, and it was 1"


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param((IMPORTS, IMPORTS), id="told once"),
        pytest.param((f"not: {{{IMPORTS}}}",), id="inside not"),
        pytest.param((f"all: [{{file: {{path: x}}}}, {{{IMPORTS}}}]",), id="inside all"),
        pytest.param((f"any: [{{{IMPORTS}}}, {{file: {{path: x}}}}]",), id="inside any"),
    ],
)
def test_a_baseline_that_allows_more(rules: tuple[str, ...]) -> None:
    before, after = ({"a": 1, "b": count, "c": count} for count in (1, 2))
    assert allowed(rules, baseline(before), baseline(after)) == told(GROWN)


def test_rules_without_a_baseline_hide_no_other() -> None:
    rules = ("imports: {acyclic: true}", "imports: {acyclic: true, between: [a, b]}", IMPORTS)
    assert allowed(rules, baseline({"b": 1}), baseline({"b": 2})) == told(GROWN, at=2)


def test_what_is_included_has_a_part_of_its_own() -> None:
    before, after = (baseline({"b": count}, kind="includes") for count in (1, 2))
    assert allowed((INCLUDES,), before, after) == told(GROWN)
    assert allowed((IMPORTS,), before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "detail"),
    [
        (baseline({}), baseline({"b": 1}), "b may depend on 1, and it was 0"),
        (baseline({}), baseline({"b": 0}), ""),
        (baseline({"b": 2}), baseline({"b": 1}), ""),
        (baseline({"b": 2}), baseline({"b": 2}) + "\n", ""),
        (baseline({}), baseline({}, "ba"), "a cycle through a is let pass"),
        (baseline({}, "ab"), baseline({}, "ab", "cd"), "a cycle through c is let pass"),
        (baseline({}, "ab"), baseline({}, "abc"), "a cycle through a is let pass"),
        (baseline({}, "abc"), baseline({}, "ab"), ""),
        (baseline({}, "ab"), baseline({}, "ab") + "\n", ""),
        (baseline({"b": 1}), "{}", ""),
        ("{}", baseline({"b": 1}), ""),
    ],
)
def test_what_it_allows(before: str, after: str, detail: str) -> None:
    assert allowed((IMPORTS,), before, after) == (told(detail) if detail else [])


def test_one_that_is_new_or_gone() -> None:
    there = {**checklist(IMPORTS), "b.json": baseline({"b": 1})}
    assert weakened(find, checklist(IMPORTS), there) == []
    assert weakened(find, there, checklist(IMPORTS)) == []


@pytest.mark.parametrize(
    ("before", "after", "detail"),
    [
        (table("a", "b", "c"), table("a"), "it names b no more"),
        (table("a", "b"), table("b", "a"), ""),
        (table("a"), table("a", "b"), ""),
        (table("a"), b"a\0", "it names a no more"),
    ],
)
def test_folders_of_a_map(before: str, after: str | bytes, detail: str) -> None:
    found = allowed((MAP,), before, after, path="docs/MAP.MD")
    assert found == (told(detail, "docs/MAP.MD") if detail else [])


def test_it_is_found_from_the_document_that_names_it() -> None:
    rules = ("imports: {baseline: m/b.json, named_in: docs/x.md}",)
    sides = ({**checklist(*rules), "docs/x.md": "x\n", "docs/m/b.json": baseline({"b": count})} for count in (1, 2))
    assert weakened(find, *sides) == told(GROWN, "docs/m/b.json")
