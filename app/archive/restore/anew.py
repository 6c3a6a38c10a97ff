"""A vault from a backup, kit and shares alone: every machine and keyring is lost, and nobody can unlock any more.

What comes about is a new incarnation of the vault: a new genesis, which names the old one and where its chains ended,
two new founding persons, and the compartments written anew under fresh keys. Everybody else is invited again.

1. The backup is unpacked beside and opened by kit and shares; every compartment is checked. A damaged one is left out
   and told, an empty one stands in its place.
2. The new house is made: directory, journal, officers' store. Who belonged to the old one is known for what they signed
   (`Label.FORMER`), and serves no more.
3. The compartments move over as they are, and are written anew one by one (`app.vault.rewrite`), so that no key that
   ever lay in a kit, a share or an old backup opens what is written from now on.
4. The old house (directory, journal, officers' store) is sealed into the new one for its officers (`former`).
5. The records of the new house are counted again. Then one rename gives the vault its name. Killed before it, there
   is none: what lies beside, and what the keyring has of the two, is swept up at the next try.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app.access.event import Event
from app.access.level import Level
from app.archive.restore import drill, former, laying
from app.archive.restore.looking import require_outside
from app.archive.restore.model import Anew, AnewForm, Checkpoint, DrillLine, Progress
from app.archive.restore.opened import OpenedCopy
from app.archive.restore.recount import recounted
from app.archive.restore.sealed import opened_by_kit
from app.archive.restore.sources import Ceremony, Unsealed, by_kit, ceremony_of
from app.errors import NiemError, Problem
from app.ids import Id, random_id
from app.journal.entry import Detail
from app.journal.store import Journal
from app.keys.authority import found_authority, revocation_list
from app.keys.compartment_key import file_key, new_key
from app.keys.encoding import Label, b64
from app.keys.signature import fingerprint_words
from app.keys.wrap import EncryptionKey
from app.people import enrolment, founding, granting, register
from app.people.enrolment import NewPerson
from app.people.model import FoundingForm
from app.people.register import Authority, ProjectEntry
from app.session.clearance import OpenKey
from app.session.identity import Identity
from app.session.world import World
from app.vault import new_project
from app.vault.compartment import Compartment
from app.vault.directory import Directory
from app.vault.durable import disk_errors, make_folder, move_folder, sync_folder
from app.vault.folder import Folder, require_fit_place
from app.vault.grant import FOUNDING
from app.vault.house_escrow import put_letter
from app.vault.house_keys import HouseKeys
from app.vault.incarnation import UNFINISHED
from app.vault.new_project import NewCompartment
from app.vault.rewrite import Target, rewrite
from app.vault.statement import Fields, Signers
from app.vault.vault import DIRECTORY_FILE, JOURNAL_FILE, Vault, create_office, open_office


@dataclass(frozen=True, slots=True, repr=False)
class _New:
    """All that is decided before the new house is written."""

    form: FoundingForm
    vault_id: Id
    folder: Folder
    house: HouseKeys
    authority: Authority
    manager: NewPerson
    officer: NewPerson
    projects: tuple[ProjectEntry, ...]
    brought: tuple[OpenKey, ...]
    empty: tuple[NewCompartment, ...]
    at: int

    @property
    def founders(self) -> tuple[NewPerson, ...]:
        return (self.manager,) if self.manager.uid == self.officer.uid else (self.manager, self.officer)

    @property
    def signers(self) -> Signers:
        return [(one.uid, one.everyday.identity) for one in self.founders]

    def keys_of(self, founder: NewPerson) -> HouseKeys:
        return enrolment.house_keys_for(self.house, founder.person.duties)

    def identity(self, world: World, founder: NewPerson) -> Identity:
        return founder.identity(world, self.keys_of(founder))


def start_anew(world: World, form: AnewForm, progress: Progress, checkpoint: Checkpoint) -> Anew:
    """Bring a vault back into ``form.founding.path``, which must not exist or be an empty folder.

    Raises Problem for the form as `app.people.founding.found` does, what `sources.ceremony_of` and `sources.by_kit`
    raise, Problem("restore.inside", "restore.no_room"), the keyring's and the disk's problems. Nothing is left then.
    """
    people = founding.checked(replace(form.founding, project_name=form.founding.company))
    path = people.path
    require_fit_place(path)
    with disk_errors():
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise Problem("people.folder_not_empty")
    ceremony = ceremony_of(form.kit, form.shares)
    source = by_kit(Path(form.source).absolute(), ceremony)
    require_outside(path, Path(form.source))
    vault_id = ceremony.kit.vault_id
    enrolment.require_working_keyring(world, vault_id)
    sweep(world, path, vault_id)
    laying.require_room(path, 2 * source.filler.size)
    building = path.with_name(f"{path.name}{UNFINISHED}{random_id().hex()}")
    made: list[Id] = []
    try:
        with disk_errors():
            make_folder(building)
        done = _built(world, people, ceremony, source, building, made, progress, checkpoint)
        checkpoint("built")
        laying.sync(building / "new")
        checkpoint("synced")
        with disk_errors():
            if path.is_dir():
                path.rmdir()
            move_folder(building / "new", path)
            made.clear()  # it is there: whatever is raised now, its people keep their keys
    except BaseException:
        for uid in made:
            with suppress(NiemError):
                enrolment.undo(world, Folder(building / "new"), vault_id, uid)
        raise
    finally:
        shutil.rmtree(building, ignore_errors=True)
        with suppress(OSError):  # nothing of the old house is left beside, though the power goes now
            sync_folder(path.parent)
    checkpoint("named")
    return done


def sweep(world: World, path: Path, vault_id: Id) -> None:
    """Take away what a killed try left beside ``path``, and what this account keeps for its two people."""
    for left in laying.unfinished_beside(path):
        new = Folder(left / "new")
        for uid in new.slot_owners(world.device.id):
            with suppress(NiemError):
                enrolment.undo(world, new, vault_id, uid)
    laying.sweep(path)


def _built(
    world: World,
    form: FoundingForm,
    ceremony: Ceremony,
    source: Unsealed,
    building: Path,
    made: list[Id],
    progress: Progress,
    checkpoint: Checkpoint,
) -> Anew:
    old = building / "old"
    copied_at = source.filler.write(old, drill.share(progress, 0, 4))
    checkpoint("unpacked")
    with opened_by_kit(Folder(old), source.house, ceremony, world.projections) as opened:
        copy = opened.copy
        lines, _ = drill.checked(copy, drill.share(progress, 4, 2))
        lines += drill.compared(copy, source.heads())
        heads = drill.heads_held(copy, source.heads())
        checkpoint("checked")
        new = _decided(world, form, copy, building / "new", lines)
        made += [one.uid for one in new.founders]
        genesis = _house(world, new, form, copy, source.name)
        checkpoint("founded")
        _move_over(copy, new)
        checkpoint("moved")
        _renewed(world, new, drill.share(progress, 6, 4))
        checkpoint("renewed")
        _archive(world, new, copy, source.name)
        former_people = len(copy.vault.roster.people)
        found, differing = recounted(world, new.folder, new.identity(world, new.manager), lines)
        lines += differing
        checkpoint("recounted")
    return Anew(
        path=form.path,
        manager=new.manager.uid,
        officer=new.officer.uid,
        genesis_words=fingerprint_words(genesis),
        copied_at=copied_at,
        lines=tuple(lines),
        missing=opened.missing,
        former=former_people,
        former_words=fingerprint_words(source.genesis),
        heads=heads,
        recounted=found,
    )


# What is decided ---------------------------------------------------------------------------------------------------


def _decided(world: World, form: FoundingForm, copy: OpenedCopy, place: Path, lines: Sequence[DrillLine]) -> _New:
    at = world.clock.now()
    root = found_authority(form.company, at)
    authority = Authority(root, revocation_list(root, at))
    manager, officer = founding.founders_of(world, form, authority)
    damaged = {(line.project, line.level) for line in lines if line.level and line.faults}
    whole = {slot: key for slot, key in copy.keys.items() if (slot[0], int(slot[1])) not in damaged}
    projects, brought, empty = [], [], []
    for project, name in _projects(copy):
        planned = {one.place.level: one for one in new_project.plan(copy.vault.vault_id, project)}
        cids = []
        for level in Level:
            key = whole.get((project, level))
            if key is None:
                empty.append(planned[int(level)])
            else:
                brought.append(key)
            cids.append(key.place.cid if key else planned[int(level)].place.cid)
        projects.append(ProjectEntry(project, name, tuple(cids), manager.uid))
    return _New(
        form=form,
        vault_id=copy.vault.vault_id,
        folder=Folder(place),
        house=HouseKeys(new_key(), new_key(), (EncryptionKey.generate().private,)),
        authority=authority,
        manager=manager,
        officer=officer,
        projects=tuple(projects),
        brought=tuple(brought),
        empty=tuple(empty),
        at=at,
    )


def _projects(copy: OpenedCopy) -> list[tuple[Id, str]]:
    """The projects of the copy: those of its register that anything of was opened for."""
    names = {project: key.project_name for (project, _), key in copy.keys.items()}
    return sorted(names.items(), key=lambda item: (item[1], item[0]))


# The new house -----------------------------------------------------------------------------------------------------


def _house(world: World, new: _New, form: FoundingForm, copy: OpenedCopy, name: str) -> bytes:
    """Step 2; returns the hash of the genesis."""
    folder = new.folder
    folder.make()
    for founder, typed in zip(new.founders, (form.manager_passphrase, form.officer_passphrase), strict=False):
        enrolment.write_keyslot(world, folder, new.vault_id, founder, typed, new.keys_of(founder))
        enrolment.put_name(world, new.vault_id, founder.uid, founder.person.name)
    manager = new.identity(world, new.manager)
    new_project.create(folder, new.empty, world.projections, manager, new.at)
    genesis = _state(world, new, copy, name)
    folder.write_label(new.vault_id, genesis)
    public = EncryptionKey.from_bytes(new.house.journal[0]).public
    journal = Journal.create(folder.journal, file_key(new.house.directory, JOURNAL_FILE), new.vault_id, public)
    try:
        journal.append(manager, new.at, Detail(Event.VAULT_CREATE.value, "ok", person=manager.uid, note=name))
    finally:
        journal.close()
    for founder in new.founders:
        enrolment.pin(world, new.vault_id, founder.uid, (1, genesis))
    return genesis


def _state(world: World, new: _New, copy: OpenedCopy, name: str) -> bytes:
    """directory.db and office.db of the new house."""
    keys = [*new.brought, *(OpenKey(one.place, one.key, _name_of(new, one.place.project)) for one in new.empty)]
    wraps = []
    officer = new.identity(world, new.officer)
    office = create_office(new.folder, new.vault_id, new.house.office or b"", officer, new.at)
    try:
        with office.change(Event.VAULT_CREATE.value, officer, new.at) as change:
            register.put_authority(change, world.new_id(), new.authority)
            for project in new.projects:
                register.put_project(change, project)
                terms = granting.Terms(new.vault_id, FOUNDING, project.project, 1, new.signers)
                mine = [key for key in keys if key.place.project == project.project]
                sealed = [granting.seal_for(terms, key, new.manager.person) for key in mine]
                granting.note(change, world.new_id, terms, sealed)
                wraps += sealed
    finally:
        office.close()
    directory = Directory.create(new.folder.directory, file_key(new.house.directory, DIRECTORY_FILE), new.vault_id)
    try:
        with directory.change(new.at) as stating:
            public = EncryptionKey.from_bytes(new.house.journal[0]).public
            fields = founding.genesis_fields(new.form, public, new.authority, new.founders, _continues(copy, name))
            genesis = stating.state(Label.GENESIS, fields, new.signers)
            for founder in new.founders:
                enrolment.state_person(stating, founder.person, new.signers)
            people = [former.told(person) for person in copy.vault.roster.people.values()]
            stating.state(Label.FORMER, {"people": people}, new.signers)
            stating.take_in(new.signers, taken=[wrap.taken_in for wrap in wraps])
            put_letter(directory, stating, public, 1, new.keys_of(new.officer), new.signers[-1])
    finally:
        directory.close()
    return genesis.h


def _name_of(new: _New, project: Id) -> str:
    return next(one.name for one in new.projects if one.project == project)


def _continues(copy: OpenedCopy, name: str) -> Fields:
    """What the new genesis says of the old vault: its own genesis, and where each chain of it ended in the backup."""
    seq, h = copy.vault.directory.head
    with copy.journal() as journal:
        heads = sorted((writer.encoded().hex(), at, b64(head)) for writer, (at, head) in journal.heads().items())
    return {
        "backup": name,
        "genesis": b64(copy.vault.label.genesis),
        "directory": [seq, b64(h)],
        "journal": [list(head) for head in heads],
    }


# The contents ------------------------------------------------------------------------------------------------------


def _move_over(copy: OpenedCopy, new: _New) -> None:
    """Step 3, first half: the files as they are."""
    old = copy.vault.folder
    with disk_errors():
        for key in new.brought:
            for source in (old.compartment(key.place.file_id), _journal_of(old.compartment(key.place.file_id))):
                if source.is_file():
                    source.replace(new.folder.compartments / source.name)
        shutil.rmtree(new.folder.attachments)
        old.attachments.replace(new.folder.attachments)


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _renewed(world: World, new: _New, progress: Progress) -> None:
    """Step 3, second half: fresh keys, one compartment after the other, those of level 3 last."""
    manager, officer = new.identity(world, new.manager), new.identity(world, new.officer)
    keys = sorted(new.brought, key=lambda key: (key.place.level, key.place.cid))
    with ExitStack() as held:
        vault = held.enter_context(closing(Vault.open(new.folder, new.house.directory)))
        office = held.enter_context(
            closing(open_office(new.folder, new.vault_id, new.house.office or b"", vault.roster.officer_key_of))
        )
        for done, key in enumerate(keys):
            progress(done, len(keys))
            target = Target(_compartment(world, vault, key), key.key)
            try:
                rewrite(
                    vault,
                    [target],
                    (),
                    reference="",
                    writer=manager,
                    make_wraps=granting.carry_over(
                        vault, office, writer=officer, signers=new.signers,
                        names={key.place.project: key.project_name}, request=world.new_id(), new_id=world.new_id,
                        at=new.at,
                    ),
                    signers=new.signers,
                    at=new.at,
                )  # fmt: skip
            finally:
                target.compartment.close()
            vault.refresh()


def _compartment(world: World, vault: Vault, key: OpenKey) -> Compartment:
    return Compartment.open(
        vault.folder.compartment(key.place.file_id),
        file_key(key.key, key.place.file_id),
        key.place,
        world.projections,
        public_key_of=vault.roster.public_key_of,
        locked_memory=key.place.level == Level.TOP_SECRET,
    )


def _archive(world: World, new: _New, copy: OpenedCopy, name: str) -> None:
    """Step 4."""
    officer = new.identity(world, new.officer)
    vault = Vault.open(new.folder, new.house.directory)
    try:
        office = open_office(new.folder, new.vault_id, new.house.office or b"", vault.roster.officer_key_of)
        try:
            with office.change(Event.VAULT_CREATE.value, officer, new.at) as change:
                former.put_former(change, world.new_id(), new.folder, copy, name, new.at)
                with copy.office() as old:
                    if old is not None:
                        former.carry_over(change, world.new_id, old)
        finally:
            office.close()
    finally:
        vault.close()
