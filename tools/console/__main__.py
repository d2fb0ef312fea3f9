"""``python -m tools.console [PAGE…]`` runs the commands of the documentation; ``--write`` writes their output anew."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from tools.console.blocks import pages
from tools.console.pages import counted, renewed_page, wrong

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Run or renew the named pages, all by default, and return the exit code."""
    named = [Path(name).resolve() for name in arguments if not name.startswith("--")]
    chosen = named or pages(ROOT)
    return write(chosen) if "--write" in arguments else check(chosen)


def check(chosen: list[Path]) -> int:
    """Print everything that pages don't say as it is."""
    found, ran, left = [], 0, Counter[str]()
    for path in chosen:
        name, text = str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        found += wrong(name, text)
        number, reasons = counted(name, text)
        ran += number
        left.update(f"{name}: {reason}" for reason in reasons)
    print("\n\n".join(found))
    print(f"{ran} commands, {left.total()} not run")
    for reason, number in left.items():
        print(f"  {number}  {reason}")
    return 1 if found else 0


def write(chosen: list[Path]) -> int:
    """Write the output of every command anew where it is another."""
    for path in chosen:
        name, text = str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        new = renewed_page(name, text)
        if new != text:
            path.write_text(new, encoding="utf-8")
            print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
