from __future__ import annotations

import time

import pytest

from dodcheck.rules.tidy.being import Being
from dodcheck.rules.tidy.table import BY_BYTES

UNITS = (b"  ", b" \n", b"a  \n", b"\r", b"<<<<<<< a\n", b">>>>>>> a\n", b"```\n", b"# ", b"copyright ", b"\xc3\xa9")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("being", [being for being in BY_BYTES if being is not Being.VALID])
def test_two_megabytes_of_anything_take_linear_time(being: Being, unit: bytes) -> None:
    data = unit * (2_000_000 // len(unit)) + b"x"
    start = time.process_time()
    BY_BYTES[being](".md", data)
    assert time.process_time() - start < 4
