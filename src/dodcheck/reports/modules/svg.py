"""The graphs as a picture: parts in rows, arrows down to what they depend on, cycles in red; for light and dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Final, NamedTuple

from dodcheck.phrasing import counted
from dodcheck.reports.modules.drawing import Drawing, draw_parts
from dodcheck.reports.modules.report import Language, ModulesReport, counts_in_words, instability, verdict
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten, shorten_start
from dodcheck.structure.graph import Edge
from dodcheck.structure.parts import Part

WIDTH: Final = 1180
_BOX, _HIGH, _STEP = 152, 40, 92
_LEFT, _TOP, _HEAD, _FOOT = 40, 84, 74, 56
_NAME, _TITLE = 20, 110


class _Centre(NamedTuple):
    """The middle of a box."""

    x: float
    y: float


def render(report: ModulesReport) -> str:
    """Return the picture as SVG; every text of the repository in it is escaped."""
    return "\n".join(_parts(report)) + "\n"


def _parts(report: ModulesReport) -> Iterator[str]:
    pictures = [(one, draw_parts(one.parts)) for one in report.languages if one.present]
    high = _TOP + sum(_height(drawing) for _, drawing in pictures)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}" width="{WIDTH}" height="{high}" '
        'role="img" aria-labelledby="title description">'
    )
    yield '<title id="title">Who depends on whom</title>'
    yield f'<desc id="description">{_text(verdict(report), 400)}</desc>'
    yield _style()
    yield f"<defs>{_tip('tip', 'tip')}{_tip('red', 'redtip')}</defs>"
    yield f'<rect class="ground" width="{WIDTH}" height="{high}"/>'
    yield f'<text class="title" x="{_LEFT}" y="40">Who depends on whom</text>'
    yield f'<text class="quiet" x="{_LEFT}" y="62">{_text(verdict(report), 150)}</text>'
    top = _TOP
    for language, drawing in pictures:
        yield from _picture(language, drawing, top)
        top += _height(drawing)
    yield "</svg>"


def _tip(name: str, kind: str) -> str:
    return (
        f'<marker id="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="9" '
        f'markerHeight="9" orient="auto"><path class="{kind}" d="M0,0 L8,4 L0,8 Z"/></marker>'
    )


def _height(drawing: Drawing) -> int:
    return _HEAD + _STEP * len(drawing.rows) + _FOOT


def _picture(language: Language, drawing: Drawing, top: int) -> Iterator[str]:
    said = f"{language.tongue.title}: {counts_in_words(language)}"
    yield f'<text class="head" x="{_LEFT}" y="{top + 24}">{_text(said, _TITLE)}</text>'
    places = _places(drawing, top + _HEAD)
    red = {name for edge in drawing.round for name in (edge.source, edge.target)}
    yield from (_arrow(edge, places, "edge", "tip") for edge in drawing.down)
    yield from (_arrow(edge, places, "round", "red") for edge in drawing.round)
    for row in drawing.rows:
        yield from (_box(part, places[part.name], language, knotted=part.name in red) for part in row)
    yield f'<text class="quiet" x="{_LEFT}" y="{top + _height(drawing) - 22}">{_text(_legend(drawing), 170)}</text>'


def _legend(drawing: Drawing) -> str:
    said = ["arrows lead down to what a part depends on"]
    if drawing.round:
        said.append("red ones go round")
    if drawing.implied:
        said.append(f"{counted(drawing.implied, 'arrow')} that others imply left out")
    if drawing.left:
        said.append(f"{counted(drawing.left, 'part')} with the least coupling left out")
    return ", ".join(said)


def _places(drawing: Drawing, top: int) -> dict[str, _Centre]:
    places = {}
    for number, row in enumerate(drawing.rows):
        for at, part in enumerate(row):
            x = _LEFT + (WIDTH - 2 * _LEFT) * (at + 0.5) / len(row)
            places[part.name] = _Centre(x, top + _STEP * number + _HIGH / 2)
    return places


def _arrow(edge: Edge, places: Mapping[str, _Centre], kind: str, tip: str) -> str:
    """Return a curve from the bottom of a box to the top of one below it, or around the side of those level with it."""
    centre, other = places[edge.source], places[edge.target]
    if centre.y < other.y:
        start, end = _Centre(centre.x, centre.y + _HIGH / 2), _Centre(other.x, other.y - _HIGH / 2)
    elif centre.y > other.y:
        start, end = _Centre(centre.x, centre.y - _HIGH / 2), _Centre(other.x, other.y + _HIGH / 2)
    else:
        start, end = _Centre(centre.x, centre.y - _HIGH / 2), _Centre(other.x, other.y - _HIGH / 2)
    bend = (end.y - start.y) / 2 if start.y != end.y else -_STEP / 3
    lift = bend if start.y == end.y else -bend
    said = f"{edge.source} depends on {edge.target}: {counted(edge.pairs, 'place')}, first {edge.place}"
    path = (
        f"M{_number(start.x)},{_number(start.y)} C{_number(start.x)},{_number(start.y + bend)} "
        f"{_number(end.x)},{_number(end.y + lift)} {_number(end.x)},{_number(end.y)}"
    )
    wide = _number(1 + min(edge.pairs, 100) ** 0.5 / 5)
    title = f"<title>{_text(said, 300)}</title>"
    return f'<path class="{kind}" stroke-width="{wide}" marker-end="url(#{tip})" d="{path}">{title}</path>'


def _box(part: Part, at: _Centre, language: Language, *, knotted: bool) -> str:
    x, y = _number(at.x - _BOX / 2), _number(at.y - _HIGH / 2)
    unit = counted(part.modules, language.tongue.unit)
    said = f"{part.name}: {unit}, used by {part.afferent:,}, uses {part.efferent:,}, instability {instability(part)}"
    kind = "box knot" if knotted else "box"
    return (
        f'<g><title>{_text(said, 300)}</title><rect class="{kind}" x="{x}" y="{y}" width="{_BOX}" height="{_HIGH}" '
        f'rx="6"/><text class="name" x="{_number(at.x)}" y="{_number(at.y - 2)}">{_name_end(part.name)}</text>'
        f'<text class="small" x="{_number(at.x)}" y="{_number(at.y + 13)}">{_text(unit, 40)}</text></g>'
    )


def _style() -> str:
    fonts = "system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif"
    return (
        f"<style>text{{font:13px {fonts};fill:#24292f}}.title{{font-size:20px;font-weight:600}}"
        ".head{font-size:15px;font-weight:600}.quiet{fill:#5b636d}.name{text-anchor:middle;font-size:12px;font-weight:600}"
        ".small{text-anchor:middle;font-size:11px;fill:#5b636d}.ground{fill:#ffffff}"
        ".box{fill:#eef2f7;stroke:#8a929c}.knot{fill:#fdecee;stroke:#d1495b}"
        ".edge{fill:none;stroke:#6b7785;stroke-opacity:.55}.round{fill:none;stroke:#d1495b;stroke-opacity:.8}"
        ".tip{fill:#6b7785}.redtip{fill:#d1495b}@media (prefers-color-scheme:dark){text{fill:#e6e9ed}"
        ".quiet,.small{fill:#a3abb5}.ground{fill:#16191d}.box{fill:#252b33;stroke:#7b848f}"
        ".knot{fill:#3a2027;stroke:#e0637a}.edge{stroke:#93a0ae}.round{stroke:#e0637a}.tip{fill:#93a0ae}"
        ".redtip{fill:#e0637a}}</style>"
    )


def _text(text: str, most: int) -> str:
    return escape(shorten(visible(text), most))


def _name_end(name: str) -> str:
    return escape(shorten_start(visible(name), _NAME))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
