"""Signs by the names that GitHub shows as pictures: `:white_check_mark:` is ✅."""

from __future__ import annotations

import re

_SIGNS = {
    "white_check_mark": "✅",
    "heavy_check_mark": "✔",
    "ballot_box_with_check": "☑",
    "x": "❌",
    "heavy_multiplication_x": "✖",
    "negative_squared_cross_mark": "❎",
    "hourglass": "⌛",
    "hourglass_flowing_sand": "⏳",
    "construction": "🚧",
    "arrows_counterclockwise": "🔄",
    "soon": "🔜",
    "lock": "🔒",
    "white_large_square": "⬜",
    "green_circle": "🟢",
    "large_green_circle": "🟢",
    "yellow_circle": "🟡",
    "orange_circle": "🟠",
    "red_circle": "🔴",
    "large_blue_circle": "🔵",
    "warning": "⚠",
    "tada": "🎉",
    "rocket": "🚀",
}
_NAMED = re.compile(rf"(?<![\w:`]):({'|'.join(_SIGNS)}):(?![\w:`])")


def with_signs(source: str) -> str:
    """Return a source with the signs that its shortcodes stand for; a name in code marks stays."""
    return _NAMED.sub(lambda found: _SIGNS[found[1]], source) if ":" in source else source
