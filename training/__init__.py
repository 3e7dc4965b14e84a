"""What the small models are taught with, and how they are taught. Nothing here is imported by the product."""
