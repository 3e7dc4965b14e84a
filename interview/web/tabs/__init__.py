"""The tabs: they build and name components; nothing happens in them."""
