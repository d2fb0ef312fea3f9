from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from license_expression import get_license_index

from dodcheck.supply.meaning.expressions import MAX_EXPRESSION, remarks
from dodcheck.supply.meaning.spdx_ids import DEPRECATED, spdx_ids

TABLE: list[tuple[str, list[str]]] = [
    ("MIT", []),
    (" MIT", []),
    ("(MIT OR (Apache-2.0 AND BSD-2-Clause))", []),
    ("EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0", []),
    ("Apache-2.0+", []),
    ("LicenseRef-own", []),
    ("DocumentRef-a.1:LicenseRef-b", []),
    ("LicenseRef-own WITH AdditionRef-b", []),
    ("NOASSERTION", []),
    ("NONE", []),
    ("NOASSERTION OR MIT", ["bad-licence: has `NOASSERTION` as a part, which only stands alone"]),
    ("mit", ["licence-case: names `mit`, which SPDX writes `MIT`"]),
    ("MIT OR apache-2.0", ["licence-case: names `apache-2.0`, which SPDX writes `Apache-2.0`"]),
    ("mit+", ["licence-case: names `mit+`, which SPDX writes `MIT+`"]),
    (
        "MIT and Apache-2.0 or BSD-2-Clause",
        [
            "licence-case: has the operator `and`, which SPDX writes `AND`",
            "licence-case: has the operator `or`, which SPDX writes `OR`",
        ],
    ),
    ("MIT And Apache-2.0", ["bad-licence: has nothing between `MIT` and `And`"]),
    ("GPL-2.0", ["deprecated-licence: names `GPL-2.0`, which SPDX no longer recommends"]),
    ("GPL-2.0+", ["deprecated-licence: names `GPL-2.0+`, which SPDX no longer recommends"]),
    (
        "GPL-2.0-only WITH Nokia-Qt-exception-1.1",
        ["deprecated-licence: names `Nokia-Qt-exception-1.1`, which SPDX no longer recommends"],
    ),
    ("MIT OR", ["bad-licence: ends behind `OR`"]),
    ("OR MIT", ["bad-licence: begins with `OR`"]),
    ("MIT AND AND Zlib", ["bad-licence: has `AND` behind `AND`"]),
    ("MIT AND OR Zlib", ["bad-licence: has `OR` behind `AND`"]),
    ("MIT Zlib", ["bad-licence: has nothing between `MIT` and `Zlib`"]),
    ("()", ["bad-licence: has `)` behind `(`"]),
    ("(MIT", ["bad-licence: leaves a bracket open; is `MIT` meant?"]),
    ("MIT)", ["bad-licence: closes a bracket that is not open; is `MIT` meant?"]),
    ("MIT ( Zlib )", ["bad-licence: has `(` behind `MIT`"]),
    ("(MIT) Zlib", ["bad-licence: has nothing between `)` and `Zlib`"]),
    (")MIT(", ["bad-licence: begins with `)`; is `MIT` meant?"]),
    ("MIT AND (", ["bad-licence: ends behind `(`"]),
    ("MIT WITH", ["bad-licence: ends behind `WITH`"]),
    ("MIT WITH (Classpath-exception-2.0)", ["bad-licence: has `(` behind `WITH`"]),
    (
        "MIT WITH Classpath-exception-2.0 WITH Classpath-exception-2.0",
        ["bad-licence: has `WITH` behind `Classpath-exception-2.0`, where only a licence may stand"],
    ),
    ("(MIT) WITH Classpath-exception-2.0", ["bad-licence: has `WITH` behind `)`, where only a licence may stand"]),
    ("Apache-2.0 WITH MIT", ["bad-licence: names `MIT` behind `WITH`, which is no exception of SPDX"]),
    (
        "Apache-2.0 WITH Classpath-exception-2.0+",
        ["bad-licence: names `Classpath-exception-2.0+` behind `WITH`, which is no exception of SPDX"],
    ),
    (
        "Apache-2.0 WITH classpath-exception-2.0",
        ["licence-case: names `classpath-exception-2.0`, which SPDX writes `Classpath-exception-2.0`"],
    ),
    (
        "Classpath-exception-2.0",
        ["bad-licence: names `Classpath-exception-2.0`, an exception, which stands behind `WITH`"],
    ),
    ("Apache 2.0", ["bad-licence: has nothing between `Apache` and `2.0`; is `Apache-2.0` meant?"]),
    (
        "Apache License, Version 2.0",
        ["bad-licence: has nothing between `Apache` and `License,`; is `Apache-2.0` meant?"],
    ),
    ("Apache2", ["bad-licence: names `Apache2`, which SPDX does not have; is `Apache-2.0` meant?"]),
    ("GPLv2", ["bad-licence: names `GPLv2`, which SPDX does not have; is `GPL-2.0-only` meant?"]),
    ("GPL v3", ["bad-licence: has nothing between `GPL` and `v3`; is `GPL-3.0-only` meant?"]),
    ("MIT License", ["bad-licence: has nothing between `MIT` and `License`; is `MIT` meant?"]),
    ("BSD", ["bad-licence: names `BSD`, which SPDX does not have; a name of your own begins with `LicenseRef-`"]),
    ("BSD 3-Clause License", ["bad-licence: has nothing between `BSD` and `3-Clause`; is `BSD-3-Clause` meant?"]),
    ("MIT/Zlib", ["bad-licence: names `MIT/Zlib`, which is no identifier"]),
    ("MIT, Zlib", ["bad-licence: has nothing between `MIT,` and `Zlib`"]),
    ("Foo", ["bad-licence: names `Foo`, which SPDX does not have; a name of your own begins with `LicenseRef-`"]),
    ("MIT++", ["bad-licence: names `MIT++`, which is no identifier"]),
    (
        "LicenseRef-",
        ["bad-licence: names `LicenseRef-`, which SPDX does not have; a name of your own begins with `LicenseRef-`"],
    ),
    ("LicenseRef-a b", ["bad-licence: has nothing between `LicenseRef-a` and `b`"]),
    ("http://example.org/licence", ["bad-licence: names `http://example.org/licence`, which is no identifier"]),
    (
        "Foo OR Foo",
        ["bad-licence: names `Foo`, which SPDX does not have; a name of your own begins with `LicenseRef-`"],
    ),
    ("", ["bad-licence: is empty"]),
    ("M" * (MAX_EXPRESSION + 1), ["bad-licence: is too long to be one"]),
]


@pytest.mark.parametrize(("text", "said"), TABLE)
def test_what_is_said_of_an_expression(text: str, said: list[str]) -> None:
    assert [f"{one.code}: {one.words}" for one in remarks(text)] == said


NAMES = st.sampled_from(["MIT", "Apache-2.0", "LicenseRef-own", "Zlib+", "GPL-2.0-only WITH Classpath-exception-2.0"])
EXPRESSIONS = st.recursive(
    NAMES,
    lambda inner: st.tuples(inner, st.sampled_from(["AND", "OR"]), inner).map(" ".join) | inner.map("({})".format),
)


@given(EXPRESSIONS)
def test_every_expression_of_the_grammar_is_read(text: str) -> None:
    assert list(remarks(text)) == []


@given(EXPRESSIONS, st.sampled_from(["AND", "OR", "WITH", "(", ")", "MIT"]))
def test_an_expression_with_a_part_too_many_at_its_end_is_not(text: str, more: str) -> None:
    assert [one.code for one in remarks(f"{text} {more}")] == ["bad-licence"]


@given(st.text(alphabet=" ()+-.:ANDORWITHMapchenls2.0", max_size=40))
def test_whatever_stands_there_is_read_without_a_fault(text: str) -> None:
    assert all(one.words for one in remarks(text))


def test_deep_nesting_takes_no_recursion() -> None:
    half = MAX_EXPRESSION // 2 - 2
    assert list(remarks("(" * half + "MIT" + ")" * half)) == []


def test_the_list_is_that_of_spdx() -> None:
    ids = spdx_ids()
    assert (len(ids.licences) > 650, len(ids.exceptions) > 70) == (True, True)
    assert all(not name.startswith("LicenseRef") for name in (*ids.licences.values(), *ids.exceptions.values()))
    known = {*ids.licences.values(), *ids.exceptions.values()}
    assert known >= DEPRECATED
    listed = {one["spdx_license_key"] for one in get_license_index()}
    assert DEPRECATED - listed >= {"GPL-2.0", "GPL-2.0+", "AGPL-3.0", "LGPL-2.1+", "GFDL-1.3"}
