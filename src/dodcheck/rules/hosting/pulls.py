"""Pull requests: one that was merged, and those that somebody opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.hosting.answers import PlatformAnswer, at, listed, number_at, objects_at, text_at
from dodcheck.rules.hosting.facts import PULLS, REVIEWS, Fact, PlatformQuestion, untold

Pull = Mapping[str, object]


def decide(asked: PlatformQuestion, answers: Sequence[PlatformAnswer]) -> Finding | None:
    """Return what the answers say of pull requests, ``None`` where none speaks of the ones meant."""
    if asked.fact is Fact.PULL_REQUESTS_BY:
        return _opened(asked, answers)
    pulls = [(answer.name, pull) for answer in answers for pull in _pulls(answer) if _is_meant(pull, asked)]
    if not pulls or not (asked.expect or asked.named):
        return None
    return _merged(asked, pulls, answers)


def _pulls(answer: PlatformAnswer) -> Sequence[Pull]:
    if isinstance(answer.value, dict):
        pull = answer.value
        return (pull,) if number_at(pull, "number") is not None and "merged_at" in pull else ()
    return listed(answer, PULLS.name, "number", "merged_at") or ()


def _is_meant(pull: Pull, asked: PlatformQuestion) -> bool:
    return not asked.expect or str(number_at(pull, "number")) in [expected.lstrip("#") for expected in asked.expect]


def _merged(
    asked: PlatformQuestion, pulls: Sequence[tuple[str, Pull]], answers: Sequence[PlatformAnswer]
) -> Finding | None:
    known = {str(number_at(pull, "number")) for _, pull in pulls}
    absent = [expected for expected in asked.expect if expected.lstrip("#") not in known]
    if absent:
        return untold(Unknown.OUTSIDE, f"{pulls[0][0]}: pull request {absent[0]} is not in it", len(pulls))
    for name, pull in pulls:
        message = f"{name}: pull request {number_at(pull, 'number')}"
        if not text_at(pull, "merged_at"):
            return Finding(
                Outcome.FAILS, f"{message} is not merged, but {text_at(pull, 'state') or 'open'}", examined=len(pulls)
            )
        base = text_at(pull, "base", "ref")
        if asked.branch not in (None, base):
            return Finding(
                Outcome.FAILS,
                f"{message} is merged to {base or 'another branch'}, not {asked.branch}",
                examined=len(pulls),
            )
        short = _approved(asked, pull, answers, message)
        if short:
            return short
    last = ", ".join(f"{number_at(pull, 'number')}" for _, pull in pulls[:5])
    count = f", approved by at least {asked.at_least}" if asked.at_least else ""
    return Finding(
        Outcome.HOLDS, f"{pulls[0][0]}: pull request {last} is merged{count}", examined=len(pulls), matched=len(pulls)
    )


def _approved(asked: PlatformQuestion, pull: Pull, answers: Sequence[PlatformAnswer], summary: str) -> Finding | None:
    """Return why a pull request has not the approvals asked for, ``None`` where it has."""
    if not asked.at_least:
        return None
    number = number_at(pull, "number")
    lists = [reviews for answer in answers if (reviews := listed(answer, REVIEWS.name, "state", "user"))]
    rows = [row for told in lists for row in told if _number_in(row) in (number, None)]
    if not rows:
        of_it = asked._replace(expect=(str(number),))
        words = f"{summary} is merged; who approved it is not handed over: {REVIEWS.shown(of_it)} would show it"
        return untold(Unknown.OUTSIDE, words, fetch=REVIEWS.command(of_it))
    last: dict[str, str] = {}
    for row in rows:
        if text_at(row, "state") != "COMMENTED":
            last[text_at(row, "user", "login")] = text_at(row, "state")
    last.pop(text_at(pull, "user", "login"), None)
    approvals = sum(state == "APPROVED" for state in last.values())
    if approvals >= asked.at_least:
        return None
    words = f"{summary} has {approvals} approvals among {len(rows)} reviews, not {asked.at_least}"
    return untold(Unknown.SKIPPED, f"{words}; the answer does not say how many reviews there are", len(rows))


def _number_in(review: Pull) -> int | None:
    tail = text_at(review, "pull_request_url").rpartition("/pulls/")[2]
    return int(tail) if tail.isascii() and tail.isdigit() and len(tail) < 10 else None  # noqa: PLR2004 - no number is longer


def _opened(asked: PlatformQuestion, answers: Sequence[PlatformAnswer]) -> Finding | None:
    """Return whether somebody opened enough pull requests; only a named search that says its total shows fewer."""
    lists = [(answer, rows) for answer in answers if (rows := _list(answer)) is not None]
    if not lists:
        return None
    pulls = [pull for _, rows in lists for pull in rows]
    theirs = {number_at(pull, "number"): pull for pull in pulls if _is_theirs(pull, asked)}
    names, least = ", ".join(answer.name for answer, _ in lists), max(1, asked.at_least or 1)
    start = f" from branches below {asked.branch}" if asked.branch else ""
    message = (
        f"{names}: {len(theirs)} of {len(pulls)} pull requests are by {', '.join(asked.expect) or 'anybody'}{start}"
    )
    if len(theirs) >= least:
        return Finding(Outcome.HOLDS, message, examined=len(pulls), matched=len(theirs))
    if asked.named and all(number_at(answer.value, "total_count") == len(pulls) for answer, pulls in lists):
        return Finding(Outcome.FAILS, message, examined=len(pulls), matched=len(theirs))
    return untold(Unknown.SKIPPED, f"{message}; the answer does not say how many there are", len(pulls))


def _list(answer: PlatformAnswer) -> Sequence[Pull] | None:
    if isinstance(answer.value, dict):
        rows = objects_at(answer.value, "items")
        if rows and all("user" in row and "pull_request" in row for row in rows):
            return rows
        return _pulls(answer) or None
    return listed(answer, PULLS.name, "number", "user")


def _is_theirs(pull: Pull, asked: PlatformQuestion) -> bool:
    login = text_at(pull, "user", "login").casefold().removesuffix("[bot]")
    names = [expected.casefold().removesuffix("[bot]") for expected in asked.expect]
    if at(pull, "number") is None or (names and login not in names):
        return False
    return not asked.branch or text_at(pull, "head", "ref").startswith(asked.branch)
