from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest

from dodcheck.documents.document import Role
from dodcheck.model.milestone import MilestoneId
from dodcheck.program.discover import NamedDocuments, Source, discover
from dodcheck.program.load import assemble_program, read_sources
from dodcheck.program.recovery import find_recovery
from dodcheck.program.tool_logs import log_files
from dodcheck.reports.formats import LOG_RECOVER, LOG_SHOW
from dodcheck.reports.log_recover.json import recover_schema
from dodcheck.reports.log_recover.report import RecoverReport
from dodcheck.reports.log_show.json import log_schema
from dodcheck.reports.log_show.report import ShowReport
from dodcheck.reports.width import width
from dodcheck.snapshot.memory import MemorySnapshot

NASTY = "\x1b[31m \u202e ##[error]x ::warning::y <b>@name</b> `c` " + "long " * 60
LOG, PLAN = "docs/milestones/M01/M01_toolcalls.md", "docs/milestones/M01/M01_plan.md"
HOSTILE = {
    LOG: f"| Timestamp | Tool | Purpose | Files | Status |\n|-|-|-|-|-|\n"
    f"| {NASTY} | {NASTY} | {NASTY} | a/{NASTY[:9]}.md | {NASTY} |\n"
    "| 2026-02-08 | 測試測試測試測試測試 | 測試 | a.md | IN PROGRESS |\n| 2026-02-09 | x | y | b.md | ❌ Failed |\n",
    PLAN: f"# M01\n\n- [ ] {NASTY}\n" + "- [ ] more\n" * 80,
    "REFACTOR.md": "| Milestone | Title | Status |\n|-|-|-|\n| M01 | One | In progress |\n",
    "docs/toolcalls.md": "This log begins empty: `M01_toolcalls.md`\n",
    "docs/milestones/M02/M02_toolcalls.md": "\0",
}
PLAIN = {LOG: "### Entry 1\n**Tool:** git\n**Status:** done\n"}


def reports(files: dict[str, str]) -> tuple[ShowReport, ShowReport, RecoverReport]:
    snapshot = MemorySnapshot({path: text.encode() for path, text in files.items()})
    sources = discover(snapshot.files(), NamedDocuments())
    logs = log_files(snapshot, (one for one in sources if one.role is Role.TOOL_LOG), NamedDocuments())
    found = find_recovery(assemble_program(read_sources(sources, snapshot)), logs, NamedDocuments(), None)
    assert found
    facts = snapshot.facts()
    return (
        ShowReport(logs, whole=False, snapshot=facts),
        ShowReport(logs, whole=True, snapshot=facts),
        RecoverReport(found, facts),
    )


SHOWN = [one for files in (HOSTILE, PLAIN) for one in reports(files)[:2]]
RECOVERED = [reports(files)[2] for files in (HOSTILE, PLAIN)]


@pytest.mark.parametrize("one", SHOWN)
def test_logs_in_json_satisfy_the_published_schema(one: ShowReport) -> None:
    told = json.loads(LOG_SHOW["json"](one))
    jsonschema.validate(told, log_schema(), jsonschema.Draft202012Validator)
    assert [len(log["entries"]) for log in told["logs"]] == [len(log.log.entries) if log.log else 0 for log in one.logs]


@pytest.mark.parametrize("one", RECOVERED)
def test_where_work_was_left_in_json_satisfies_the_published_schema(one: RecoverReport) -> None:
    told: dict[str, Any] = json.loads(LOG_RECOVER["json"](one))
    jsonschema.validate(told, recover_schema(), jsonschema.Draft202012Validator)


TEXTS = [LOG_SHOW["terminal"](one) for one in SHOWN]
TEXTS += [LOG_RECOVER["terminal"](one) for one in RECOVERED]


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_but_a_command_is_wider_than_a_terminal(text: str) -> None:
    assert [line for line in text.splitlines() if width(line) > 80 and not line.lstrip().startswith("$ ")] == []


MARKDOWN = [LOG_SHOW["markdown"](one) for one in SHOWN]
MARKDOWN += [LOG_RECOVER["markdown"](one) for one in RECOVERED]


@pytest.mark.parametrize("text", [*TEXTS, *MARKDOWN])
def test_what_documents_say_is_never_obeyed(text: str) -> None:
    assert not {"\x1b", "\u202e"} & set(text)
    assert "##[error]" not in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())


@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown_shows_markup_and_does_nothing(text: str) -> None:
    assert "<b>" not in text
    assert "@name" not in text


@pytest.mark.parametrize(("shown", "recovered"), list(zip(SHOWN[1::2], RECOVERED, strict=True)))
def test_colour_changes_nothing_but_colour(shown: ShowReport, recovered: RecoverReport) -> None:

    colour = re.compile(r"\x1b\[[0-9;]*m")
    for coloured, plain in (
        (LOG_SHOW.coloured(shown), LOG_SHOW["terminal"](shown)),
        (LOG_RECOVER.coloured(recovered), LOG_RECOVER["terminal"](recovered)),
    ):
        bare = colour.sub("", coloured)
        assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


def test_a_source_names_the_milestone_of_its_log() -> None:
    snapshot = MemorySnapshot({LOG: b"# A\n", "logs/M7.md": b"# B\n"})
    sources = [Source(path, Role.TOOL_LOG, "") for path in (LOG, "logs/M7.md")]
    named = NamedDocuments(milestones="plans/{id}_plan.md")
    assert [one.milestone for one in log_files(snapshot, sources, NamedDocuments())] == [MilestoneId.parse("M01"), None]
    assert [one.milestone for one in log_files(snapshot, sources, named)] == [None, None]
