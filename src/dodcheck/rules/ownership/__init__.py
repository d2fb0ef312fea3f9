"""Who owns which files, as the lines of a CODEOWNERS say."""
