from __future__ import annotations

from collections.abc import Sequence

import pytest

from dodcheck.binding.bind import Bindings, Misbound, bind, same_words
from dodcheck.binding.circular_rules import circular_rule_mistakes
from dodcheck.binding.rules_file import read_rules_file
from dodcheck.binding.tree import Bound, Strength, as_data
from dodcheck.documents.document import Role, read_document
from dodcheck.model.criterion import Criterion
from dodcheck.program.discover import Source
from dodcheck.program.load import SourceBytes, assemble_program

HEAD = "## Phase 1: Words\n\n"


def criteria(text: str) -> tuple[Criterion, ...]:
    return assemble_program([SourceBytes(Source("docs/DOD.md", Role.CHECKLIST, "program"), text.encode())]).criteria


def bound(text: str, rules: str = "") -> tuple[Sequence[Criterion], Bindings]:
    found = criteria(HEAD + text)
    return found, bind(found, read_rules_file("dodcheck.yml", f"version: 1\nrules:\n{rules}".encode()))


def told(bindings: Bindings) -> list[str]:
    return [str(mistake) for mistake in bindings.mistakes]


def test_a_document_is_read_at_all() -> None:
    found = read_document("docs/DOD.md", (HEAD + "- [x] A\n").encode(), Role.CHECKLIST, "program").criteria
    assert [one.id for one in found] == ["phase-1/a"]


@pytest.mark.parametrize(
    ("comment", "rules", "origin", "path"),
    [
        (True, "  phase-1/a-md-created: {file: {path: c.md}}\n", "rules-file", "c.md"),
        (True, "", "inline", "b.md"),
        (False, "", "recognised", "a.md"),
    ],
)
def test_the_rules_file_comes_before_a_comment_and_a_comment_before_the_words(
    comment: bool,  # noqa: FBT001 - a parameter of the test
    rules: str,
    origin: str,
    path: str,
) -> None:
    inline = "  <!-- dodcheck {file: {path: b.md}} -->\n" if comment else ""
    _, bindings = bound(f"- [x] `a.md` created\n{inline}", rules)
    one = bindings.by_id["phase-1/a-md-created"]
    assert isinstance(one, Bound)
    assert (str(one.origin), one.strength, one.applied().options["path"]) == (origin, Strength.EXACT, path)
    assert told(bindings) == []


def test_only_statements_of_a_milestone_have_a_commit_that_closed_them() -> None:
    _, bindings = bound("- [x] `a.md` created\n", "  phase-1/a-md-created: {holds: then, file: {path: a.md}}\n")
    assert told(bindings) == [
        (
            "dodcheck.yml:3:3: `phase-1/a-md-created` is no statement of a milestone's plan, so it has no `then`\n"
            "  Leave `holds` out: only the statements of a milestone's plan have a commit that closed them."
        )
    ]


def test_no_rule_at_all() -> None:
    assert bound("- [x] Everyone is happy\n")[1].by_id == {}


@pytest.mark.parametrize(
    ("says", "same"),
    [
        ("The *tool*  is `documented` ≥ 3", True),
        ("The tool is documented ≥ 3", True),
        ("The tool is documented â‰¥ 3", True),
        ("The tool is documented", False),
        ("the tool is documented ≥ 3", False),
        ("The tool is documented ≥ 3.", False),
        ("The tool is documented > 3", False),
        ("The tool is not documented ≥ 3", False),
    ],
)
def test_says_compares_words_not_their_dress(says: str, *, same: bool) -> None:
    assert same_words(says, "The **tool** is `documented` ≥ 3") is same


def test_other_words_lose_the_rule() -> None:
    _, bindings = bound("- [x] A is done\n", "  phase-1/a-is-done: {says: A is perfect, file: {path: a.md}}\n")
    one = bindings.by_id["phase-1/a-is-done"]
    assert isinstance(one, Misbound)
    assert (one.says, str(one.entry.location)) == ("A is perfect", "dodcheck.yml:3:3")


def test_a_fixed_id_and_a_shortened_one_demand_the_words() -> None:
    long = " ".join(["wordy"] * 20)
    found, _ = bound(f"- [x] {long}\n")
    _, bindings = bound(
        f"- [x] {long}\n- [x] B <!-- dodcheck id: bee -->\n",
        f"  {found[0].id}: {{file: {{path: a.md}}}}\n  bee: {{file: {{path: a.md}}}}\n",
    )
    words = "so its rule must say which words it decides\n  Add to the rule: says:"
    assert told(bindings) == [
        f"dodcheck.yml:3:3: `{found[0].id}` is a shortened id, {words} {long}",
        f"dodcheck.yml:4:3: `bee` is a fixed id, {words} B",
    ]


def test_a_shortened_id_that_no_statement_has_demands_the_words_too() -> None:
    _, bindings = bound(
        "- [x] A\n",
        "  phase-1/long~0a1b2c: {file: {path: a.md}}\n  phase-1/other~0a1b2c: {says: O, file: {path: a.md}}\n",
    )
    words = "so its rule must say which words it decides\n  Add to the rule: says: the words of the statement"
    assert told(bindings) == [f"dodcheck.yml:3:3: `phase-1/long~0a1b2c` is a shortened id, {words}"]
    assert [orphan.entry.key for orphan in bindings.orphans] == ["phase-1/long~0a1b2c", "phase-1/other~0a1b2c"]


TWINS = "- [x] A\n- [x] B\n- [x] A\n"


def test_a_rule_for_one_of_equal_ids_says_which() -> None:
    _, bindings = bound(TWINS, "  phase-1/a: {file: {path: a.md}}\n  phase-1/a-2: {file: {path: a.md}}\n")
    hint = "Add nth: 1 (or 2 …) to the rule, or give the statement an id: <!-- dodcheck id: my-name -->"
    assert told(bindings) == [
        f"dodcheck.yml:3:3: `phase-1/a` is one of 2 equal ids (lines 3, 5)\n  {hint}",
        f"dodcheck.yml:4:3: `phase-1/a-2` is one of 2 equal ids (lines 3, 5)\n  {hint}",
    ]


def test_nth_names_one_of_equal_ids() -> None:
    _, bindings = bound(
        TWINS, "  phase-1/a: {nth: 2, file: {path: two.md}}\n  phase-1/b: {nth: 1, file: {path: b.md}}\n"
    )
    assert told(bindings) == []
    kept = {name: as_data(one.tree) for name, one in bindings.by_id.items() if isinstance(one, Bound)}
    assert kept == {"phase-1/a-2": {"file": {"path": "two.md"}}, "phase-1/b": {"file": {"path": "b.md"}}}


def test_two_rules_for_one_statement() -> None:
    _, bindings = bound(
        TWINS, "  phase-1/a: {nth: 2, file: {path: a.md}}\n  phase-1/a-2: {nth: 2, file: {path: b.md}}\n"
    )
    assert told(bindings) == [
        "dodcheck.yml:4:3: a second rule for `phase-1/a-2`\n  Combine them with all or any.",
    ]


def test_orphans_name_the_nearest_ids() -> None:
    _, bindings = bound(
        "- [x] The guide is written\n- [x] B\n",
        "  phase-1/the-guide-is-writen: {file: {path: a.md}}\n  zzz: {file: {path: a.md}}\n"
        "  phase-1/b: {nth: 2, file: {path: a.md}}\n",
    )
    assert [(one.entry.key, one.near) for one in bindings.orphans] == [
        ("phase-1/the-guide-is-writen", ("phase-1/the-guide-is-written",)),
        ("zzz", ()),
        ("phase-1/b", ("phase-1/b",)),
    ]


@pytest.mark.parametrize(
    ("comment", "told_at"),
    [
        ("<!-- dodcheck {fyle: {path: a.md}} -->", "docs/DOD.md:4:18: unknown kind of rule `fyle`"),
        ("<!-- dodcheck {file: {pth: a.md, path: a.md}} -->", "docs/DOD.md:4:25: `file` has no option `pth`"),
        ("<!-- dodcheck {file: {path: ../a.md}} -->", "docs/DOD.md:4:31: `path`: takes a path inside the repository"),
        ("<!-- dodcheck {file: [ -->", "docs/DOD.md:4:25: this dodcheck comment is no YAML"),
        ("<!-- dodcheck file -->", "docs/DOD.md:4:17: this is no rule"),
        ("<!-- dodcheck {file: {path: a, path: b}} -->", "docs/DOD.md:4:34: `path` stands twice in one mapping"),
        ("<!-- dodcheck # only a remark\n  -->", "docs/DOD.md:4:17: this dodcheck comment says nothing"),
    ],
)
def test_a_mistake_in_a_comment_has_its_place_in_the_document(comment: str, told_at: str) -> None:
    _, bindings = bound(f"- [x] A\n  {comment}\n")
    assert bindings.by_id == {}
    assert told(bindings)[0].startswith(told_at)


def chain(*links: tuple[str, str]) -> list[str]:
    text = "".join(f"- [x] {name}\n" for name, _ in links)
    rules = "".join(f"  phase-1/{name.lower()}: {{criteria: {{all_of: {below}}}}}\n" for name, below in links)
    found, bindings = bound(text, rules)
    return [str(mistake) for mistake in circular_rule_mistakes(found, bindings.by_id)]


def test_a_circle_is_told_where_its_rule_is_written() -> None:
    text = "- [x] A\n  <!-- dodcheck {criteria: {all_of: [phase-1/a]}} -->\n- [x] B\n- [x] B\n"
    rules = "version: 1\nrules:\n  phase-1/b: {nth: 2, criteria: {all_of: [phase-1/b-2]}}\n"
    file = read_rules_file("dodcheck.yml", rules.encode())
    found = criteria(HEAD + text)
    told = [str(mistake.location) for mistake in circular_rule_mistakes(found, bind(found, file).by_id, file.entries)]
    assert told == ["docs/DOD.md:4:17", "dodcheck.yml:3:3"]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([("A", "phase-1/b"), ("B", "phase-1/c")], []),
        ([("A", "phase-1/b"), ("B", "phase-1/a")], ["docs/DOD.md:3:1: … phase-1/a → phase-1/b → phase-1/a"]),
        ([("A", "phase-1/a")], ["docs/DOD.md:3:1: … phase-1/a → phase-1/a"]),
        ([("A", "phase-1/*")], ["docs/DOD.md:3:1: … phase-1/a → phase-1/a"]),
        (
            [("A", "phase-1/b"), ("B", "phase-1/c"), ("C", "phase-1/b")],
            ["docs/DOD.md:4:1: … phase-1/b → phase-1/c → phase-1/b"],
        ),
    ],
)
def test_circles_are_told_with_the_way_round(links: list[tuple[str, str]], expected: list[str]) -> None:
    said = "rules rest on each other in a circle:"
    assert chain(*links) == [f"{one.replace('…', said)}\n  Take one of them out." for one in expected]
