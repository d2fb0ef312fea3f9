"""A burn-up chart as a picture of its own: stacked areas, readable on light and on dark ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from dodcheck.phrasing import counted
from dodcheck.reports.bands import BANDS, Band
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten
from dodcheck.trust.past.history import History, HistoryPoint

WIDTH, HEIGHT = 960, 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 800, 92, 388
_GAP = 17
_TICKS = 5
_TITLE = 70

_LIGHT: Final = ("#2a9d70", "#7fb7d9", "#edc55f", "#d3d7dd", "#d1495b")
_DARK: Final = ("#37b583", "#5a94ba", "#c9a03c", "#4a515b", "#e0637a")
"""One colour for each band, told apart by eyes of every kind: they also differ in brightness."""

_CLASSES = tuple(f"b{at}" for at in range(len(BANDS)))


def render(history: History) -> str:
    """Return the chart as SVG; every text of the repository in it is escaped."""
    return "\n".join(_parts(history)) + "\n"


def _parts(history: History) -> Iterator[str]:
    points = history.points
    title = f"Burn-up of {shorten(visible(history.scope), _TITLE)}"
    said = f"{counted(len(points), 'commit')}, each judged as it was, as of {history.as_of.isoformat()}"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'role="img" aria-labelledby="title description">'
    )
    yield f'<title id="title">{_text(title)}</title>'
    yield f'<desc id="description">{_text(_last_tally_in_words(points))}</desc>'
    yield _style()
    yield f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}"/>'
    yield f'<text class="title" x="{_LEFT}" y="40">{_text(title)}</text>'
    yield f'<text class="quiet" x="{_LEFT}" y="62">{_text(said)}</text>'
    highest = max((sum(point.tally.values()) for point in points if point.tally is not None), default=0)
    top = _round_up(highest)
    yield from _grid(top)
    yield from (_area(points, at, top) for at in range(len(BANDS)))
    yield from _gaps(points)
    yield from _days(points)
    yield from _legend(points, top)
    yield "</svg>"


def _style() -> str:
    light = "".join(f".{name}{{fill:{colour}}}" for name, colour in zip(_CLASSES, _LIGHT, strict=True))
    dark = "".join(f".{name}{{fill:{colour}}}" for name, colour in zip(_CLASSES, _DARK, strict=True))
    fonts = "system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif"
    return (
        f"<style>text{{font:13px {fonts};fill:#24292f}}.title{{font-size:20px;font-weight:600}}"
        ".quiet{fill:#5b636d}.number{font-weight:600}.ground{fill:#ffffff}.line{stroke:#d8dce1;stroke-width:1}"
        ".base{stroke:#8a929c;stroke-width:1}.gap{fill:#8a929c;fill-opacity:.35}.edge{stroke:#ffffff;stroke-width:1}"
        f"{light}@media (prefers-color-scheme:dark){{text{{fill:#e6e9ed}}.quiet{{fill:#a3abb5}}.ground{{fill:#16191d}}"
        f".line{{stroke:#333941}}.base{{stroke:#7b848f}}.edge{{stroke:#16191d}}{dark}}}</style>"
    )


def _grid(top: int) -> Iterator[str]:
    step = max(1, top // 4)
    for value in range(0, top + 1, step):
        y = _y(value, top)
        yield f'<line class="{"line" if value else "base"}" x1="{_LEFT}" y1="{y}" x2="{_RIGHT}" y2="{y}"/>'
        yield f'<text class="quiet" x="{_LEFT - 10}" y="{_number(float(y) + 4.5)}" text-anchor="end">{value:,}</text>'
    middle = (_TOP + _BOTTOM) // 2
    yield (
        f'<text class="quiet" transform="translate(20 {middle}) rotate(-90)" text-anchor="middle">'
        "criteria, by verdict</text>"
    )


def _area(points: Sequence[HistoryPoint], band: int, top: int) -> str:
    """Return the area of a band: the tally of a commit stands until the next one, and drops to nothing in a gap."""
    floors = [_stacked(point, BANDS[:band]) for point in points]
    roofs = [_stacked(point, BANDS[: band + 1]) for point in points]
    if floors == roofs:
        return ""
    over = _steps(roofs, top)
    under = list(reversed(_steps(floors, top)))
    return f'<path class="{_CLASSES[band]} edge" d="M{" L".join((*over, *under))} Z"/>'


def _stacked(point: HistoryPoint, bands: Sequence[Band]) -> int:
    return 0 if point.tally is None else sum(band.count_in(point.tally) for band in bands)


def _steps(values: Sequence[int], top: int) -> list[str]:
    """Return the corners of a line that is level for each commit; of equal neighbours only the ends are there."""
    corners: list[str] = []
    at = 0
    for value, run in groupby(values):
        until = at + len(list(run))
        corners += [f"{_x(edge, len(values))},{_y(value, top)}" for edge in (at, until)]
        at = until
    return corners


def _gaps(points: Sequence[HistoryPoint]) -> Iterator[str]:
    at = 0
    for unjudged, run in groupby(points, key=lambda point: point.tally is None):
        count = len(list(run))
        if unjudged:
            x, wide = _x(at, len(points)), _number((_RIGHT - _LEFT) * count / len(points))
            said = f"{counted(count, 'commit')} could not be judged"
            yield f'<rect class="gap" x="{x}" y="{_TOP}" width="{wide}" height="{_BOTTOM - _TOP}">'
            yield f"<title>{_text(said)}</title></rect>"
        at += count


def _days(points: Sequence[HistoryPoint]) -> Iterator[str]:
    ticks = min(_TICKS, len(points))
    seen = -1
    for tick in range(ticks):
        at = tick * (len(points) - 1) // max(1, ticks - 1)
        if at == seen:
            continue
        seen = at
        x = _x(2 * at + 1, 2 * len(points))
        point = points[at].at
        yield f'<line class="base" x1="{x}" y1="{_BOTTOM}" x2="{x}" y2="{_BOTTOM + 5}"/>'
        yield f'<text x="{x}" y="{_BOTTOM + 21}" text-anchor="middle">{point.commit[:7]}</text>'
        day = point.day.isoformat() if point.day else "?"
        yield f'<text class="quiet" x="{x}" y="{_BOTTOM + 38}" text-anchor="middle">{day}</text>'
    said = "commits along first parents, in order of ancestry"
    yield f'<text class="quiet" x="{(_LEFT + _RIGHT) // 2}" y="{_BOTTOM + 60}" text-anchor="middle">{said}</text>'


def _legend(points: Sequence[HistoryPoint], top: int) -> Iterator[str]:
    """Yield name and number of each band beside its area in the last commit that was judged, the highest first."""
    tally = next((point.tally for point in reversed(points) if point.tally is not None), None)
    if tally is None:
        return
    middles: list[float] = []
    below = 0
    for band in BANDS:
        middles.append(float(_y(below + band.count_in(tally) / 2, top)))
        below += band.count_in(tally)
    for at, y in zip(range(len(BANDS)), _spread(middles), strict=True):
        band = BANDS[at]
        yield f'<rect class="{_CLASSES[at]}" x="{_RIGHT + 14}" y="{_number(y - 9)}" width="11" height="11" rx="2"/>'
        yield (
            f'<text x="{_RIGHT + 32}" y="{_number(y)}">'
            f'<tspan class="number">{band.count_in(tally):,}</tspan> {band.name}'
            f"<title>{_text(band.meaning)}</title></text>"
        )


def _spread(wanted: Sequence[float]) -> list[float]:
    """Return places near the wanted ones, from the ground up, that leave room for a line of text each."""
    places: list[float] = []
    for y in wanted:
        places.append(min(y + 4, places[-1] - _GAP if places else float(_BOTTOM)))
    return places


def _last_tally_in_words(points: Sequence[HistoryPoint]) -> str:
    tally = points[-1].tally
    if tally is None:
        return "The last commit could not be judged."
    return "In the last commit: " + ", ".join(f"{band.count_in(tally):,} {band.name}" for band in BANDS) + "."


def _round_up(value: int) -> int:
    """Return the next number that four even steps reach."""
    return max(4, -(-value // 4) * 4)


def _x(at: int, count: int) -> str:
    return _number(_LEFT + (_RIGHT - _LEFT) * at / count)


def _y(value: float, top: int) -> str:
    return _number(_BOTTOM - (_BOTTOM - _TOP) * value / top)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
