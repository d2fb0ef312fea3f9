"""Pull requests: one that was merged, and those that somebody opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.hosting.answers import PlatformAnswer, listed_objects, number_at, objects_at, text_at, value_at
from dodcheck.rules.hosting.facts import PULLS, REVIEWS, Fact, PlatformQuestion, unknown_finding

PullRequest = Mapping[str, object]


def decide(question: PlatformQuestion, answers: Sequence[PlatformAnswer]) -> Finding | None:
    """Return what the answers say of pull requests, ``None`` where none speaks of the ones meant."""
    if question.fact is Fact.PULL_REQUESTS_BY:
        return _finding_of_opened(question, answers)
    pulls = [
        (answer.name, pull) for answer in answers for pull in _pull_requests(answer) if _is_asked_for(pull, question)
    ]
    if not pulls or not (question.expect or question.named):
        return None
    return _finding_of_merges(question, pulls, answers)


def _pull_requests(answer: PlatformAnswer) -> Sequence[PullRequest]:
    if isinstance(answer.value, dict):
        pull = answer.value
        return (pull,) if number_at(pull, "number") is not None and "merged_at" in pull else ()
    return listed_objects(answer, PULLS.name, "number", "merged_at") or ()


def _is_asked_for(pull: PullRequest, question: PlatformQuestion) -> bool:
    return not question.expect or str(number_at(pull, "number")) in [
        expected.lstrip("#") for expected in question.expect
    ]


def _finding_of_merges(
    question: PlatformQuestion, pulls: Sequence[tuple[str, PullRequest]], answers: Sequence[PlatformAnswer]
) -> Finding | None:
    known = {str(number_at(pull, "number")) for _, pull in pulls}
    absent = [expected for expected in question.expect if expected.lstrip("#") not in known]
    if absent:
        return unknown_finding(Unknown.OUTSIDE, f"{pulls[0][0]}: pull request {absent[0]} is not in it", len(pulls))
    for name, pull in pulls:
        message = f"{name}: pull request {number_at(pull, 'number')}"
        if not text_at(pull, "merged_at"):
            return Finding(
                Outcome.FAILS, f"{message} is not merged, but {text_at(pull, 'state') or 'open'}", examined=len(pulls)
            )
        base = text_at(pull, "base", "ref")
        if question.branch not in (None, base):
            return Finding(
                Outcome.FAILS,
                f"{message} is merged to {base or 'another branch'}, not {question.branch}",
                examined=len(pulls),
            )
        missing_approvals = _missing_approvals(question, pull, answers, message)
        if missing_approvals:
            return missing_approvals
    last = ", ".join(f"{number_at(pull, 'number')}" for _, pull in pulls[:5])
    count = f", approved by at least {question.at_least}" if question.at_least else ""
    return Finding(
        Outcome.HOLDS, f"{pulls[0][0]}: pull request {last} is merged{count}", examined=len(pulls), matched=len(pulls)
    )


def _missing_approvals(
    question: PlatformQuestion, pull: PullRequest, answers: Sequence[PlatformAnswer], summary: str
) -> Finding | None:
    """Return why a pull request has not the approvals asked for, ``None`` where it has."""
    if not question.at_least:
        return None
    number = number_at(pull, "number")
    lists = [reviews for answer in answers if (reviews := listed_objects(answer, REVIEWS.name, "state", "user"))]
    rows = [
        row for reviews_of_answer in lists for row in reviews_of_answer if _number_of_reviewed(row) in (number, None)
    ]
    if not rows:
        question_of_pull = question._replace(expect=(str(number),))
        words = (
            f"{summary} is merged; who approved it is not handed over: {REVIEWS.advice(question_of_pull)} would show it"
        )
        return unknown_finding(Unknown.OUTSIDE, words, fetch=REVIEWS.command(question_of_pull))
    last: dict[str, str] = {}
    for row in rows:
        if text_at(row, "state") != "COMMENTED":
            last[text_at(row, "user", "login")] = text_at(row, "state")
    last.pop(text_at(pull, "user", "login"), None)
    approvals = sum(state == "APPROVED" for state in last.values())
    if approvals >= question.at_least:
        return None
    words = f"{summary} has {approvals} approvals among {len(rows)} reviews, not {question.at_least}"
    return unknown_finding(Unknown.SKIPPED, f"{words}; the answer does not say how many reviews there are", len(rows))


def _number_of_reviewed(review: PullRequest) -> int | None:
    tail = text_at(review, "pull_request_url").rpartition("/pulls/")[2]
    return int(tail) if tail.isascii() and tail.isdigit() and len(tail) < 10 else None  # noqa: PLR2004 - no number is longer


def _finding_of_opened(question: PlatformQuestion, answers: Sequence[PlatformAnswer]) -> Finding | None:
    """Return whether somebody opened enough pull requests; only a named search that says its total shows fewer."""
    lists = [(answer, rows) for answer in answers if (rows := _listed_pull_requests(answer)) is not None]
    if not lists:
        return None
    pulls = [pull for _, rows in lists for pull in rows]
    theirs = {number_at(pull, "number"): pull for pull in pulls if _is_by_author(pull, question)}
    names, least = ", ".join(answer.name for answer, _ in lists), max(1, question.at_least or 1)
    start = f" from branches below {question.branch}" if question.branch else ""
    message = (
        f"{names}: {len(theirs)} of {len(pulls)} pull requests are by {', '.join(question.expect) or 'anybody'}{start}"
    )
    if len(theirs) >= least:
        return Finding(Outcome.HOLDS, message, examined=len(pulls), matched=len(theirs))
    if question.named and all(number_at(answer.value, "total_count") == len(pulls) for answer, pulls in lists):
        return Finding(Outcome.FAILS, message, examined=len(pulls), matched=len(theirs))
    return unknown_finding(Unknown.SKIPPED, f"{message}; the answer does not say how many there are", len(pulls))


def _listed_pull_requests(answer: PlatformAnswer) -> Sequence[PullRequest] | None:
    if isinstance(answer.value, dict):
        rows = objects_at(answer.value, "items")
        if rows and all("user" in row and "pull_request" in row for row in rows):
            return rows
        return _pull_requests(answer) or None
    return listed_objects(answer, PULLS.name, "number", "user")


def _is_by_author(pull: PullRequest, question: PlatformQuestion) -> bool:
    login = text_at(pull, "user", "login").casefold().removesuffix("[bot]")
    names = [expected.casefold().removesuffix("[bot]") for expected in question.expect]
    if value_at(pull, "number") is None or (names and login not in names):
        return False
    return not question.branch or text_at(pull, "head", "ref").startswith(question.branch)
