"""Pages, read the way a browser would: elements with their attributes, and what is wrong with how they nest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from dodcheck.model.report import Report
from support.reports import every_verdict

ELEMENTS = frozenset(
    {
        *("a", "article", "b", "body", "br", "button", "circle", "code", "dd", "defs", "details", "div", "dl", "dt"),
        *("footer", "form", "h1", "h2", "h3", "h4", "head", "header", "html", "input", "label", "li", "main", "meta"),
        *("nav", "output", "p", "pattern", "rect", "script", "section", "small", "span", "style", "summary", "svg"),
        *("table", "tbody", "td", "th", "thead", "time", "title", "tr", "ul"),
    }
)
"""All that the templates write: nothing of it loads anything."""

EMPTY = frozenset({"meta", "input", "br", "wbr", "img", "link"})
FOREIGN = frozenset({"rect", "circle"})
RAW = re.compile(r"<(style|script)>.*?</\1>", re.DOTALL)
POLICY = re.compile(r"sha256-[A-Za-z0-9+/]{43}=")


@dataclass
class Page(HTMLParser):
    """The elements of a page in their order, its text without style and script, and tags that do not pair."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY | FOREIGN:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take the end of the innermost element."""
        if tag in FOREIGN:
            return
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"</{tag}> at line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        """Take text; that of style and script is kept apart."""
        inside = self._open[-1] if self._open else ""
        if inside in ("style", "script"):
            self.raw[inside] = self.raw.get(inside, "") + data
        else:
            self.texts.append(data)

    def attributes(self, name: str) -> Iterator[str]:
        """Yield the values of an attribute."""
        yield from (attributes[name] for _, attributes in self.elements if name in attributes)


def read(page: str) -> Page:
    """Return a page taken apart."""
    found = Page()
    found.feed(page)
    found.close()
    return found


def bare(page: str) -> str:
    """Return a page without style and script, which are the same for every report, and without their digests."""
    return POLICY.sub("sha256-", RAW.sub(r"<\1></\1>", page))


def many(number: int) -> Report:
    """A report of so many criteria in phases of a thousand and groups of fifty, with every verdict in turn."""
    told = every_verdict()
    judgements = (
        replace(
            one,
            criterion=replace(
                one.criterion,
                id=f"phase-{at // 1000}/group-{at // 50}/line-{at}",
                scope=f"phase-{at // 1000}",
                group=f"Group {at // 50}",
                text=f"{one.criterion.text} of part {at}",
            ),
        )
        for at in range(number)
        for one in (told.judgements[at % len(told.judgements)],)
    )
    return replace(told, judgements=tuple(judgements))
