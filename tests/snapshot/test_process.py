from __future__ import annotations

import subprocess
import sys

import pytest

from dodcheck.errors import UserError
from dodcheck.snapshot import conversation, process
from dodcheck.snapshot.conversation import Conversation, NoAnswerError
from dodcheck.snapshot.process import ProcessResult, Running


def _python(code: str, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", code], stdin=stdin, stdout=pipe, stderr=pipe, bufsize=0)  # noqa: S603 - the test's own words


def test_both_answers_are_read_however_long() -> None:
    code = "import sys; sys.stderr.write('e' * 300000); sys.stdout.write('o' * 300000); sys.exit(3)"
    assert Running(_python(code)).finish() == ProcessResult(3, b"o" * 300000, "e" * 65536)


def test_a_process_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "TIMEOUT_SECONDS", 0.2)
    with pytest.raises(UserError, match=r"git gave no answer within 0\.2 seconds"):
        Running(_python("import time; time.sleep(60)")).finish()


def test_a_process_that_never_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MAX_OUTPUT_BYTES", 1000)
    with pytest.raises(UserError, match="git printed more than 1000 bytes"):
        Running(_python("while True: print('x' * 999)")).finish()


def test_a_talk() -> None:
    code = "import sys\nfor line in sys.stdin: print(line.upper(), end='', flush=True)"
    with_it = Conversation(_python(code, subprocess.PIPE))
    with_it.ask(b"one\n")
    assert with_it.read_until(b"\n") == b"ONE"
    with_it.ask(b"two\n")
    assert with_it.read_bytes(4) == b"TWO\n"
    with_it.close()


def test_a_talk_with_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = Conversation(_python("", subprocess.PIPE))
    with pytest.raises(NoAnswerError):
        gone.read_until(b"\n")
    with pytest.raises(NoAnswerError):
        gone.ask(b"x" * 1000000)
    monkeypatch.setattr(conversation, "SILENCE_SECONDS", 0.2)
    mute = Conversation(_python("import time; time.sleep(60)", subprocess.PIPE))
    with pytest.raises(NoAnswerError):
        mute.read_until(b"\n")
