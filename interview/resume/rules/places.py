"""Places as resumes name them: countries, American states, large cities; knows no layout."""

from __future__ import annotations

import re

_COUNTRIES = """usa|u\\.s\\.a\\.|u\\.s\\.|us|uk|u\\.k\\.|united kingdom|united states(?: of america)?|england|
scotland|wales|
northern ireland|ireland|germany|deutschland|france|spain|españa|italy|italia|israel|india|canada|australia|
new zealand|the netherlands|netherlands|belgium|switzerland|schweiz|austria|österreich|poland|polska|russia|
russian federation|ukraine|china|japan|south korea|korea|singapore|brazil|brasil|mexico|méxico|argentina|chile|
colombia|peru|sweden|norway|denmark|finland|iceland|portugal|turkey|türkiye|egypt|nigeria|kenya|ghana|ethiopia|
uganda|tanzania|rwanda|morocco|tunisia|algeria|south africa|pakistan|bangladesh|sri lanka|nepal|indonesia|malaysia|
thailand|vietnam|philippines|taiwan|hong kong|uae|u\\.a\\.e\\.|united arab emirates|saudi arabia|qatar|kuwait|oman|
bahrain|jordan|lebanon|iraq|iran|georgia|armenia|azerbaijan|kazakhstan|uzbekistan|belarus|moldova|romania|bulgaria|
greece|cyprus|malta|croatia|serbia|slovenia|slovakia|czech republic|czechia|hungary|estonia|latvia|lithuania|
luxembourg|costa rica|panama|cuba|jamaica|ecuador|bolivia|uruguay|paraguay|venezuela|puerto rico|country|
europe|ישראל"""
_STATES = """AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|
ND|OH|OK|
OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|ON|QC|BC|AB|MB|SK|NS|NB|NL|PE|NSW|VIC|QLD|ACT"""
_STATE_NAMES = """alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|
illinois|
indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|
nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|
pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|
west virginia|wisconsin|wyoming|ontario|quebec|british columbia|alberta|manitoba|karnataka|maharashtra|tamil nadu|
telangana|kerala|gujarat|rajasthan|uttar pradesh|andhra pradesh|madhya pradesh|haryana|west bengal|punjab|bihar|
odisha|bavaria|bayern|hessen|scotland|new south wales|victoria|queensland"""
_CITIES = """new york city|nyc|los angeles|chicago|houston|phoenix|philadelphia|san antonio|san diego|dallas|
san jose|austin|
jacksonville|fort worth|columbus|charlotte|san francisco|indianapolis|seattle|denver|boston|el paso|nashville|
detroit|oklahoma city|portland|las vegas|memphis|louisville|baltimore|milwaukee|albuquerque|tucson|fresno|
sacramento|kansas city|atlanta|miami|oakland|minneapolis|tampa|new orleans|cleveland|honolulu|anaheim|orlando|
st\\. louis|pittsburgh|cincinnati|raleigh|buffalo|salt lake city|palo alto|mountain view|menlo park|sunnyvale|
santa clara|cupertino|redmond|bellevue|cambridge|ithaca|ann arbor|toronto|montreal|montréal|vancouver|ottawa|
calgary|edmonton|winnipeg|waterloo|london|manchester|birmingham|leeds|liverpool|sheffield|bristol|nottingham|
leicester|newcastle|southampton|oxford|brighton|edinburgh|glasgow|aberdeen|cardiff|belfast|dublin|cork|galway|
paris|lyon|marseille|toulouse|bordeaux|lille|nantes|nice|strasbourg|grenoble|brussels|bruxelles|antwerp|ghent|
amsterdam|rotterdam|the hague|utrecht|eindhoven|berlin|munich|münchen|hamburg|frankfurt|cologne|köln|stuttgart|
düsseldorf|dresden|leipzig|vienna|wien|graz|zurich|zürich|geneva|genève|basel|bern|lausanne|milan|milano|rome|roma|
turin|torino|naples|bologna|florence|madrid|barcelona|valencia|seville|sevilla|málaga|bilbao|lisbon|lisboa|porto|
copenhagen|københavn|aarhus|stockholm|gothenburg|göteborg|malmö|oslo|bergen|trondheim|helsinki|espoo|tampere|
reykjavik|warsaw|warszawa|krakow|kraków|wroclaw|wrocław|gdansk|poznan|prague|praha|brno|bratislava|budapest|
bucharest|cluj-napoca|sofia|athens|thessaloniki|istanbul|ankara|izmir|belgrade|zagreb|ljubljana|tallinn|riga|
vilnius|kyiv|kiev|lviv|kharkiv|odessa|odesa|dnipro|minsk|moscow|saint petersburg|st\\. petersburg|petersburg|
novosibirsk|kazan|yekaterinburg|voronezh|tbilisi|yerevan|baku|almaty|tashkent|tel aviv|tel-aviv|jerusalem|haifa|
beer sheva|be'er sheva|herzliya|netanya|ramat gan|petah tikva|rishon lezion|ashdod|raanana|ra'anana|cairo|
alexandria|casablanca|tunis|algiers|lagos|abuja|accra|nairobi|kampala|addis ababa|kigali|johannesburg|cape town|
durban|pretoria|dubai|abu dhabi|riyadh|jeddah|doha|kuwait city|manama|amman|beirut|baghdad|tehran|karachi|lahore|
islamabad|mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|kolkata|pune|ahmedabad|jaipur|lucknow|noida|
gurgaon|gurugram|chandigarh|indore|coimbatore|kochi|nagpur|dhaka|colombo|kathmandu|bangkok|hanoi|
ho chi minh city|jakarta|kuala lumpur|manila|beijing|shanghai|shenzhen|guangzhou|hangzhou|chengdu|wuhan|nanjing|
taipei|seoul|busan|tokyo|osaka|kyoto|yokohama|sydney|melbourne|brisbane|perth|adelaide|canberra|auckland|
wellington|são paulo|sao paulo|rio de janeiro|buenos aires|santiago|bogotá|bogota|medellín|lima|mexico city|
guadalajara|monterrey|quito|montevideo|caracas|havana|תל אביב|ירושלים|חיפה|באר
        שבע|הרצליה|القاهرة|دبي|الرياض|عمان|بيروت|北京|上海|深圳|广州|杭州|成都|東京|东京|大阪|台北|香港"""


def _joined(words: str) -> str:
    return words.replace("\n", "")


_CITY = rf"(?i:{_joined(_CITIES)})"
_LAND = rf"(?:(?:{_joined(_STATES)})\b\.?|(?i:{_joined(_COUNTRIES)}|{_joined(_STATE_NAMES)}))"
_POSTCODE = r"(?:\s+\d{5}(?:-\d{4})?)?"
_TOWN = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2}"  # any name of up to three words
_ANYWHERE = r"(?i:(?:fully |100% )?remote|hybrid|on-?site|location|city|worldwide|home office|telecommute)"
_MORE = rf"(?:\s*(?:&|/|,|-|–|\()\s*(?:{_ANYWHERE}|{_CITY}|{_LAND}{_POSTCODE})\)?)*(?:\s*&.*)?"
_KNOWN = re.compile(rf"\(?(?:{_CITY}|{_LAND}|{_ANYWHERE}){_MORE}\)?|{_CITY}\s+(?:{_joined(_STATES)})\b{_POSTCODE}")
_CODE = re.compile(r"[A-Z]{2,3}")  # of a state: too short to be a place by itself
_STATE = re.compile(_joined(_STATES))
_FORMED = re.compile(rf"\(?{_TOWN},\s*{_LAND}{_POSTCODE}{_MORE}\)?|{_TOWN},\s*{_TOWN},\s*{_LAND}")
_LIKELY = re.compile(r"[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?, [A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?")
_AT_END = re.compile(
    rf"(?:,\s*|\s+[-–]\s+){_TOWN},\s*{_LAND}{_POSTCODE}\.?$|,\s*(?:{_CITY})$|\s*\([A-Z][\w .'’-]+,\s*[A-Z][\w .'’-]+\)$"
)


def is_known_place(text: str) -> bool:
    """Whether it begins with a city or country that everybody knows, and holds nothing but places."""
    text = text.strip(" .,;|")
    return bool(_KNOWN.fullmatch(text)) and not _CODE.fullmatch(text)


def is_state_code(text: str) -> bool:
    return bool(_STATE.fullmatch(text.strip(" .,;|")))


def is_place(text: str) -> bool:
    """Whether it is nothing but a place: "Ithaca, NY", "Tel Aviv, Israel", "Warsaw", "Remote"."""
    return is_known_place(text) or bool(_FORMED.fullmatch(text.strip(" .,;|")))


def is_likely_place(text: str) -> bool:
    """Whether it has the form of a place: two capitalised names with a comma between."""
    return bool(_LIKELY.fullmatch(text.strip()))


def without_place(text: str) -> str:
    """Cut ", City, ST" or "(City, Country)" off the end."""
    return _AT_END.sub("", text).strip() or text
