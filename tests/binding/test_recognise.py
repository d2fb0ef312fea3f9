from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dodcheck.binding.recognise import recognise
from dodcheck.binding.recognise.phrase import Phrase, phrase
from dodcheck.binding.recognise.reading import Grammar
from dodcheck.binding.recognise.table import GRAMMARS, WHOLE, hinted
from dodcheck.binding.rules_file import read_rules_file
from dodcheck.binding.tree import Bound, as_data
from dodcheck.judge.evaluate import examined
from dodcheck.model.criterion import Criterion, Form, Tick
from dodcheck.model.location import Location
from dodcheck.rules.options import OptionError
from dodcheck.setup.yaml_text import rule_lines
from dodcheck.snapshot.memory import MemorySnapshot
from support.yaml_files import loaded

TOLD: list[tuple[str, dict[str, Any]]] = [
    (f"{path.parent.name}/{path.stem}", case)
    for path in sorted((Path(__file__).parent / "cases").glob("*/*.yml"))
    for case in loaded(path)
]
CASES = [pytest.param(case, id=f"{name} {case['statement']}") for name, case in TOLD]
SNAPSHOT = MemorySnapshot({"a.md": b"# A\n", "src/app.py": b"print(1)\n", ".github/workflows/ci.yml": b"name: ci\n"})


def criterion(
    text: str, form: Form = Form.BOX, group: str | None = None, above: Sequence[str] = (), scope: str = "phase-1"
) -> Criterion:
    place = Location("docs/DOD.md", 3, 1)
    return Criterion(f"{scope}/x", text, form, scope, group, True, place, Tick.TICKED, above=tuple(above))  # noqa: FBT003 - the tick


def told_by(case: dict[str, Any]) -> Criterion:
    return criterion(case["statement"], **around(case))


def around(case: dict[str, Any]) -> dict[str, Any]:
    form = {"form": Form(case["form"])} if "form" in case else {}
    return form | {key: case[key] for key in ("group", "above", "scope") if key in case}


def shown(bound: Bound | None) -> tuple[Any, str] | None:
    return (_lists(as_data(bound.tree)), str(bound.strength)) if bound else None


def _lists(value: Any) -> Any:  # noqa: ANN401 - any YAML value
    if isinstance(value, dict):
        return {key: _lists(part) for key, part in value.items()}
    return [_lists(part) for part in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("case", CASES)
def test_what_is_recognised(case: dict[str, Any]) -> None:
    wanted = (case["rule"], case.get("strength", "exact")) if case["rule"] else None
    assert shown(recognise(told_by(case))) == wanted


@pytest.mark.parametrize("case", CASES)
def test_emphasis_spacing_breaks_and_a_full_stop_make_no_difference(case: dict[str, Any]) -> None:
    statement = case["statement"]
    plainly = shown(recognise(told_by(case)))
    if not statement or "~~" in statement:
        return
    for dressed in (f"**{statement}**", f"  {statement} ", f"_{statement}_", f"{statement.rstrip('.?')}."):
        if "?" not in statement:
            assert shown(recognise(criterion(dressed, **around(case)))) == plainly
    words = statement.split(" ", 1)
    if not statement.startswith("`") and len(words) > 1:
        assert shown(recognise(criterion("\n  ".join(words), **around(case)))) == plainly


def test_a_hint_of_each_grammar_stands_in_all_that_it_reads() -> None:
    silent = [
        (one.name, case["statement"])
        for _, case in TOLD
        if (words := phrase(told_by(case)))
        for one in (*GRAMMARS, *WHOLE)
        if words.things and _reads(one.load(), words) and one.load() not in hinted((*GRAMMARS, *WHOLE), words)
    ]
    assert silent == []


def _reads(grammar: Grammar, words: Phrase) -> bool:
    try:
        return grammar(words) is not None
    except OptionError:
        return False


@pytest.mark.parametrize("form", [Form.MILESTONE, Form.DERIVED, Form.POLICY])
def test_forms_with_kinds_of_their_own_are_left_alone(form: Form) -> None:
    assert recognise(criterion("`a.md` created", form)) is None


WORDS = st.sampled_from(
    [
        *(
            "`a.md`",
            "a.md",
            "`src/`",
            "`@main`",
            "No",
            "no",
            "created",
            "exists",
            "in",
            "workflows",
            "`grep -r x src/`",
        ),
        *(
            "returns",
            "0",
            "results",
            "contains",
            "M00-M02",
            "entries",
            "and",
            "(",
            ")",
            "—",
            "Create",
            "~~",
            "⟦0⟧",
            "`",
        ),
        *(
            "`grep -rE '[' .`",
            "`grep -rP '\\C' .`",
            "`grep '\\' a`",
            "**",
            "`git grep -e`",
            "`grep --include`",
            "`grep -`",
        ),
    ]
)


def test_a_rules_file_takes_every_rule_that_is_read() -> None:
    trees = [bound.tree for _, case in TOLD if (bound := recognise(told_by(case)))]
    entries = [
        line for at, tree in enumerate(trees) for line in (f"  a{at}:", *(f"    {one}" for one in rule_lines(tree)))
    ]
    read = read_rules_file("dodcheck.yml", "\n".join(["version: 1", "rules:", *entries]).encode())
    assert [type(entry.tree) for entry in read.entries] == [type(tree) for tree in trees]


@given(st.lists(WORDS | st.text(max_size=6), max_size=10))
@example(["`grep -rP '(?<name>x)\\k<name>' src/`", "returns", "0", "results"])
@example(["`grep -rE 'a{1000000}' src/`", "returns", "0", "results"])
def test_recognition_and_what_it_binds_never_raise(words: list[str]) -> None:
    bound = recognise(criterion(" ".join(words)))
    if bound:
        assert examined(bound, SNAPSHOT, lambda _: ()).summary


def test_a_path_in_a_row_is_what_the_row_is_about() -> None:
    assert recognise(criterion("`src/app.py`", Form.ROW, "Deliverables")) is None
    assert shown(recognise(criterion("`src/app.py`", Form.MARK, "Deliverables"))) == (
        {"file": {"path": "src/app.py", "named_in": "docs/DOD.md"}},
        "exact",
    )


def test_long_prose_is_not_read() -> None:
    assert recognise(criterion("`a.md` created " + "and " * 200)) is None


def test_something_bad_is_no_claim_and_may_be_a_blocker() -> None:
    assert recognise(criterion("`a.md` is missing")) is None
    assert recognise(criterion("`a.md` is missing", Form.MARK)) is None
    wanted = {"file": {"path": "a.md", "named_in": "docs/DOD.md"}}
    assert shown(recognise(criterion("`a.md` is missing", Form.BLOCKER))) == (wanted, "exact")
