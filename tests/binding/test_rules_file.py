from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.binding.entries import RulesFile
from dodcheck.binding.rules_file import read_rules_file
from dodcheck.binding.tree import as_data
from dodcheck.errors import UserError
from dodcheck.model.criterion import Holds
from dodcheck.model.location import Location
from dodcheck.program.discover import NamedDocuments
from dodcheck.rules.file import FileRule
from dodcheck.rules.options import options_of

AS_A_MAPPING = "dodcheck.yml:4:11: `file` takes its options as a mapping"
ONE_ENTRY = "For example: phase-1/a-md-created: {file: {path: a.md}}"
ONE_KIND = "Give it one kind, such as file: {path: README.md}. To see all: dodcheck rules"
PLUGIN = "Where it is a plugin's, name that: --plugin NAME"
EXAMPLE = "A rule is one mapping with one key, its kind: file: {path: README.md}"


def read(text: str) -> RulesFile:
    return read_rules_file("dodcheck.yml", text.encode())


def mistakes(text: str | bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_rules_file("dodcheck.yml", text if isinstance(text, bytes) else text.encode())
    return str(caught.value)


def test_everything_that_may_stand_in_one() -> None:
    file = read(
        "version: 1\n"
        "documents: {checklist: ./docs/A.md, milestones: 'm/{id}/{id}_plan.md', "
        "also: ['./specs/*/tasks.md', P.md, P.md]}\n"
        "rules:\n"
        "  phase-1/one:\n"
        "    says: One `a.md`\n"
        "    file: {path: a.md, min: 1}\n"
        "  phase-1/two:\n"
        "    nth: 2\n"
        "    holds: always\n"
        "    all: [{not: {file: {path: b.md}}}, {any: [{text: {literal: x, in: '**'}}]}]\n"
    )
    assert file.path == "dodcheck.yml"
    assert file.documents == NamedDocuments(
        "docs/A.md",
        None,
        "m/{id}/{id}_plan.md",
        None,
        Location("dodcheck.yml", 2, 12),
        ("specs/*/tasks.md", "P.md"),
    )
    assert [one.holds for one in file.entries] == [None, Holds.ALWAYS]
    assert [(one.key, one.says, one.nth, str(one.location), as_data(one.tree)) for one in file.entries] == [
        ("phase-1/one", "One `a.md`", None, "dodcheck.yml:4:3", {"file": {"path": "a.md", "min": 1}}),
        (
            *("phase-1/two", None, 2, "dodcheck.yml:7:3"),
            {
                "all": {
                    "rules": [
                        {"not": {"rule": {"file": {"path": "b.md"}}}},
                        {"any": {"rules": [{"text": {"in": ["**"], "literal": "x"}}]}},
                    ]
                }
            },
        ),
    ]


@pytest.mark.parametrize("text", ["version: 1\n", "version: 1\nrules:\n", "version: 1\nrules: {}\n", "version: '1'\n"])
def test_one_may_bind_nothing(text: str) -> None:
    assert read(text).entries == ()


def rule(body: str) -> str:
    return f"version: 1\nrules:\n  a/b:\n    {body}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "dodcheck.yml: the file is empty\n  It begins with: version: 1"),
        ("# nothing\n", "dodcheck.yml: the file is empty\n  It begins with: version: 1"),
        (
            "rules: {}\n",
            "dodcheck.yml:1:1: the rules file says no version that this dodcheck knows\n  Write: version: 1",
        ),
        (
            "version: 2\n",
            "dodcheck.yml:1:10: the rules file says no version that this dodcheck knows\n  Write: version: 1",
        ),
        (
            "version: 1\nrulse: {}\n",
            "dodcheck.yml:2:1: unknown key `rulse`\n  The keys are: version, documents, rules.",
        ),
        ("version: 1\nversion: 1\n", "dodcheck.yml:2:1: `version` stands twice in one mapping"),
        (
            "version: 1\nrules: [a]\n",
            f"dodcheck.yml:2:8: `rules` takes a mapping from criterion ids to rules\n  {ONE_ENTRY}",
        ),
        (
            "version: 1\nrules:\n  [a, b]: {file: {path: a.md}}\n",
            f"dodcheck.yml:3:3: a criterion id stands before its rule\n  {ONE_ENTRY}",
        ),
        (
            "version: 1\nrules:\n  a/b: file\n",
            f"dodcheck.yml:3:3: `a/b` takes a rule: one kind with its options\n  {ONE_ENTRY}",
        ),
        (
            "version: 1\nrules:\n  a/b:\n",
            f"dodcheck.yml:3:3: `a/b` takes a rule: one kind with its options\n  {ONE_ENTRY}",
        ),
        (
            "version: 1\nrules: {a/b: {file: {path: a.md}}, a/b: {file: {path: b.md}}}\n",
            "dodcheck.yml:2:36: `a/b` stands twice in one mapping",
        ),
        (
            rule("says: x"),
            f"dodcheck.yml:3:3: `a/b` has no rule\n  {ONE_KIND}",
        ),
        (
            rule("file: {path: a.md}\n    text: {literal: x, in: '**'}"),
            "dodcheck.yml:3:3: `a/b` has 2 kinds of rule; it takes one\n  Combine rules with all or any.",
        ),
        (
            rule("fyle: {path: a.md}"),
            f"dodcheck.yml:4:5: unknown kind of rule `fyle`\n  Did you mean `file`?\n  {PLUGIN}",
        ),
        (
            rule("file: {pth: a.md, path: b.md}"),
            "dodcheck.yml:4:12: `file` has no option `pth`\n  Did you mean `path`?",
        ),
        (
            rule("file: a.md"),
            f"{AS_A_MAPPING}\n  Write file: {{path: …}}. See: dodcheck rules file",
        ),
        (
            rule("secrets: none"),
            "dodcheck.yml:4:14: `secrets` takes its options as a mapping\n  See: dodcheck rules secrets",
        ),
        (
            rule("file: {}"),
            f"dodcheck.yml:4:5: `file` needs the option `path`: {options_of(FileRule)[0].help}",
        ),
        (rule("file: {path: a.md, min: many}"), "dodcheck.yml:4:29: `min`: takes a number from 0"),
        (rule("file: {path: a.md, min: true}"), "dodcheck.yml:4:29: `min`: takes a number from 0"),
        (rule("file: {path: [a.md]}"), "dodcheck.yml:4:18: `path`: takes words"),
        (
            rule("file: {path: ../a.md}"),
            "dodcheck.yml:4:18: `path`: takes a path inside the repository, which `../a.md` is not",
        ),
        (
            rule("file: {path: a.md, min: 3, max: 2}"),
            "dodcheck.yml:4:5: `file`: min 3 is more than max 2",
        ),
        (
            rule("all: []"),
            "dodcheck.yml:4:10: all and any take a list of rules\n  all: [{file: {path: a.md}}, {file: {path: b.md}}]",
        ),
        (
            rule("not: [a]"),
            f"dodcheck.yml:4:10: this is no rule\n  {EXAMPLE}",
        ),
        (rule("says: []\n    file: {path: a.md}"), "dodcheck.yml:4:11: `says` takes the words of the statement"),
        (
            rule("nth: 0\n    file: {path: a.md}"),
            "dodcheck.yml:4:10: `nth` takes a number from 1: which of the statements with this id",
        ),
        (
            rule("holds: now\n    file: {path: a.md}"),
            "dodcheck.yml:4:12: `holds` takes always, or then: at the commit that closed the milestone",
        ),
        (
            "version: 1\ndocuments: {checklist: ../A.md}\n",
            "dodcheck.yml:2:24: `checklist` takes a path inside the repository, not `../A.md`",
        ),
        (
            "version: 1\ndocuments: {also: [../a.md]}\n",
            (
                "dodcheck.yml:2:20: `also` takes globs of Markdown files inside the repository\n"
                "  For example: [specs/*/tasks.md, PROGRESS.md]"
            ),
        ),
        (
            "version: 1\ndocuments: {also: a.md}\n",
            (
                "dodcheck.yml:2:19: `also` takes a list of globs of Markdown files\n"
                "  For example: [specs/*/tasks.md, PROGRESS.md]"
            ),
        ),
        (
            "version: 1\ndocuments: {milestones: plans/a.md}\n",
            "dodcheck.yml:2:25: `milestones` takes a path with {id} in it\n  milestones/{id}/{id}_plan.md",
        ),
        (
            "version: 1\ndocuments: {plan: a.md}\n",
            "dodcheck.yml:2:13: unknown key `plan`\n  The keys are: checklist, ledger, milestones, tool_log, also.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_way_out(text: str, told: str) -> None:
    assert mistakes(text) == told


def test_all_mistakes_are_told_together_in_order() -> None:
    told = mistakes(
        "version: 1\nrules:\n  a/one: {fyle: {path: a.md}}\n"
        "  a/two: {file: {path: ../b.md}}\n  a/three: {file: {pth: x}}\n"
    )
    assert [line.partition(" ")[0] for line in told.split("\n") if line.startswith("dodcheck.yml")] == [
        "dodcheck.yml:3:11:",
        "dodcheck.yml:4:24:",
        "dodcheck.yml:5:13:",
        "dodcheck.yml:5:20:",
    ]


@pytest.mark.parametrize("text", ["version: 1\nrules: {a\n", "a: *b\n", "\x01", "[" * 200])
def test_what_is_no_yaml_has_a_place(text: str) -> None:
    assert mistakes(text).startswith("dodcheck.yml:")


def test_what_is_no_text_is_told() -> None:
    assert mistakes(b"version: 1\0").startswith("dodcheck.yml")


@given(st.text(max_size=60) | st.text("abc:{}[] \n-1", max_size=60))
def test_reading_a_rules_file_raises_nothing_but_mistakes(text: str) -> None:
    with contextlib.suppress(UserError):
        read_rules_file("dodcheck.yml", f"version: 1\nrules:\n  a/b: {text}".encode("utf-8", "surrogatepass"))


def test_many_mistakes_take_time_in_proportion() -> None:
    begun = time.process_time()
    with pytest.raises(UserError) as raised:
        read_rules_file("dodcheck.yml", b"any:\n" * 8_000)
    assert time.process_time() - begun < 5
    assert len(raised.value.mistakes) == 16_000
