"""What is said about backups, in the same words on Heute and in the settings."""

from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from ssa_desk.domain import clock
from ssa_desk.ui.words import counted, day_words

if TYPE_CHECKING:
    from ssa_desk.services.backups import Backup, BackupState

Kind = Literal["good", "warning", "error"]


class Standing(NamedTuple):
    """How things stand: a heading, sentences, and what to do about it."""

    kind: Kind
    title: str
    lines: tuple[str, ...]
    action: str


def moment(at: datetime) -> str:
    """Return "heute, 09:12 Uhr"."""
    local = at.astimezone()
    return f"{day_words(local.date(), clock.today())}, {local:%H:%M} Uhr"


def size(count: int) -> str:
    """Return "74,2 MB"."""
    return f"{max(count / 1e6, 0.1):.1f} MB".replace(".", ",")


def last(state: "BackupState") -> str:
    """Return the sentence about the newest backup."""
    newest = state.last
    if newest is None:
        return "Es gibt noch keine Sicherung."
    checked = "geprüft" if newest.verified_at else "nicht geprüft"
    return f"Letzte Sicherung: {moment(newest.created_at)} (Nr. {newest.sequence}), {checked}."


def rehearsal(state: "BackupState") -> str:
    """Return the sentence about the newest rehearsal."""
    if state.last_rehearsed is None:
        return "Die Wiederherstellung wurde noch nicht geprobt."
    return f"Letzte Probe der Wiederherstellung: {moment(state.last_rehearsed)}."


def day(at: datetime | None) -> str:
    """Return "heute" or "Mo, 17.11.", a dash where it never was."""
    return day_words(at.astimezone().date(), clock.today()) if at else "–"


def place(backup: "Backup", *, is_waiting: bool = False) -> str:
    """Return where a backup lies, and whether it is only there until the stick comes back."""
    where = backup.folder if backup.is_outside else "neben der Datei"
    return f"{where} (wird gelöscht)" if is_waiting else where


def standing(state: "BackupState", trouble: str = "", *, is_damaged: bool = False) -> Standing:
    """Return the most pressing thing about backups; `trouble` is why the last one failed."""
    facts = (last(state), rehearsal(state))
    if is_damaged:
        return Standing(
            "error",
            "Die letzte Prüfung der Datei hat Schäden gefunden",
            ("Bitte sehen Sie nach, bevor Sie weiterarbeiten.", facts[0]),
            "Zustand ansehen",
        )
    if trouble:
        return Standing("warning", "Die Sicherung ist nicht gelungen", (trouble, *facts), "Ansehen")
    return _about_place(state, facts) or Standing("good", "Sicherungen", facts, "Sicherungen")


def _about_place(state: "BackupState", facts: tuple[str, ...]) -> Standing | None:
    if state.folder is None:
        words = (
            "Wählen Sie einen USB-Stick oder das Laufwerk Ihres Trägers. Bis dahin liegen "
            "Sicherungen nur neben der Datei und gingen mit dem Rechner verloren."
        )
        title = "Noch kein Ort für Sicherungen"
        return Standing("warning", title, (words, facts[0]), "Ort wählen")
    if not state.folder_present:
        words = (
            "Bitte stecken Sie den Stick ein oder verbinden Sie das Laufwerk. Solange liegen "
            "Sicherungen nur neben der Datei."
        )
        title = "Der Ort der Sicherungen ist gerade nicht erreichbar"
        return Standing("warning", title, (words, facts[0]), "Sicherungen")
    if state.outside_overdue:
        since = counted(state.days_without_outside, "Tag", "Tagen")
        title = f"Seit {since} keine Sicherung außerhalb dieses Rechners"
        return Standing("warning", title, facts, "Sicherungen")
    return None
