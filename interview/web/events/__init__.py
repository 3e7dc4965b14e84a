"""What happens when something on the page is pressed: one call of a service each."""
