"""The model files: where they come from, whether they are here, and fetching them; it knows no model library."""

from interview.engines.catalogue.catalogue import Catalogue
from interview.engines.catalogue.progress import progress_bars
from interview.engines.catalogue.records import ModelEntry, ModelFile, Package, Part, Progress, Report, read_entries

__all__ = [
    "Catalogue",
    "ModelEntry",
    "ModelFile",
    "Package",
    "Part",
    "Progress",
    "Report",
    "progress_bars",
    "read_entries",
]
