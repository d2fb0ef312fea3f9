from __future__ import annotations

from datetime import date

import pytest

from dodcheck.formats.problem import FormatProblem
from dodcheck.supply.versions.latest import Latest, read_latest
from dodcheck.supply.versions.stated_version import read_version

JSON = """
{"recorded": "2026-02-01",
 "zlib": {"latest": "1.3.1", "released": "2024-01-22", "source": "https://zlib.net",
          "releases": {"1.2.13": "2022-10-13"}},
 "third_party/fmt/": "11.0"}
"""
YAML = """
recorded: 2026-02-01
libraries:
  zlib: {latest: 1.3.1, released: 2024-01-22, source: "https://zlib.net", releases: {1.2.13: 2022-10-13}}
  third_party/fmt: 11.0
"""
CSV = """\ufeff# recorded: 2026-02-01
name,latest,released,source
zlib,1.3.1,2024-01-22,https://zlib.net
third_party/fmt,11.0,,
,,,
"""
COLUMN = """Library,Newest,Release date,recorded
zlib,1.3.1,2024-01-22,2026-02-01
"""


def shown(latest: Latest) -> dict[str, tuple[str, str]]:
    return {key: (one.latest.text, str(one.released)) for key, one in latest.known.items()}


@pytest.mark.parametrize("text", [JSON, YAML, CSV], ids=["json", "yaml", "csv"])
def test_the_same_in_each_format(text: str) -> None:
    found = read_latest(text.encode())
    assert found.recorded == date(2026, 2, 1)
    assert shown(found) == {"zlib": ("1.3.1", "2024-01-22"), "third_party/fmt": ("11.0", "None")}
    assert found.known["zlib"].source == "https://zlib.net"


def test_the_day_of_the_record_may_stand_in_a_column() -> None:
    found = read_latest(COLUMN.encode())
    assert (found.recorded, shown(found)) == (date(2026, 2, 1), {"zlib": ("1.3.1", "2024-01-22")})


def test_the_day_of_a_version() -> None:
    known = read_latest(JSON.encode()).known["zlib"]
    assert known.day_of(read_version("v1.2.13")) == date(2022, 10, 13)
    assert known.day_of(read_version("1.3.1")) == date(2024, 1, 22)
    assert known.day_of(read_version("1.2.12")) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it holds nothing"),
        ("[1]", "it is no mapping"),
        ("[]", "it is no mapping"),
        ('{"a": {"latest": "1"}, "a": "2"}', "the key a stands twice"),
        ('{"a b": "1", "a-b": "2"}', "a-b stands twice"),
        ('{"a": {"newest": "1"}}', "a has the key newest; it takes latest, released, source, releases"),
        ('{"a": {"released": "1.2.2024"}}', "released of a takes a day such as 2026-01-31, not 1.2.2024"),
        ('{"a": {"latest": ["1"]}}', "latest of a takes words"),
        ('{"recorded": "yesterday"}', "recorded takes a day such as 2026-01-31, not yesterday"),
        ('{"libraries": ["a"]}', "libraries is no mapping"),
        ("{", "expecting property name enclosed in double quotes"),
        ("name,latest\na,1\nA,2\n", "A stands twice"),
        ("name,latest,released\na,1,soon\n", "released of a takes a day such as 2026-01-31, not soon"),
        ("a: [", "did not find expected node content"),
        ("just words", "it is no mapping"),
    ],
)
def test_what_is_wrong_with_a_file(text: str, said: str) -> None:
    with pytest.raises(FormatProblem) as problem:
        read_latest(text.encode())
    assert str(problem.value) == said


def test_a_file_that_is_no_text() -> None:
    with pytest.raises(FormatProblem, match="it is not UTF-8 text"):
        read_latest(b"\xff\xfa")


def test_a_file_beyond_the_limit() -> None:
    with pytest.raises(FormatProblem, match="more than 16 MB"):
        read_latest(b" " * (16 * 1024 * 1024 + 1))
