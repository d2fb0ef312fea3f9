from __future__ import annotations

import pytest

from dodcheck.secrets.comments import Comment, comment_at
from dodcheck.secrets.look import find_secrets
from dodcheck.secrets.reason import Reason

OURS = "dodcheck:allow-secret"
STRONG = "kV8s2LqZ91" + "xtYw"
ADDRESS = "postgres:/" + f"/app:{STRONG}@db.corp.dev/x"
OTHER = "postgres:/" + f"/app:9{STRONG}@db.corp.dev/x"


def at(text: str) -> Comment | None:
    data = text.encode()
    found = comment_at(data, data.index(b"SECRET"))
    return found and Comment(found.reason, found.other)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"a = SECRET  # {OURS} revoked in March", "revoked in March"),
        (f"a = SECRET  # {OURS}: revoked in March", "revoked in March"),
        (f"a = SECRET  // {OURS} — of the tests\r\nb", "of the tests"),
        (f"<!-- {OURS} of the manual -->\nSECRET", "of the manual"),
        (f"/* {OURS} of the manual */ SECRET", "of the manual"),
        (f"  # {OURS} of the tests\n  SECRET", "of the tests"),
        ("# dodcheck: allow-secret of the tests\nSECRET", "of the tests"),
        (f"/*{OURS} of the manual*/t='SECRET'", "of the manual"),
        (f"/**\n * {OURS} of the manual */\nSECRET", "of the manual"),
        (f"{{# {OURS} of the tests #}}{{{{ SECRET }}}}", "of the tests"),
        (f"-- {OURS} of the tests\nSECRET", "of the tests"),
        (f"; {OURS} of the tests\nSECRET", "of the tests"),
        (f"% {OURS} of the tests\nSECRET", "of the tests"),
        (f"REM {OURS} of the tests\nSECRET", "of the tests"),
        (f'""" {OURS} of the tests """\nSECRET', "of the tests"),
        (f"a = SECRET  # {OURS} the server's gone", "the server's gone"),
        (f'{{"_c": "# {OURS} of the tests", "t": "SECRET"}}', "of the tests"),
        (f"f('# {OURS} of the tests', SECRET)", "of the tests"),
        (f"f(`# {OURS} of the tests`, SECRET)", "of the tests"),
    ],
)  # fmt: skip
def test_a_comment_with_a_reason(text: str, said: str) -> None:
    assert at(text) == Comment(said)


@pytest.mark.parametrize(
    "text",
    [
        f"a = SECRET  # {OURS}",
        f"a = SECRET  # {OURS} ok",
        f"a = SECRET  # {OURS} …",
        f"/*{OURS}*/ t = 'SECRET of the tests'",
        f"/* {OURS} old */ t = 'SECRET of the tests'",
        f"<!-- {OURS} --> SECRET of the tests",
    ],
)
def test_a_comment_without_a_reason_says_nothing(text: str) -> None:
    assert at(text) == Comment("")


@pytest.mark.parametrize(
    "text",
    [
        "a = SECRET",
        f"b = 1  # {OURS} of the tests\na = SECRET",
        f"# {OURS} of the tests\n\na = SECRET",
        f"a = SECRET\n# {OURS} of the tests",
        f'{{"_c":"{OURS}","token":"SECRET of the tests"}}',
        f'{{"t":"SECRET","note":"see {OURS} in the manual"}}',
        f"a = SECRET  # not {OURS} of the tests",
        f"a = SECRET  # {OURS}ive at all",
        f"a = SECRET  # {OURS}-too of the tests",
        f"a = SECRET  {OURS} of the tests",
    ],
)
def test_what_is_no_comment_on_it(text: str) -> None:
    assert at(text) is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a = SECRET # gitleaks:allow", "gitleaks:allow"),
        ("a = SECRET # pragma: allowlist secret", "pragma: allowlist secret"),
        ("# gitleaks:allow\na = SECRET", "gitleaks:allow"),
    ],
)
def test_marks_of_other_tools(text: str, mark: str) -> None:
    assert at(text) == Comment("", mark)


@pytest.mark.parametrize(
    "text",
    [
        f"# {OURS} revoked in May; was {ADDRESS}\nu={ADDRESS}",
        f"u={ADDRESS} # {OURS} once it was {STRONG} only",
        f"u={ADDRESS} # {OURS} as is u={OTHER}",
        f"/* {OURS} old one u={ADDRESS}",
        f"u={ADDRESS}; see {OURS} in the manual",
    ],
)
def test_a_reason_that_holds_a_secret_excuses_nothing_and_is_not_told(text: str) -> None:
    hits = find_secrets(text.encode())
    assert {(hit.form, hit.reason, hit.why) for hit in hits} == {("url-password", None, "")}


def test_a_reason_ends_where_its_comment_ends() -> None:
    (hit,) = find_secrets(f"/*{OURS} old one*/u='{ADDRESS}'".encode())
    assert (hit.reason, hit.why) == (Reason.COMMENT, "old one")
