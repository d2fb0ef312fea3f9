from __future__ import annotations

import json
from pathlib import Path

import pytest

from dodcheck.action.arguments import arguments
from dodcheck.action.event import Event, event, read_event
from dodcheck.action.inputs import Inputs
from dodcheck.errors import UserError

BASE, HEAD, NONE = "b" * 40, "c" * 40, "0" * 40
PULL = {"pull_request": {"number": 7, "base": {"sha": BASE}, "head": {"sha": HEAD}}}


@pytest.mark.parametrize(
    ("name", "told", "expected"),
    [
        ("pull_request", PULL, Event(BASE)),
        ("pull_request_target", PULL, Event(BASE, HEAD, 7)),
        ("pull_request_review", PULL, Event(BASE)),
        ("merge_group", {"merge_group": {"base_sha": BASE, "head_sha": HEAD}}, Event(BASE)),
        ("push", {"before": BASE, "after": HEAD}, Event(BASE)),
        ("push", {"before": NONE, "after": HEAD}, Event()),
        ("schedule", {}, Event()),
        ("workflow_dispatch", [], Event()),
        ("pull_request", {"pull_request": {"base": {"sha": "--output=x"}}}, Event()),
        ("pull_request", {"pull_request": {"base": {"sha": f"{BASE}\n"}}}, Event()),
        ("pull_request", {"pull_request": "x"}, Event()),
    ],
)
def test_what_an_event_tells(name: str, told: object, expected: Event) -> None:
    assert event(name, told) == expected


@pytest.mark.parametrize("number", [0, -1, "7; rm", None])
@pytest.mark.parametrize("head", [HEAD, "HEAD", None])
def test_a_target_without_its_pull_request_is_refused(number: object, head: object) -> None:
    with pytest.raises(UserError, match="the event names no pull request, so nothing can be judged"):
        event("pull_request_target", {"pull_request": {"number": number, "head": {"sha": head}}})


def test_the_file_of_the_event(tmp_path: Path) -> None:
    path = tmp_path / "event.json"
    path.write_text(json.dumps(PULL), encoding="utf-8")
    told = {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(path)}
    assert (read_event(told), read_event({})) == (Event(BASE), Event())
    path.write_text("{", encoding="utf-8")
    with pytest.raises(UserError, match=r"GITHUB_EVENT_PATH: .*event\.json can't be read: "):
        read_event(told)


@pytest.mark.parametrize(
    ("inputs", "told", "words"),
    [
        (Inputs(), Event(BASE), ["pr", f"--base={BASE}"]),
        (Inputs(base="main"), Event(BASE, HEAD, 7), ["pr", "--base=main", f"--at={HEAD}"]),
        (Inputs(("phase", "1")), Event(BASE, HEAD, 7), ["phase", f"--at={HEAD}", "--", "1"]),
        (Inputs(("claims", "--strict")), Event(BASE), ["claims", "--", "--strict"]),
        (Inputs(("program",), base="--help"), Event(), ["program", "--base=--help"]),
        (
            Inputs(("claims",), repo="a b", evidence=("--x=y",), switches=("strict",), reports=("html=-o",)),
            Event(),
            ["claims", "--repo=a b", "--evidence=--x=y", "--strict", "--report=html=-o"],
        ),
    ],
)
def test_the_call_that_inputs_and_event_come_to(inputs: Inputs, told: Event, words: list[str]) -> None:
    assert arguments(inputs, told) == words


def test_a_change_that_is_for_nothing_is_refused() -> None:
    with pytest.raises(UserError) as problem:
        arguments(Inputs(), Event())
    assert str(problem.value) == (
        "scope: `pr` compares with what a change is for, and this event names no such commit\n"
        "  Give it as `base`, or judge the documents as they are: scope: claims"
    )
