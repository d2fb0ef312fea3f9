from __future__ import annotations

import jsonschema_rs
import pytest

from dodcheck.supply.schemas.formats import FORMATS

GOOD = {
    "date": ["2026-02-28", "2024-02-29", "0001-01-01"],
    "date-time": [
        "2026-02-08T09:10:11Z",
        "2026-02-08T09:10:11.123456789Z",
        "2026-02-08T09:10:11+05:30",
        "2026-02-08t09:10:11z",
        "2016-12-31T23:59:60Z",
    ],
    "idn-email": [
        "ada@example.org",
        "ada.lovelace+x@example.org",
        "ä@bücher.example",
        '"a b"@example.org',
        "ada@[127.0.0.1]",
    ],
    "iri-reference": [
        "https://example.org/a?b=c#d",
        "https://user@example.org:8080/",
        "https://[::1]:80/x",
        "https://bücher.example/ä",
        "../up",
        "",
        "#part",
        "mailto:ada@example.org",
        "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
        "a%20b",
        "git+ssh://git@github.com/a/b.git",
        "//example.org",
    ],
    "uri": ["https://example.org/a", "urn:x:y", "a:b"],
}
BAD = {
    "date": ["2026-02-30", "2026-2-8", "2026-02-08T", "20260208", "2026-W06-7", "", "٢٠٢٦-02-08"],
    "date-time": [
        "2026-02-08",
        "2026-02-08T09:10:11",
        "2026-02-08 T09:10:11Z",
        "2026-02-30T09:10:11Z",
        "2026-02-08T24:00:00Z",
        "2026-02-08T09:60:11Z",
        "2026-02-08T09:10:61Z",
        "2026-02-08T09:10:11+25:00",
        "2026-02-08T09:10:11Z\n",
        "yesterday",
        "",
    ],
    "idn-email": ["ada", "@example.org", "ada@", "a b@example.org", "ada@exa mple.org", "Ada <ada@example.org", ""],
    "iri-reference": [
        "git@github.com:a/b.git",
        "a b",
        "<x>",
        "a\\b",
        "https://example.org/%zz",
        "https://[::1",
        "a#b#c",
        "a^b",
        "x\n",
    ],
    "uri": ["relative", "https://bücher.example", "https://a b", ""],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in FORMATS for text in GOOD[name]])
def test_a_text_has_its_format(name: str, text: str) -> None:
    assert FORMATS[name](text)
    assert official(name, text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in FORMATS for text in BAD[name]])
def test_a_text_has_not_its_format(name: str, text: str) -> None:
    assert not FORMATS[name](text)
    assert not official(name, text)


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_no_text_has_every_format(name: str) -> None:
    nothings: tuple[object, ...] = (None, 7, [], {})
    assert all(FORMATS[name](value) for value in nothings)


def official(name: str, text: str) -> bool:
    """Return what jsonschema-rs says itself."""
    return jsonschema_rs.is_valid({"format": name}, text, draft=jsonschema_rs.Draft7, validate_formats=True)
