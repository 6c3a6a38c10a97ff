"""The widgets that pages are made of. Import each from its own file, e.g. ``from ui.widgets.buttons import
PrimaryButton``.

Text is always shown as plain text, never as markup. Every constructor that makes a control takes the words a screen
reader says and raises ``ValueError`` if they are empty. Icons are names in ``resources/icons``. Levels are 1 bí mật,
2 cơ mật, 3 tuyệt mật, 0 none; this package knows their looks, not their rules.

Words and marks
    text.Label(text="", role="body", tone="text", *, selectable=False)      one line; roles and tones in text.py
    text.Elided(text="", role="body", tone="text")                          one line, cut with … and a tooltip
    text.Paragraph(text="", tone="text", role="body")                       wraps, line height 1.6
    icon_label.IconLabel(name, tone="secondary", size=18)                   a picture; decoration for screen readers
    avatar.Avatar(name, size=36) · spinner.Spinner(size=20) · rule.Rule()   initials · busy mark · a 1 px line

Buttons (buttons.py)
    PrimaryButton(text, icon="") SecondaryButton(…) DangerButton(…) QuietButton(…)  .set_available(bool, why)
            .set_busy(bool)
    DangerFilledButton(text, icon="")          for the last step of a destruction alone
    IconButton(icon, accessible_name, *, framed=False)

Levels (level.py, level_banner.py, level_chip.py)
    LevelBanner(level, sentence="")  .set_level(level, sentence) .set_countdown(text) .add_right(widget); level 0
            hides it
    LevelChip(level)                           .set_level(level)
    level.level_name(level), level.set_level_names((…, …, …)), level.internal() ("mức mật nội bộ")

Holding things
    card.Card(title="", icon="", *, tone="surface")      .add(widget) .add_right(widget) .body (QVBoxLayout)
    field_grid.FieldGrid(*, dense=False)  .add_row(key, label, value, masked=False) .set_value(key, text)
            .show_value(key, text)
                                               .hide_value(key) .hide_all_values() .clear(); signals
                                                       reveal_requested(key)
    page_header.PageHeader(title, count="")    .set_count(text) .add_action(button)
    tabs.Tabs(accessible_name)                 .add(widget, title, count=None) .set_count(index, n)
    stepper.Wizard(titles, finish_text)  .add_page(widget) .go(index) .set_can_go_on(bool, why); signals
            next_requested, back_requested, finished, cancelled
    columns.two_columns(left, right) · columns.stacked(*widgets, gap=16) · columns.scrolled(widget)

Fields (each: .value() .set_value(x) .set_error(sentence) .set_hint(text) .set_read_only(bool) .focus(); signal
changed)
    text_field.TextField(label, *, hint="", placeholder="", required=False, longest=0)       value str
    text_area.TextArea(label, *, hint="", placeholder="", required=False, lines=3, longest=0)  value str
    combo_field.ComboField(label, choices: Sequence[tuple[object, str]], *, hint="", required=False, placeholder="")
            value the object
    date_field.DateField(label, *, hint="", required=False)  value datetime.date | None; .is_valid()
    number_field.NumberField(label, *, lowest=0, highest=…, suffix="", hint="")             value int
    check_field.CheckField(text, *, hint="")                                                 value bool
    passphrase_field.PassphraseField(label, *, hint="", with_meter=False)  value str; .set_strength(score 0–4,
            words) .clear_value(); signal submitted
    choice_row.ChoiceRow(text)  one of several, as a row that wraps: put .mark into a QButtonGroup
    file_drop.FileDrop(accessible_name, *, largest, kinds=("pdf", …), text="")  .path(); signals chosen(Path),
            cleared

Finding
    search_field.SearchField(placeholder, *, delay=150)          Ctrl+F, clear button; signal searched(text)
    pill_bar.PillBar(accessible_name)  .set_pills([Pill(key, text, count=None, level=0)]) .choose(key) .chosen();
            signal picked(key)

Lists
    paged_model.PagedModel(columns, fetch, *, page_rows=100)  subclass: cell(record, key) -> Cell, key_of(record),
            level_of(record); .restart(total) .deliver(request, records)
    record_table.RecordTable(accessible_name)  .show_model(model) .record() .set_compact(bool) .columns_menu()
            .set_sorted(key, descending) as the list starts; .sort_by(key, descending); .choose_many() .chosen_count()
            .chosen_stretches(); .columns is its TableLayout; signals opened(record), current_changed(record),
            menu_opening(menu, record), several_changed(count). The window remembers its columns (layout_memory)
    rows_model.RowsModel(columns, cell, *, level_of=None)  the same look for a short list held whole:
            .set_records(records)
    timeline.Timeline(accessible_name)  .set_entries([Entry(when, title, text="", icon="", tone="")])
    diff_list.DiffList(accessible_name)                          .set_changes([Change(label, before, after)])

Telling
    notice.InlineNotice(kind, text, action_text="")              kind info|warning|danger|success; signal acted
    error_panel.ErrorPanel(title, text, action_text="", code="") signal acted
    empty_state.EmptyState(icon, title, text, action_text="")    signal acted
    toast.show_toast(window, text, kind="success", *, action="")  with action: a button, and Ctrl+Z; signal acted
    progress_panel.ProgressPanel(title, *, cancellable=True)  .set_progress(done, total) .set_text(text); signal
            cancelled

Dialogs (children of the window, on a scrim; Esc closes; lock closes them with ``close_all_dialogs(window)``)
    dialog.Dialog(parent, title, *, level=0, number="", subtitle="", width=616)  a QDialog: open() exec() accept()
            reject() accepted rejected
                                               .body (QVBoxLayout) .add(widget) .set_note(text) .add_button(button,
                                                       *, default=False) .add_cancel(text)
                                               .set_busy(bool) .force_close() .set_guard(may_close)
    message_dialog.MessageDialog(parent, title, text, action_text, *, kind="primary"|"danger", icon="", level=0)
    step_up.StepUpContent(sentence)  a passphrase field with its explanation: .value() .set_error(text); signal
            submitted

Window
    sidebar.Sidebar(brand)  .add_group(title) .add_item(key, text, icon, shortcut="") .set_badge(key, n)
            .set_current(key) .set_person(name, line)
                                               .clear() .fit(window_width); signals chosen(key), lock_requested,
                                                       person_requested
    status_bar.StatusBar()                     .set_item(key, icon, text, tone="secondary") .set_right(text)
    watermark.Watermark(window)                .set_text(text); ignores the mouse, stays above everything
"""
