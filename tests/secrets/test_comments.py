from __future__ import annotations

import pytest

from dodcheck.secrets.comments import Comment, comment_at

OURS = "dodcheck:allow-secret"


def at(text: str) -> Comment | None:
    data = text.encode()
    return comment_at(data, data.index(b"SECRET"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"a = SECRET  # {OURS} revoked in March", "revoked in March"),
        (f"a = SECRET  # {OURS}: revoked in March", "revoked in March"),
        (f"a = SECRET  // {OURS} — of the tests\r\nb", "of the tests"),
        (f"<!-- {OURS} of the manual -->\nSECRET", "of the manual"),
        (f"/* {OURS} of the manual */ SECRET", "of the manual */ SECRET"),
        (f"  # {OURS} of the tests\n  SECRET", "of the tests"),
        ("# dodcheck: allow-secret of the tests\nSECRET", "of the tests"),
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
