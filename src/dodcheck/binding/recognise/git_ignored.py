"""`target/` is ignored by git, `.env` is git-ignored: lines of the `.gitignore` at the root."""

from __future__ import annotations

from dodcheck.binding.recognise import content
from dodcheck.binding.recognise.forms import ALSO, BE, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import All
from dodcheck.rules.file import FileRule

_NOUN = r"(?: (?:files?|folders?|director(?:y|ies)))?"
_FORMS = (
    rf"{THE}{named(ALSO, 'held')}{_NOUN} {BE}(?:git-?ignored|(?:ignored|excluded) (?:by|in|from) git)",
    rf"git ignores {THE}{named(ALSO, 'held')}{_NOUN}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that its lines name them, and nothing of them is tracked; other files may ignore them too."""
    found = fit(words, _FORMS)
    if found is None:
        return None
    said = f"{found['held']} is ignored in ⟦{len(words.things)}⟧"
    told = content.read(words._replace(words=said, things=(*words.things, ".gitignore")))
    if told is None or told.strength is not Strength.STRONGER:
        return None
    untracked = (FileRule(path=_tracked(one), max=0) for one in things_in(words, found["held"]))
    return Reading(All((told.tree, *untracked)), Strength.STRONGER)


def _tracked(held: str) -> str:
    """Return a glob of what git would not ignore, whatever its lines say: it is tracked."""
    name = held.removeprefix("**/").strip("/")
    return f"**/{name}/**" if held.endswith("/") else f"**/{name}"
