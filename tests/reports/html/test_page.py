from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest

from dodcheck.model.forge import Forge, ForgeKind, OnForge
from dodcheck.reports.html.page import render
from dodcheck.reports.json import render as render_json
from dodcheck.reports.statement import statement
from support.hostile import hostile
from support.pages import ELEMENTS, bare, many, read
from support.reports import DOCUMENT, REPORTS, every_verdict
from support.sides import TIP, report_against

REPORTED = {**REPORTS, "hostile": hostile}


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("name", REPORTED)
def test_every_element_ends_where_it_should(name: str) -> None:
    assert read(render(REPORTED[name]())).wrong == []


@pytest.mark.parametrize("name", REPORTED)
def test_there_is_nothing_on_a_page_that_loads_or_acts_by_itself(name: str) -> None:
    page = read(render(REPORTED[name]()))
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert Counter(tag for tag, _ in page.elements)["script"] == 1
    names = {name for _, attributes in page.elements for name in attributes}
    assert {name for name in names if name.startswith("on") or name in {"style", "src", "srcset", "action"}} == set()


@pytest.mark.parametrize("name", REPORTED)
def test_the_policy_allows_this_script_and_this_style_alone(name: str) -> None:
    page = read(render(REPORTED[name]()))
    ((_, meta),) = (one for one in page.elements if one[1].get("http-equiv"))
    assert meta == {
        "http-equiv": "Content-Security-Policy",
        "content": f"default-src 'none'; script-src {digest(page.raw['script'])}; "
        f"style-src {digest(page.raw['style'])}; base-uri 'none'; form-action 'none'",
    }


@pytest.mark.parametrize("name", REPORTED)
def test_every_link_leads_to_a_place_of_its_own(name: str) -> None:
    page = read(render(REPORTED[name]()))
    ids = Counter(page.attributes("id"))
    assert [one for one, times in ids.items() if times > 1] == []
    named = {one for value in page.attributes("aria-labelledby") for one in value.split()} | set(page.attributes("for"))
    inner = {one[1:] for one in page.attributes("href") if one.startswith("#")}
    assert (inner | named) - set(ids) == set()


@pytest.mark.parametrize("name", REPORTED)
def test_the_same_report_gives_the_same_page(name: str) -> None:
    assert render(REPORTED[name]()) == render(REPORTED[name]())


@pytest.mark.parametrize("name", REPORTED)
def test_headings_leave_no_level_out(name: str) -> None:
    levels = [int(tag[1]) for tag, _ in read(render(REPORTED[name]())).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_every_criterion_stands_on_the_page_with_its_verdict() -> None:
    told = every_verdict()
    page = render(told)
    for judgement in told.judgements:
        (entry,) = re.findall(
            rf'<details class="entry[^>]*id="c/{judgement.criterion.id}".*?</details>', page, re.DOTALL
        )
        text = "".join(read(entry).texts)
        assert judgement.verdict in text
        assert statement(judgement.criterion) in text
        assert f"{DOCUMENT}:{judgement.criterion.location.line}" in text


def test_a_hostile_text_makes_no_link() -> None:
    assert [one for one in read(render(hostile())).attributes("href") if not one.startswith("#")] == []


def test_a_page_of_five_thousand_criteria_is_smaller_than_what_machines_read() -> None:
    told = many(5_000)
    assert len(bare(render(told))) < len(render_json(told))


def test_places_lead_to_the_forge_where_the_commit_holds_them() -> None:
    forge = OnForge(Forge(ForgeKind.GITHUB, "https://github.com/octo/cat"), TIP, frozenset({"a.md", "DOD.md"}))
    told = report_against({"DOD.md": "- [ ] `b.md` created\n"}, {"DOD.md": "- [x] `b.md` created\n"})
    page = read(render(replace(told, on_forge=forge)))
    assert [one for one in page.attributes("href") if one.startswith("https:")] == [
        f"https://github.com/octo/cat/commit/{TIP}",
        f"https://github.com/octo/cat/blob/{TIP}/DOD.md?plain=1#L1",
    ]
