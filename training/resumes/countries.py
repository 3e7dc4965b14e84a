"""Countries that invented people live in: how lists name them, their Faker locale, and what is spoken there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str  # in the list of cities
    locale: str  # of Faker
    tongues: tuple[str, ...]  # of resumes, employers and schools; the first the commoner
    weight: int  # among resumes in English
    money: str = "€{n},000"
    university_name: str = ""  # where that list calls the country something else

    @property
    def of_universities(self) -> str:
        return self.university_name or self.name


COUNTRIES = (
    Country("US", "United States", "en_US", ("en",), 36, "${n},000"),
    Country("GB", "United Kingdom", "en_GB", ("en",), 14, "£{n},000"),
    Country("IN", "India", "en_IN", ("en",), 10, "Rs. {m} lakh"),
    Country("CA", "Canada", "en_CA", ("en", "fr"), 6, "${n}K"),
    Country("AU", "Australia", "en_AU", ("en",), 5, "A${n},000"),
    Country("IE", "Ireland", "en_IE", ("en",), 3),
    Country("NZ", "New Zealand", "en_NZ", ("en",), 2, "NZ${n},000"),
    Country("ZA", "South Africa", "en_GB", ("en",), 2, "R{n},000"),
    Country("NG", "Nigeria", "yo_NG", ("en",), 3, "₦{m} million"),
    Country("KE", "Kenya", "en_KE", ("en",), 2, "KES {m} million"),
    Country("DE", "Germany", "de_DE", ("de",), 4),
    Country("AT", "Austria", "de_AT", ("de",), 1),
    Country("CH", "Switzerland", "de_CH", ("de", "fr", "it"), 2, "CHF {n},000"),
    Country("FR", "France", "fr_FR", ("fr",), 3),
    Country("BE", "Belgium", "fr_BE", ("nl", "fr"), 1),
    Country("ES", "Spain", "es_ES", ("es",), 2),
    Country("MX", "Mexico", "es_MX", ("es",), 2, "${n},000 MXN"),
    Country("AR", "Argentina", "es_AR", ("es",), 1, "USD {n},000"),
    Country("IT", "Italy", "it_IT", ("it",), 2),
    Country("PT", "Portugal", "pt_PT", ("pt",), 1),
    Country("BR", "Brazil", "pt_BR", ("pt",), 2, "R$ {n} mil"),
    Country("NL", "Netherlands", "nl_NL", ("nl",), 2),
    Country("PL", "Poland", "pl_PL", ("",), 2, "PLN {n},000"),
    Country("SE", "Sweden", "sv_SE", ("",), 1, "SEK {n},000"),
)

STATES = {
    "Alabama": "AL", "Arizona": "AZ", "Arkansas": "AR", "California": "CA", "Colorado": "CO", "Connecticut": "CT",
    "Delaware": "DE", "Florida": "FL", "Georgia": "GA", "Idaho": "ID", "Illinois": "IL", "Indiana": "IN", "Iowa": "IA",
    "Kansas": "KS", "Kentucky": "KY", "Louisiana": "LA", "Maine": "ME", "Maryland": "MD", "Massachusetts": "MA",
    "Michigan": "MI", "Minnesota": "MN", "Mississippi": "MS", "Missouri": "MO", "Montana": "MT", "Nebraska": "NE",
    "Nevada": "NV", "New Hampshire": "NH", "New Jersey": "NJ", "New Mexico": "NM", "New York": "NY",
    "North Carolina": "NC", "North Dakota": "ND", "Ohio": "OH", "Oklahoma": "OK", "Oregon": "OR", "Pennsylvania": "PA",
    "Rhode Island": "RI", "South Carolina": "SC", "South Dakota": "SD", "Tennessee": "TN", "Texas": "TX", "Utah": "UT",
    "Vermont": "VT", "Virginia": "VA", "Washington": "WA", "West Virginia": "WV", "Wisconsin": "WI", "Wyoming": "WY",
    "Ontario": "ON", "British Columbia": "BC", "Quebec": "QC", "Alberta": "AB", "Manitoba": "MB", "Nova Scotia": "NS",
    "New South Wales": "NSW", "Victoria": "VIC", "Queensland": "QLD", "Western Australia": "WA",
}  # fmt: skip
