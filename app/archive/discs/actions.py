"""What may be done about discs: make, burn, read back, keep, lend, count, shred, and take files out again.

Making, burning and reading take minutes, so each is begun here, watched with `queries.work_state`, and ended with
`end_work`, which tells what came of it and writes that down. One such work at a time; while it goes on everything else
can be done, locking included. It is on record when it begins, and its outcome when it ends. `make_discs` and
`read_back_disc` are both in one, for the command line.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.access.event import Event
from app.archive.discs import carrying, shredding, store, working
from app.archive.discs.model import (
    BurnForm,
    Counted,
    KeepForm,
    MadeDisc,
    MakeForm,
    ReadBackForm,
    ReadForm,
    ShredDiscsForm,
    Twin,
    WorkDone,
    WorkKind,
    disc_number,
    require_keep,
    require_make,
)
from app.archive.discs.planning import chosen, files_in, laid_out
from app.archive.discs.work import reading_from
from app.copies.model import ENDED, IN_THE_HOUSE, CopyState, ShreddingRecord, counted_number, require_place
from app.errors import Cancelled, NiemError, Problem
from app.ids import random_id
from app.keys.hashing import KEY_SIZE, random_bytes
from app.session.door import Session
from app.session.subject import Credential, Subject
from app.vault.compartment import Compartment

Progress = Callable[[int, int], None]
_LOOK_EVERY = 0.2


# Long work -------------------------------------------------------------------------------------------------------


def begin_making(session: Session, form: MakeForm) -> str:
    """Begin the images of a set; gives its number.

    Raises ``Problem`` of the form's rules, what `planning` and `carrying.backup_in` raise, Problem("discs.busy").
    """
    require_make(form)
    with session.act(Event.DISC_MAKE, Subject(note=str(form.what))), store.office_of(session) as office:
        _require_idle(session)
        carried = carrying.backup_in(session, form.folder)
        folder, parts = chosen(form.folder)
        layout = laid_out(files_in(folder, parts), form.size, form.share)
        with office.change(Event.DISC_MAKE.value, session.identity, session.now()) as change:
            number = store.new_set(session, office, change, form, layout.discs, carried)
        question = {
            "folder": str(folder),
            "parts": parts,
            "into": str(form.into),
            "size": str(form.size),
            "share": form.share,
            "discs": layout.discs,
            "set": random_id().hex(),
            "vault": session.vault.vault_id.hex(),
            "words": store.words_of(session),
            "number": number,
            "title": form.title.strip(),
            "at": session.now(),
        }
        _begin(session, office, WorkKind.MAKE, question, {"number": number})
    return number


def begin_burning(session: Session, form: BurnForm) -> None:
    """Begin to burn an image. Raises Problem("discs.set_not_found"), "discs.no_source", "discs.busy"."""
    note = f"{form.set_number}-{form.disc}"
    with session.act(Event.DISC_BURN, Subject(note=note)), store.office_of(session) as office:
        _image_of(office, form.set_number, form.disc)
        if not form.image.is_file():
            raise Problem("discs.no_source")
        question = {"image": str(form.image), "drive": form.drive}
        _begin(session, office, WorkKind.BURN, question, {"number": form.set_number})


def begin_read_back(session: Session, form: ReadBackForm) -> None:
    """Begin to compare a disc with the one that was made.

    Raises Problem("discs.set_not_found"), "discs.that_is_the_image" for the very file that was made,
    "copies.not_in_this_state" for a disc that was shredded, "discs.busy".
    """
    note = f"{form.set_number}-{form.disc}{form.twin}"
    with session.act(Event.DISC_READ_BACK, Subject(note=note)), store.office_of(session) as office:
        made = _image_of(office, form.set_number, form.disc)
        image = Path(made.path)
        if form.source.exists() and image.exists() and form.source.samefile(image):
            raise Problem("discs.that_is_the_image")
        store.require_open(office, form.set_number, form.disc, form.twin)
        about = {"number": form.set_number, "disc": form.disc, "twin": str(form.twin), "root": made.root}
        _begin(session, office, WorkKind.READ_BACK, {"source": str(form.source)}, about)


def begin_reading(session: Session, form: ReadForm) -> None:
    """Begin to take the files of a disc out into a folder. Raises Problem("discs.busy")."""
    with session.act(Event.DISC_READ), store.office_of(session) as office:
        _begin(session, office, WorkKind.READ, {"source": str(form.source), "into": str(form.into)}, {})


def stop_work(session: Session) -> None:
    """Ask the long work to stop; `end_work` then raises Cancelled. A blank disc that was being burned is lost."""
    session.read(Event.DISC_WATCH)
    working.stop(working.place_of(session))


def end_work(session: Session) -> WorkDone:
    """What came of the long work; waits for it where it is not over. Written down where it counts.

    Raises what the work raised, Cancelled, and Problem("discs.not_this_one") when another disc was read back than was
    said. A disc that is hurt stays out of the register, or keeps the result where it is in it already.
    """
    with session.act(Event.DISC_RESULT):
        return _ended(session)


def _begin(
    session: Session, office: Compartment, kind: WorkKind, question: dict[str, Any], about: dict[str, Any]
) -> None:
    """Note what was asked for in the officers' store, and start the process. Raises Problem("discs.busy")."""
    _require_idle(session)
    key = random_bytes(KEY_SIZE)
    with office.change(Event.DISC_WATCH.value, session.identity, session.now()) as change:
        store.put_work(session, office, change, kind, about, key)
    working.begin(working.place_of(session), kind, question, key)


def _require_idle(session: Session) -> None:
    """What was over before, and nobody asked for its end, is ended now. Raises Problem("discs.busy")."""
    place = working.place_of(session)
    if place.exists() and not working.running(place):
        with suppress(NiemError):  # whatever came of it, it is over
            _ended(session)
    working.require_idle(place)


def _ended(session: Session) -> WorkDone:
    """Take the answer, and write down what counts."""
    with store.office_of(session) as office:
        noted = store.work_noted(session, office)
        answer, failure = None, None
        try:
            answer = working.take(working.place_of(session), noted.key if noted else b"")
        except NiemError as error:
            failure = error
        if noted is None:
            raise failure or Problem("discs.nothing_under_way")
        with office.change(Event.DISC_WATCH.value, session.identity, session.now()) as change:
            store.end_work(change, noted)
            if failure is not None and noted.kind is WorkKind.MAKE:
                store.end_set(office, change, str(noted.about["number"]), ())
    if failure is not None:
        raise failure
    return _ENDING[noted.kind](session, noted.about, answer)


def _end_making(session: Session, about: dict[str, Any], answer: Any) -> WorkDone:  # noqa: ANN401
    number = str(about["number"])
    images = tuple(MadeDisc(**image) for image in answer)
    with (
        store.office_of(session) as office,
        office.change(Event.DISC_RESULT.value, session.identity, session.now()) as change,
    ):
        store.end_set(office, change, number, images)
    return WorkDone(WorkKind.MAKE, number, images)


def _end_burning(_session: Session, about: dict[str, Any], _answer: Any) -> WorkDone:  # noqa: ANN401
    return WorkDone(WorkKind.BURN, str(about["number"]))


def _end_read_back(session: Session, about: dict[str, Any], answer: Any) -> WorkDone:  # noqa: ANN401
    reading, twin = reading_from(answer), Twin(about["twin"])
    own = reading.identity
    if (own.root, own.number, own.disc) != (about["root"], about["number"], about["disc"]):
        raise Problem("discs.not_this_one", number=own.number, disc=own.disc)
    with store.office_of(session) as office:
        number = store.number_of(office, about["number"], about["disc"], twin)
        if not number and not reading.whole:
            return WorkDone(WorkKind.READ_BACK, "", reading=reading)
        copy = 0
        if not number:
            fresh = disc_number(about["number"], about["disc"], twin)
            size = _image_of(office, about["number"], about["disc"]).size
            copy = carrying.enter(session, store.carried_by(office, about["number"]), fresh, size)
        with office.change(Event.DISC_RESULT.value, session.identity, session.now()) as change:
            number = store.put_proof(session, office, change, about["number"], twin, reading, copy)
    return WorkDone(WorkKind.READ_BACK, number, reading=reading)


def _end_reading(_session: Session, _about: dict[str, Any], answer: Any) -> WorkDone:  # noqa: ANN401
    return WorkDone(WorkKind.READ, reading=reading_from(answer))


_ENDING: dict[WorkKind, Callable[[Session, dict[str, Any], Any], WorkDone]] = {
    WorkKind.MAKE: _end_making,
    WorkKind.BURN: _end_burning,
    WorkKind.READ_BACK: _end_read_back,
    WorkKind.READ: _end_reading,
}


def _image_of(office: Compartment, number: str, disc: int) -> MadeDisc:
    found = [image for image in store.set_row(office, number).images if image.disc == disc]
    if not found:
        raise Problem("discs.set_not_found")
    return found[0]


def make_discs(session: Session, form: MakeForm, progress: Progress | None = None) -> WorkDone:
    """`begin_making` and `end_work` in one."""
    begin_making(session, form)
    return _waited(session, progress)


def read_back_disc(session: Session, form: ReadBackForm, progress: Progress | None = None) -> WorkDone:
    """`begin_read_back` and `end_work` in one."""
    begin_read_back(session, form)
    return _waited(session, progress)


def _waited(session: Session, progress: Progress | None) -> WorkDone:
    place = working.place_of(session)
    try:
        while not (state := working.state(place)).over:
            if progress is not None:
                progress(state.done, state.total)
            time.sleep(_LOOK_EVERY)
    except Cancelled:
        working.stop(place)
    return end_work(session)


# Discs in the house ------------------------------------------------------------------------------------------------


def keep_disc(session: Session, number: str, form: KeepForm) -> None:
    """Note where a disc lies and with whom. Raises ``Problem`` of the form's rules, "copies.not_found"."""
    require_keep(form)
    more: dict[str, str | int] = {
        "holder": form.holder.strip(),
        "place": form.place.strip(),
        "brand": form.brand.strip(),
        "due": form.due,
        "seen_at": session.now(),
    }
    _move(session, Event.DISC_LEND, number, CopyState.HELD, more)


def take_back_disc(session: Session, number: str, place: str) -> None:
    """Note that a disc came back, and where it lies now. Raises Problem("copies.place_missing"), "copies.not_found"."""
    require_place(place)
    more: dict[str, str | int] = {"place": place.strip(), "due": "", "seen_at": session.now()}
    _move(session, Event.DISC_TAKE_BACK, number, CopyState.RETURNED, more)


def _move(session: Session, event: Event, number: str, state: CopyState, more: dict[str, str | int]) -> None:
    with (
        session.act(event, Subject(note=number)),
        store.office_of(session) as office,
        office.change(event.value, session.identity, session.now()) as change,
    ):
        store.move(office, change, number, state, **more)


def count_discs(session: Session, counted: tuple[str, ...]) -> Counted:
    """Note which discs were seen, and say what is missing. ``counted``: numbers as typed or scanned."""
    numbers = frozenset(counted_number(text) for text in counted) - {""}
    with session.act(Event.DISC_COUNT), store.office_of(session) as office:
        carrying.close(session, office)
        known = store.disc_rows(session, office)
        there = {disc.number for disc in known if disc.state in IN_THE_HOUSE}
        seen = sorted(there & numbers)
        if seen:
            with office.change(Event.DISC_COUNT.value, session.identity, session.now()) as change:
                for number in seen:
                    store.note_seen(office, change, number, session.now())
    return Counted(
        seen=tuple(seen),
        missing=tuple(sorted(there - numbers)),
        ended=tuple(sorted(disc.number for disc in known if disc.number in numbers and disc.state in ENDED)),
        unknown=tuple(sorted(numbers - {disc.number for disc in known})),
    )


def shred_discs(
    session: Session,
    form: ShredDiscsForm,
    passphrase: str,
    witness: Credential,
    second: Credential | None = None,
) -> ShreddingRecord:
    """Close discs with a signed record, among the shredding records of the office.

    ``passphrase`` is the officer's who is signed in, ``witness`` another person at the same desk; ``second`` whoever
    else watches, needed from cơ mật on where three serve. Raises ``Problem`` of the rules of shredding
    (`app.copies.model`), "copies.not_found", "copies.not_in_this_state", a wrong passphrase.
    """
    with session.act(Event.DISC_SHRED):
        record = shredding.shred(session, form, passphrase, witness, second)
        with store.office_of(session) as office:
            carrying.close(session, office)
    return record
