"""Texts and values that tests of widgets and the gallery show: computed, never hand-dated."""

from datetime import UTC, date, datetime, timedelta

from trustdesk.domain.entry import EntryRow
from trustdesk.ui.widgets.date_field import DateTexts
from trustdesk.ui.widgets.edit_menu import EditTexts
from trustdesk.ui.widgets.rating import RatingItem, RatingTexts
from trustdesk.ui.widgets.tag_line import TagTexts

TODAY = date(2026, 11, 19)

EDIT = EditTexts(
    bold="Fet",
    italic="Kursiv",
    heading="Rubrik",
    list="Lista",
    quote="Citat",
    mark="Ta med mig",
    undo="Ångra",
    redo="Gör om",
    cut="Klipp ut",
    copy="Kopiera",
    paste="Klistra in",
    paste_plain="Klistra in som ren text",
    select_all="Markera allt",
    indent="Flytta in i listan",
    outdent="Flytta ut ur listan",
)
RATING = RatingTexts(
    choose="Välj",
    not_applicable="Inte aktuellt",
    step="Steg {n}",
    clear="Ta bort svaret",
    clear_of="Ta bort svaret om {name}",
    reason="Vad skulle någon annan ha sett?",
    reason_of="Vad skulle någon annan ha sett? {name}",
)
TAGS = TagTexts(
    add="Lägg till", field="Ny tagg", remove="Ta bort {tag}", tag="{tag}, tagg, Delete tar bort"
)
DATES = DateTexts(
    name="Datum",
    today="I dag",
    yesterday="I går",
    other="Annan dag",
    previous_month="Föregående månad",
    next_month="Nästa månad",
    weekdays=("må", "ti", "on", "to", "fr", "lö", "sö"),
)
ITEMS = (
    RatingItem(
        "one",
        "Kunna hjälpa",
        "I den här situationen: vilka förutsättningar fanns för att hjälpa?",
        "Fanns det någon att hjälpa, direkt eller indirekt? Annars: Inte aktuellt.",
        (
            "Det mesta som behövdes saknades, och jag visste inte vart jag kunde vända mig.",
            "Flera förutsättningar saknades, men jag visste vem jag kunde vända mig till.",
            "Det nödvändigaste fanns, och resten löste jag tillsammans med någon annan.",
            "Det som behövdes fanns, och jag kunde förklara hur jag gjorde min bedömning.",
            "Det som behövdes fanns, jag kunde förklara min bedömning, och jag såg vad som gjorde "
            "det möjligt, så att det går att upprepa.",
        ),
        "Skalan beskriver förutsättningarna, inte dig som person.",
        "Vilken förutsättning hade gjort störst skillnad?",
        0,
    ),
    RatingItem(
        "two",
        "Våga hjälpa",
        "",
        "Fanns det en påtryckning, uttalad eller anad? Annars: Inte aktuellt.",
        (
            "Påtryckningen avgjorde utfallet, och jag nämnde den inte för någon.",
            "Påtryckningen påverkade utfallet, och jag berättade om den för någon efteråt.",
            "Jag höll fast vid en del och gav efter i en del, och jag vet var gränsen gick.",
            "Jag höll fast vid min sakliga bedömning och sa det till den det gällde.",
            "Jag höll fast vid min sakliga bedömning, sa det öppet och såg till att påtryckningen "
            "blev känd där den hörde hemma.",
        ),
        "Att ändra sig för att någon har rätt i sak är inte att ge efter.",
        "Vem kunde du ha vänt dig till?",
        1,
    ),
    RatingItem(
        "three",
        "Vilja hjälpa",
        "",
        "Fanns det någon vars behov eller förväntningar berördes? Annars: Inte aktuellt.",
        (
            "Jag gjorde det som krävdes formellt. Jag visste inte vad den andra förväntade sig.",
            "Jag hade en gissning om vad den andra förväntade sig, men jag frågade inte.",
            "Jag tog reda på vad den andra behövde och svarade på det jag kunde.",
            "Jag tog reda på behovet, sa vad jag kunde och inte kunde göra, och gjorde det.",
            "Jag gjorde det jag sagt, följde upp, och hjälpte den andra vidare.",
        ),
        "Ett tydligt nej kan ligga högt på skalan. Ett ja kan ligga lågt.",
        "Vad förväntade sig den andra?",
        2,
    ),
)
TEXT = """En medborgare hade fått tre olika svar från oss på samma fråga. Formellt var alla svar \
rätt, men tillsammans hjälpte de ingen.

## Vad hände?
Jag ringde upp i stället för att skicka **ännu ett brev**. Efter tio minuter stod det klart att \
det handlade om ett intyg som *redan fanns* hos kommunen. ==Det var frågan vi inte hade ställt.==

- Jag hade kunskapen och mandatet
- Jag tvekade eftersom rutinen säger skriftlig kontakt
- Viljan att lösa det fanns hela tiden, hos oss båda, och ändå hade det tagit tre veckor innan \
någon lyfte luren

> Tillit handlar om att ta vara på potentialen i medarbetarnas kunskap.

Se även [ramverket](page:roller).
"""
_TITLES = (
    ("Handläggaren som ringde upp", "En medborgare hade fått tre olika svar från oss på samma"),
    ("När mallen inte räckte till", "Beslutsmallen förutsatte en kategori som inte fanns."),
    ("Att säga ifrån i ledningsgruppen", "Jag lyfte att uppföljningen mäter det som är lätt"),
    ("", "Diskuterade naivism och cynism med två kollegor."),
    ("Samverkan utan ägare", "Tre myndigheter, ett barn och ingen som höll i helheten."),
)
MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
WEEKDAYS = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]


def day_label(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def month_label(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def today() -> date:
    return TODAY


def rows(count: int, step: int = 3) -> tuple[EntryRow, ...]:
    moment = datetime(2026, 11, 19, 14, 32, tzinfo=UTC)
    return tuple(
        EntryRow(f"id-{n}", TODAY - timedelta(days=n * step), *_TITLES[n % len(_TITLES)], moment)
        for n in range(count)
    )
