"""Names of tools, methods and fields of work that go by one or two words in any advertisement; a list of our own.

Rules find phrases without it. It speaks for a short name that nothing in its sentence asks for: "python", "payroll".
"""

from __future__ import annotations

import re
from itertools import pairwise

_NAMES = """
python; java; javascript; typescript; kotlin; swift; rust; golang; go; ruby; php; perl; scala; c; c++; c#; .net;
r; sql; html; css; bash; powershell; matlab; vba; cobol; node.js; node; react; react.js; reactjs; angular; vue;
vue.js; django; flask; spring; spring boot; rails; laravel; jquery; redux; graphql; rest; rest api; soap; api;
apis; xml; json; yaml; mysql; postgresql; postgres; oracle; sql server; mongodb; redis; elasticsearch; cassandra;
snowflake; kafka; rabbitmq; spark; hadoop; airflow; dbt; aws; azure; gcp; google cloud; cloud; kubernetes; docker;
terraform; ansible; jenkins; git; github; gitlab; linux; unix; windows; devops; ci/cd; microservices; etl;
data warehouse; data warehousing; data modelling; data modeling; data engineering; machine learning;
deep learning; artificial intelligence; natural language processing; computer vision; statistics; data analysis;
data science; data mining; data visualisation; data visualization; analytics; business intelligence; tableau;
power bi; excel; word; powerpoint; outlook; ms office; microsoft office; office 365; google analytics; sap; erp;
crm; salesforce; dynamics; sharepoint; jira; confluence; servicenow; itil; active directory; vpn; tcp/ip; dns;
networking; cybersecurity; cyber security; information security; penetration testing; firewalls; encryption;
blockchain; algorithms; data structures; software development; software engineering; software architecture;
software testing; web development; front-end; frontend; back-end; backend; full stack; mobile development;
android; ios; embedded systems; firmware; debugging; test automation; automated testing; automation; unit testing;
regression testing; manual testing; performance testing; selenium; cypress; quality assurance; quality control;
qa; version control; source control; code review; code reviews; agile; scrum; kanban; lean; six sigma; waterfall;
prince2; pmp; togaf; project management; programme management; product management; change management;
risk management; stakeholder management; supply chain; supply chain management; procurement; purchasing;
logistics; warehousing; inventory; inventory management; inventory control; stock control; forklift;
production planning; manufacturing; process improvement; process optimization; continuous improvement;
maintenance; welding; plumbing; carpentry; hvac; cad; autocad; solidworks; revit; plc; blueprint reading;
preventive maintenance; health and safety; osha; first aid; cpr; bls; acls; infection control; patient care;
patient safety; medication administration; vital signs; phlebotomy; wound care; triage; medical terminology;
medical records; electronic health records; emr; ehr; hipaa; case management; care planning; nursing;
mental health; counselling; counseling; teaching; lesson planning; curriculum development; classroom management;
child care; childcare; special education; tutoring; training; coaching; mentoring; recruitment; recruiting;
onboarding; payroll; human resources; employee relations; performance management; talent acquisition; accounting;
bookkeeping; accounts payable; accounts receivable; general ledger; financial reporting; financial analysis;
budgeting; forecasting; auditing; audit; tax; taxation; invoicing; billing; reconciliation; cash handling; gaap;
ifrs; quickbooks; credit control; underwriting; insurance; banking; investment; corporate finance; compliance;
legal research; contract law; contract negotiation; contracts; negotiation; sales; retail sales; direct sales;
inside sales; account management; business development; lead generation; cold calling; b2b; upselling;
customer service; customer support; customer relations; technical support; troubleshooting; help desk; helpdesk;
call center; retail; merchandising; visual merchandising; point of sale; pos; loss prevention; marketing;
digital marketing; content marketing; email marketing; market research; market analysis; branding; advertising;
seo; sem; social media; public relations; copywriting; editing; proofreading; journalism; reporting; writing;
photography; video editing; graphic design; photoshop; illustrator; indesign; adobe creative suite; figma; ux; ui;
user experience; web design; event planning; hospitality; food safety; food preparation; cooking; housekeeping;
bartending; scheduling; filing; data entry; record keeping; typing; document management; administration;
office administration; report writing; technical writing; documentation; translation; english; german; french;
spanish; italian; dutch; danish; swedish; portuguese; polish; russian; arabic; hebrew; mandarin; chinese;
japanese; hindi; communication; leadership; collaboration; teamwork; problem solving; critical thinking;
decision making; time management; attention to detail; multitasking; conflict resolution; creativity;
public speaking; presentation; presentations; interpersonal; confidentiality; team building; planning; analysis;
research; requirements analysis; business analysis; business processes; design; engineering; architecture;
chemistry; biology; physics; mathematics; economics; law; computer science; information technology; electronics;
mechanics; robotics; driving
"""


def _normal(name: str) -> str:
    return " ".join(re.findall(r"[^\W_][\w+#.]*|\.net", name.casefold()))


NAMES = frozenset(_normal(name) for name in _NAMES.split(";"))


def is_known(name: str) -> bool:
    """Whether the name, or what it is without "skills" and the like at its end, is on the list."""
    plain = re.sub(r" (?:skills?|experience|knowledge|certification)$", "", _normal(name))
    return plain in NAMES or plain.removesuffix("s") in NAMES


def holds_known(name: str) -> bool:
    """Whether two words of a longer name are on the list: "enterprise source control product"."""
    words = _normal(name).split()
    return len(words) > 2 and any(" ".join(pair) in NAMES for pair in pairwise(words))
