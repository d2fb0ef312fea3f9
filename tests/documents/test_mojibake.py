from __future__ import annotations

import os
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.documents.mojibake import raw_offset, repair
from dodcheck.documents.text import decode

SHARED = Path(os.environ.get("DODCHECK_SHARED", Path(__file__).resolve().parents[3] / "shared"))


def misread(text: str) -> str:
    return "".join(
        chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes([byte]).decode("cp1252") for byte in text.encode()
    )


@pytest.mark.parametrize(
    "text",
    [
        "✅ **Done**: ≥ 80 % → 🎉 🔒 🟢 — ❌ ⏳ “it’s” …",
        "⚠️ keep, 1️⃣ first",
        "café, naïve, Übung, Ö, 3×4, voilà",
        "Čeština, żółw",
        "привет мир",
        "日本語（テスト）",
        "└── src ⌛",
    ],
)
def test_misread_text_is_read_right(text: str) -> None:
    assert repair(misread(text)) == text


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("âŒ No", "❌ No"),
        ("âŒ\xa0No", "❌\xa0No"),
        ("âŒâŒ", "❌❌"),
        ("âŒ", "❌"),
        ("é âœ… ü", "é ✅ ü"),
        ("“âœ…â", "“✅â"),
        ("SÃ£o", "São"),
    ],
)
def test_parts_and_lost_bytes(line: str, read: str) -> None:
    assert repair(line) == read


@pytest.mark.parametrize(
    "line",
    [
        "café, naïve, “quotes”, Ã, â, ð",
        "« café » et « côté »",
        "« café\xa0», CAFÉ\xa0: LIBERTÉ…",
        "„Spaß“ – GROß– ÜBER… „JÄ“",
        "“AMANHÔ não é manhã”… coração",
        "HYVÄ… Å— Nestlé®, É² 3דד",
        "plain ascii",
        "日本語 ✅ ≥ привет",
    ],
)
def test_correct_prose_is_left_alone(line: str) -> None:
    assert repair(line) is line or repair(line) == line


def test_offsets_lead_back_to_the_raw_line() -> None:
    line = "a âœ… ðŸŽ‰âŒ b"
    read = repair(line)
    assert read == "a ✅ 🎉❌ b"
    assert [raw_offset(line, offset) for offset in range(len(read) + 1)] == [0, 1, 2, 5, 6, 10, 12, 13, 14]


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the seed documents are not at hand")
def test_the_seeds_are_read_right() -> None:
    found: Counter[str] = Counter()
    for path in sorted((SHARED / "seeds").glob("*.md")):
        for line in decode(path.read_bytes()).lines:
            found.update(character for character in line if not character.isascii())
            assert "❌" not in line or "❌ " in line
    assert found == {"✅": 24, "🟢": 13, "❌": 10, "—": 5, "≥": 5, "🟡": 3, "🔒": 1, "→": 1, "🎉": 1}


MOJIBAKE = st.text(st.sampled_from("aZ ÂÃÄÅÐÑàáâãéíïðœŒ…“”’–—€™¸»¿\xa0\x81\x8f\x9dŸŽ‰¥š"))


@given(MOJIBAKE)
def test_offsets_rise_and_unrepaired_characters_stay_themselves(line: str) -> None:
    read = repair(line)
    offsets = [raw_offset(line, offset) for offset in range(len(read) + 1)]
    assert offsets == sorted(set(offsets))
    assert offsets[-1] == len(line)
    widths = [after - before for before, after in pairwise(offsets)]
    alone = [(read[index], line[offsets[index]]) for index, width in enumerate(widths) if width == 1]
    assert all(mine == raw for mine, raw in alone)


@given(st.text())
def test_repair_never_fails(line: str) -> None:
    assert len(repair(line)) <= len(line)
