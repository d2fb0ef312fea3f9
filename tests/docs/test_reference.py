from __future__ import annotations

import pytest

from dodcheck.commands.exit_codes import BLOCKED, DEFECT, MISTAKE, PASSED
from dodcheck.model.evidence import Unknown
from dodcheck.model.verdict import Verdict
from dodcheck.rules.table import KINDS
from tools.console.blocks import pages
from tools.generate import GENERATED, ROOT
from tools.reference.commands import command_line, commands_page
from tools.reference.markdown import table
from tools.reference.schemas import schemas_page
from tools.reference.verdicts import verdicts_page


def test_every_command_has_its_place_on_the_page() -> None:
    root = command_line()
    names = [line for line in commands_page().splitlines() if line.startswith("###")]
    assert {name.strip("#` ").split()[1] for name in names} == set(root.commands)
    assert "### `dodcheck ci risks`" in names


def test_every_verdict_and_every_reason_stands_on_the_page() -> None:
    page = verdicts_page()
    assert [one for one in (*Verdict, *Unknown) if f"| `{one}` | " not in page] == []


def test_the_tables_say_how_the_worst_two_come_about() -> None:
    page = verdicts_page()
    assert "| `[x]`, ✅, Closed: claimed | `proved` | `refuted` | `unproven` | `unobservable` | `broken` |" in page
    assert "| an attestation, claimed | `proved` | `refuted` | `attested` | `attested` | `broken` |" in page


def test_the_verdicts_are_all_explained() -> None:
    text = (ROOT / "docs/explanation/what-verdicts-mean.md").read_text(encoding="utf-8")
    told = [line.partition("**")[2].partition("**")[0] for line in text.splitlines() if line.startswith("**")]
    assert [verdict for verdict in Verdict if verdict not in told] == []
    good, bad = text.index("## Those that pass"), text.index("## Those that block")
    assert [one for one in Verdict if (good < text.index(f"**{one}**") < bad) is not one.good] == []


def test_the_exit_codes_are_those_of_the_code() -> None:
    text = (ROOT / "docs/reference/exit-codes.md").read_text(encoding="utf-8")
    said = {
        PASSED: "the gate passed",
        BLOCKED: "the gate blocked",
        MISTAKE: "a mistake",
        DEFECT: "a defect in dodcheck",
    }
    assert [code for code, words in said.items() if f"| {code} | {words}" not in text] == []


def test_the_kinds_to_choose_from_exist() -> None:
    text = (ROOT / "docs/how-to/write-a-rule.md").read_text(encoding="utf-8")
    rows = text.partition("## Choose a kind")[2].partition("##")[0].splitlines()
    named = {kind for row in rows if row.startswith("|") for kind in row.split("`")[1::2]}
    assert (len(named) > 20, named - set(KINDS)) == (True, set())


def test_a_schema_that_nobody_writes_is_told() -> None:
    with pytest.raises(SystemExit, match=r"schemas\.py does not say what writes: news, other$"):
        schemas_page({"other.v1.schema.json": {}, "report.v1.schema.json": {}, "news.v1.schema.json": {}})


def test_every_generated_page_is_one_that_readers_find() -> None:
    known = {str(path.relative_to(ROOT)) for path in pages(ROOT)}
    assert {name for name in GENERATED if name.endswith(".md")} - known == set()


def test_a_bar_in_a_cell_is_escaped() -> None:
    assert table(("a", "b"), [("1|2", "3")]) == "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |"
