"""Every report, on judgements, places and notices of a stranger's words."""

from __future__ import annotations

from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.verdict import Verdict
from fuzz.campaign import Campaign, Given
from fuzz.judged import check_rendered
from fuzz.texts import soup, text_of
from support.hostile import HOSTILE_TEXTS, hostile_judgement
from support.reports import report

PIECES = (
    *(text for text in HOSTILE_TEXTS.values() if 0 < len(text) < 120), "::error::", "##[", "##vso[", "\x1b[31m", "|",
    "`", "``", "@me", "#1", "<b>", "<!--", "-->", "\u202e", "\n", "\r", " ", "\u8a9e", "\ud800", "\u0301", "--",
    "[a](b)", "![", "**", "_", "~", "$", "\\", "&lt;", "http://e.example", "www.e.example", "a@b.example", "1. ",
    "- [x] ", "> ", "```", "    ", "</details>",
)  # fmt: skip
_SHOWN = tuple(verdict for verdict in Verdict if verdict is not Verdict.UNOBSERVABLE)


def check(given: Given) -> None:
    """Render a report that says these words everywhere."""
    words = text_of(given)
    texts = [words, words[::-1][:200], words[:40]]
    judgements = [
        hostile_judgement(_SHOWN[(at + len(words)) % len(_SHOWN)], at, text) for at, text in enumerate(texts, 1)
    ]
    notices = tuple(Notice("invisible", Location(text, 1), text or ".") for text in texts)
    check_rendered(report(*judgements, notices=notices))


CAMPAIGN = Campaign(
    name="reports", about="every report on a stranger's words", fresh=soup(PIECES, 30), check=check, pieces=PIECES
)
