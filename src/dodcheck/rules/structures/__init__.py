"""What the kinds `imports` and `includes` look with: what is asked of a graph, and what is answered."""
