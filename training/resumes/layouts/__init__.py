"""Layouts of invented resumes: what sets a Person into a file."""
