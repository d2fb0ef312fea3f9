"""How each kind of rule is made to turn: what is planted in memory so that what held no longer does."""
