from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.engine import Found
from fuzz.saved import read, save
from fuzz.trouble import Trouble
from fuzz.watching import watched

ROOT = Path(__file__).resolve().parents[2]
DIES = """
import os
from fuzz.campaign import Campaign
from fuzz.child import run_apart
from fuzz.engine import Effort
result = run_apart(Campaign("dying", "x", lambda _: {"text": b"last words"}, lambda _: os._exit(9)), Effort(5), 1)
print(result.found.trouble.kind, dict(result.found.given))
"""


def _python(*args: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "tests"), str(ROOT)))}
    command = [sys.executable, *args]
    return subprocess.run(  # noqa: S603 - our own program
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_the_input_that_ends_its_process_is_known() -> None:
    assert _python("-c", DIES).stdout == "died {'text': b'last words'}\n"


def test_a_run_prints_a_table() -> None:
    done = _python("-m", "fuzz.run", "--seconds", "1", "--seed", "3", "waivers", "queries")
    lines = done.stdout.splitlines()
    assert (done.returncode, lines[0]) == (0, "2 campaigns, 1 s, seed 3"), done.stderr
    assert [line.split()[0] for line in lines[2:]] == ["campaign", "queries", "waivers", "together"]
    assert [line.split()[-1] for line in lines[3:5]] == ["none", "none"]


def test_a_campaign_that_is_not_there_is_told() -> None:
    done = _python("-m", "fuzz.run", "nothing")
    assert done.returncode == 1
    assert done.stderr.startswith("The campaigns are: arguments, ")


def test_a_saved_input_is_tried_again(tmp_path: Path) -> None:
    saved = tmp_path / "x.json"
    saved.write_text(json.dumps({"text": "version: 1"}), encoding="utf-8")
    done = _python("-m", "fuzz.run", "waivers", "--again", str(saved))
    assert (done.returncode, done.stdout[:24]) == (0, "Nothing is wrong any mor"), done.stderr


def test_any_bytes_are_saved_and_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fuzz.saved.FOLDER", tmp_path)
    given = {"a\n": bytes(range(256)), "": b""}
    path = save("x", Found(given, Trouble("kind", "told \ud800")))
    assert read(path) == given
    assert path.with_suffix(".txt").read_text(encoding="utf-8") == "kind\n\ntold \\ud800\n"


def test_what_is_done_outside_is_seen(tmp_path: Path) -> None:
    (tmp_path / "repo").mkdir()
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (tmp_path / "repo" / "link").symlink_to("../secret")
    (tmp_path / "repo" / "own").write_text("x", encoding="utf-8")
    with watched(tmp_path / "repo") as seen:
        (tmp_path / "repo" / "own").read_text(encoding="utf-8")
        json.loads((ROOT / "schemas" / "report.v1.schema.json").read_text(encoding="utf-8"))
    assert seen == []
    with watched(tmp_path / "repo") as seen:
        (tmp_path / "secret").read_text(encoding="utf-8")
        (tmp_path / "repo" / "link").read_text(encoding="utf-8")
        (tmp_path / "repo" / "own").write_text("y", encoding="utf-8")
        subprocess.run(["true"], check=True)  # noqa: S607 - any program that is not git
        (tmp_path / "repo" / "own").unlink()
    told = [one.rpartition(": ")[2] if one.startswith("open") else one.split()[0] for one in seen]
    outside = str((tmp_path / "secret").resolve())
    assert told == [outside, outside, "opened for writing", "started", "os.remove"], seen
