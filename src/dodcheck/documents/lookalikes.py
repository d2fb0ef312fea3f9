"""Letters that pass for Latin ones, and what each of them passes for."""

from __future__ import annotations

import re
import unicodedata

_STRONG = (
    (
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd",
        "ABEZHIKMNOPTYXov",
    ),  # Greek
    (
        "\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423\u04c0",
        "SIJABEKMHOPCTXYI",
    ),  # Cyrillic capitals
    (
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u04cf\u0501\u051b\u051d",
        "aeopcyxsijhldqw",
    ),  # Cyrillic letters
    ("\u0555\u054f\u053c\u054d\u0585\u0578\u057d\u0570\u0581\u0584\u0575\u0561", "OSLUonuhgpjw"),  # Armenian
    (
        "\u13aa\u13f4\u13df\u13a0\u13ac\u13c0\u13bb\u13ab\u13e6\u13de\u13b7\u13e2\u13a1\u13da\u13a2\u13d9\u13b3\u13a9\u13c3",
        "ABCDEGHJKLMPRSTVWYZ",
    ),  # Cherokee
)
"""No reader tells these from the Latin letters below them."""

_WEAK = (
    ("\u03b1\u03b9\u03ba\u03c1\u03c4\u03c5\u03c9\u03b3", "aikptuwy"),
    ("\u0432\u043a\u043c\u043d\u0442\u0433\u043f\u044c\u050d", "bkmhtrnbg"),
)
"""Near enough inside a word; alone they are what maths and other languages use them for."""

_STYLED = "\u0251\u0261\u017f"
STYLED = re.compile(
    f"[{_STYLED}\u2100-\u2115\u2117-\u2121\u2123-\u214f\u2160-\u217f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    "\U0001d400-\U0001d7ff]"
)
"""Latin letters and digits in another dress: full-width, mathematical, Roman numerals, phonetic."""

_MARKS = ("\u2044\u2215\uff0f\u29f8\u2024\uff0e\u2010\u2011\u2212\ufe63\uff0d\ua789\uff1a\uff3f", "////..-----::_")
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

MARKS = re.compile("[\u2044\u2215\uff0f\u29f8\u2024\uff0e\ua789\uff1a\uff3f]")
"""Slashes, dots, colons and underscores that no command, path or rule means."""

TYPOGRAPHY = re.compile(f"[\u2010\u2011\u2212\ufe63\uff0d{_SPACES}]")
"""Hyphens and spaces that programs put into prose, and often enough into its code spans, by themselves."""

STRONG = frozenset("".join(letters for letters, _ in _STRONG))
WEAK = frozenset("".join(letters for letters, _ in _WEAK))

_PASSES_FOR = {
    ord(one): other
    for letters, latin in (*_STRONG, *_WEAK, _MARKS, (_SPACES, " " * len(_SPACES)), (_STYLED, "ags"))
    for one, other in zip(letters, latin, strict=True)
}


def latin_look(text: str) -> str:
    """Return what a text passes for to a reader who sees neither case nor how accents are encoded: in lower case."""
    return unicodedata.normalize("NFKC", text.translate(_PASSES_FOR)).translate(_PASSES_FOR).casefold()


def imitated_letter(character: str) -> str:
    """Return what a look-alike is taken for, as a word of a sentence."""
    plain = unicodedata.normalize("NFKC", _PASSES_FOR.get(ord(character), character))
    if plain == " ":
        return "a space"
    return plain if plain.isascii() else "a Latin letter"
