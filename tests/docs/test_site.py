from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tools.console.blocks import pages

ROOT = Path(__file__).resolve().parents[2]
INDEX = "docs/index.html"
SECONDS = 600


class Page(HTMLParser):
    """What a page links to, and the places in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("id", "name"):
                self.places.add(value or "")
            elif name in ("src", "href"):
                self.fetched.append(value or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "--builder", "html", "--conf-dir", "docs", "--fail-on-warning"]
    command += ["--quiet", "--keep-going", "--doctree-dir", str(folder / "trees"), ".", str(folder / "html")]
    done = subprocess.run(  # noqa: S603 - Sphinx, on this checkout
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=SECONDS
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout + done.stderr == ""
    html = folder / "html"
    return {
        str(path.relative_to(html)): Page(path.read_text(encoding="utf-8") if path.suffix == ".html" else "")
        for path in html.rglob("*")
        if path.is_file()
    }


def followed(site: dict[str, Page], page: str) -> Iterator[tuple[str, str]]:
    """Yield each link inside the site as the file it leads to and the place in it."""
    for link in site[page].links:
        if not urlsplit(link).scheme:
            path, place = urldefrag(link)
            yield str(Path("/", page).parent.joinpath(unquote(path)).resolve())[1:] if path else page, unquote(place)


def test_every_link_inside_the_site_leads_somewhere(site: dict[str, Page]) -> None:
    dead = [
        f"{page} -> {path}#{place}"
        for page in site
        for path, place in followed(site, page)
        if path not in site or (place and place not in site[path].places)
    ]
    assert dead == []


def test_every_page_is_on_the_site_and_linked_from_its_index(site: dict[str, Page]) -> None:
    wanted = {str(path.relative_to(ROOT).with_suffix(".html")) for path in pages(ROOT)}
    assert wanted - set(site) == set()
    assert wanted - {path for path, _ in followed(site, INDEX)} - {INDEX} == set()


def test_the_site_begins_at_its_index(site: dict[str, Page]) -> None:
    assert site["index.html"].links == [INDEX]


def test_a_page_fetches_nothing_from_elsewhere(site: dict[str, Page]) -> None:
    assert [link for page in site.values() for link in page.fetched if urlsplit(link).scheme not in ("", "data")] == []
