"""Files -> text: PDF, DOCX and plain text, decided by what the file holds."""

from interview.documents.reading import read_document
from interview.documents.text import clean_text

__all__ = ["clean_text", "read_document"]
