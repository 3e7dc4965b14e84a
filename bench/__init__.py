"""What the program reaches, measured: `python -m bench NAME --data DIR [--limit N] [--json FILE]`."""
