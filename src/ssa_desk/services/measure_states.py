"""How it stands with each measure in the open file: sentences for the sheet of measures."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from ssa_desk.domain import clock
from ssa_desk.domain.records import DataBreach, Disclosure
from ssa_desk.services import deputy, health
from ssa_desk.services.desk import Desk
from ssa_desk.services.lock_choice import lock_choice
from ssa_desk.services.processing_record import data_map, missing

_YEAR = timedelta(days=365)


def states(desk: Desk) -> Mapping[str, str]:
    """Return a sentence for every state that measures name; reads the file, no drive."""
    return {name: reading(desk) for name, reading in READINGS.items()}


def _profile(desk: Desk) -> str:
    lacks = missing(desk.workspace.profile())
    return f"Im Profil fehlt noch: {', '.join(lacks)}." if lacks else "Das Profil ist vollständig."


def _rules(_desk: Desk) -> str:
    rules = data_map()
    personal = sum(one.is_personal for one in rules)
    return f"{len(rules)} Spalten, davon {personal} mit Bezug zu Personen; jede hat ihre Regel."


def _trail(desk: Desk) -> str:
    since = desk.trail.since()
    return f"Vermerkt wird seit dem {_day(since)}." if since else "Noch nichts vermerkt."


def _openings(desk: Desk) -> str:
    number = len(deputy.all_openings(desk))
    if not number:
        return "Noch nie mit dem Wiederherstellungscode geöffnet."
    return f"Mit dem Wiederherstellungscode geöffnet: {number} Mal."


def _officer(desk: Desk) -> str:
    named = desk.workspace.profile().data_protection_officer.replace("\n", ", ")
    return f"Im Profil: {named}" if named else "Im Profil fehlt die datenschutzbeauftragte Stelle."


def _lock(desk: Desk) -> str:
    choice = lock_choice(desk.workspace)
    minutes = "1 Minute" if choice.minutes == 1 else f"{choice.minutes} Minuten"
    ways = {"Ruhezustand": choice.on_sleep, "Bildschirmsperre": choice.on_screen_lock}
    on = [name for name, is_on in ways.items() if is_on]
    also = f", dazu bei {' und '.join(on)}" if on else ""
    return f"Sperrt nach {minutes} ohne Eingabe{also}."


def _sheet(desk: Desk) -> str:
    if desk.sheets.is_unproved:
        return "Das Wiederherstellungsblatt zu den neuen Schlüsseln ist noch nicht bestätigt."
    return "Kein neues Wiederherstellungsblatt steht aus."


def _privacy(desk: Desk) -> str:
    if lock_choice(desk.workspace).hides_names:
        return "Nach dem Öffnen sind Namen verdeckt."
    return "Nach dem Öffnen sind Namen zu sehen; F8 verdeckt sie."


def _encryption(desk: Desk) -> str:
    private = desk.workspace.profile().device_private
    device = "Das Gerät gehört der Fachkraft." if private else "Ein dienstliches Gerät."
    return f"Die Datei ist verschlüsselt. {device}"


def _backup(desk: Desk) -> str:
    newest = desk.backups.state().last
    if newest is None:
        return "Es gibt noch keine Sicherung."
    checked = "geprüft" if newest.verified_at else "nicht geprüft"
    return f"Letzte Sicherung am {_day(newest.created_at)}, {checked}."


def _outside(desk: Desk) -> str:
    state = desk.backups.state()
    if state.folder is None:
        return "Es ist noch kein Ort außerhalb des Rechners gewählt."
    newest = state.last_outside
    if newest is None:
        return "Außerhalb des Rechners gibt es noch keine Sicherung."
    return f"Letzte Sicherung außerhalb des Rechners am {_day(newest.created_at)}."


def _rehearsal(desk: Desk) -> str:
    last = desk.backups.state().last_rehearsed
    if last is None:
        return "Die Wiederherstellung ist noch nicht geprobt."
    return f"Wiederherstellung zuletzt geprobt am {_day(last)}."


def _check(desk: Desk) -> str:
    checked = health.last(desk)
    if checked is None:
        return "Die Datei ist noch nicht als Ganzes geprüft."
    found = "alles in Ordnung" if checked.is_sound else "es wurden Schäden gefunden"
    return f"Ganze Datei zuletzt geprüft am {_day(checked.at)}: {found}."


def _disclosures(desk: Desk) -> str:
    since = clock.today() - _YEAR
    found = desk.workspace.find(Disclosure, order="date", descending=True, limit=10_000)
    number = sum(one.date >= since for one in found)
    return f"Vermerkte Weitergaben in den letzten zwölf Monaten: {number}."


def _breaches(desk: Desk) -> str:
    number, still_open = desk.workspace.count(DataBreach), desk.breaches.open_ones()
    if not number:
        return "Keine Datenpanne vermerkt."
    return f"Vermerkte Datenpannen: {number}, davon {len(still_open)} offen."


def _day(moment: datetime | date) -> str:
    local = moment.astimezone() if isinstance(moment, datetime) else moment
    return f"{local:%d.%m.%Y}"


READINGS: Mapping[str, Callable[[Desk], str]] = {
    "profile": _profile,
    "rules": _rules,
    "trail": _trail,
    "openings": _openings,
    "officer": _officer,
    "lock": _lock,
    "sheet": _sheet,
    "privacy": _privacy,
    "encryption": _encryption,
    "backup": _backup,
    "outside": _outside,
    "rehearsal": _rehearsal,
    "check": _check,
    "disclosures": _disclosures,
    "breaches": _breaches,
}
"""Each name that `measures.toml` may give under `states`."""
