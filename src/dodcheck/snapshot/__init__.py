"""The repository under judgement behind one small protocol that records what it was asked."""
