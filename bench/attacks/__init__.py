"""What an attacker tries against the running app, as data: one table of attacks of many kinds."""
