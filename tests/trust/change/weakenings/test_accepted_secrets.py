from __future__ import annotations

from dodcheck.trust.change.weakenings.accepted_secrets import find
from support.sides import weakened

DOD = {"DOD.md": "- [ ] Keys stay out\n  <!-- dodcheck {secrets: {}} -->\n"}
SHORT = "amqp" + "://app:Bt6w0QmXr4zKpe@mq.corp.dev/main"
WHY = "the server is gone"


def accepted(*secrets: str, why: str = WHY) -> str:
    return "".join(f'url: "{secret}"  # dodcheck:allow-secret {why}\n' for secret in secrets)


def told(path: str, line: int, number: str = "", why: str = WHY) -> str:
    subject = f"url-password-in-{path}"
    said = f"the credential `{subject}` is accepted; nobody had accepted it before: “{why}”"
    return f"justified/{subject}{number}, None -> {path}:{line}: {said}".replace(f"`{subject}`", f"`{subject}{number}`")


def test_what_a_comment_accepts_and_none_did_before_is_told_each_by_itself() -> None:
    assert weakened(find, DOD, {**DOD, "a.yml": accepted(SHORT, SHORT)}) == [
        told("a.yml", 1),
        told("a.yml", 2, "-2"),
    ]
    assert weakened(find, {**DOD, "a.yml": accepted(SHORT)}, {**DOD, "a.yml": accepted(SHORT, SHORT)}) == [
        told("a.yml", 2)
    ]


def test_a_short_one_that_was_accepted_stays_in_its_file() -> None:
    before = {**DOD, "a.yml": accepted(SHORT)}
    assert weakened(find, before, {**DOD, "a.yml": "# words\n" + accepted(SHORT, why="other words")}) == []
    assert weakened(find, before, {**DOD, "b.yml": accepted(SHORT)}) == [told("b.yml", 1)]
    assert weakened(find, before, DOD) == []


def test_as_many_as_were_accepted_may_move_and_no_more() -> None:
    before = {**DOD, "a.yml": accepted(SHORT, SHORT)}
    assert weakened(find, before, {**DOD, "a.yml": "# words\n" + accepted(SHORT, SHORT, SHORT)}) == [told("a.yml", 4)]


def test_what_a_rule_leaves_out_is_not_looked_at() -> None:
    dod = {"DOD.md": "- [ ] Keys stay out\n  <!-- dodcheck {secrets: {exclude: b.yml}} -->\n"}
    assert weakened(find, dod, {**dod, "a.yml": accepted(SHORT), "b.yml": accepted(SHORT)}) == [told("a.yml", 1)]


def test_where_no_promise_is_about_secrets_nothing_is_looked_at() -> None:
    assert weakened(find, {}, {"a.yml": accepted(SHORT)}) == []


def test_of_a_long_reason_the_beginning_is_told() -> None:
    words = ("it is gone by now " * 7)[:120]
    (least,) = weakened(find, DOD, {**DOD, "a.yml": accepted(SHORT, why=words)})
    (more,) = weakened(find, DOD, {**DOD, "a.yml": accepted(SHORT, why=f"{words}x")})
    assert (least.endswith(f"“{words}”"), more.endswith(f"“{words}…”")) == (True, True)
