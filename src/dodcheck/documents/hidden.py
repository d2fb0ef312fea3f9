"""Characters that deceive the eye: invisible ones, and letters of one script that pass for another's."""

from __future__ import annotations

import re

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
    # Joiners shape emoji and many scripts; between Latin letters or digits they do nothing but hide.
    "|(?<=[A-Za-z0-9_./-])[\u200c\u200d]+(?=[A-Za-z0-9_./-])"
)
_ALIKE = (
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd"  # Greek
    "\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"  # Cyrillic capitals
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051b\u051d"  # Cyrillic letters
)
_LOOK_ALIKE = re.compile(f"(?<=[A-Za-z])[{_ALIKE}]|[{_ALIKE}](?=[A-Za-z])")


def invisible(text: str) -> str | None:
    """Return the first character of a text that no reader sees or that turns the order of what they see."""
    found = _INVISIBLE.search(text)
    return found[0][0] if found else None


def look_alike(text: str) -> str | None:
    """Return the first Greek or Cyrillic letter that passes for the Latin ones it stands among."""
    found = _LOOK_ALIKE.search(text)
    return found[0] if found else None
