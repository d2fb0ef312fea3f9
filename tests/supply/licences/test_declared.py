from __future__ import annotations

import pytest

from dodcheck.supply.licences.declared import declared_licence, expression, spdx_line


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ("MIT", "MIT"),
        ("mit", "MIT"),
        ("(MIT)", "MIT"),
        ("The MIT License", "MIT"),
        ("MIT License (MIT)", None),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("Apache 2", "Apache-2.0"),
        ("MIT/Apache-2.0", "MIT OR Apache-2.0"),
        ("MIT or Apache-2.0", "MIT OR Apache-2.0"),
        ("MIT OR (Apache-2.0 AND Zlib)", "MIT OR (Apache-2.0 AND Zlib)"),
        ("(MIT OR Apache-2.0) AND Zlib", "(MIT OR Apache-2.0) AND Zlib"),
        ("GPL-2.0", "GPL-2.0-only"),
        ("GPL-2.0+", "GPL-2.0-or-later"),
        ("LGPL-2.1+ OR MIT", "LGPL-2.1-or-later OR MIT"),
        ("GPLv2+", "GPL-2.0-or-later"),
        ("GPL-2.0 WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("Apache-2.0+", "Apache-2.0+"),
        ("BSD", None),
        ("GPL", None),
        ("BSD License", None),
        ("Public domain", None),
        ("Proprietary", None),
        ("MIT MIT", None),
        ("MIT AND", None),
        ("NOASSERTION", None),
        ("LicenseRef-mine", None),
        ("SEE LICENSE IN LICENSE.txt", None),
        ("MIT/X11/BSD", None),
        ("", None),
        ("(" * 500, None),
        ("MIT OR " * 100 + "MIT", None),
    ],
)
def test_the_word_of_a_package_is_an_expression_or_unknown(said: str, licence: str | None) -> None:
    assert declared_licence(said) == licence


@pytest.mark.parametrize(
    ("line", "licence"),
    [
        ("// SPDX-License-Identifier: MIT", "MIT"),
        ("/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */", "GPL-2.0-only WITH Linux-syscall-note"),
        ("# SPDX-License-Identifier: (GPL-2.0-only OR BSD-3-Clause)", "GPL-2.0-only OR BSD-3-Clause"),
        ("<!-- SPDX-License-Identifier: CC0-1.0 -->", "CC0-1.0"),
        ('"""SPDX-License-Identifier: ISC"""', "ISC"),
        ("// SPDX-License-Identifier: Mine", None),
        ("// SPDX-License-Identifier:", None),
        ("// licensed under MIT", None),
    ],
)
def test_a_line_for_machines_is_read_without_the_signs_of_its_comment(line: str, licence: str | None) -> None:
    assert spdx_line(line) == licence


def test_an_expression_is_read_the_same_again() -> None:
    for text in ("MIT", "MIT OR Apache-2.0", "(MIT OR Zlib) AND ISC", "GPL-3.0-or-later WITH GCC-exception-3.1"):
        assert expression(text) == text
