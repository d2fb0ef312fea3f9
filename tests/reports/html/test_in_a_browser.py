from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dodcheck.reports.html.page import render
from support.browser import Seen, browser
from support.hostile import hostile
from support.pages import many
from support.reports import every_verdict

CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
LEAST_CONTRAST = 4.5
USABLE = 1_500
"""Milliseconds that narrowing five thousand criteria may take, on a machine that does other things as well."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {"verdicts": every_verdict(), "hostile": hostile()}
    for name, report in made.items():
        (folder / f"{name}.html").write_text(render(report), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def seen(chromium: Browser) -> Iterator[Seen]:
    opened = Seen(chromium)
    yield opened
    opened.page.close()
    assert opened.complaints == []


def shows(page: Page, *verdicts: str) -> None:
    """Wait until the list shows criteria of these verdicts, in this order."""
    expect(page.locator(".entry:visible .badge")).to_have_text(verdicts)


def test_a_verdict_narrows_the_list_and_again_widens_it(seen: Seen, files: dict[str, Path]) -> None:
    page = seen.open(files["verdicts"])
    refuted = page.get_by_role("button", name="refuted 2")
    expect(refuted).to_have_attribute("aria-pressed", "false")
    refuted.click()
    expect(refuted).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".found")).to_have_text("2 of 17 criteria")
    shows(page, "refuted", "refuted")
    assert page.evaluate("location.hash") == "#show=refuted"
    page.get_by_role("button", name="broken 1").click()
    shows(page, "refuted", "refuted", "broken")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".found")).to_have_text("17 criteria")
    assert page.evaluate("location.hash") == ""


def test_words_narrow_the_list_wherever_they_stand(seen: Seen, files: dict[str, Path]) -> None:
    page = seen.open(files["verdicts"])
    search = page.get_by_role("searchbox")
    search.fill("SBOM.json  SCHEMA")
    expect(page.locator(".found")).to_have_text("1 of 17 criteria")
    shows(page, "refuted")
    search.fill("release team")
    expect(page.locator(".found")).to_have_text("1 of 17 criteria")
    shows(page, "waived")
    search.fill("no such words")
    expect(page.get_by_text("No criterion fits.")).to_be_visible()
    search.press("Escape")
    expect(page.locator(".found")).to_have_text("17 criteria")
    expect(page.get_by_text("No criterion fits.")).to_be_hidden()


def test_what_is_shown_stands_in_the_address(seen: Seen, files: dict[str, Path]) -> None:
    page = seen.open(files["verdicts"], "#show=unproven%2Copen&q=grep")
    shows(page, "unproven")
    expect(page.get_by_role("searchbox")).to_have_value("grep")
    page = seen.open(files["verdicts"], "#show=nonsense&q=")
    expect(page.locator(".found")).to_have_text("17 criteria")
    page = seen.open(files["verdicts"], "#%E0%A4%A")
    expect(page.locator(".found")).to_have_text("17 criteria")


def test_a_link_opens_its_criterion_even_where_it_was_filtered_out(seen: Seen, files: dict[str, Path]) -> None:
    page = seen.open(files["verdicts"], "#show=proved")
    page.locator(".card").get_by_role("link", name="SBOM validates with schema").click()
    entry = page.locator("details[id='c/phase-1/line-13']")
    expect(entry).to_have_attribute("open", "")
    expect(entry.get_by_text("git ls-files docs/refactor/SBOM.json")).to_be_in_viewport()
    expect(entry.locator("summary")).to_be_focused()
    seen.open(files["verdicts"]).locator(".tally").get_by_role("link", name="5 unproven").click()
    shows(page, *["unproven"] * 5)


def test_an_address_leads_to_one_criterion(seen: Seen, files: dict[str, Path]) -> None:
    page = seen.open(files["verdicts"], "#c/phase-1/line-24")
    expect(page.locator("details[id='c/phase-1/line-24'] dl")).to_be_in_viewport()
    assert page.locator("details.entry[open]").count() == 1


def test_everything_is_reached_by_keyboard(seen: Seen, files: dict[str, Path]) -> None:
    page = seen.open(files["verdicts"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the report")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the report")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("score")
    expect(page.locator(".found")).to_have_text("1 of 17 criteria")
    page.get_by_role("button", name="broken 1").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="broken 1")).to_have_attribute("aria-pressed", "true")
    page.locator(".entry:visible summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".entry:visible")).to_have_attribute("open", "")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_all_is_opened_and_closed_at_once(seen: Seen, files: dict[str, Path]) -> None:
    page = seen.open(files["verdicts"])
    page.get_by_role("button", name="Open all").click()
    assert page.locator(".entry[open]").count() == 17
    page.get_by_role("button", name="Close all").click()
    assert page.locator(".entry[open]").count() == 0


def test_a_command_is_copied_as_it_is(seen: Seen, files: dict[str, Path]) -> None:
    seen.page.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page = seen.open(files["verdicts"], "#c/phase-1/line-13")
    page.get_by_role("button", name="Copy git ls-files docs/refactor/SBOM.json").click()
    assert page.evaluate("window.copied") == "git ls-files docs/refactor/SBOM.json"


def test_without_a_clipboard_a_command_is_copied_by_selection(seen: Seen, files: dict[str, Path]) -> None:
    seen.page.add_init_script("navigator.clipboard.writeText = async () => { throw new Error(); }")
    page = seen.open(files["verdicts"], "#c/phase-1/line-13")
    page.get_by_role("button", name="Copy git ls-files docs/refactor/SBOM.json").click()
    page.wait_for_function("getSelection().toString() === 'git ls-files docs/refactor/SBOM.json'")


def test_hostile_texts_are_shown_and_do_nothing(seen: Seen, files: dict[str, Path]) -> None:
    page = seen.open(files["hostile"])
    page.get_by_role("button", name="Open all").click()
    expect(page.get_by_text("<script>alert(1)</script>").first).to_be_visible()
    assert page.evaluate("[document.scripts.length, document.images.length]") == [1, 0]
    assert seen.asked == [files["hostile"].as_uri()]


def test_a_script_that_got_in_would_not_run(chromium: Browser, files: dict[str, Path]) -> None:
    opened = Seen(chromium)
    page = opened.open(files["verdicts"])
    insert = "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)"
    page.evaluate(f"() => {{ {insert} }}")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=https://e.example/x onerror=ran=1>')")
    assert page.evaluate("window.ran") is None
    assert len([one for one in opened.complaints if "Content Security Policy" in one]) >= 2
    assert opened.refused == [("https://e.example/x", "csp")]
    page.close()


@pytest.mark.parametrize("name", ["verdicts", "hostile"])
def test_nothing_runs_over_the_edge_of_a_telephone(chromium: Browser, files: dict[str, Path], name: str) -> None:
    opened = Seen(chromium, width=360)
    page = opened.open(files[name])
    page.get_by_role("button", name="Open all").click()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_background(chromium: Browser, files: dict[str, Path], scheme: str) -> None:
    opened = Seen(chromium, color_scheme=scheme)
    page = opened.open(files["verdicts"])
    page.get_by_role("button", name="Open all").click()
    page.get_by_role("button", name="refuted 2").click()
    page.get_by_role("button", name="broken 1").click()
    measured = page.evaluate(CONTRAST)
    assert len(measured) > 100
    assert [one for one in measured if one[1] < LEAST_CONTRAST] == []
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 21, 24)"
    assert dark == (scheme == "dark")
    page.close()


def test_on_paper_everything_is_open(seen: Seen, files: dict[str, Path]) -> None:
    page = seen.open(files["verdicts"])
    page.emulate_media(media="print")
    expect(page.get_by_text("git ls-files docs/refactor/SBOM.json").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    assert page.locator("dl:visible").count() == 18


def test_on_paper_a_dark_screen_does_not_matter(chromium: Browser, files: dict[str, Path]) -> None:
    opened = Seen(chromium, color_scheme="dark")
    page = opened.open(files["verdicts"])
    page.emulate_media(media="print")
    assert [one for one in page.evaluate(CONTRAST) if one[1] < LEAST_CONTRAST] == []
    page.close()


def test_without_scripts_everything_can_be_read(chromium: Browser, files: dict[str, Path]) -> None:
    opened = Seen(chromium, java_script_enabled=False)
    page = opened.open(files["verdicts"])
    expect(page.get_by_role("searchbox")).to_be_hidden()
    assert page.locator(".entry summary:visible").count() == 17
    page.locator("details[id='c/phase-1/line-13'] summary").click()
    expect(page.get_by_text("git ls-files docs/refactor/SBOM.json")).to_be_visible()
    page.close()


def test_five_thousand_criteria_are_narrowed_while_one_types(seen: Seen, tmp_path: Path) -> None:
    file = tmp_path / "many.html"
    file.write_text(render(many(5_000)), encoding="utf-8")
    page = seen.open(file)
    measured = "(words) => { const from = performance.now(); form.elements.q.value = words; narrow();"
    measured += " document.body.offsetHeight; return performance.now() - from; }"
    times = [page.evaluate(measured, words) for words in ("part 4999", "broken", "a", "")]
    assert max(times) < USABLE
    page.get_by_role("searchbox").fill("of part 4999")
    expect(page.locator(".found")).to_have_text("1 of 5,000 criteria")
    expect(page.locator(".part:visible h3")).to_have_text("Phase 4")
