"""Every model library behind one protocol each; only the registry names them, nobody imports them."""
