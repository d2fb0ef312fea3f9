from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOMES = "home|root|work|Users|opt|mnt"
PLACE = re.compile(rf"(?<![\w.$}}*~/-])/(?:{HOMES})/[\w.]".encode())
HOSTS = ["pypi" + ".org", "python" + "hosted.org", "npmjs" + ".org", "npmjs" + ".com", "index-" + "url"]
HOST = re.compile("|".join(re.escape(host) for host in HOSTS).encode(), re.IGNORECASE)
OPTION = b"index-" + b"url"
OWN_WORDS = {"tools/lock.py": {OPTION}, "src/dodcheck/workflows/gating/surroundings.py": {OPTION}}


def tracked() -> list[Path]:
    command = ["git", "ls-files", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603 - git alone
    if done.returncode != 0:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file() and not path.is_symlink()]


def places(pattern: re.Pattern[bytes]) -> list[str]:
    found = []
    for path in tracked():
        name = str(path.relative_to(ROOT))
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            hits = {hit.lower() for hit in pattern.findall(line)}
            if hits - OWN_WORDS.get(name, set()):
                found.append(f"{name}:{number}: {line.decode(errors='replace')}")
    return found


def test_no_tracked_file_names_a_place_on_a_machine() -> None:
    assert places(PLACE) == []


def test_no_tracked_file_names_a_package_registry() -> None:
    assert places(HOST) == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        (b"see /ho" + b"me/someone/project", True),
        (b"'/wo" + b"rk/main'", True),
        (b"docs/work/plan.md", False),
        (b"https://example.org/home/page", False),
    ],
)
def test_a_place_would_be_seen(line: bytes, *, seen: bool) -> None:
    assert (PLACE.search(line) is not None) == seen
