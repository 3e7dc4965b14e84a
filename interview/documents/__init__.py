"""Files -> text: PDF, DOCX, plain text and pictures of pages, decided by what the file holds."""

from interview.documents.page_pictures import page_pictures
from interview.documents.reading import read_document
from interview.documents.text import clean_text

__all__ = ["clean_text", "page_pictures", "read_document"]
