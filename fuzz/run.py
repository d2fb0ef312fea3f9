"""``make fuzz``: every campaign for a share of the time, or one saved input again."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from random import SystemRandom

from fuzz.campaign import Campaign, campaigns
from fuzz.child import run_apart
from fuzz.engine import Effort, Result
from fuzz.saved import read, save
from fuzz.trouble import tried

_SEEDS = 1_000_000


def main() -> int:
    """Run what the arguments ask for; return 1 where something was found."""
    asked = _arguments()
    chosen = [one for one in campaigns() if not asked.only or one.name in asked.only]
    if not chosen or (asked.again and len(chosen) != 1):
        sys.exit(f"The campaigns are: {', '.join(one.name for one in campaigns())}")
    if asked.again:
        return _again(chosen[0], asked.again)
    seed = SystemRandom().randrange(_SEEDS) if asked.seed is None else asked.seed
    return _all(chosen, asked.seconds, seed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m fuzz.run", description=__doc__)
    parser.add_argument("only", nargs="*", help="campaigns to run; all unless named")
    parser.add_argument("--seconds", type=float, default=60.0, help="for all of them together (default: 60)")
    parser.add_argument("--seed", type=int, help="the number that a run before has printed")
    parser.add_argument("--again", type=Path, metavar="FILE", help="try one saved input of the one campaign named")
    return parser.parse_args()


def _all(chosen: Sequence[Campaign], seconds: float, seed: int) -> int:
    print(f"{len(chosen)} campaigns, {seconds:g} s, seed {seed}\n")
    print(f"{'campaign':<14} {'inputs':>8} {'longest':>8}  findings")
    found = [_one(campaign, Effort(seconds / len(chosen)), seed) for campaign in chosen]
    print(f"{'together':<14} {sum(one.inputs for one in found):>8}")
    return 1 if any(one.found for one in found) else 0


def _one(campaign: Campaign, effort: Effort, seed: int) -> Result:
    result = run_apart(campaign, effort, seed)
    head = f"{result.name:<14} {result.inputs:>8} {result.longest:>7.2f}s"
    if result.found is None:
        print(f"{head}  none", flush=True)
    else:
        path = save(campaign.name, result.found)
        print(f"{head}  {result.found.trouble.kind}\n{'':<33} {path}", flush=True)
    return result


def _again(campaign: Campaign, path: Path) -> int:
    done = tried(campaign.check, read(path), campaign.patience)
    print(done.trouble.told if done.trouble else f"Nothing is wrong any more ({done.seconds:.2f} s).")
    return 1 if done.trouble else 0


if __name__ == "__main__":
    sys.exit(main())
