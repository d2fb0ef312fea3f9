"""The one place with words for what a report says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dodcheck.model.criterion import Form
from dodcheck.model.evidence import Basis, Unknown
from dodcheck.model.report import Origin
from dodcheck.model.verdict import Verdict


class WayOut(NamedTuple):
    """Why nothing could be decided, what to do about it, and the line that would settle it.

    In ``line``, ``PATH`` stands for a path and ``ID`` for the criterion's id; the reader fills in the rest.
    """

    meaning: str
    advice: str
    line: str


VERDICTS: Mapping[Verdict, str] = {
    Verdict.PROVED: "shown by evidence",
    Verdict.READY: "shown by evidence, not yet claimed: tick it",
    Verdict.ATTESTED: "a person answers for it",
    Verdict.WAIVED: "excused for a while",
    Verdict.DEFERRED: "put off by the document itself",
    Verdict.REFUTED: "claimed, but the evidence says no",
    Verdict.OPEN: "work to do",
    Verdict.UNPROVEN: "nothing in the repository shows it",
    Verdict.UNOBSERVABLE: "not to be seen from here",
    Verdict.BROKEN: "could not be judged",
}
"""What each verdict means, as the rest of a heading."""

BASES: Mapping[Basis, str] = {
    Basis.DERIVED: "computed from the repository",
    Basis.RECORDED: "handed over by the caller",
    Basis.STATED: "a document's own word",
}
"""What evidence of each basis rests on."""

FORMS: Mapping[Form, str] = {
    Form.BOX: "box",
    Form.EVIDENCE: "line of evidence",
    Form.MUST_BE_TRUE: "line of what must be true",
    Form.MEASUREMENT: "measurement",
    Form.METRIC: "metric",
    Form.BLOCKER: "blocker",
    Form.INVARIANT: "row about an invariant",
    Form.DELIVERABLE: "deliverable",
    Form.MILESTONE: "milestone",
    Form.ROW: "table row",
    Form.MARK: "marked line",
    Form.DERIVED: "derived criterion",
    Form.POLICY: "change of policy",
}
"""What a statement of each form is called."""

ORIGINS: Mapping[Origin, str] = {
    Origin.RULES_FILE: "written in the rules file",
    Origin.INLINE: "written in a comment under the statement",
    Origin.RECOGNISED: "read from the words of the statement",
    Origin.BUILT_IN: "built in for this kind of promise",
}
"""Where a rule comes from."""

NOT_UNDERSTOOD = WayOut("its box is neither ticked nor empty", "write one of the two", "[x] or [ ]")
"""For a statement that the evidence shows, in a box whose state nobody understands."""

FETCHED: Mapping[Unknown, WayOut] = {
    Unknown.OUTSIDE: WayOut(
        "it is recorded on the platform, not here",
        "fetch the platform's answer and hand it over with `--evidence NAME=PATH`",
        "gh api",
    ),
    Unknown.STALE: WayOut(
        "the platform's results are of another commit",
        "fetch those of this commit and hand them over with `--evidence NAME=PATH`",
        "gh api",
    ),
    Unknown.SKIPPED: WayOut(
        "the platform's answer leaves something out",
        "fetch all of it, with `--paginate --slurp`, and hand it over with `--evidence NAME=PATH`",
        "gh api",
    ),
}
"""The ways out for what the platform records; the line is the command that fetches its answer."""

ATTEST = "dodcheck attest FILE:LINE --by WHO --covers GLOB --expires DAY"
"""Signs a statement off in person; the reader fills in the capitals."""

BY_PEOPLE = WayOut("only people can say that", "have a person sign it off, once it is so", ATTEST)
"""For a statement without a rule about what people think, can do or have seen."""

BY_EYE = WayOut("a person has to look at it", "sign it off, once it is so", ATTEST)
"""For a rule that asks for a person's word."""

NO_BOXES = WayOut(
    "a phase asks for nothing",
    "write its boxes, or put it off: `(Deferred)` behind its heading",
    "- [ ] `README.md` exists",
)
"""For a phase without a criterion."""

DISAGREEING = WayOut(
    "plan and ledger do not say the same of the milestone",
    "let both call it closed once it is, and neither before",
    "**Status:** Closed",
)
"""For a milestone that the ledger calls closed and its plan does not, or that the ledger says nothing of."""

UNPLANNED = WayOut(
    "nothing but the ledger tells of the milestone",
    "track the plan that says what it promised, or cite what shows it in its entry",
    "**Evidence:** `PATH`",
)
"""For a milestone that the ledger calls closed and that has no plan."""

HANDED_OVER = WayOut(
    "no result of a tool was handed over",
    "run the tool, and add the file that it wrote to the command",
    "--evidence NAME=PATH",
)
"""For what only a file can show that the caller hands over; the line is the option that does."""

TOO_LITTLE = WayOut(
    "what is there may say or do nothing",
    "put into it what its name promises, or paste a rule that says what it must hold",
    "<!-- dodcheck {text: {in: PATH, literal: WORDS}} -->",
)
"""For a file that is there and valid, and holds nothing of what it is there for."""

NO_PLAN = WayOut(
    "the milestone has no plan",
    "write its plan, under a name like this, and let git track it",
    "milestones/ID/ID_plan.md",
)
"""For a milestone whose plan would show it; the line is a path that is found by its name."""

NO_ROLLBACK = WayOut(
    "the plan does not say how its work is undone",
    "say it there, under a heading of its own",
    "## Rollback",
)
"""For a plan without a word on what to do when its work has to be taken back."""

MAY_MEAN_LESS = WayOut(
    "it may mean less than what was looked for",
    "if it means just that, paste the rule that was read, and it decides",
    "dodcheck explain FILE:LINE  # prints it",
)
"""For a rule that asks for more than the words of its statement say, and does not hold."""

ONLY_CITED = WayOut(
    "nothing shows it but what it cites",
    "paste a rule that decides what it says below the statement, or sign it off: `dodcheck attest`",
    "<!-- dodcheck {file: {path: PATH}} -->",
)
"""For a claim that no rule decides, and of which no more than the evidence that it cites was looked at."""

SPOKEN_OF = WayOut(
    "it is spoken of there, which may count or not",
    "take it out there, or paste a rule that says whether comments count",
    "<!-- dodcheck {text: {in: PATH, literal: WORDS, max: 0, code_only: true}} -->",
)
"""For a text that stands nowhere but in comments, docstrings and messages."""

UNKNOWNS: Mapping[Unknown, WayOut] = {
    Unknown.NO_RULE: WayOut(
        "no rule decides it",
        "paste a rule below the statement; `dodcheck rules` lists the kinds",
        "<!-- dodcheck {file: {path: PATH}} -->",
    ),
    Unknown.PARTIAL: WayOut(
        "only a part of it is understood",
        "paste a rule that decides all of it below the statement",
        "<!-- dodcheck {all: [{file: {path: PATH}}, {text: {in: PATH, literal: WORDS}}]} -->",
    ),
    Unknown.STATED_ONLY: WayOut(
        "only the document says so",
        "hand over a result, or let its rule accept the document's word",
        "accept_stated: true",
    ),
    Unknown.EMPTY_SCOPE: WayOut(
        "nothing was there to examine",
        "add what it looks for, or correct its rule",
        "<!-- dodcheck {file: {path: PATH}} -->",
    ),
    Unknown.AMBIGUOUS: WayOut(
        "several places fit, or it has moved",
        "name the one that is meant",
        "<!-- dodcheck {file: {path: PATH}} -->",
    ),
    Unknown.IGNORED: WayOut(
        "git ignores what would show it",
        "track it, if it belongs to the repository",
        "git add --force PATH",
    ),
    Unknown.SUBMODULE: WayOut(
        "it lies inside a submodule",
        "name a file of this repository that shows it, or add a waiver to dodcheck.waivers.yml",
        "{criterion: ID, reason: WHY, owner: WHO, expires: DAY}",
    ),
    Unknown.OUTSIDE: WayOut(
        "it lies outside the repository",
        "name a file of this repository that shows it, or add a waiver to dodcheck.waivers.yml",
        "{criterion: ID, reason: WHY, owner: WHO, expires: DAY}",
    ),
    Unknown.HISTORY: WayOut(
        "the commits that would show it are not known here",
        "fetch all there are (in CI: `fetch-depth: 0`; in a shallow clone: add `--unshallow`), or do as it says below",
        "git fetch --tags",
    ),
    Unknown.STALE: WayOut(
        "the result is older than what it covers",
        "run it again on this commit",
        "git log -1 -- PATH",
    ),
    Unknown.SKIPPED: WayOut(
        "a part of what it looks at could not be read",
        "make that part readable, or leave it out of the rule",
        "exclude: [PATH]",
    ),
    Unknown.EXCEPTION: WayOut(
        "it rests on a waiver or a deferral",
        "settle what it rests on",
        "dodcheck claims",
    ),
}
"""For every reason why something is unknown: what it means and the way out."""

BRIEFLY: Mapping[Unknown, str] = {
    Unknown.NO_RULE: "without a rule",
    Unknown.PARTIAL: "half understood",
    Unknown.STATED_ONLY: "only a document's word",
    Unknown.EMPTY_SCOPE: "nothing to examine",
    Unknown.AMBIGUOUS: "several places fit",
    Unknown.IGNORED: "ignored by git",
    Unknown.SUBMODULE: "in a submodule",
    Unknown.OUTSIDE: "kept elsewhere",
    Unknown.HISTORY: "commits not here",
    Unknown.STALE: "older results",
    Unknown.SKIPPED: "partly unreadable",
    Unknown.EXCEPTION: "rest on an exception",
}
"""The same reasons behind a number."""
