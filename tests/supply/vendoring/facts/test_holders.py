from __future__ import annotations

import pytest

from dodcheck.supply.vendoring.facts.holders import holders


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Copyright (c) 2020 Ada Lovelace", {"ada lovelace"}),
        ("Copyright (C) 1995-2022 Jean-loup Gailly and Mark Adler", {"jean loup gailly and mark adler"}),
        ("Copyright © 2014, 2016 by Google Inc. All rights reserved.", {"google"}),
        (" * Copyright 2008-present Facebook, Inc.", {"facebook"}),
        ("// (c) 2020 Ada <ada@example.org>", {"ada"}),
        ("# Copyright Ada Lovelace\n", {"ada lovelace"}),
        ("(c) You must retain, in the Source form, all copyright notices", set()),
        ("2. Grant of Copyright License. Subject to the terms", set()),
        ("hereby grants a copyright license to reproduce", set()),
        ("Copyright (C) 1989, 1991 Free Software Foundation, Inc.", set()),
        ("Copyright (c) 2020 A\nCopyright (c) 2021 B", {"a", "b"}),
        ("Copyright [yyyy] [name of copyright owner]", set()),
        ("The above copyright notice and this permission notice", set()),
        ("THE COPYRIGHT HOLDERS AND CONTRIBUTORS", set()),
        ("Copyright (c)" + " " * 100_000, set()),
        ("no mark", set()),
    ],
)
def test_who_is_named(text: str, names: set[str]) -> None:
    assert holders(text) == names
