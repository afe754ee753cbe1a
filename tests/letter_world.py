"""A small school of invented families, for tests of letters."""

from datetime import date, time, timedelta

from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    Appointment,
    Case,
    Consent,
    GroupAttendance,
    GroupOffer,
    GroupSession,
    Guardian,
    School,
    Teacher,
    WorkerProfile,
    YoungPerson,
)

HOME = "Nordstraße 5\n47798 Krefeld"
AWAY = "Südwall 9\n47798 Krefeld"


class World:
    """Zoë of the 5a with two parents at two addresses, and what belongs to her."""

    def __init__(self, desk):
        self.desk = desk
        self.today = clock.today()
        self.nord = School(name="Gesamtschule Nord", address="Nordwall 1, 47798 Krefeld")
        self.child = YoungPerson(first_name="Zoë", last_name="Groß", birth_date=self.years(11))
        self.mother = self.guardian("Elif Öztürk", HOME, language="ar", interpreter_needed="yes")
        self.father = self.guardian("Jan Groß", AWAY, language="tr")
        self.case = Case(
            case_no="F-1", young_person_id=self.child.id, school_id=self.nord.id, class_name="5a"
        )
        self.talk = Appointment(
            title="Gespräch", date=self.day(20), time=time(14, 30), place="B 014"
        ).changed(case_id=self.case.id, duration_min=45)
        profile = WorkerProfile(
            name="Sabine Müller",
            room="Raum 7",
            office_hours="mittwochs",
            telephone="02151 1",
            email="s.mueller@example.org",
        )
        desk.workspace.save(
            self.nord, self.child, self.mother, self.father, self.case, self.talk, profile
        )

    def guardian(self, name, address, child=None, **values):
        owner = child or self.child
        given = {"has_custody": "yes", **values}
        return Guardian(young_person_id=owner.id, name=name, address=address, **given)

    def years(self, number):
        return self.today.replace(year=self.today.year - number, day=1)

    def day(self, number):
        return self.today + timedelta(days=number)

    def save(self, *records):
        self.desk.workspace.save(*records)

    def classmate(self, number, class_name="5a", **values):
        """Save one more child of a class with a mother; return child, mother and case."""
        child = YoungPerson(first_name=f"Kind{number}", last_name=f"Test{number}")
        home = f"Weg {number}\n47798 Krefeld"
        mother = self.guardian(f"Mutter Test{number}", home, child, **values)
        case = Case(case_no=f"K-{number}", young_person_id=child.id, class_name=class_name)
        case = case.changed(school_id=self.nord.id)
        self.save(child, mother, case)
        return child, mother, case

    def offer(self, *children, names=True):
        """Save an offer with a session in five days, these children at the last one."""
        offer = GroupOffer(title="Klettern", needs_names=names, school_id=self.nord.id)
        past = GroupSession(offer_id=offer.id, date=self.day(-3))
        coming = GroupSession(offer_id=offer.id, date=self.day(12), time=time(15), state="planned")
        there = [GroupAttendance(session_id=past.id, young_person_id=one.id) for one in children]
        self.save(offer, past, coming, *there)
        return offer

    def release(self, **values):
        """Save a release from secrecy that names Frau Lehr, and her as the class teacher."""
        consent = Consent(
            case_id=self.case.id,
            consent_kind="release_from_secrecy",
            scope="Absprachen",
            to_whom="Frau Lehr",
            purpose="Unterricht",
            given_by=("guardian_1", "guardian_2"),
            given_on=date(2025, 1, 10),
            informed_purpose=True,
            informed_refusal=True,
            informed_revocation=True,
        ).changed(**values)
        self.save(consent, Teacher(name="Frau Lehr", class_name="5a"))
        return consent
