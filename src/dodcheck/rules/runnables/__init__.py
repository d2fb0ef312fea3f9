"""Commands whose scripts, targets and recipes a repository defines itself, as the kind `runnable` reads them."""
