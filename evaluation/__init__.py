"""How good the answers are, measured: ``python -m evaluation --help``."""
