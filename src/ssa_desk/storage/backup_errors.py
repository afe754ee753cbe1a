"""What can go wrong with a backup, each with the sentence the user reads."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from ssa_desk.storage.errors import StorageError


class BackupTargetFullError(StorageError):
    """No space left where the backup was to be written."""

    SENTENCE = (
        "Auf dem Datenträger für die Sicherung ist nicht genug Platz. In Ihrer Datei ist nichts "
        "verloren, frühere Sicherungen bleiben. Bitte Platz schaffen oder einen anderen Ordner "
        "wählen."
    )


class BackupTargetGoneError(StorageError):
    """The stick was pulled out or the drive is not connected."""

    SENTENCE = (
        "Der Ordner für die Sicherung ist nicht mehr erreichbar: Wurde der Stick abgezogen oder "
        "das Laufwerk getrennt? In Ihrer Datei ist nichts verloren. Bitte neu verbinden und noch "
        "einmal sichern."
    )


class BackupTargetReadOnlyError(StorageError):
    """The target may not be written to."""

    SENTENCE = (
        "In den Ordner für die Sicherung darf nicht geschrieben werden. In Ihrer Datei ist nichts "
        "verloren. Bitte den Schreibschutz aufheben oder einen anderen Ordner wählen."
    )


class BackupNotVerifiedError(StorageError):
    """What was read back is not what was written."""

    SENTENCE = (
        "Die Sicherung ließ sich nach dem Schreiben nicht richtig zurücklesen und wurde verworfen. "
        "In Ihrer Datei ist nichts verloren. Bitte einen anderen Stick oder Ordner verwenden."
    )


class BackupStoppedError(StorageError):
    """The user stopped it."""

    SENTENCE = "Der Vorgang wurde abgebrochen. Es wurde nichts verändert und nichts ist verloren."


class BackupMissingError(StorageError):
    """There is no such backup."""

    SENTENCE = (
        "Die Sicherung wurde nicht gefunden. Liegt sie auf einem Stick oder Netzlaufwerk, das "
        "gerade nicht verbunden ist? Es wurde nichts verändert."
    )


class BackupDamagedError(StorageError):
    """The backup cannot be read, was changed, or is none of ours."""

    SENTENCE = (
        "Diese Sicherung ist beschädigt oder keine Sicherung von SSA Desk. Es wurde nichts "
        "verändert, bitte eine andere Sicherung verwenden."
    )


class BackupTooNewError(StorageError):
    """A newer program wrote it."""

    SENTENCE = (
        "Diese Sicherung stammt aus einer neueren Fassung von SSA Desk (nötig: {needed}). Es wurde "
        "nichts verändert, bitte das Programm aktualisieren."
    )


class BackupPasswordError(StorageError):
    """The password does not open the slots of the backup."""

    SENTENCE = (
        "Das Passwort passt nicht zu dieser Sicherung. Es gilt das Passwort, das zur Zeit der "
        "Sicherung galt, oder der Wiederherstellungscode. Es wurde nichts verändert."
    )


class BackupWithoutPasswordError(StorageError):
    """The file had no side file when the backup was made."""

    SENTENCE = (
        "Diese Sicherung hat kein Passwort, weil damals die Schlüsseldatei fehlte. Bitte den "
        "Wiederherstellungscode verwenden. Es wurde nichts verändert."
    )


class BackupCodeError(StorageError):
    """A sound code, but of another file, or of the same file before or after a rotation."""

    SENTENCE = (
        "Der Wiederherstellungscode gehört nicht zu dieser Sicherung. Es gilt das Blatt, das zur "
        "Zeit der Sicherung galt. Es wurde nichts verändert."
    )


class BackupOtherKeyError(StorageError):
    """Made before the root secret was changed."""

    SENTENCE = (
        "Diese Sicherung stammt aus der Zeit vor dem Wechsel des Schlüssels. Sie öffnet nur mit "
        "dem damaligen Passwort oder dem damaligen Blatt. Es wurde nichts verändert."
    )


class NothingToRehearseError(StorageError):
    """No backup can be reached."""

    SENTENCE = (
        "Es ist keine Sicherung erreichbar, die geprüft werden könnte. In Ihrer Datei ist nichts "
        "verloren, bitte zuerst sichern oder den Stick einstecken."
    )


class BackupsOlderKeysError(StorageError):
    """Every backup that can be reached was made before the root secret was changed."""

    SENTENCE = (
        "Die erreichbaren Sicherungen stammen aus der Zeit vor dem "
        "Wechsel der Schlüssel: Sie öffnen nur mit dem damaligen Passwort oder dem damaligen "
        "Blatt. In Ihrer Datei ist nichts verloren. Bitte wählen Sie „Sicherungen erneuern“."
    )


class RehearsalFailedError(StorageError):
    """A backup opens but does not hold what it held when it was made."""

    SENTENCE = (
        "Die Sicherung lässt sich öffnen, enthält aber nicht das, was sie enthalten soll. In Ihrer "
        "Datei ist nichts verloren. Bitte gleich neu sichern, am besten an einen anderen Ort."
    )


TARGET_ERRORS = (
    BackupTargetFullError,
    BackupTargetGoneError,
    BackupTargetReadOnlyError,
    BackupNotVerifiedError,
)
_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EROFS, errno.EACCES, errno.EPERM)
_WINDOWS_NOT_READY = (21, 53, 59, 64, 67, 433, 1117, 1167)


@contextmanager
def at_target() -> Iterator[None]:
    """Raise our errors for what the system says about the place of a backup."""
    try:
        yield
    except OSError as error:
        raise of_target(error) from None


def of_target(error: OSError) -> StorageError:
    """Return the expected error for what the system said about the place of a backup."""
    if error.errno in _FULL:
        return BackupTargetFullError()
    is_ready = getattr(error, "winerror", None) not in _WINDOWS_NOT_READY
    if error.errno in _FORBIDDEN and is_ready:
        return BackupTargetReadOnlyError()
    return BackupTargetGoneError()
