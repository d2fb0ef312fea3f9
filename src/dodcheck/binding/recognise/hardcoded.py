"""No hard-coded `localhost`, no hardcoded URLs in `src/`: addresses that stand in code."""

from __future__ import annotations

from dodcheck.binding.recognise.flaws import CODE, LEFT, PLACE, is_of_some, place_of
from dodcheck.binding.recognise.forms import SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.code.suffixes import SUFFIXES
from dodcheck.rules.text import TextRule

_HARD = r"(?:hard-?coded|hard coded|hard-wired)"
_LOCAL = rf"(?:localhost|{named(SLOT, 'thing')})(?: (?:urls?|addresses|hosts?|references?|ports?))?"
_WHAT = rf"{_HARD} (?:(?P<local>{_LOCAL})|(?:absolute )?urls?)"
_FORMS = (rf"(?:there (?:is|are) )?(?:no|zero|0) {_WHAT}{LEFT}{CODE}{PLACE}{LEFT}",)
_LOCALHOST = frozenset({"localhost", "127.0.0.1"})
_HOST = r"(?:localhost|127\.0\.0\.1)\b"
_SCHEME = r"(?:https?|wss?)://"
_CALLED = r"\b(?:fetch|axios(?:\.\w+)?|requests\.\w+|httpx\.\w+|urlopen|http\.Get|WebSocket|EventSource)\(\s*f?[\"'`]"
_SET = r"^\s*(?:export\s+)?(?:(?:const|let|var|final|static)\s+)*[\w.]+(?:\s*:\s*\w+)?\s*=\s*[\"'`]"
_KINDS = ("py", "js", "jsx", "mjs", "cjs", "ts", "tsx", "vue", "svelte", "go", "java", "kt", "dart")
_SHIPPED = ("src/", "lib/", "app/")
_NOT_SHIPPED = ("**/test*/**", "**/__tests__/**", "**/*test*", "**/*spec*", "**/examples/**", "**/vendor/**")


def read(words: Phrase) -> Reading | None:
    """Return a rule that no code holds such an address; one that is called, or a name for a local one, refutes it.

    Others may be names that are no place, or what stands where nothing else is set.
    """
    found = fit(words, _FORMS)
    place = place_of(words, found) if found else None
    if found is None or place is None or not _LOCALHOST.issuperset(things_in(words, found["thing"] or "")):
        return None
    if not all(one == "**" or one.endswith("/") for one in place):
        return None
    host = _HOST if found["local"] else r"[\w.-]+"
    named_local = rf"|{_SET}{_SCHEME}{_HOST}[^\"'`]*[\"'`]\s*[,;]?\s*$" if found["local"] else ""
    nowhere = rf"(?i){_HOST}|\b0\.0\.0\.0\b|\[::1\]" if found["local"] else rf"(?i){_SCHEME}"
    sought = "an address of the own machine" if found["local"] else "an address"
    where = tuple(f"**/*{suffix}" for suffix in SUFFIXES) if place == ("**",) else place
    shipped = _SHIPPED if place == ("**",) else place
    surely = TextRule(
        pattern=rf"{_CALLED}{_SCHEME}{host}{named_local}",
        meaning=f"{sought} that is called",
        in_=tuple(f"{folder}**/*.{kind}" for folder in shipped for kind in _KINDS),
        exclude=_NOT_SHIPPED,
        max=0,
        code_only=True,
        named_in=words.named_in,
    )
    return Reading(
        TextRule(pattern=nowhere, meaning=sought, in_=where, max=0, code_only=True, named_in=words.named_in),
        Strength.STRONGER,
        least=None if place == ("**",) and is_of_some(words) else surely,
    )
