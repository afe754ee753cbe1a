"""Small widgets that every page shares; import each from its module.

text      label(text, look), set_look(widget, look), ElidedLabel(text, look)
          set_look(widget, "pane"|"page"|"sidebar") gives a plain QWidget its ground
          looks of labels: display, title, heading, strong, muted, small, error, warning,
          accent, code
buttons   Button(text, icon=""), PrimaryButton, DangerButton, LinkButton, GhostButton(icon, name),
          NavButton(text, icon)
cards     Card(title="") with .body; StatCard(caption, value="", hint="") with .show_figure();
          StatGrid(captions) with .cards, .arrange
chips     Chip(text, kind="") kinds: "", warning, error, quiet; ChipRow with .show_chips()
header    PageHeader(title, subtitle="") with .set_title, .set_subtitle, .set_chips, .add_action
empty     EmptyState(icon, title, text, action="") with signal .chosen
search    SearchField(placeholder) with signal .searched(str), .forget()
password  PasswordField(name) with show button and .caps_lock hint
dates     DATE_FORMAT, TIME_FORMAT; calm_calendar(calendar) for every QCalendarWidget popup
field     Field(label, editor, help="") label buddy, accessible name, .show_problem(sentence)
draft_bar DraftBar: goes on with what was not saved; .offer(sentence), signals .wanted, .refused
banner    Banner(kind) kinds: info, warning, error; .show_text(text), .hide()
table     RecordTable(model) calm QTableView; signals .chosen(row), .opened(row)
scroll    ScrollPage: a scrolling column with .body
sides     arrange(box, around, letters): parts beside each other where there is room, else below
dialog    Dialog(title, parent) calm base with .body, .add_button, .say(error)
busy      Busy: thin progress line with a sentence and a cancel button, signal .cancelled

new_password NewPassword: typed twice, with a meter; entry: EntrySheet before a file is open
paper     Paper(name).show_pdf(bytes): pages of a PDF from memory; print_pdf(data, parent)
jobs      ssa_desk.ui.jobs: Jobs.run(work(progress), done, failed, advanced) -> Job with .drop()
errors    ssa_desk.ui.errors: show(error, parent), sentence(error)

Icons (ssa_desk.ui.look.icons): set_icon(widget, name, role), pixmap(name, role, length),
colour(role).
"""
