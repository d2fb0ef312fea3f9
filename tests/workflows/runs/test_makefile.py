from __future__ import annotations

import time

import pytest

from dodcheck.workflows.runs.makefile import read_makefile

MAKEFILE = """\
A := one
A += two
B = $(A) $(shell rm -rf x) ${C}
C ?= three
C ?= four
.PHONY: all gate
all: gate | order  # comment
gate: X := 1
gate: $(A); @echo inline
\tcmd $(A) $$HOME \\
\t  more
# comment
\t-last
%.o: %.c
\tcc
export D = five
"""


def test_variables_rules_and_recipes() -> None:
    made = read_makefile(MAKEFILE)
    assert made.expanded("$(B)|$(D)|$(NONE)|$@") == "one two  three|five||"
    assert made.first == "all"
    assert made.rules["all"].needs == ["gate", "order"]
    assert made.rules["gate"].needs == ["one", "two"]
    lines = [(line.number, made.recipe(line)) for line in made.rules["gate"].lines]
    assert lines == [(9, "@echo inline"), (10, "cmd one two $HOME \\\n\t  more"), (13, "-last")]


def test_what_a_target_needs_is_made_before_it_and_once() -> None:
    made = read_makefile("a: b c\n\tx\nb: c a\n\ty\nc:\n\tz\n")
    assert [one.target for one in made.made("a")] == ["c", "b", "a"]
    assert list(made.made("none")) == []


CONDITIONS = """\
ifdef CI
all: extra
endif
all: unit
unit: ; pytest
extra:
\tmypy
"""


def test_what_is_only_needed_in_a_branch_is_perhaps_made() -> None:
    made = read_makefile(CONDITIONS)
    assert [(one.target, one.perhaps) for one in made.made("all")] == [("unit", False), ("extra", True), ("all", False)]


def test_what_is_left_alone_is_not_made_and_neither_is_what_only_it_needs() -> None:
    made = read_makefile(CONDITIONS)
    assert [one.target for one in made.made("all", {"extra"})] == ["unit", "all"]
    assert list(made.made("all", {"all"})) == []


def test_a_text_that_is_defined_is_no_part_of_a_rule() -> None:
    made = read_makefile("a:\n\tx\ndefine text\nb:\n\ty\ndefine inner\nendef\n\tz\nendef\n\tw\n")
    assert {name: [line.text for line in rule.lines] for name, rule in made.rules.items()} == {"a": ["x", "w"]}


STOPPED = """\
ifdef QUICK
RUN = @true
Q =
endif
TOOL = $(RUN) pytest
loud: LINT = : ruff
a:
\t$(RUN) x
\t$(TOOL)
\t$(Q) x
\t$(LINT)
"""


def test_a_line_is_stopped_by_a_variable_that_may_be_a_program_which_does_nothing() -> None:
    made = read_makefile(STOPPED)
    lines = made.rules["a"].lines
    assert [(line.text, made.is_stopped(line)) for line in lines] == [
        ("$(RUN) x", True),
        ("$(TOOL)", True),
        ("$(Q) x", False),
        ("$(LINT)", True),
    ]


HOSTILE = [
    "A = $(A)$(A)\nx: $(A)\n",
    "$(A)" * 10_000 + ":\n",
    "a b " * 10_000 + "\n",
    "x:" * 20_000,
    "A=$(B)\nB=$(A)$(A)\n" * 5_000,
    "A=$(A)$(A)x\n$(A): b\n" * 5_000,
    "export " * 20_000,
    "\t\\\n" * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_file_costs_no_more_than_its_size(text: str) -> None:
    begun = time.process_time()
    made = read_makefile(text)
    made.expanded("$(A)" * 100)
    assert time.process_time() - begun < 20
