from __future__ import annotations

from pathlib import Path

import pytest

from bench.vendored_tree.licences import filled
from dodcheck.supply.licences.fingerprints import FINGERPRINTS, HEADERS
from dodcheck.supply.licences.recognise import header_licence, licence_of
from dodcheck.supply.licences.words import words
from dodcheck.supply.meaning.spdx_ids import DEPRECATED, spdx_ids

DEBIAN = Path("/usr/share/common-licenses")


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("{{mit 2020 Ada}}\n", "MIT"),
        ("{{isc 2020 Ada}}\n", "ISC"),
        ("{{zlib 1999 Ada}}\n", "Zlib"),
        ("{{bsd2 2020 Ada}}\n", "BSD-2-Clause"),
        ("{{bsd3 2020 Ada}}\n", "BSD-3-Clause"),
        ("{{bsd4 2020 Ada}}\n", "BSD-4-Clause"),
        ("{{boost}}\n", "BSL-1.0"),
        ("{{unlicense}}\n", "Unlicense"),
        ("{{apache}}\n", "Apache-2.0"),
        ("{{mpl}}\n", "MPL-2.0"),
        ("{{gpl2}}\n", "GPL-2.0-only"),
        ("{{lgpl21}}\n", "LGPL-2.1-only"),
        ("{{proprietary}}\n", None),
        ("{{mit 2020 Ada}}\n\n{{apache}}\n", None),
        ("{{mit 2020 Ada}}\n\n{{bsd3 2020 Bob}}\n", None),
        ("{{mit 2020 Ada}}\n\n{{mit 2021 Bob}}\n", "MIT"),
        (" * {{bsd3 2020 Ada}}\n", "BSD-3-Clause"),
        ("# {{mit 2020 Ada}}\n", "MIT"),
        ("{{mit-wrapped 2020 Ada}}\n", "MIT"),
        ("{{mit-crlf 2020 Ada}}\n", "MIT"),
        ("{{mit 2020 Ada}}\nThe Software shall be used for Good, not Evil.\n", None),
        ('"Commons Clause" License Condition v1.0\n{{mit 2020 Ada}}\n', None),
        ("{{mit 2020 Ada}}\n" + "Further, you have to ask us before you use it. " * 20, None),
        ("", None),
        ("MIT", None),
        ("All rights reserved.\n", None),
    ],
)
def test_a_text_is_one_licence_or_unknown(text: str, licence: str | None) -> None:
    assert licence_of(filled(text)) == licence


FREE = "This is free software; you can redistribute it and/or modify it under the terms of the GNU "
LESSER = f"{FREE}Lesser General Public License; version 2.1 of the License, or (at your option) any later version."
APACHE = (
    'Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance.'
)


@pytest.mark.parametrize(
    ("head", "licence"),
    [
        (f"{FREE}General Public License; either version 2 of the License, or any later version.", "GPL-2.0-or-later"),
        (f"{FREE}General Public License, version 2 as published by them.", "GPL-2.0-only"),
        (f"{FREE}General Public License; version 2 only, no later version.", "GPL-2.0-only"),
        (LESSER, "LGPL-2.1-or-later"),
        (f"{FREE}General Public License version 2 or version 3 of it.", None),
        (APACHE, "Apache-2.0"),
        ("Distributed under the Boost Software License, Version 1.0.", "BSL-1.0"),
        ("{{mit 2020 Ada}}\n", "MIT"),
        ("Licensed under the MIT license, see LICENSE.", None),
        ("This is my code.", None),
    ],
)
def test_a_head_says_a_later_version_only_in_words(head: str, licence: str | None) -> None:
    assert header_licence(filled(head)) == licence


def test_words_are_the_same_however_a_text_is_wrapped_and_quoted() -> None:
    assert words('The "Software",\n * is provided  AS-IS. Version 2.0.') == words(
        "the software is provided as is version 2.0"
    )


def test_every_fingerprint_is_of_a_licence_of_spdx_in_the_words_that_are_compared() -> None:
    known = set(spdx_ids().licences.values())
    for one in (*FINGERPRINTS, *HEADERS):
        assert one.id in known - DEPRECATED, one.id
        assert one.all_of, one.id
        for phrase in (*one.all_of, *one.none_of):
            assert words(phrase).strip() == phrase, phrase


@pytest.mark.skipif(not DEBIAN.is_dir(), reason="only Debian keeps licences there")
@pytest.mark.parametrize(
    ("name", "licence"),
    [
        ("Apache-2.0", "Apache-2.0"),
        ("BSD", "BSD-3-Clause"),
        ("CC0-1.0", "CC0-1.0"),
        ("GPL-1", None),
        ("GPL-2", "GPL-2.0-only"),
        ("GPL-3", "GPL-3.0-only"),
        ("LGPL-2", "LGPL-2.0-only"),
        ("LGPL-2.1", "LGPL-2.1-only"),
        ("LGPL-3", "LGPL-3.0-only"),
        ("MPL-1.1", "MPL-1.1"),
        ("MPL-2.0", "MPL-2.0"),
        ("Artistic", None),
        ("GFDL-1.3", None),
    ],
)
def test_the_whole_texts_that_a_system_keeps_are_known(name: str, licence: str | None) -> None:
    path = DEBIAN / name
    if path.exists():
        assert licence_of(path.read_text(encoding="utf-8", errors="replace")) == licence
