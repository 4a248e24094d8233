"""Figures of every kind in both languages, with the long words that Swedish has."""

from trustdesk.domain.diagram import Diagram, DiagramCell, DiagramEdge, DiagramKind, DiagramNode
from trustdesk.domain.framework import LocalText


def said(swedish: str, english: str = "") -> LocalText:
    return LocalText({"sv": swedish, "en": english or swedish})


NOTHING = said("")


def node(
    id_: str, sv: str, en: str, parent: str = "", note: LocalText = NOTHING, **more
) -> DiagramNode:
    return DiagramNode(id_, said(sv, en), note, parent, **more)


def edge(start: str, end: str, label: LocalText = NOTHING, **more) -> DiagramEdge:
    return DiagramEdge(start, end, label, **more)


def figure(kind: DiagramKind, nodes, edges=(), name: str = "", **more) -> Diagram:
    return Diagram(
        f"prov-{name or kind}", kind, "fem-relationer", "",
        said(f"Figuren {name or kind}", f"The figure {name or kind}"),
        said("Det figuren visar, i ord.", "What the figure shows, in words."),
        said("En rad under.", "A line below."), tuple(nodes), tuple(edges), **more,
    )  # fmt: skip


HUB = figure(
    "hub",
    [
        node("f", "Förvaltning", "Administration", leads_to="term:forvaltning"),
        node("b", "Brukare", "Users", leads_to="page:fem-relationer#brukare"),
        node("s", "Samverkande aktörer", "Collaborating actors"),
        node("g", "Granskande och normerande verksamhet", "Auditing and norm-setting bodies"),
        node("p", "Politiker", "Politicians"),
        node("d", "Samhällsdebatt och debattklimat", "Public debate and its climate"),
        node("i", "Inom förvaltningen", "Within the administration", addition=True),
    ],
)
BALANCE = figure(
    "balance",
    [
        node("c", "Cynism", "Cynicism", note=said("för lite tillit", "too little trust")),
        node("t", "Tillit", "Trust",
             note=said("en balans, inte en punkt", "a balance, not a point"),
             leads_to="term:tillit"),
        node("n", "Naivism", "Naivism", note=said("för mycket tillit", "too much trust")),
    ],
)  # fmt: skip
LOOP = figure(
    "loop",
    [
        node("v", "Upplevd tillitsvärdighet", "Perceived trustworthiness",
             note=said("kunna, våga, vilja", "being able, daring, wanting"),
             leads_to="term:tillitsvardighet"),
        node("b", "Benägenhet att känna tillit", "Propensity to trust"),
        node("t", "Tillit", "Trust", leads_to="term:tillit"),
        node("k", "Upplevd risk", "Perceived risk"),
        node("r", "Resultat", "Result"),
    ],
    [
        edge("v", "t"), edge("b", "t"), edge("t", "r", id="handling"), edge("k", "handling"),
        edge("r", "v", said("Återkoppling", "Feedback")),
    ],
)  # fmt: skip
CHAIN = figure(
    "chain",
    [
        node("b", "Brukare", "Users"),
        node("f", "Förvaltning", "Administration"),
        node("p", "Politiker", "Politicians"),
    ],
    [
        edge("b", "f", said("mötet", "the meeting"), both_ways=True),
        edge("f", "p", both_ways=True),
    ],
)
TWO_CHAINS = figure(
    "chain",
    [
        node("x", "Teori X", "Theory X", note=said("lat och självisk", "lazy and selfish")),
        node("xk", "Kontroll och yttre belöningar", "Control and external rewards"),
        node("y", "Teori Y", "Theory Y", note=said("motiverad och ansvarstagande", "motivated")),
        node("yk", "Arbetsmiljö och tillit", "Work environment and trust"),
    ],
    [edge("x", "xk", said("leder till", "leads to")), edge("y", "yk")],
    name="two-chains",
)
TIMELINE = figure(
    "timeline",
    [
        node("50", "1950-talet", "The 1950s", note=said("Naivism?", "Naivism?")),
        node("50a", "Funktionalism: det professionella skiktet står för det kritiskt rationella "
             "tänkandet", "Functionalism: the professions stand for critical rationality", "50"),
        node("50b", "Spjutspetsar in i framtiden", "Spearheads into the future", "50"),
        node("70", "1970-talet", "The 1970s", note=said("Cynism", "Cynicism")),
        node("70a", "Relativism, antielitism", "Relativism, anti-elitism", "70"),
        node("70b", "Social stängning, professionsmonopolisering",
             "Social closure, monopolisation", "70"),
        node("10", "2010-talet", "The 2010s", note=said("Ett mellanläge?", "Something between?")),
        node("10a", "Låt proffsen vara proffs – men släpp inte all kontroll",
             "Let professionals be professionals, but keep some control", "10"),
    ],
)  # fmt: skip
PARTS = figure(
    "parts",
    [
        node("h", "Tillitsbaserad styrning och ledning", "Trust-based governance and management"),
        *(
            node(f"d{n}", sv, en, "h")
            for n, (sv, en) in enumerate(
                [
                    ("filosofi", "a philosophy"),
                    ("kultur, styrning och organisering", "culture, governance and organisation"),
                    ("verksamhetens syfte", "the purpose of the work"),
                    ("brukarens perspektiv", "the perspective of the user"),
                    ("alla", "everyone"),
                    ("visa tillit", "show trust"),
                    ("förtjäna tillit", "earn trust"),
                ]
            )
        ),
    ],
)
GROUPS = figure(
    "parts",
    [
        node("h", "Förtjänad tillit", "Earned trust"),
        node(
            "k",
            "Att kunna hjälpa",
            "Being able to help",
            "h",
            leads_to="page:fortjanad-tillit#kunna",
        ),
        node("k1", "kompetens", "competence", "k"),
        node("k2", "omdöme", "judgement", "k"),
        node("k3", "organisatoriska förutsättningar", "organisational conditions", "k"),
        node("v", "Att våga hjälpa", "Daring to help", "h"),
        node("v1", "pålitlighet vid yttre påtryckningar", "reliability under pressure", "v"),
        node("w", "Att vilja hjälpa", "Wanting to help", "h"),
        node("w1", "vilja att bistå", "willingness to assist", "w"),
    ],
    name="groups",
)
TABLE = figure(
    "table",
    [
        node("m", "Marknad", "Market"),
        node("b", "Byråkrati", "Bureaucracy"),
        node("p", "Profession", "Profession"),
        node("a", "Huvudaktör", "Main actor"),
        node("s", "Styrmekanism", "Governance mechanism", leads_to="term:styrning"),
        node("t", "", ""),
    ],
    columns=("m", "b", "p"),
    rows=("a", "s", "t"),
    cells=(
        DiagramCell("a", "m", said("Konsumenter", "Consumers")),
        DiagramCell("a", "b", said("Chefer", "Managers")),
        DiagramCell("a", "p", said("Yrkesutövarna", "Members of the occupation")),
        DiagramCell("s", "m", said("Pris", "Price"), "page:idealtyper"),
        DiagramCell("s", "b", said("Reglering, beslutslinje", "Regulation, line of decision")),
        DiagramCell("s", "p", said("Kollegial kvalitetssäkring", "Collegial quality assurance")),
        DiagramCell("t", "m", said("Konkurrens", "Competition")),
        DiagramCell("t", "p", said("Examen", "A degree")),
    ),
    voice="lecture",
)
DRAWN = (HUB, BALANCE, LOOP, CHAIN, TWO_CHAINS, TIMELINE, PARTS, GROUPS)
EVERY = (*DRAWN, TABLE)
