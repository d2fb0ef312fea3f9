from __future__ import annotations

import json
import re
from dataclasses import replace

import jsonschema
import pytest

from dodcheck.binding.tree import Strength
from dodcheck.judge.explanation import Binding, Explanation, Lines, Paste, PolicyFile
from dodcheck.judge.turning import Turning
from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.report import Judgement, Origin
from dodcheck.model.verdict import Verdict
from dodcheck.reports.explain.json import explanation_schema
from dodcheck.reports.explain.json import render as render_json
from dodcheck.reports.explain.terminal import render, render_coloured
from dodcheck.reports.explain.words import origin
from dodcheck.reports.visible import CI_COMMAND, UNSEEN
from dodcheck.rules.file import FileRule
from support.hostile import HOSTILE_TEXTS, hostile_judgement
from support.reports import AS_OF, criterion, every_verdict, fails, holds, judged

JUDGEMENTS = every_verdict().judgements
NOTHING = Paste((), None, None, None)
SCHEMA = explanation_schema()


def _explained(judgement: Judgement, binding: Binding | None = None, *notices: Notice) -> Explanation:
    return Explanation(
        judgement=judgement,
        as_of=AS_OF,
        binding=binding,
        turns=Turning("it is there", "it is gone"),
        in_cell=False,
        rules_file=PolicyFile("dodcheck.yml", there=False, filled=False),
        waivers_file=PolicyFile("dodcheck.waivers.yml", there=False, filled=False),
        notices=notices,
    )


def _bound(origin: Origin, strength: Strength | None, line: int | None = None) -> Binding:
    at = None if line is None else Location("dodcheck.yml", line, 3)
    return Binding(FileRule(path="a.md"), origin, strength, at)


def _pasted(text: str) -> Paste:
    lines = Lines(text or "x", new=True, lines=(text or "x",))
    return Paste((text or "x",), lines, text or "x", lines)


def test_the_schema_is_valid_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("number", range(len(JUDGEMENTS)))
def test_every_explanation_in_json_satisfies_the_schema(number: int) -> None:
    told = _explained(JUDGEMENTS[number], _bound(Origin.RULES_FILE, Strength.EXACT, 3))
    for one in (told, _explained(JUDGEMENTS[number])):
        for lines in (NOTHING, _pasted("x: y")):
            found = jsonschema.Draft202012Validator(SCHEMA).iter_errors(json.loads(render_json(one, lines)))
            assert [error.message for error in found] == []


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_nothing_that_a_terminal_obeys_gets_through(name: str) -> None:
    text = HOSTILE_TEXTS[name]
    notice = Notice("invisible", Location(text, 1), text or ".")
    for verdict in (Verdict.REFUTED, Verdict.OPEN, Verdict.UNPROVEN, Verdict.WAIVED):
        told = _explained(hostile_judgement(verdict, 3, text), _bound(Origin.RECOGNISED, Strength.WEAKER), notice)
        screen = render(told, _pasted(text))
        assert UNSEEN.search(screen.replace("\n", "")) is None
        assert CI_COMMAND.search(screen) is None
        assert not re.search(r"^\s*::", screen, re.MULTILINE)
        assert (
            re.sub(r"\x1b\[[0-9;]*m| +(?=\x1b\[0m$)", "", render_coloured(told, _pasted(text)), flags=re.MULTILINE)
            == screen
        )
        assert UNSEEN.search(render_json(told, _pasted(text)).replace("\n", "")) is None


@pytest.mark.parametrize(
    ("binding", "words"),
    [
        (None, "none. One in dodcheck.yml, or in a comment, would decide it; `dodcheck rules` lists the kinds"),
        (_bound(Origin.RULES_FILE, Strength.EXACT, 3), "written at dodcheck.yml:3"),
        (
            _bound(Origin.RULES_FILE, None, 3),
            "written at dodcheck.yml:3, but for other words than the statement has now",
        ),
        (_bound(Origin.INLINE, Strength.EXACT, 3), "written in the comment at dodcheck.yml:3"),
        (
            _bound(Origin.RECOGNISED, Strength.EXACT),
            "read from the words of the statement; all of them are understood",
        ),
        (
            _bound(Origin.RECOGNISED, Strength.WEAKER),
            "read from the words of the statement; only a part of them is understood, so it may refute, never prove",
        ),
        (
            _bound(Origin.RECOGNISED, Strength.STRONGER),
            "read from the words of the statement; it asks for more than they say, so it may prove, never refute",
        ),
        (
            _bound(Origin.RECOGNISED, Strength.STRONGER)._replace(least=FileRule(path="b.md")),
            (
                "read from the words of the statement; it asks for more than they say, so it may prove, and refutes "
                "where what they name is not there"
            ),
        ),
    ],
)
def test_where_the_rule_comes_from(binding: Binding | None, words: str) -> None:
    assert origin(binding) == words


def test_many_parts_and_many_places_are_counted() -> None:
    places = tuple(Place(f"docs/{number}.md", number) for number in range(1, 9))
    seen = Evidence("text", Outcome.HOLDS, "x stands there", 8, 8, "git grep x", places=places)
    both = Evidence("all", Outcome.HOLDS, "all hold", 20, 20, "", parts=(seen, *(holds(f"{n}.md") for n in range(19))))
    told = _explained(judged(Verdict.PROVED, criterion(1, "x"), both), _bound(Origin.RULES_FILE, Strength.EXACT, 3))
    screen = render(told, NOTHING)
    assert "      docs/5.md:5\n      and 3 more places\n      $ git grep x\n" in screen
    assert "\n  and 9 more; --format json has them all\n" in screen


def test_the_parts_that_decide_come_first_and_a_command_is_not_repeated() -> None:
    parts = (holds("a.md"), fails("b.md"), replace(fails("c.md"), reproduce="git ls-files b.md"))
    seen = Evidence("all", Outcome.FAILS, "1 of 3 hold", 3, 1, "", parts=parts)
    told = _explained(judged(Verdict.REFUTED, criterion(1, "x"), seen), _bound(Origin.RULES_FILE, Strength.EXACT, 3))
    screen = render(told, NOTHING)
    assert screen[screen.index("EXAMINED") : screen.index("WHAT WOULD")].split("\n") == [
        "EXAMINED",
        "  all fails",
        "    3 examined, 1 matched; computed from the repository",
        "    file fails: b.md is missing",
        "      1 examined, 0 matched; computed from the repository",
        "      b.md",
        "      $ git ls-files b.md",
        "    file fails: c.md is missing",
        "      1 examined, 0 matched; computed from the repository",
        "      c.md",
        "    file holds: a.md is there",
        "      1 examined, 1 matched; computed from the repository",
        "      a.md",
        "      $ git ls-files a.md",
        "",
        "",
    ]
