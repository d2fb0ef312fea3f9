"""Status words and signs: `✅ Complete`, `Open`, `🔒 Closed and Locked`, and what they claim."""

from __future__ import annotations

import re
import unicodedata

from dodcheck.documents.shortcodes import with_signs
from dodcheck.model.milestone import Status, status_of

TICKS = "✅☑✔✓"
_GOOD = TICKS + "🟢"
EMPTY_BOXES = frozenset("☐⬜🔲◻")
"""Boxes that Markdown has no word for: what stands beside one is work to do, whatever its words."""

UNFINISHED = frozenset("⏳⌛🚧") | EMPTY_BOXES
_BAD = frozenset("❌✗✘✖🔴🔵🟡") | UNFINISHED
LOCK = "🔒"
"""A lock is decoration, unless Closed, Locked, Frozen or Complete stands beside it."""

SIGNS = frozenset(_GOOD + LOCK) | _BAD
WAITING = frozenset("🔄🔜")
"""Signs of work under way; where no tick stands beside them, they may be pictures of what their words are about."""

STATES = frozenset("⏭⏩⏸⏹⏯⚠🟠🟤🟣⚪⚫⛔🚫➖🔁🔃❓❔⭕🆗🛑")
"""Signs of a state that nobody is sure of: what stands beside one claims nothing, and it is no picture either."""

_TELLING = SIGNS | WAITING
_COLOURS = ("🟢 green", "🟡 yellow", "🟡 amber", "🔴 red")
"""A dot and the word for its colour say one thing; green alone may mean that all goes well so far."""
_FESTIVE = frozenset("🎉🎊🚀🏁🏆🥳👍💯✨⭐🌟")
"""Pictures that praise what stands behind them."""
_DOUBTFUL = frozenset("⚠🟠🟤🟣⚪")
"""Signs that leave open how far something is, where a word beside them says that it is done."""

_LONGEST = 200
"""A longer phrase, in code points, is prose and no status."""

_DEEDS = (
    r"created|added|written|generated|produced|exists|present|verified|validated|signed[ -]off|enforced"
    r"|merged(?: (?:in)?to (?:main|master|trunk)(?!\w))?"
)
_ENDED = (
    r"closed|completed?|done|met|yes|y|ok(?:ay)?|pass(?:ed|es|ing)?|finished|achieved|satisfied|fulfilled|implemented"
    r"|delivered|shipped|success(?:ful)?|in place|compliant|conform(?:s|ant)"
    # What is out is out for those it is for.
    r"|(?:live|released|deployed|launched|landed|published|rolled out)(?: (?:in|to) prod(?:uction)?)?(?!\w)"
    r"(?!.{0,60}\b(?:stag(?:e|ing)|dev\w*|test\w*|alpha|beta|canary|preview|pilot|qa|internal\w*|draft|soon)\b)"
)
_PROMISED = (
    r"started|done|met|completed?|implemented|fulfilled|achieved|delivered|executed|performed|provided|tested|verified"
    r"|written|created|ready|run|live|merged|released|deployed|shipped|published|signed[ -]off|approved|validated"
    r"|reviewed|compliant|in place|enforced|passed|passing|working|documented|available|finished|closed|green"
)
_FALSE = (
    rf"not(?: yet)? (?:{_PROMISED})|not yet|no|n|open|planned|pending|awaiting(?: [\w-]+){{0,3}}|tbd"
    r"|in[ -]progress|to[ -]?do|wip|fail(?:ed|ing|s|ure)?|incomplete|unmet|missing|blocked|paused|on[ -]hold|upcoming"
    r"|ongoing|outstanding|in (?:development|review|qa|testing|test|staging|validation)"
    r"|under (?:development|review|construction)|backlog|draft|started|non[ -]?complian(?:t|ce)|non[ -]?conform\w{0,4}"
    r"|unverified|unmerged|unreleased|gaps?|red|amber|yellow|on track|at risk|off track|delayed|overdue"
)
_STATUS = re.compile(rf"(?:(?P<true>{_DEEDS}|{_ENDED})|(?P<false>{_FALSE}))(?!\w)")
_SETTLED = re.compile(rf"(?:{_ENDED}|{_FALSE})(?!\w)")
_DEED_OF = re.compile(rf"(?:{_DEEDS})(?= +[\w`(])", re.IGNORECASE)
"""The begin of words that say what was done, and to what or where: they state something besides being a status."""
_LOCKED = re.compile(r"(?:closed|locked|frozen|completed?)(?!\w)")
_TAIL = re.compile(r"\s*(?:$|[(,;:.!—–])|\s+(?:-\s|\d|(?:and|in|at|on|via|by|for|since)\b)")
"""What may follow a status word: `No (by design)` is a status, `No change` and `Yes/No` are not."""

_NOT_DONE = re.compile(
    r"(?:fixed|resolved|mitigated|removed|deleted|dropped|none|n/?a|not|no|skipped|deferred|postponed|partial\w*"
    r"|waived|accepted|rejected|ready|low|medium|high|optional|required|expected|conditional|limited|unknown|unchanged)(?!\w)"
)
"""What a tick may stand before without saying that the thing named beside it is done or there."""

_TAKEN_BACK = re.compile(
    r"\b(?:won['’]?t[ -]?(?:fix|do)?|wontfix|duplicates?|not planned|removed|deleted|reverted|rolled back|waived|n/a"
    r"|eventually|later|for now|in part|temporar\w+|dropped"
    r"|abandoned|cancell?ed|superseded|obsolete|invalid|declined|withdrawn)(?!\w)"
    r"|(?<![\w/.])(\d{1,3}) ?(?:/|of) ?(?!\1(?!\d))\d{1,3}(?![\w/.])"
)
"""Words whose presence behind `Closed` or `Done` says that it ended otherwise, is not so any more, or
is so of a part."""

_DONE_IN_PART = re.compile(
    r"(?:closed|completed?|done|finished|implemented|delivered)"
    r"[ (:~≈–—-]*(?!100)\d{1,2}(?:[.,]\d+)? ?%(?: (?:completed?|done|finished))?[ ).]*"
)
"""How much of it is done: `Complete (95%)`; what was met or passed with a percentage was measured."""

_UNDER_WAY = re.compile(
    r"\b(?:planned|scheduled|next|soon|queued|backlog|draft(?:ed)?|designed|proposed|approved|agreed|decided|assigned"
    r"|confirmed|started|begun|ongoing|under ?way|under review|in review|reviewing|tracked|opened|filed|will|to be"
    r"|moved|renamed|migrated|merged into|split|gone|eliminated|archived|replaced|extracted|consolidated|cleaned|clean"
    r"|absent|not|no longer|never|mostly|almost|nearly|partly|some|estimated|acceptable|tolerated|untracked|ignored"
    r"|blocked|rejected|failed|prevented|refused|denied|error)(?!\w)"
    r"|^\d{1,2}(?:[.,]\d+)? ?%(?: (?:complete|completed|done|finished))?$"
)
"""Words beside a tick that say that something else is well than that the thing named beside it is done or there."""


_BRACKETED = re.compile(r"\[([^\[\]()]+)\]|\(([^\[\]()]+)\)")
_DRAWN = "█▓▒░▰▱■□▮▯●○◼◻⬛⬜"
_BAR = re.compile(
    rf"(?:(?P<before>\d{{1,3}}) ?% ?)?(?:[{_DRAWN}]{{4,40}}|\[[{_DRAWN}=#>. -]{{4,40}}\])"
    r"(?: ?(?P<behind>\d{1,3}) ?%)?"
)
"""How much of something is done, drawn as a bar with its share: `████░ 80%`."""
_ALL = "100"


def claimed_by_words(said: str) -> bool | None:
    """Return what a status of these plain words claims; ``None`` where they are no status, or contradict themselves."""
    if len(said) > _LONGEST:
        return None
    bare = _unbracketed(with_signs(said.lower()).replace("\ufe0f", "").strip())
    if drawn := _BAR.fullmatch(bare):
        share = drawn["before"] or drawn["behind"]
        return share == _ALL if share else None
    words = _uncelebrated(bare)
    if words in _COLOURS:
        return claimed_by_sign(words[0])
    signs = [char for char in words if char in _TELLING]
    telling = [char for char in signs if char != LOCK] or signs[:1]
    if not telling:
        return _decorated(words)
    bare = words.strip("".join(_TELLING) + " \t*_")
    if len(telling) > 1 or any(char in _TELLING for char in bare):
        return _amid(telling, bare)
    return _beside(telling[0], bare)


def is_mere_status(words: str) -> bool:
    """Return whether plain words are a status and state nothing: `Done` is one, `Present at workflow level` is not."""
    return claimed_by_words(words) is not None and not _DEED_OF.match(words)


def claimed_by_sign(sign: str) -> bool:
    """Return what a sign of ``SIGNS`` claims of the statement it stands beside."""
    return sign not in _BAD and sign not in WAITING


def _unbracketed(words: str) -> str:
    """Return a status without the brackets around all of it: `[done]`, `(completed)`."""
    found = _BRACKETED.fullmatch(words)
    return (found[1] or found[2]).strip() if found else words


def _uncelebrated(words: str) -> str:
    """Return a status without the pictures behind its words: `✅ done 🎉`."""
    end = len(words)
    while end > 1 and (words[end - 1] == " " or (_is_picture(words[end - 1]) and words[end - 1] not in _DOUBTFUL)):
        end -= 1
    return words[:end]


def _decorated(words: str) -> bool | None:
    """Return what words claim behind a picture: `⏸ paused` is open, and of `⚠ done` nobody knows."""
    first = next((at for at, char in enumerate(words) if not _is_picture(char) and char != " "), len(words))
    claimed = _worded(words[first:])
    return claimed if claimed is False or _FESTIVE.issuperset(words[:first].replace(" ", "")) else None


def _amid(telling: list[str], bare: str) -> bool | None:
    """Return what a word and the sign behind it claim, where more follows: `Done ✅ (#12)`; the two must agree."""
    before, _, behind = bare.partition(telling[0])
    if len(telling) > 1 or any(char in _TELLING or _is_picture(char) for char in before + behind):
        return None
    claimed = claimed_by_sign(telling[0])
    return claimed if _worded(before.strip()) is _worded(f"{before.strip()} {behind.strip()}") is claimed else None


def _is_picture(char: str) -> bool:
    return char not in _TELLING and unicodedata.category(char) == "So"


def _beside(sign: str, words: str) -> bool | None:
    """Return what a sign claims beside the words of a status, maybe none; the two must agree."""
    if sign == LOCK:
        return True if _LOCKED.match(words) and not _doubted(words) else None
    claimed, worded = claimed_by_sign(sign), _worded(words)
    if not words or worded is claimed:
        return claimed
    if sign in UNFINISHED or sign in WAITING:
        return None if worded or _NOT_DONE.match(words) else False
    # Before any other word a tick still says that it is well; what a dot or a cross says there is anyone's guess.
    unsaid = worded is None and not _SETTLED.match(words) and not _NOT_DONE.match(words) and not _doubted(words)
    unsaid = unsaid and not _UNDER_WAY.search(words)
    return True if sign in TICKS and unsaid else None


def _worded(words: str) -> bool | None:
    found = _STATUS.match(words)
    if found is None or not _TAIL.match(words, found.end()):
        return None
    if found["false"]:
        return False
    return None if _doubted(words[found.end() :]) or _DONE_IN_PART.fullmatch(words) else True


def _doubted(words: str) -> bool:
    return bool(_TAKEN_BACK.search(words)) or status_of(f"met {words}") is not Status.CLOSED
