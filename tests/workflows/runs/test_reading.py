from __future__ import annotations

from dodcheck.workflows.pwsh.settings import Pwsh
from dodcheck.workflows.runs.dialect import Batch, Dialect, Unread, told_of
from dodcheck.workflows.runs.reading import Under, ran_by, read_ahead
from dodcheck.workflows.shell.settings import Settings

BASH = Settings(errexit=True)


def test_scripts_are_read_ahead_by_text_and_language() -> None:
    asked: list[tuple[str, Dialect]] = [
        ("make || true\n", BASH),
        ("make\n", Pwsh()),
        ("make\n", Batch.CMD),
        ("make\n", Settings()),
    ]
    assert read_ahead(asked) == {(text, told_of(one)): ran_by(text, one, Under()) for text, one in asked}


def test_what_other_files_have_a_say_in_and_what_is_not_read_is_left_out() -> None:
    asked: list[tuple[str, Dialect]] = [
        ("source ci/common.sh\nmake\n", BASH),
        ("if make; then\n", BASH),
        ("make\n", Unread.OTHER),
    ]
    assert read_ahead(asked) == {}
