"""Names of people, schools, companies and places, and terms that look like names and are none, folded; facts only.

Of many origins and both genders; never complete, so masking.py reads the words around a name as well.
"""

from __future__ import annotations

import unicodedata


def words_in(words: str) -> frozenset[str]:
    return frozenset(folded(word) for word in words.split())


def folded(word: str) -> str:
    """Lower case, without accents, as a recogniser may write it."""
    letters = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


FIRST_NAMES = words_in("""
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony steven
    andrew paul joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric
    jonathan stephen larry justin scott brandon benjamin samuel gregory patrick alexander jack dennis jerry tyler aaron
    jose adam nathan henry zachary douglas peter kyle noah ethan jeremy christian keith roger terry sean austin arthur
    lawrence jesse dylan bryan joe jordan albert bruce gabriel logan alan juan elijah willie wayne vincent ralph
    randy eugene russell bobby philip louis liam oliver lucas mason leo oscar felix simon martin tom tim mike dave steve
    ben sam dan greg matt josh nick alex max jim rob phil ed ted ken ron fred stuart graham colin nigel
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia
    kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn
    janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn
    judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean
    abigail alice julia judy sophia denise amber doris marilyn danielle beverly isabella theresa diana natalie
    brittany charlotte marie kayla alexis lori kate lucy jane claire zoe chloe ella mia ava sophie fiona
    mohammed muhammad mohamed ahmed ali omar hassan hussein ibrahim yusuf khalid abdullah tariq bilal karim rashid
    hamza mustafa mahmoud samir nadia fatima aisha aaliyah layla leila zainab maryam khadija yasmin amina noor huda
    salma rania samira priya ananya deepa anjali kavya lakshmi divya neha pooja shreya sunita meera sanjay raj rahul
    amit vikram arjun ravi suresh ramesh anil vijay rajesh krishna arun karthik nikhil rohan aditya manish deepak
    ashok gopal harish sandeep wei ming li xiao jing yan hui fang mei ying lei jun hao chen bo yong hiroshi kenji
    takashi yuki yuko haruto sakura akira satoshi naoko keiko kazuki jihoon minjun seojun jiwoo soojin hyun minh thuy
    linh hoa thanh tuan hung lan trang huong kwame kofi ama abena chidi chioma ngozi emeka oluwaseun adebayo tunde
    folake amara kwaku thabo sipho nomsa lerato zanele tendai wanjiru kamau achieng otieno jamal lakisha tyrone latoya
    darnell keisha deshawn ebony malik shaniqua tanisha carlos luis miguel javier alejandro diego jorge fernando
    pedro pablo rafael sergio ricardo eduardo manuel antonio francisco roberto lucia sofia camila valentina gabriela
    mariana carmen elena rosa guadalupe ximena ana isabel pierre jacques francois nicolas antoine camille amelie
    sebastien thierry brigitte hans klaus jürgen wolfgang heinz uwe stefan matthias ingrid heike sabine ursula
    giovanni marco luca giulia francesca matteo alessandro lars sven erik bjorn astrid ivan dmitri sergei vladimir
    alexei boris olga natasha svetlana tatiana irina katya pavel piotr andrzej krzysztof agnieszka katarzyna
    malgorzata jakub zofia marek magdalena mehmet emre ayse elif zeynep siobhan niamh aoife padraig ciaran eoin
    david moshe avi yael noa shira joão paulo rui beatriz ines aroha tane kiri nikolaos dimitris eleni
""") | {"o'connor", "seán"}  # fmt: skip
SURNAMES = words_in("""
    smith johnson williams jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas
    taylor moore jackson lee perez thompson harris sanchez clark ramirez lewis robinson walker allen
    wright torres nguyen flores adams nelson hall rivera campbell mitchell carter roberts gomez phillips evans turner
    diaz cruz edwards collins reyes stewart morris morales murphy rogers gutierrez ortiz morgan cooper peterson
    bailey kelly howard ramos cox ward richardson watson brooks chavez bennett mendoza ruiz hughes alvarez castillo
    sanders patel myers ross foster jimenez obrien o'brien o'neill mcdonald macleod sullivan kim park choi
    chen wang zhang liu huang zhao zhou lin yang tran pham singh sharma kumar gupta khan ahmed hussain
    ali iyer reddy rao desai mehta banerjee mukherjee chatterjee kapoor tanaka suzuki sato watanabe yamamoto nakamura
    okafor okonkwo adeyemi mensah owusu mbeki dlamini nkosi mwangi washington jefferson müller mueller schmidt
    schneider fischer weber meyer hoffmann dubois durand moreau leroy rossi russo ferrari bianchi silva santos
    oliveira kowalski nowak novak ivanov petrov smirnov popov andersson johansson nilsson hansen olsen jensen
    papadopoulos yilmaz demir kaya cohen levy friedman goldberg haddad nasser
""")
# Also words or subject terms: a capital inside a sentence or a person's verb has to make a name of them.
AMBIGUOUS = words_in("""
    will mark may grace rose bill art frank hope joy dean drew chase rob jack sandy rich pat sue gene dale grant ray
    bob don guy miles penny faith hall ward cook wood bell park hill young king long price stone gray brooks cross
    christian jordan austin madison logan mason ruth amber virginia victoria max min ed ted ken ron jean sam dan tim
    ann ama lan li bo hoa chen lei jun ming ying hung scott ben amber ebony misty crystal ruby pearl
    dawn eve ivy lily iris olive daisy violet summer autumn april june august rusty wade skip chip buck clay cliff
    heath lance pierce reed sage walker carter cooper turner wright foster lee lin kim cruz ross cox jesse ravi raj
    wayne gloria terry jerry randy rosa noor malik elif ali noa marie kiri tane leo felix myers rao lewis nelson
    kelly morgan taylor jackson washington lopez diana alice bishop baker mason page hunter parker harper piper
    carol helen marco ana eric ines phil moore clark adams wilson thompson meyer weber bailey cohen yang kaya
""") | words_in(
    "earl major peg nick jay jo mo al lou norm stew rudy hank gus iv dot matt colin ama yan mei fang hui hao"
)
MONTHS = words_in("april may june august")
ALONE_SURNAMES = SURNAMES - AMBIGUOUS
SAFE_FIRST_NAMES = FIRST_NAMES - AMBIGUOUS

SCHOOLS = words_in("""
    mit stanford harvard oxford cambridge yale princeton caltech ucla nyu usc ucl lse eth epfl iit iim nus ntu cornell
    dartmouth columbia berkeley tsinghua peking fudan howard spelman morehouse duke mcgill purdue carnegie tufts emory
    sorbonne insead wharton cmu bits anu unsw kaist imperial georgetown vanderbilt rutgers
""")
COMPANIES = words_in("""
    google amazon microsoft apple facebook meta netflix ibm deloitte accenture kpmg pwc mckinsey bain bcg goldman
    jpmorgan citibank barclays hsbc infosys wipro tcs cognizant capgemini siemens bosch bmw volkswagen toyota honda
    samsung sony intel nvidia cisco uber lyft airbnb tesla spotify shopify stripe paypal walmart tesco ikea nestle
    unilever pfizer novartis boeing airbus alibaba tencent huawei salesforce adobe linkedin twitter nhs ey
    vodafone telefonica
""")
PLACES = words_in("""
    london paris berlin madrid rome vienna munich hamburg frankfurt amsterdam brussels zurich geneva stockholm oslo
    copenhagen helsinki dublin edinburgh glasgow manchester birmingham leeds lisbon barcelona milan athens warsaw prague
    budapest bucharest kyiv moscow istanbul ankara cairo lagos nairobi accra johannesburg casablanca tunis algiers
    addis dubai riyadh doha tehran baghdad karachi lahore islamabad delhi mumbai bangalore bengaluru chennai hyderabad
    kolkata pune dhaka colombo kathmandu beijing shanghai shenzhen guangzhou taipei seoul tokyo osaka kyoto bangkok
    hanoi manila jakarta singapore sydney melbourne brisbane perth auckland toronto vancouver montreal ottawa chicago
    boston seattle houston dallas austin denver atlanta miami phoenix philadelphia detroit minneapolis portland
    baltimore pittsburgh cleveland bogota lima santiago caracas quito havana brooklyn manhattan california texas
    florida ohio michigan illinois oregon colorado arizona massachusetts pennsylvania england scotland wales ireland
    france germany spain italy portugal belgium netherlands switzerland austria sweden norway denmark finland poland
    ukraine russia greece turkey israel egypt nigeria ghana kenya ethiopia uganda tanzania zimbabwe morocco algeria
    india pakistan bangladesh nepal china japan korea vietnam thailand malaysia indonesia philippines australia canada
    mexico brazil argentina chile peru colombia venezuela cuba usa uk america europe africa asia
""") - {"austin", "chile"} | {"austin", "chile"}  # fmt: skip
LONG_PLACES = ("new york city", "new york", "new delhi", "new zealand", "new jersey", "san francisco", "san diego",
                "san jose", "los angeles", "las vegas", "hong kong", "tel aviv", "cape town", "south africa",
                "south korea", "north carolina", "south carolina", "saudi arabia", "united states of america",
                "united states", "united kingdom", "united arab emirates", "são paulo", "sao paulo", "buenos aires",
                "rio de janeiro", "mexico city", "kuala lumpur", "ho chi minh city", "costa rica", "sri lanka",
                "washington dc", "silicon valley", "addis ababa", "puerto rico", "st. louis", "st. petersburg",
                "goldman sachs", "morgan stanley", "jp morgan", "bank of america", "imperial college",
                "carnegie mellon", "georgia tech", "virginia tech", "ernst & young", "procter & gamble")  # fmt: skip
TERMS = words_in("""
    java python javascript typescript kotlin swift scala ruby rust perl haskell erlang elixir clojure groovy julia dart
    fortran cobol pascal lisp prolog ada matlab basic bash powershell go kubernetes docker helm terraform ansible puppet
    chef jenkins travis git mercurial subversion jira confluence trello slack notion figma sketch photoshop illustrator
    blender unity unreal excel word powerpoint outlook access tableau looker power bi azure lambda redshift athena
    snowflake databricks spark hadoop hive kafka flink airflow storm beam cassandra redis mongo mongodb postgres
    postgresql mysql sqlite oracle elasticsearch kibana logstash splunk grafana prometheus datadog sentry nginx apache
    tomcat jetty spring hibernate maven gradle ant django flask fastapi rails laravel symfony express react angular vue
    svelte next nuxt ember jquery bootstrap tailwind webpack vite babel node deno android linux unix windows ubuntu
    debian fedora macos pandas numpy scipy keras pytorch tensorflow scikit jupyter anaconda cypress selenium playwright
    cucumber junit pytest mockito agile scrum kanban lean waterfall devops six sigma salesforce hubspot zendesk shopify
    wordpress drupal magento stripe twilio firebase supabase heroku netlify vercel chrome firefox safari edge bluetooth
    ethernet internet wifi web bayes bayesian gaussian markov fourier laplace euler newton turing dijkstra boolean
    poisson bernoulli monte carlo nash pareto gantt pert venn cartesian euclidean hamming huffman fibonacci english
    spanish french german italian portuguese russian chinese mandarin japanese korean arabic hindi latin monday tuesday
    wednesday thursday friday saturday sunday january february march july september october november december christmas
    easter ramadan thanksgiving covid earth mars moon sun topaz mineral bulb battery celsius fahrenheit kelvin ohm volt
    section chapter figure table step phase part question option case level stage release sprint god dad mom internet
    class object array string integer stack queue list tree node function pointer main public private protected static
    null true false void std first last top bottom line item column row day week month year quarter
""")
GENERIC = words_in("""
    data systems system software bank national health global solutions general electric state institute science computer
    services service group company technologies technology tech media digital market capital university college school
    academy high international american european united new north south east west central city street road team
    engineering engineer research lab labs center centre hospital care insurance energy power water oil gas motors air
    airlines food foods store stores retail online network networks security cloud mobile web design studio consulting
    partners holdings industries corporation incorporated limited analytics business management training education
    public private office department union trust foundation community one first best big red blue green black white
    open free smart fast bright star sun moon stack queue tree apple target gap shell square box block oracle the and
    of for inc ltd llc corp gmbh plc co
""")
