"""How much each workflow is worth as a check: strong, weak, cosmetic or legacy, with the facts that led there."""
