"""What a stranger may write, and a report that shows it everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.model.exception import Waiver
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.report import Judgement, Report
from dodcheck.model.verdict import Verdict
from support.reports import AS_OF, criterion, judged, report, rule

HOSTILE_TEXTS: Mapping[str, str] = {
    "ansi": "green \x1b[32mPASSED\x1b[0m and \x1b]8;;http://evil.example\x07link\x1b]8;;\x07 \x9b2J",
    "bidi": "admin \u202egnp.exe\u2066 \u200bzero\u200d\ufeff width",
    "table": "a | b \\| c | `code | more` ``x``",
    "html": "<script>alert(1)</script> <!-- x --> </details> &lt;b&gt; <img src=x onerror=y>",
    "command": "::error file=x::pwned",
    "folded": "first\r\n::warning::second\n##[error]third ##vso[task.complete]",
    "markup": "**bold** _it_ ~~no~~ [a](javascript:x) ![i](http://e.example/i.png) # no > no $x$ - [x] 1. *",
    "pings": "@octocat and @org/team, #12, GH-34, org/repo#56, a@b.example, https://e.example/x www.e.example",
    "long": "long " + "word " * 2_000,
    "unbroken": "x" * 10_000,
    "wide": "🚀 部署完成 ✅ ⚠\ufe0f 👩‍💻 ｆｕｌｌ " + "語" * 100,
    "combining": "z" + "\u0301" * 5_000,
    "right-to-left": "שלום עולם مرحبا بالعالم",
    "surrogate": "lone \ud800 and \udcff half, tag \U000e0041, line\u2028separator, nul \x00, del \x7f",
    "blank": "\u3164\u200b",
    "nothing": "",
}
"""What a stranger may write into a statement, a reason, a path or a notice."""


def hostile() -> Report:
    """Every hostile text in every place a report shows."""
    verdicts = (Verdict.REFUTED, Verdict.OPEN, Verdict.UNPROVEN, Verdict.WAIVED)
    judgements = tuple(
        hostile_judgement(verdicts[at % len(verdicts)], at, text) for at, text in enumerate(HOSTILE_TEXTS.values(), 1)
    )
    notices = tuple(Notice("invisible", Location(text, 1), text or ".") for text in HOSTILE_TEXTS.values())
    return report(*judgements, notices=notices)


def hostile_judgement(verdict: Verdict, line: int, text: str) -> Judgement:
    """A judgement that says one text everywhere."""
    said = text or "."
    waiver = Waiver(said, said, said, AS_OF) if verdict is Verdict.WAIVED else None
    evidence = Evidence(
        kind="text",
        outcome=Outcome.UNKNOWN if verdict is Verdict.UNPROVEN else Outcome.FAILS,
        summary=said,
        examined=1,
        matched=0,
        reproduce=f"git grep -e {text}",
        unknown=Unknown.AMBIGUOUS if verdict is Verdict.UNPROVEN else None,
        places=(Place(said, line),),
    )
    said_by = criterion(line, text, claimed=verdict is Verdict.REFUTED, path=said)
    return judged(verdict, said_by, evidence, rule(kind="text", pattern=text), waiver)
