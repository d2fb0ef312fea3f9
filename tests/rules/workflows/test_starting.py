from __future__ import annotations

import pytest

from dodcheck.rules.workflows.starting import Starts, is_script, starts

STARTED = """
a/b.py
python a/b.py
python3.12 -X dev -W error -u a/b.py
python -m a/b.py
python -m pytest -q a/b.py
python -m coverage run a/b.py
bash a/b.py
bash -eu a/b.py
bash -euo pipefail a/b.py
node --no-warnings a/b.py
source a/b.py
coverage run --branch a/b.py
conda run -n env python a/b.py
mpirun -n 2 a/b.py
docker run --rm image python a/b.py
pytest -q a/b.py
"""
NOT_SEEN = """
python tools/run.py a/b.py
bash run.sh a/b.py
node run.js a/b.py
python -m own_runner a/b.py
own-runner a/b.py
docker run image cat a/b.py
conda run -n env a/b.py
"""
ONLY_NAMED = """
ruff check a/b.py
mypy a/b.py
black a/b.py
python -m py_compile a/b.py
python -m mypy a/b.py
python -c pass a/b.py
python -m coverage report a/b.py
coverage report a/b.py
conda install a/b.py
pytest --cov a/b.py
bash -n a/b.py
bash -xn a/b.py
node --check a/b.py
ruby -c a/b.py
docker cp a/b.py box:/
pytest --ignore a/b.py
pytest --deselect a/b.py
"""
CASES = [
    *((line, Starts.YES) for line in STARTED.split("\n")),
    *((line, Starts.PERHAPS) for line in NOT_SEEN.split("\n")),
    *((line, Starts.NO) for line in ONLY_NAMED.split("\n")),
]


@pytest.mark.parametrize(("command", "told"), [(line, told) for line, told in CASES if line])
def test_what_starts_a_script(command: str, told: Starts) -> None:
    words = command.split()
    assert starts(words, words.index("a/b.py")) is told


def test_an_option_is_no_script() -> None:
    assert starts(["pytest", "--ignore=./a/b.py"], 1) is Starts.NO


@pytest.mark.parametrize(("word", "told"), [("a/b.py", True), ("x.sh", True), ("actionlint", False), ("a.pyc", False)])
def test_a_script_is_known_by_its_ending(word: str, *, told: bool) -> None:
    assert is_script(word) is told
