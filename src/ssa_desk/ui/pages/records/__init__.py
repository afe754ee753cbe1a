"""Lists of records beside their forms, derived from the record types.

A new kind of record on a page:
1. One `RecordSpec` in a module of specs, named in `register.py`: its `ListSpec` (columns, the
   field of the day, choices to filter by), its `Words` (singular, plural, the button, what
   belongs here), an icon, fields the form leaves out (`skip`), days that begin with today
   (`today`), values a new record begins with (`starts`), fields that "Wie letztes Mal" takes
   over (`again`).
2. In `ui/pages/__init__.py` a line in PAGES whose builder returns
   `RecordsPage(around, title, [part_of(SPEC), Part(id, title, build), ...], parent)`.
   `part_of` gives the list beside the form; `Part` takes any PageWidget as a tab.

`RecordsTab(desk, spec, parent, Place(...))` is the same inside something else (a case, an
offer): `show_for({"offer_id": id}, case_id)` fixes fields; name them in `Place.fixed`, too, so
that the form leaves them out. It begins nothing before the first `show_for`.
A kind that needs more subclasses RecordsTab (`made_list`, `made_side`) or RecordSide (`store`).
From elsewhere: `page_wanted.emit("parents", "parent_contact:new")` or "parent_contact:<id>".

What it does by itself: search by the full text, the names of linked records and the labels of
choices; sorting and paging in SQL; forms with pickers for every link; drafts (form name
"page/<kind>"), hints that can be passed, saving again when the file is busy, deleting with
"Rückgängig"; a narrow window shows the list or the form.
Services: `desk.lists` (page, count, latest, names.find, names.of), `services.undo.Undo`.
Tests over the register pick a new entry up (tests/ui/pages/records).
"""
