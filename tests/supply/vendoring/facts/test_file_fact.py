from __future__ import annotations

import pytest

from dodcheck.supply.vendoring.facts.file_fact import Field, FileFact, fact_of, line_of, url
from dodcheck.supply.vendoring.vendored import Confidence


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("https://github.com/a/b.git", "https://github.com/a/b.git"),
        ("git@github.com:a/b.git", "https://github.com/a/b.git"),
        ("scm:git:https://x.org/a", "https://x.org/a"),
        ("https://me:secret@x.org:8443/a?b=c#d", "https://x.org:8443/a?b=c#d"),
        ("https://x.org/%7Ea", "https://x.org/%7Ea"),
        ("http://##", None),
        ("http://", None),
        ("https://x.org/%zz", None),
        ("https://x.org/a b", None),
        ("https://x.org/<a>", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("../a", None),
    ],
)
def test_an_address_is_absolute_plain_and_without_a_password(said: str, address: str | None) -> None:
    assert url(said) == address


@pytest.mark.parametrize(
    ("field", "said", "value"),
    [
        (Field.VERSION, "v1.2.3", "1.2.3"),
        (Field.VERSION, "1.2.3-rc1+x", "1.2.3-rc1+x"),
        (Field.VERSION, "HEAD", None),
        (Field.VERSION, "N/A", None),
        (Field.VERSION, "a" * 40, None),
        (Field.VERSION, "version one", None),
        (Field.VERSION, 5, None),
        (Field.COMMIT, "A" * 40, "a" * 40),
        (Field.COMMIT, "abc1234", None),
        (Field.COMMIT, "b" * 64, "b" * 64),
        (Field.NAME, " zlib ", "zlib"),
        (Field.NAME, "a\u202eb", None),
        (Field.NAME, "x" * 301, None),
        (Field.NAME, "unknown", None),
        (Field.LICENCE, "MIT License", "MIT"),
        (Field.LICENCE, "Custom", None),
    ],
)
def test_a_word_is_told_in_its_final_form_or_not_at_all(field: Field, said: object, value: str | None) -> None:
    found = list(fact_of(field, said, 3, Confidence.READ))
    assert found == ([] if value is None else [FileFact(field, value, 3, Confidence.READ)])


def test_the_line_of_words_is_the_first_that_has_all() -> None:
    assert line_of("a\na b\nb a\n", "a", "b") == 2
    assert line_of("a", "b") is None
    assert line_of("a\nb", "a", "b") is None
