"""What the wording of a document is judged by: words it must not hold, and what its rows have to cite."""
