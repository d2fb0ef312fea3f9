"""`pr` on edits whose answer is known: what only looks otherwise passes, what takes away or claims falsely blocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from dodcheck.errors import UserError
from fuzz.campaign import Campaign, Given
from fuzz.repositories import repository
from fuzz.sides import Files, answer, check_change, compared, told_of

SEED = "seed"
DOCUMENT = "docs/DOD.md"
_BOX = re.compile(r"^(- \[)([ x])(\] )(.*)$", re.MULTILINE)
_FALSE = "`no/such/file.txt` exists"


def fresh(random: Random) -> Given:
    """Return a number."""
    return {SEED: str(random.randrange(10**9)).encode()}


def check(given: Given) -> None:
    """Make a repository and an edit of its checklist; the answer is the one that is known."""
    random = Random(given.get(SEED, b"").decode("latin-1"))
    base = repository(random)
    edit, passes = random.choice(_EDITS)
    text = base[DOCUMENT].decode()
    changed = edit(random, text)
    edited = changed if edit is _reformatted else _with_harmless(random, changed)
    tree = {**base, DOCUMENT: edited.encode()}
    try:
        told = compared(base, tree)
    except UserError as problem:
        assert not passes or _refused(base), f"{edit.__name__} leads to {problem}"
        return
    found = answer(told)
    check_change(told, found)
    said = f"{edit.__name__}: {told_of(found)}\n--- before\n{text}\n--- after\n{edited}\n--- files\n{base}"
    assert found.passed is passes or edit(Random(0), text) == text, said


def _with_harmless(random: Random, text: str) -> str:
    """Return the text with none or a few changes that don't matter, which are no cover for one that does."""
    for harmless in random.sample((_promised, _moved, _renamed), random.choice((0, 0, 1, 2))):
        text = harmless(random, text)
    return _reformatted(random, text) if random.random() < 0.4 else text


def _refused(base: Files) -> bool:
    """Return whether the repository can't be judged as it stood already."""
    try:
        compared(base, base)
    except UserError:
        return True
    return False


def _reformatted(random: Random, text: str) -> str:
    for change in random.sample(_LOOKS, random.randint(1, len(_LOOKS))):
        text = change(text)
    return text


def _bold(text: str) -> str:
    return _BOX.sub(lambda found: f"{found[1]}{found[2]}{found[3]}{_emphasised(found[4])}", text)


def _emphasised(words: str) -> str:
    plain = re.fullmatch(r"[A-Za-z][A-Za-z ]*[a-z]", words)
    return f"**{words}**" if plain and "Deferred" not in words else words


def _wide(text: str) -> str:
    return _BOX.sub(
        lambda found: (
            f"{found[1]}{found[2]}{found[3]}{found[4].replace(' ', '  ') if '`' not in found[4] else found[4]}"
        ),
        text,
    )


_LOOKS: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("- [", "* ["),
    lambda text: text.replace("- [", "+ ["),
    lambda text: text.replace("[x]", "[X]"),
    lambda text: "\ufeff" + text,
    lambda text: re.sub(r"(?m)^(- \[.*)$", r"\1  ", text),
    lambda text: text.replace("\n\n", "\n\n\n"),
    lambda text: text.rstrip("\n"),
    _bold,
    _wide,
)


def _removed(random: Random, text: str) -> str:
    """Return the text without one of its boxes, and what stands below it."""
    boxes = list(_BOX.finditer(text))
    gone = random.choice(boxes)
    rest = text[gone.end() :]
    comment = re.match(r"\n  <!--.*", rest)
    return text[: gone.start()] + rest[comment.end() if comment else 0 :].removeprefix("\n")


def _claimed(_random: Random, text: str) -> str:
    """Return the text with one more box that is ticked, and false."""
    last = list(_BOX.finditer(text))[-1]
    return f"{text[: last.start()]}- [x] {_FALSE}\n{text[last.start() :]}"


def _promised(_random: Random, text: str) -> str:
    """Return the text with one more box that is open."""
    boxes = list(_BOX.finditer(text))
    return f"{text[: boxes[-1].start()]}- [ ] {_FALSE}\n{text[boxes[-1].start() :]}" if boxes else text


def _hidden(random: Random, text: str) -> str:
    """Return the text with one of its boxes out of sight."""
    gone = random.choice(list(_BOX.finditer(text)))
    before, after = random.choice(
        (("<!--\n", "\n-->"), ("```\n", "\n```"), ("<div>\n", "\n</div>"), ("~~~\n", "\n~~~"))
    )
    return f"{text[: gone.start()]}\n{before}{gone[0]}{after}\n\n{text[gone.end() :]}"


def _moved(_random: Random, text: str) -> str:
    """Return the text with its phases in another order."""
    phases = re.split(r"(?m)^(?=## )", text)
    return "".join(phase.rstrip("\n") + "\n\n" for phase in reversed(phases) if phase)


def _renamed(_random: Random, text: str) -> str:
    """Return the text with another name for each phase: its number says which it is."""
    return re.sub(r"(?m)^(## Phase \d+): Name$", r"\1: Another name", text)


def _negated(random: Random, text: str) -> str:
    """Return the text with a box that promises something else."""
    box = random.choice(list(_BOX.finditer(text)))
    return f"{text[: box.start(4)]}Nothing of `x.txt`{text[box.end() :]}"


def _deferred(random: Random, text: str) -> str:
    """Return the text with one open box put off."""
    open_ = [found for found in _BOX.finditer(text) if found[2] == " " and "Deferred" not in found[4]]
    if not open_:
        return text
    put_off = random.choice(open_)
    return f"{text[: put_off.end()]} (Deferred){text[put_off.end() :]}"


_EDITS: tuple[tuple[Callable[[Random, str], str], bool], ...] = (
    (_reformatted, True),
    (_promised, True),
    (_removed, False),
    (_claimed, False),
    (_deferred, False),
    (_hidden, False),
    (_negated, False),
    (_moved, True),
    (_renamed, True),
)

CAMPAIGN = Campaign(
    name="pr-edits", about="pr on edits whose answer is known", fresh=fresh, check=check, grows=False, mutates=False
)
