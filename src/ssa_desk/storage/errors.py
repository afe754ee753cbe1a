"""What can go wrong with the encrypted file, each with the sentence the user reads."""

import errno
from typing import ClassVar

from ssa_desk.domain.errors import ExpectedError


class StorageError(ExpectedError):
    """An expected fault of the file; every kind has one fixed sentence."""

    SENTENCE: ClassVar[str]

    def __init__(self, **words: str) -> None:
        super().__init__(self.SENTENCE.format(**words))


class WrongPasswordError(StorageError):
    """The password does not open the slot."""

    SENTENCE = "Das Passwort stimmt nicht. Die Datei ist unverändert, bitte noch einmal versuchen."


class AppendOnlyError(StorageError):
    """A record that is written once was to be changed or deleted."""

    SENTENCE = (
        "Dieser Eintrag ist festgeschrieben und bleibt unverändert. Bitte schreiben Sie eine "
        "Berichtigung als neuen Eintrag."
    )


class CodeTypoError(StorageError):
    """The recovery code does not fit its own check digits."""

    SENTENCE = (
        "Im Wiederherstellungscode steckt ein Tippfehler. Die Datei ist unverändert, "
        "bitte den Code mit dem Blatt vergleichen (9 Gruppen zu 4 Zeichen)."
    )


class WrongCodeError(StorageError):
    """A sound recovery code that belongs to another file."""

    SENTENCE = (
        "Der Wiederherstellungscode gehört nicht zu dieser Datei. Die Datei ist unverändert, "
        "bitte das Blatt zu dieser Datei suchen."
    )


class CodeOrFileError(StorageError):
    """Without a side file a foreign code and a damaged file look the same."""

    SENTENCE = (
        "Der Wiederherstellungscode passt nicht zu dieser Datei, oder die Datei ist beschädigt. "
        "Es wurde nichts verändert, bitte das Blatt prüfen oder eine Sicherung verwenden."
    )


class SideFileMissingError(StorageError):
    """There is no side file, so the password has nothing to open."""

    SENTENCE = (
        "Die Schlüsseldatei „{name}“ fehlt. Die Einträge sind nicht verloren: Bitte die "
        "Schlüsseldatei zurücklegen oder mit dem Wiederherstellungscode öffnen."
    )


class SideFileDamagedError(StorageError):
    """The side file cannot be read or was changed."""

    SENTENCE = (
        "Die Schlüsseldatei „{name}“ ist beschädigt. Die Einträge sind nicht verloren: Bitte mit "
        "dem Wiederherstellungscode öffnen."
    )


class SideFileForeignError(StorageError):
    """The side file names another database."""

    SENTENCE = (
        "Die Schlüsseldatei gehört zu einer anderen Datei. Es wurde nichts verändert, bitte die "
        "richtige Schlüsseldatei neben die Datei legen."
    )


class SideFileInTheWayError(StorageError):
    """A side file without its database lies where a new file was to be created."""

    SENTENCE = (
        "Unter diesem Namen liegt noch eine Schlüsseldatei von früher. Sie bleibt unverändert, "
        "bitte einen anderen Namen wählen."
    )


class FileExistsAlreadyError(StorageError):
    """A new file was to be created where one lies."""

    SENTENCE = (
        "Unter diesem Namen gibt es schon eine Datei. Sie bleibt unverändert, bitte einen anderen "
        "Namen wählen."
    )


class FileMissingError(StorageError):
    """There is no such file."""

    SENTENCE = (
        "Die Datei wurde nicht gefunden. Liegt sie auf einem Stick oder Netzlaufwerk, das gerade "
        "nicht verbunden ist? Es wurde nichts verändert."
    )


class FileEmptyError(StorageError):
    """The file has no bytes."""

    SENTENCE = (
        "Die Datei ist leer (0 Byte). Es wurde nichts verändert, bitte die letzte Sicherung "
        "verwenden."
    )


class FileNotEncryptedError(StorageError):
    """An ordinary SQLite file."""

    SENTENCE = (
        "Die Datei ist eine unverschlüsselte Datenbank und gehört nicht zu SSA Desk. "
        "Sie bleibt unverändert, bitte eine andere Datei wählen."
    )


class FileTruncatedError(StorageError):
    """The file ends in the middle of a page."""

    SENTENCE = (
        "Die Datei ist unvollständig: Ihr Ende fehlt. Sie bleibt unverändert, bitte die letzte "
        "Sicherung verwenden."
    )


class FileDamagedError(StorageError):
    """The file cannot be read with its key: damaged, or not one of ours."""

    SENTENCE = (
        "Die Datei ist beschädigt oder gehört nicht zu SSA Desk. Sie bleibt unverändert, bitte "
        "die letzte Sicherung verwenden."
    )


class FileForeignError(StorageError):
    """It opens with the key but is not a file of this program."""

    SENTENCE = (
        "Die Datei gehört nicht zu SSA Desk. Sie bleibt unverändert, bitte eine andere Datei "
        "wählen."
    )


class FileTooNewError(StorageError):
    """A newer program wrote it."""

    SENTENCE = (
        "Die Datei wurde mit einer neueren Fassung von SSA Desk geschrieben (nötig: {needed}). "
        "Sie bleibt unverändert, bitte das Programm aktualisieren."
    )


class FileTooOldToReadError(StorageError):
    """It needs a migration but may not be written to."""

    SENTENCE = (
        "Die Datei stammt aus einer älteren Fassung und ist schreibgeschützt. Sie bleibt "
        "unverändert, bitte den Schreibschutz aufheben und noch einmal öffnen."
    )


class FileUnreadableError(StorageError):
    """The system does not let us read or write here."""

    SENTENCE = (
        "Auf die Datei oder ihren Ordner kann nicht zugegriffen werden. Es wurde nichts "
        "verändert, bitte die Rechte oder den Datenträger prüfen."
    )


class FileBusyError(StorageError):
    """Another process or job holds the file."""

    passes = True

    SENTENCE = (
        "Die Datei ist in einem anderen Fenster geöffnet oder wird gerade gesichert. Es ist nichts "
        "verloren, bitte gleich noch einmal versuchen."
    )


class FileMovedError(StorageError):
    """The file was moved, deleted or replaced while it was open."""

    SENTENCE = (
        "Die Datei wurde verschoben oder ersetzt, während sie geöffnet war. Es wurde nichts "
        "gespeichert; Ihr Text bleibt stehen. Bitte die Datei zurücklegen und neu öffnen."
    )


class DiskFullError(StorageError):
    """No space left: the change was taken back."""

    SENTENCE = (
        "Der Datenträger ist voll. Es wurde nichts gespeichert und nichts ist verloren; Ihr Text "
        "bleibt stehen. Bitte Platz schaffen und noch einmal speichern."
    )


class ReadOnlyError(StorageError):
    """A change in a file that is open for reading only."""

    SENTENCE = (
        "Die Datei ist schreibgeschützt und nur zum Lesen geöffnet. Es wurde nichts gespeichert; "
        "Ihr Text bleibt stehen. Bitte den Schreibschutz aufheben und neu öffnen."
    )


class PageDamagedError(StorageError):
    """A page was damaged; seen only when it is read."""

    SENTENCE = (
        "Die Datei ist an einer Stelle beschädigt. Bitte nichts mehr eintragen, die Datei "
        "aufheben und die letzte Sicherung verwenden."
    )


class DiskError(StorageError):
    """The disk did not do what it was told; the change was taken back."""

    SENTENCE = (
        "Der Datenträger meldet einen Fehler. Es wurde nichts gespeichert; Ihr Text bleibt stehen. "
        "Bitte Stick, Kabel oder Netzlaufwerk prüfen und noch einmal speichern."
    )


class SaveUncertainError(StorageError):
    """The disk failed at COMMIT: the change may be there or not. Reopen and look (by id)."""

    SENTENCE = (
        "Beim Speichern meldete der Datenträger einen Fehler. Ob die Änderung angekommen ist, "
        "steht noch nicht fest; Ihr Text bleibt stehen. Bitte die Datei neu öffnen und nachsehen."
    )


class MigrationFailedError(StorageError):
    """A step to the new layout failed; the file is as before."""

    SENTENCE = (
        "Die Datei konnte nicht auf die neue Fassung gebracht werden. Sie ist unverändert, bitte "
        "die vorige Fassung des Programms verwenden und die Fachstelle informieren."
    )


class CheckStoppedError(StorageError):
    """The user stopped a check."""

    SENTENCE = "Die Prüfung wurde abgebrochen. Die Datei ist unverändert."


class LedgerChangedError(StorageError):
    """Another window issued a report while this one was computed."""

    SENTENCE = (
        "In einem anderen Fenster wurde gerade ein Bericht ausgegeben. Es wurde nichts "
        "geschrieben und nichts ist verloren, bitte noch einmal versuchen."
    )


class KeysChangedError(StorageError):
    """Another process changed the side file meanwhile."""

    SENTENCE = (
        "Das Passwort wurde gerade in einem anderen Fenster geändert. Hier wurde nichts geändert "
        "und nichts ist verloren, bitte mit dem neuen Passwort noch einmal versuchen."
    )


class SideFileBusyError(StorageError):
    """Another process writes the side file and does not end."""

    SENTENCE = (
        "Die Schlüsseldatei wird gerade in einem anderen Fenster geschrieben. Es ist nichts "
        "verloren, bitte gleich noch einmal versuchen."
    )


class RotationStoppedError(StorageError):
    """The user stopped the work on new keys."""

    SENTENCE = (
        "Die Erneuerung der Schlüssel wurde abgebrochen. Die Datei ist unverändert; Passwort und "
        "Wiederherstellungsblatt gelten weiter."
    )


class RotationFailedError(StorageError):
    """The copy under new keys is not the same as the file."""

    SENTENCE = (
        "Die neu verschlüsselte Datei hat die Prüfung nicht bestanden. Ihre Datei ist unverändert; "
        "Passwort und Wiederherstellungsblatt gelten weiter. Bitte unter Einstellungen die Datei "
        "prüfen."
    )


class OpeningNotNotedError(StorageError):
    """A deputy may open only what can be noted."""

    SENTENCE = (
        "Die Datei ist schreibgeschützt, deshalb kann die Öffnung durch die Vertretung nicht "
        "festgehalten werden. Sie wurde nicht geöffnet und ist unverändert; bitte den "
        "Schreibschutz aufheben."
    )


class RecordMissingError(StorageError):
    """The record was deleted meanwhile."""

    SENTENCE = "Der Eintrag ist nicht mehr vorhanden. Die übrigen Einträge sind unverändert."


class LinkMissingError(StorageError):
    """A record names another one that does not exist."""

    SENTENCE = (
        "Ein Eintrag, zu dem dieser gehört, ist nicht mehr vorhanden. Es wurde nichts gespeichert; "
        "Ihr Text bleibt stehen."
    )


class NumberTooLargeError(StorageError):
    """A number beyond what the file can hold (19 digits)."""

    SENTENCE = (
        "Eine Zahl ist viel zu groß. Es wurde nichts gespeichert; Ihr Text bleibt stehen. "
        "Bitte die Zahlen prüfen und noch einmal speichern."
    )


class TooLittleMemoryError(StorageError):
    """Deriving the key needs more memory than the computer has left."""

    SENTENCE = (
        "Der Arbeitsspeicher reicht gerade nicht, um das Passwort zu prüfen. Die Datei ist "
        "unverändert, bitte andere Programme schließen und noch einmal versuchen."
    )


class RecordUnreadableError(StorageError):
    """A stored row does not make a record of this program."""

    SENTENCE = (
        "Ein gespeicherter Eintrag kann nicht gelesen werden. Die Datei bleibt unverändert, bitte "
        "das Programm aktualisieren oder die letzte Sicherung verwenden."
    )


class StatementError(Exception):
    """A statement the program should never have sent: a bug, told without any values."""


def of_system(error: OSError) -> StorageError:
    """Return the expected error for what the system said about a file."""
    if isinstance(error, FileExistsError):
        return FileExistsAlreadyError()
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError()
    return DiskError() if error.errno == errno.EIO else FileUnreadableError()
