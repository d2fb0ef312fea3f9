"""Parts of the kind `git_history`: which commits are meant, and what they did."""
