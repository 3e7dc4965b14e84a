"""Invented resumes in many layouts, whose labels are known because the words are ours; and the reader they train."""
