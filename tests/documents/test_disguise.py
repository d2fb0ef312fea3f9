from __future__ import annotations

import time

import pytest

from dodcheck.documents.disguise import Disguise, disguises, disguises_in_code
from dodcheck.documents.disguise_notices import disguised_line_notices, disguised_path_notices
from dodcheck.documents.mojibake import repair


def told(found: tuple[Disguise, ...]) -> list[str]:
    return [f"{one.offset}: {one.in_words}" for one in found]


INVISIBLE = {
    "zero\u200bwidth": "4: the invisible character U+200B",
    "a\u200db": "1: the invisible character U+200D",
    "x.\u200cmd": "2: the invisible character U+200C",
    "\u202egnp.exe": "0: the invisible character U+202E",
    "a\u2066b": "1: the invisible character U+2066",
    "a\u200e b": "1: the invisible character U+200E",
    "soft\u00adhyphen": "4: the invisible character U+00AD",
    "x\ufe0fy": "1: the invisible character U+FE0F",
    "step 1\ufe0f done": "6: the invisible character U+FE0F",
    "filler \u3164": "7: the invisible character U+3164",
    "blank \u2800": "6: the invisible character U+2800",
    "tag \U000e0041": "4: the invisible character U+E0041",
    "variant a\U000e0100": "9: the invisible character U+E0100",
    "bom \ufeff": "4: the invisible character U+FEFF",
    "line\u2028end": "4: the invisible character U+2028",
    "esc \x1b[31m": "4: the invisible character U+001B",
    "c1 \x9b": "3: the invisible character U+009B",
    "invisible times 2\u2062x": "17: the invisible character U+2062",
}

ALIKE = {
    "p\u0430ssword": "1: U+0430, which looks like a",
    "\u041cain": "0: U+041C, which looks like M",
    "verif\u0456ed": "5: U+0456, which looks like i",
    "Versi\u03bfn": "5: U+03BF, which looks like o",
    "\u039dode": "0: U+039D, which looks like N",
    "\u03bdersion": "0: U+03BD, which looks like v",
    "d\u03b1ta": "1: U+03B1, which looks like a",
    "mar\u043aed": "3: U+043A, which looks like k",
    "n\u0585de": "1: U+0585, which looks like o",
    "\u13aapple": "0: U+13AA, which looks like A",
    "\ua4e1abel": "0: U+A4E1, which looks like a Latin letter",
    "to\U0001d424en": "2: U+1D424, which looks like k",
    "\uff59aml": "0: U+FF59, which looks like y",
    "d\u0251ta": "1: U+0251, which looks like a",
    "\u2113ogin": "0: U+2113, which looks like l",
    "caf\u00e9\u0455": "4: U+0455, which looks like s",
    "\u0424\u0430\u0439\u043b p\u0430th \u0433\u043e\u0442\u043e\u0432": "6: U+0430, which looks like a",
}

FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
HARMLESS = (
    *("plain", "tab\tand\nline", "", "naïve café Ångström", "µs 5 μs", "“quotes” – dashes — …", "5 − 3"),
    *("Δt < 5 ms", "hν = E", "Ω, λx.x, αβγ", "cosα + sinω", "𝑥 + 𝑦", "ℓ2 norm, ℝn", "ⅠⅡⅢ Phase Ⅳ", "𝐛𝐨𝐥𝐝 move"),
    *("Москва готова", "РЕФАКТОРИНГ ЗАВЕРШЁН", "в PRе и MRах всё есть", "IT-отдел", "Ωμέγα και Α", "ΑΒΓ"),
    *("👩\u200d💻 done", "✔\ufe0f ok", "⚠\ufe0f", "1\ufe0f\u20e3 first", FLAG),
    *("می\u200cخواهم", "ක්\u200dෂ", "नहीं क्\u200dष", "שלום\u200f (עולם)", "\u200eא", "مرحبا بالعالم"),
    *("部署完成 ＡＰＩ 接口", "ＲＥＡＤＭＥ を書く", "葛\U000e0100城", "\u1820\u180b", "ภาษาไทย", "한국어"),
    *("Türkçe ışık", "straße", "Հայերեն", "ᏣᎳᎩ", "⠓⠑⠇⠇⠕⠀⠺", "non\u00a0breaking", "100\u202f%"),
)


@pytest.mark.parametrize(("text", "expected"), [*INVISIBLE.items(), *ALIKE.items()])
def test_what_deceives_is_told_with_its_place(text: str, expected: str) -> None:
    assert told(disguises(text)) == [expected]
    assert told(disguises_in_code(text))[0] == expected


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_is_not_accused(text: str) -> None:
    assert told(disguises(text)) == []


@pytest.mark.parametrize("text", ["âœ… fertig", "PrÃ¼fung", "â€œquotesâ€\x9d", "Ð“Ð¾Ñ‚Ð¾Ð²Ð¾ CI"])
def test_mojibake_is_repaired_first(text: str) -> None:
    assert told(disguises(repair(text))) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("docs/\u041e\u041a.md", ["5: U+041E, which looks like O", "6: U+041A, which looks like K"]),
        ("\u0441\u0435\u0440.yml", [f"{at}: U+{code}, which looks like {sign}" for at, code, sign in
                                   ((0, "0441", "c"), (1, "0435", "e"), (2, "0440", "p"))]),
        ("docs\u2215DOD.md", ["4: U+2215, which looks like /"]),
        ("DOD\u2024md", ["3: U+2024, which looks like ."]),
        ("git\u00a0grep", ["3: U+00A0, which looks like a space"]),
        ("grep \u2212r x", ["5: U+2212, which looks like -"]),
        ("a\u2010b", ["1: U+2010, which looks like -"]),
        ("\uff32\uff25\uff21\uff24.md", [f"{at}: U+{code}, which looks like {sign}" for at, code, sign in
                                         ((0, "FF32", "R"), (1, "FF25", "E"), (2, "FF21", "A"), (3, "FF24", "D"))]),
        ("\U0001d41a.md", ["0: U+1D41A, which looks like a"]),
        ("отчёт.md", []),
        ("документы/оса.md", []),
        ("資料ＡＰＩ.md", []),
        ("設計　書.md", []),
        ("Ωμέγα.md", []),
        ("naïve.md", []),
        ("α.md", []),
        ("🚀.md", []),
    ],
)  # fmt: skip
def test_code_means_plain_signs_but_for_the_hyphens_and_spaces_of_prose(code: str, expected: list[str]) -> None:
    assert told(disguises_in_code(code)) == expected
    spanned = [one for one in expected if not one.endswith(("like -", "like a space"))]
    assert told(disguises(f"`{code}` created")) == [f"{int(one.partition(':')[0]) + 1}:{one.partition(':')[2]}"
                                                    for one in spanned]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ОК: `a`", []),
        ("`` x ` ОК.md `` and ОК.md", ["7: U+041E, which looks like O", "8: U+041A, which looks like K"]),
        ("`open ОК.md", []),
        ("``open ОК.md`", []),
    ],
)
def test_only_what_stands_in_code_spans_is_code(text: str, expected: list[str]) -> None:
    assert told(disguises(text)) == expected


LONG = ("é" + "`" * 100_000, "` `` é" * 30_000, "a\u0430" * 100_000, "\u200d" * 200_000, "\U0001f3f4" * 100_000)


@pytest.mark.parametrize("text", LONG, ids=lambda text: ascii(text[:5]))
def test_time_is_linear(text: str) -> None:
    start = time.process_time()
    disguises(text)
    disguises_in_code(text)
    assert time.process_time() - start < 5


def test_lines_of_a_rules_file() -> None:
    data = """version: 1
rules:
  phase-1/\u0430-md-created:
    says: "Файл `a.md` готов, PRа нет"
    text: {literal: "to\u200bken", in: ["\u0441i.yml"]}  # \u202e
  x: {file: {path: "a\u00a0b"}}
""".encode()
    found = disguised_line_notices("d.yml", data)
    assert [(one.kind, one.location.line, one.location.column, one.message) for one in found] == [
        ("hidden-characters", 3, 11, "the line holds U+0430, which looks like a"),
        ("hidden-characters", 5, 24, "the line holds the invisible character U+200B"),
        ("hidden-characters", 6, 22, "the line holds U+00A0, which looks like a space"),
    ]  # fmt: skip
    assert disguised_line_notices("d.yml", b"version: 1\n") == disguised_line_notices("d.yml", b"\xff\xfe\0") == ()


def test_paths_that_deceive() -> None:
    paths = [*("a.md", "d\u043ecs/DOD.md", "docs/DOD.md", "docs/dod.md", "caf\u00e9.md", "cafe\u0301.md", "x\u200b.md")]
    paths += ["x.md", "отчёт.md", "\uff41.md", "b\n.md"]
    assert [(one.kind, one.location.path, one.message) for one in disguised_path_notices(paths)] == [
        ("hidden-characters", "d\u043ecs/DOD.md", "the path holds U+043E, which looks like o"),
        ("hidden-characters", "x\u200b.md", "the path holds the invisible character U+200B"),
        ("hidden-characters", "\uff41.md", "the path holds U+FF41, which looks like a"),
        ("hidden-characters", "b\n.md", "the path holds the invisible character U+000A"),
        ("twin-paths", "\uff41.md", "only an invisible or look-alike character tells it from a.md"),
        ("twin-paths", "docs/DOD.md", "only an invisible or look-alike character tells it from d\u043ecs/DOD.md"),
        ("twin-paths", "docs/dod.md", "only case tells it from docs/DOD.md"),
        ("twin-paths", "cafe\u0301.md", "only the way accents are encoded tells it from caf\u00e9.md"),
        ("twin-paths", "x.md", "only an invisible or look-alike character tells it from x\u200b.md"),
    ]


def test_twenty_thousand_paths_take_a_few_milliseconds() -> None:
    paths = [f"src/package_{number % 97}/module_{number}.py" for number in range(20_000)]
    start = time.process_time()
    assert disguised_path_notices(paths) == ()
    assert time.process_time() - start < 0.1
