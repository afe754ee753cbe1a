from datetime import timedelta

import pytest

from letter_world import AWAY, HOME, World
from pdf import pages
from ssa_desk.content import letters as content
from ssa_desk.domain.records import (
    Appointment,
    Body,
    Consent,
    Guardian,
    ParentContact,
    Referral,
    Transition,
    YoungPerson,
)
from ssa_desk.services.disclosure_errors import NotACustodianError
from ssa_desk.services.letter_values import reply_day, written
from ssa_desk.services.letters import LetterBlockedError

SECRET = "Beratung ohne Wissen der Eltern"


@pytest.fixture
def world(desk):
    return World(desk)


def reasons(recipients):
    return {one.title: [block.reason for block in one.blocks] for one in recipients}


def first_order(world, kind, **begun):
    draft = world.desk.letters.begin(kind, **(begun or {"case_id": world.case.id}))
    return world.desk.letters.order(draft, draft.recipients[0])


def test_an_invitation_takes_day_time_and_place_from_the_next_appointment(world):
    draft = world.desk.letters.begin("L04", case_id=world.case.id)
    assert draft.values["date"] == written(world.talk.date)
    assert (draft.values["time"], draft.values["room"]) == ("14:30", "B 014")
    assert draft.values["school"] == "Gesamtschule Nord"


def test_the_answer_is_asked_for_a_week_before_and_on_a_working_day(world):
    draft = world.desk.letters.begin("L04", case_id=world.case.id)
    until = draft.values["reply_until"]
    assert until == reply_day(world.talk.date)
    assert until != reply_day(world.day(0)) == ""


def test_a_cancelled_or_past_appointment_is_not_the_next(world):
    world.save(world.talk.changed(cancelled=True))
    past = Appointment(title="Früher", date=world.day(-2), case_id=world.case.id)
    world.save(past)
    assert "date" not in world.desk.letters.begin("L04", case_id=world.case.id).values
    begun = world.desk.letters.begin("L05", appointment_id=world.talk.id)
    assert begun.values["notice"] == "cancelled"
    assert begun.case_id == world.case.id


def test_a_cafe_does_not_take_the_day_of_a_talk(world):
    for kind in ("L02", "L03", "L09", "L10"):
        assert "date" not in world.desk.letters.begin(kind, case_id=world.case.id).values
    assert world.desk.letters.begin("L01", case_id=world.case.id).values["room"] == "Raum 7"


def test_two_custodians_at_two_addresses_get_two_letters(world):
    found = world.desk.letters.begin("L04", case_id=world.case.id).recipients
    assert [(one.names, one.address) for one in found] == [
        (("Elif Öztürk",), HOME),
        (("Jan Groß",), AWAY),
    ]
    assert [one.language for one in found] == ["ar", "tr"]


def test_one_address_is_one_letter_that_names_both(world):
    world.save(world.father.changed(address="Nordstr. 5, 47798 Krefeld"))
    order = first_order(world, "L04")
    assert order.recipient.names == ("Elif Öztürk", "Jan Groß")
    assert order.language == "ar"
    assert order.values["guardian"] == "Elif Öztürk, Jan Groß"
    assert order.values["interpreter"] == "yes"


def test_in_german_the_names_are_joined_by_a_word(world):
    world.save(world.father.changed(address=HOME), world.mother.changed(language="de"))
    draft = world.desk.letters.begin("L05", case_id=world.case.id)
    order = world.desk.letters.order(draft, draft.recipients[0])
    assert (order.language, order.values["guardian"]) == ("de", "Elif Öztürk und Jan Groß")


def test_who_has_no_custody_or_may_not_be_contacted_is_shown_with_the_reason(world):
    world.save(world.father.changed(contact_allowed="no"))
    world.save(world.guardian("Opa Groß", "", has_custody="no"))
    found = world.desk.letters.begin("L04", case_id=world.case.id).recipients
    assert reasons(found) == {
        "Elif Öztürk": [],
        "Opa Groß": ["nicht sorgeberechtigt"],
        "Jan Groß": ["Kontakt nicht erlaubt"],
    }


def test_a_letter_to_the_home_of_somebody_shut_out_is_better_handed_over(world):
    world.save(world.father.changed(contact_allowed="no", address=HOME))
    first, _ = world.desk.letters.begin("L04", case_id=world.case.id).recipients
    assert first.names == ("Elif Öztürk",)
    assert "persönlich" in first.hints[0]


def test_a_young_person_is_written_to_on_request_from_15_and_alone_from_18(world):
    world.save(world.child.changed(birth_date=world.years(16)))
    found = world.desk.letters.begin("L04", case_id=world.case.id).recipients
    assert [(one.to, one.proposed) for one in found][-1] == ("young_person", False)
    world.save(world.child.changed(birth_date=world.years(19)))
    found = world.desk.letters.begin("L04", case_id=world.case.id).recipients
    assert (found[0].to, found[0].is_blocked) == ("young_person", False)
    assert reasons(found)["Jan Groß"] == ["volljährig"]


def test_a_child_without_guardians_in_the_file_is_not_left_out_silently(world):
    world.desk.workspace.delete(world.mother)
    world.desk.workspace.delete(world.father)
    (only,) = world.desk.letters.begin("L04", case_id=world.case.id).recipients
    assert [one.reason for one in only.blocks] == ["niemand eingetragen"]


def test_letters_to_all_parents_need_no_name(world):
    draft = world.desk.letters.begin("L01")
    assert [one.to for one in draft.recipients] == ["open"]
    order = world.desk.letters.order(draft, draft.recipients[0], language="tr")
    assert order.values["guardian"] == "parents"
    assert world.desk.letters.blocks(order) == ()
    assert world.desk.letters.wishes([order]) == ()
    assert world.desk.letters.pdf(order).startswith(b"%PDF")


def test_a_parent_contact_puts_its_parent_first(world):
    contact = ParentContact(case_id=world.case.id, guardian_id=world.father.id, date=world.day(-1))
    world.save(contact)
    draft = world.desk.letters.begin("L04", parent_contact_id=contact.id)
    assert draft.recipients[0].names == ("Jan Groß",)
    loose = ParentContact(guardian_id=world.father.id, date=world.day(-1))
    world.save(loose)
    draft = world.desk.letters.begin("L04", parent_contact_id=loose.id)
    assert draft.recipients[0].names == ("Jan Groß",)


def test_an_offer_gives_title_days_and_the_families_of_its_names(world):
    offer = world.offer(world.child)
    draft = world.desk.letters.begin("L09", offer_id=offer.id)
    assert draft.values["offer"] == "Klettern"
    assert draft.values["dates"] == f"{written(world.day(12))} · 15:00"
    assert draft.values["supervision"] == "Sabine Müller"
    assert [one.names for one in draft.recipients] == [("Elif Öztürk",), ("Jan Groß",)]


def test_an_offer_without_names_writes_to_all_parents(world):
    offer = world.offer(names=False)
    draft = world.desk.letters.begin("L02", offer_id=offer.id)
    assert [one.to for one in draft.recipients] == ["open"]
    assert draft.values["date"] == written(world.day(12))


def test_a_revocation_says_what_was_revoked_and_when(world):
    world.release(revoked_on=world.day(-1), revocation_effect="Kein Austausch mehr")
    values = world.desk.letters.begin("L08", case_id=world.case.id).values
    assert values["what"] == "release"
    assert values["date"] == written(world.day(-1))
    assert values["effect"] == "Kein Austausch mehr"


def test_a_transition_names_the_place_and_the_consent(world):
    world.save(
        Transition(
            transition_kind="secondary_to_vocational",
            case_id=world.case.id,
            started_on=world.day(-9),
            next_school="Tischlerei Holz",
        )
    )
    values = world.desk.letters.begin("L14", case_id=world.case.id).values
    assert values["step"] == "secondary_to_vocational"
    assert values["next_place"] == "Tischlerei Holz"
    assert "consent_date" not in values


def test_help_outside_names_the_bodies_the_family_was_referred_to(world):
    body = Body(name="Erziehungsberatung", telephone="02151 2", address="Markt 1\nKrefeld")
    referral = Referral(
        case_id=world.case.id, date=world.day(-1), partner_type="other", body_id=body.id
    )
    world.save(body, referral)
    values = world.desk.letters.begin("L12", case_id=world.case.id).values
    assert values["body_1"] == "Erziehungsberatung\nMarkt 1 Krefeld\n02151 2"
    assert world.desk.letters.bodies() == (("Erziehungsberatung", values["body_1"]),)


def test_a_certificate_goes_to_the_young_person_with_the_time_of_the_talk(world):
    world.save(world.talk.changed(date=world.day(-2)))
    order = first_order(world, "L13")
    assert order.recipient.to == "young_person"
    assert (order.values["time"], order.values["until"]) == ("14:30", "15:15")
    assert world.desk.letters.blocks(order) == ()


def test_a_child_counselled_secretly_gets_a_certificate_but_nothing_at_home(world):
    world.save(world.case.changed(counselling_without_parents=True))
    draft = world.desk.letters.begin("L13", appointment_id=world.talk.id)
    letters = world.desk.letters
    assert letters.blocks(letters.order(draft, draft.recipients[0])) == ()
    posted = letters.order(draft, draft.recipients[0], {"address": HOME})
    assert [one.reason for one in letters.blocks(posted)] == ["nicht an die Anschrift"]


def test_feedback_to_a_teacher_needs_a_release_that_names_her(world):
    world.release()
    draft = world.desk.letters.begin("L17", case_id=world.case.id)
    (lehr,) = draft.recipients
    assert (lehr.names, lehr.blocks) == (("Frau Lehr",), ())
    order = world.desk.letters.order(draft, lehr, {"message": "Es geht gut."})
    assert order.values["consent_date"] == "10.01.2025"
    assert world.desk.letters.blocks(order) == ()
    (wish,) = world.desk.letters.wishes([order])
    assert world.desk.disclosures.permit(wish).consent.id == lehr.consent_id


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"valid_until": "2026-01-01"}, "Einwilligung abgelaufen"),
        ({"revoked_on": "2026-01-01"}, "Einwilligung widerrufen"),
        ({"informed_purpose": False}, "Einwilligung unvollständig"),
        ({"to_whom": "Herr Anders"}, "Einwilligung nennt jemand anderen"),
        ({"consent_kind": "photo_video"}, "Einwilligung fehlt"),
    ],
)
def test_without_a_release_that_counts_nothing_goes_to_a_teacher(world, changes, reason):
    world.release(**changes)
    found = world.desk.letters.begin("L17", case_id=world.case.id).recipients
    assert reasons(found)["Frau Lehr"] == [reason]


def test_a_report_to_the_youth_office_rests_on_the_law_it_names(world):
    order = first_order(world, "L15")
    letters = world.desk.letters
    assert letters.blocks(order) == ()
    (wish,) = letters.wishes([order])
    assert (wish.legal_basis, wish.informed) == ("p8a_sgb8", "yes")
    draft = letters.begin("L15", case_id=world.case.id)
    told = letters.order(draft, draft.recipients[0], {"legal": "p4_kkg", "informed": "no"})
    (wish,) = letters.wishes([told])
    permit = world.desk.disclosures.permit(wish)
    assert (permit.basis.law, permit.informed) == ("§ 4 KKG", "no")


def test_an_answer_about_data_may_go_to_a_name_typed_by_hand(world):
    letters = world.desk.letters
    to = letters.typed_recipient("L16", "Ingo Fremd", "Weg 1\n47798 Krefeld")
    values = {"about": "deleted", "date": "01.02.2026"}
    order = letters.order(letters.begin("L16"), to, values)
    assert letters.blocks(order) == ()
    (wish,) = letters.wishes([order])
    assert world.desk.disclosures.permit(wish).basis.law.startswith("Art. 15")
    assert "gelöscht" in "".join(pages(letters.pdf(order)))


# Every kind, whoever it goes to


KINDS = [one.id for one in content.kinds()]
TO_HOMES = [one.id for one in content.kinds() if one.to in ("guardian", "open")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_begins_from_a_case_and_is_set_or_says_what_is_missing(world, kind):
    world.release()
    letters = world.desk.letters
    draft = letters.begin(kind, case_id=world.case.id)
    order = letters.order(draft, draft.recipients[0])
    missing = {
        one.name: "01.02.2027" if one.form == "date" else "10:00" if one.form == "time" else "x"
        for one in letters.placeholders(kind)
        if one.fill == "required" and not order.values.get(one.name) and not one.default
    }
    blocks = letters.blocks(order)
    assert [one.reason for one in blocks] == (["Angabe fehlt"] if missing else [])
    whole = letters.order(draft, draft.recipients[0], missing)
    assert letters.blocks(whole) == ()
    assert letters.pdf(whole).startswith(b"%PDF")


@pytest.mark.parametrize("kind", TO_HOMES)
def test_no_kind_goes_home_of_a_child_counselled_secretly(world, kind):
    world.save(world.case.changed(counselling_without_parents=True))
    letters = world.desk.letters
    draft = letters.begin(kind, case_id=world.case.id)
    for one in (one for one in draft.recipients if one.to == "guardian"):
        assert SECRET in [block.reason for block in one.blocks]
        order = letters.order(draft, one)
        assert SECRET in [block.reason for block in letters.blocks(order)]
        with pytest.raises(LetterBlockedError):
            letters.pdf(order)


@pytest.mark.parametrize("kind", TO_HOMES)
def test_no_kind_goes_to_whom_nobody_may_write(world, kind):
    world.save(world.father.changed(contact_allowed="no"))
    letters = world.desk.letters
    draft = letters.begin(kind, case_id=world.case.id)
    (father,) = (one for one in draft.recipients if one.names == ("Jan Groß",))
    assert letters.blocks(letters.order(draft, father))
    typed = letters.typed_recipient(kind, "Jan Groß", AWAY)
    assert letters.blocks(letters.order(letters.begin(kind), typed))


@pytest.mark.parametrize("kind", TO_HOMES)
def test_no_kind_goes_out_of_a_restricted_case(world, kind):
    draft = world.desk.letters.begin(kind, case_id=world.case.id)
    order = world.desk.letters.order(draft, draft.recipients[0])
    world.desk.restrictions.restrict(world.case.id, "unlawful", "Antrag")
    many = world.desk.letters.serial.prepare([order, order])
    found = {block.reason for one in many.left_out for block in one.blocks}
    assert "Verarbeitung eingeschränkt" in found or kind == "L16"


@pytest.mark.parametrize("kind", KINDS)
def test_what_must_be_said_is_asked_for_in_every_kind(world, kind):
    letters = world.desk.letters
    to = letters.typed_recipient(kind, "")
    blocks = letters.blocks(letters.order(letters.begin(kind), to, {}))
    needed = [
        one for one in letters.placeholders(kind) if one.fill == "required" and not one.default
    ]
    known = letters.begin(kind).values
    assert ("Angabe fehlt" in [one.reason for one in blocks]) == any(
        one.name not in known for one in needed
    )


def test_a_name_typed_by_hand_brings_the_rules_of_its_child(world):
    letters = world.desk.letters
    to = letters.typed_recipient("L04", "Jan Groß", AWAY, "Zoë Groß")
    order = letters.order(letters.begin("L04"), to, {"date": "1.2.2027", "time": "10:00"})
    assert letters.blocks(order) == ()
    world.save(world.father.changed(has_custody="no"))
    (wish,) = letters.wishes([order])
    with pytest.raises(NotACustodianError):
        world.desk.disclosures.permit(wish)


def test_the_same_mother_of_a_sister_learns_nothing_of_the_secret_child(world):
    sister = YoungPerson(first_name="Mia", last_name="Groß")
    again = Guardian(young_person_id=sister.id, name="Elif Öztürk", address=HOME)
    world.save(sister, again, world.case.changed(counselling_without_parents=True))
    letters = world.desk.letters
    to = letters.typed_recipient("L04", "Elif Öztürk", HOME, "Mia Groß")
    order = letters.order(letters.begin("L04"), to, {"date": "1.2.2027", "time": "10:00"})
    assert letters.blocks(order) == ()
    told = letters.order(letters.begin("L04"), to, {"occasion": "Es geht auch um Zoë"})
    assert SECRET in [one.reason for one in letters.blocks(told)]


def test_a_consent_of_the_handover_is_named_by_its_day(world):
    consent = Consent(
        case_id=world.case.id,
        consent_kind="handover",
        purpose="Übergabe",
        given_by=("guardian_1", "guardian_2"),
        given_on=world.day(-5),
        to_whom="Berufskolleg",
        scope="Unterlagen",
        informed_purpose=True,
        informed_refusal=True,
        informed_revocation=True,
    )
    world.save(
        consent,
        Transition(
            transition_kind="primary_to_secondary", case_id=world.case.id, started_on=world.today
        ),
    )
    values = world.desk.letters.begin("L14", case_id=world.case.id).values
    assert values["consent_date"] == written(world.today - timedelta(days=5))
