"""What the kind `metric` looks with: numbers of tables and lines, totals, and what they come to."""
