"""Why something personal may not leave: each reason with what to do about it."""

from ssa_desk.domain.errors import ExpectedError

_STAYED = "Das Programm hat nichts herausgegeben und nichts vermerkt; nichts ist verloren."


class NotPermittedError(ExpectedError):
    """The law or the file does not allow it; the sentence says why, and what helps."""

    def __init__(self, why: str, help_text: str) -> None:
        super().__init__(f"{why} {_STAYED} {help_text}")


class UnknownBasisError(NotPermittedError):
    """No basis was named, or one that nobody knows."""

    def __init__(self) -> None:
        super().__init__(
            "Für diese Weitergabe ist keine Rechtsgrundlage gewählt.",
            "Bitte wählen Sie eine Grundlage aus der Liste.",
        )


class IncompleteWishError(NotPermittedError):
    """It is not said who receives what."""

    def __init__(self, missing: str) -> None:
        super().__init__(f"Es fehlt noch, {missing}.", "Bitte tragen Sie das nach.")


class SecretCounsellingError(NotPermittedError):
    """The child is counselled without the knowledge of its custodians."""

    def __init__(self) -> None:
        super().__init__(
            "Dieses Kind wird ohne Wissen der Sorgeberechtigten beraten (§ 8 Abs. 3 SGB VIII); "
            "an sie geht nichts hinaus.",
            "Endet die Beratung ohne ihr Wissen, nehmen Sie den Haken im Fall heraus.",
        )


class NoContactError(NotPermittedError):
    """The recipient is a guardian who may not be contacted."""

    def __init__(self) -> None:
        super().__init__(
            "Kontakt mit dieser Person ist im Fall nicht erlaubt.",
            "Bitte wählen Sie jemand anderen, oder prüfen Sie die Angabe bei den "
            "Sorgeberechtigten.",
        )


class NotACustodianError(NotPermittedError):
    """The recipient has no custody, so the information of custodians is no basis."""

    def __init__(self) -> None:
        super().__init__(
            "Wer das erhalten soll, ist im Fall nicht als sorgeberechtigt eingetragen.",
            "Bitte wählen Sie eine sorgeberechtigte Person, tragen Sie sie ein, oder stützen Sie "
            "die Weitergabe auf eine Einwilligung.",
        )


class OfAgeError(NotPermittedError):
    """The person is of age: nobody has custody any more."""

    def __init__(self) -> None:
        super().__init__(
            "Diese Person ist volljährig, das Sorgerecht ist beendet.",
            "Bitte fragen Sie die Person selbst und tragen Sie ihre Einwilligung ein.",
        )


class RestrictedError(NotPermittedError):
    """The case is restricted."""

    def __init__(self) -> None:
        super().__init__(
            "Die Verarbeitung dieses Falls ist eingeschränkt (Art. 18 DSGVO).",
            "Erlaubt sind die Auskunft an die Person selbst, eine Einwilligung und was zum Schutz "
            "eines Menschen oder vor Gericht nötig ist.",
        )


class MissingConsentError(NotPermittedError):
    """No consent is named, or it belongs to somebody else."""

    def __init__(self) -> None:
        super().__init__(
            "Für diese Weitergabe liegt keine Einwilligung dieser Person vor.",
            "Bitte tragen Sie die Einwilligung im Fall ein oder wählen Sie eine andere Grundlage.",
        )


class UnfitConsentError(NotPermittedError):
    """The kind of consent does not cover this."""

    def __init__(self) -> None:
        super().__init__(
            "Diese Art von Einwilligung deckt die Weitergabe nicht.",
            "Bitte holen Sie eine Schweigepflichtentbindung ein oder wählen Sie eine andere "
            "Einwilligung.",
        )


class ConsentNotYetError(NotPermittedError):
    """The consent begins later."""

    def __init__(self) -> None:
        super().__init__(
            "Diese Einwilligung gilt an diesem Tag noch nicht.",
            "Bitte warten Sie bis zu ihrem Beginn oder wählen Sie eine andere Grundlage.",
        )


class ConsentExpiredError(NotPermittedError):
    """The consent has ended."""

    def __init__(self) -> None:
        super().__init__(
            "Diese Einwilligung ist abgelaufen.",
            "Bitte holen Sie eine neue ein oder wählen Sie eine andere Grundlage.",
        )


class ConsentRevokedError(NotPermittedError):
    """The consent was revoked."""

    def __init__(self) -> None:
        super().__init__(
            "Diese Einwilligung ist widerrufen.",
            "Ein Widerruf gilt sofort. Ohne neue Einwilligung oder andere Grundlage bleibt alles "
            "hier.",
        )


class ConsentIncompleteError(NotPermittedError):
    """Something that makes a consent valid is missing in it."""

    def __init__(self, missing: str) -> None:
        super().__init__(
            f"Diese Einwilligung gilt noch nicht, denn es fehlt: {missing}.",
            "Bitte holen Sie das nach und tragen Sie es in der Einwilligung ein.",
        )


class WrongGiverError(NotPermittedError):
    """Somebody else has to consent, or somebody more."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"Diese Einwilligung reicht nicht aus: {wanted}.",
            "Bitte holen Sie die fehlende Zustimmung ein und tragen Sie sie unter „Gegeben von“ "
            "ein.",
        )


class WrongRecipientError(NotPermittedError):
    """The consent names somebody else."""

    def __init__(self) -> None:
        super().__init__(
            "Diese Einwilligung nennt eine andere Stelle oder Person als die, die es erhalten "
            "soll.",
            "Bitte prüfen Sie den Namen oder holen Sie eine Einwilligung für diese Stelle ein.",
        )


class EntrustedError(NotPermittedError):
    """What was entrusted may not leave on this basis."""

    def __init__(self) -> None:
        super().__init__(
            "Was Ihnen anvertraut wurde, darf auf dieser Grundlage nicht hinaus (§ 65 SGB VIII).",
            "Lassen Sie das Anvertraute weg, oder wählen Sie den Grund aus § 65, der zutrifft.",
        )


class EntrustedConsentError(NotPermittedError):
    """Who entrusted it has not consented."""

    def __init__(self) -> None:
        super().__init__(
            "Anvertrautes darf nur hinaus, wenn einwilligt, wer es anvertraut hat "
            "(§ 65 Abs. 1 Nr. 1 SGB VIII).",
            "Lassen Sie das Anvertraute weg, oder tragen Sie die Einwilligung im Fall ein.",
        )


class NotPseudonymisedError(NotPermittedError):
    """Specialists outside may only get it pseudonymised."""

    def __init__(self) -> None:
        super().__init__(
            "Diese Grundlage erlaubt nur, was pseudonymisiert ist (§ 64 Abs. 2a SGB VIII).",
            "Bitte verwenden Sie die pseudonymisierte Fallvorstellung.",
        )


class NotInformedError(NotPermittedError):
    """It is not said whether the person knows, or why not."""

    def __init__(self) -> None:
        super().__init__(
            "Es fehlt, ob die Person von der Weitergabe weiß, und wenn nicht, warum.",
            "Bitte tragen Sie den Tag der Information oder den Grund ein.",
        )


class NotHappenedError(NotPermittedError):
    """The day of a hand-written entry lies ahead."""

    def __init__(self) -> None:
        super().__init__(
            "Eine Weitergabe lässt sich erst vermerken, wenn sie geschehen ist.",
            "Bitte prüfen Sie das Datum.",
        )
