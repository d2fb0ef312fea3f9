from __future__ import annotations

import pytest

from support.documents import read


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("- [x] T040 [P] Delete src/old.py\n", ("src/old.py",)),
        ("- [x] 4.1 Remove the old files `src/a.py` and `./src/b.py`.\n", ("src/a.py", "src/b.py")),
        ("- [x] Rename `src/a.py` to `src/b.py`\n- [x] Move src/c.py to src/d/\n", ("src/a.py", "src/c.py")),
        ("- [x] 2. Clean up\n  - Delete `src/a.py`\n", ("src/a.py",)),
        # Nothing is gone of what is only planned, and no file for what is taken out of it.
        ("- [ ] Delete src/old.py\n", ()),
        ("- [x] Delete the export from `src/a.py`\n", ()),
        ("- [x] Remove `--flag` from `src/a.py`\n", ()),
        ("- [x] `src/a.py` removed\n", ()),
    ],
)
def test_what_ticked_statements_take_away(source: str, expected: tuple[str, ...]) -> None:
    assert read(source).declared.gone == expected
