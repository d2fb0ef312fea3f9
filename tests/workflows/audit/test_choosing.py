from __future__ import annotations

import pytest

from dodcheck.workflows.audit.choosing import chosen_tests, left_out_by


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("pytest tests -x -n 4 -p no:cacheprovider -c a.py --cov-config=b.py", []),
        ("pytest -s tests/test_a.py", ["tests/test_a.py"]),
        ("pytest -kfast -m=unit --lf", ["-k fast", "-m unit", "--lf"]),
        ("pytest --deselect a::b --deselect=c::d", ["--deselect a::b", "--deselect c::d"]),
        ("pytest --ignore=docs tests/**/test_*.py", []),
        ("unittest discover -s tests -p test*.py", []),
        ("unittest discover -p fast_*.py", ["-p fast_*.py"]),
        ("unittest -v tests.test_a", ["tests.test_a"]),
        ("cargo +nightly test --workspace --features a,b --target x -- --nocapture --test-threads 1", []),
        ("cargo test --test api $FLAGS", ["--test api"]),
        ("cargo nextest run -E test(fast)", ["-E test(fast)"]),
        ("cargo test name -- --skip slow", ["--skip slow", "name"]),
        ("go test -race -count=1 -timeout 5m -coverprofile c.out ./...", []),
        ("go test -run=^TestA$ a_test.go", ["-run ^TestA$", "a_test.go"]),
        ("go test -short ./...", ["-short"]),
        ("ctest -j 4 --output-on-failure -C Release", []),
        ("ctest -R fast -E slow", ["-E slow", "-R fast"]),
        ("jest --ci -c jest.config.js src", []),
        ("jest -o --testPathPattern=unit src/a.test.ts", ["-o", "--testPathPattern unit", "src/a.test.ts"]),
        ("vitest run --changed", ["--changed"]),
        ("vitest related src/a.ts", ["related", "src/a.ts"]),
        ("mocha -r ts-node/register.js test/*.js", []),
        ("mocha -g fast", ["-g fast"]),
        ("gradle test --tests a.B", ["--tests a.B"]),
        ("mvn -B -Dtest=FastTest verify", ["-Dtest FastTest"]),
        ("dotnet test --filter Category!=Slow", ["--filter Category!=Slow"]),
        ("xcodebuild test -only-testing:Fast/A", ["-only-testing Fast/A"]),
        ("tox -e py311-lowest,docs-tests", []),
        ("tox -e ${{ matrix.env }}", []),
        ("tox -e smoke", ["-e smoke"]),
        ("nox -s py-unit", ["-s py-unit"]),
        ("make test", []),
    ],
)
def test_what_chooses_is_an_option_or_an_operand_of_the_tool(typed: str, shown: list[str]) -> None:
    tool, *words = typed.replace("${{ matrix.env }}", "${{matrix.env}}").split()
    assert [one.shown for one in chosen_tests(tool, words)] == shown


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (["-m", "not slow"], "slow"),
        (["-m", "not (slow or gpu)"], "slow or gpu"),
        (["-m", "slow"], None),
        (["--ignore=tests/slow"], "tests/slow"),
    ],
)
def test_what_is_left_out_is_told_without_its_not(words: list[str], left: str | None) -> None:
    (choice,) = chosen_tests("pytest", words)
    assert left_out_by("pytest", words, choice) == left
