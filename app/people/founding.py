"""Making a vault: two people, their keys, the first statement everything else follows from, and the first project.

Everything is built in a folder beside the wanted place and takes its name by one rename at the very end. So there is
either a whole vault or none; on failure the folder and every keyring entry are taken away again, and what a kill left
behind is swept up when a vault is next made in the same place.
"""

from __future__ import annotations

import glob
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app.access.duty import NAMES, Duty
from app.access.event import Event
from app.errors import NiemError, Problem
from app.ids import Id, from_hex, random_id
from app.journal.entry import Detail
from app.journal.reserve import Reserve
from app.journal.store import Journal
from app.keys.authority import found_authority, revocation_list
from app.keys.compartment_key import file_key, new_key
from app.keys.encoding import Label, b64
from app.keys.passphrase import require_acceptable
from app.keys.signature import fingerprint_words
from app.keys.wrap import EncryptionKey
from app.people import enrolment, granting, register
from app.people.enrolment import NewPerson
from app.people.model import LONGEST_PROJECT_NAME, Founded, FoundingForm, clean_name
from app.people.register import Authority, ProjectEntry
from app.session.door import OpenKey
from app.session.world import World
from app.vault import new_project
from app.vault.directory import Directory
from app.vault.durable import disk_errors, sync_folder
from app.vault.folder import Folder, require_fit_place
from app.vault.grant import FOUNDING
from app.vault.house_escrow import put_letter
from app.vault.house_keys import HouseKeys
from app.vault.new_project import NewCompartment
from app.vault.statement import Fields
from app.vault.vault import DIRECTORY_FILE, JOURNAL_FILE, create_office

_UNFINISHED = ".creating-"


@dataclass(frozen=True, slots=True, repr=False)
class _Founding:
    """All that is decided before the first byte is written."""

    form: FoundingForm
    vault_id: Id
    folder: Folder
    directory_key: bytes
    office_key: bytes
    journal_key: EncryptionKey
    authority: Authority
    founders: tuple[NewPerson, ...]
    project: Id
    compartments: tuple[NewCompartment, ...]
    at: int

    @property
    def manager(self) -> NewPerson:
        return self.founders[0]

    @property
    def officer(self) -> NewPerson:
        """The manager again in one-person mode."""
        return self.founders[-1]

    def house_of(self, founder: NewPerson) -> HouseKeys:
        if Duty.OFFICER.value in founder.person.duties:
            return HouseKeys(self.directory_key, self.office_key, (self.journal_key.private,))
        return HouseKeys(self.directory_key)


def found(world: World, form: FoundingForm) -> Founded:
    """Make a vault at ``form.path``, which must not exist or be an empty folder.

    Raises Problem: what `clean_name`, `require_acceptable` and `require_fit_place` raise, the keyring's problems,
    "people.folder_not_empty", "people.same_passphrase", and the disk's problems. Nothing is left behind then.
    """
    form = checked(form)
    require_fit_place(form.path)
    if form.path.exists() and (not form.path.is_dir() or any(form.path.iterdir())):
        raise Problem("people.folder_not_empty")
    sweep(world, form.path)
    vault_id = random_id()
    enrolment.require_working_keyring(world, vault_id)
    founding = _decide(world, form, vault_id)
    try:
        genesis = _build(world, founding)
        _anchor(world, founding, genesis)
        _put_in_place(founding)
    except BaseException:
        _take_back(world, founding.folder, vault_id, [founder.uid for founder in founding.founders])
        raise
    return Founded(form.path, founding.manager.uid, founding.officer.uid, fingerprint_words(genesis))


def checked(form: FoundingForm) -> FoundingForm:
    """The form with its texts in their one spelling, the passphrases judged. Raises Problem."""
    form = replace(
        form,
        path=Path(form.path).absolute(),
        company=clean_name(form.company),
        place=clean_name(form.place),
        manager_name=clean_name(form.manager_name),
        officer_name="" if form.one_person else clean_name(form.officer_name),
        project_name=clean_name(form.project_name, longest=LONGEST_PROJECT_NAME),
    )
    shared = (form.company, form.project_name)
    require_acceptable(form.manager_passphrase, (form.manager_name, *shared))
    if not form.one_person:
        require_acceptable(form.officer_passphrase, (form.officer_name, form.manager_name, *shared))
        if form.officer_passphrase == form.manager_passphrase:
            raise Problem("people.same_passphrase")
    return form


def sweep(world: World, path: Path) -> None:
    """Take away what interrupted foundings left beside ``path``, their keyring entries included."""
    with disk_errors():
        left = sorted(path.parent.glob(f"{glob.escape(path.name)}{_UNFINISHED}*")) if path.parent.is_dir() else []
    for folder in left:
        with suppress(ValueError):
            vault_id = from_hex(folder.name.rpartition(_UNFINISHED)[2])
            unfinished = Folder(folder)
            _take_back(world, unfinished, vault_id, list(unfinished.slot_owners(world.device.id)))


def _decide(world: World, form: FoundingForm, vault_id: Id) -> _Founding:
    at = world.clock.now()
    root = found_authority(form.company, at)
    authority = Authority(root, revocation_list(root, at))
    founders = _founders(world, form, authority)
    project = world.new_id()
    return _Founding(
        form=form,
        vault_id=vault_id,
        folder=Folder(form.path.with_name(f"{form.path.name}{_UNFINISHED}{vault_id.hex()}")),
        directory_key=new_key(),
        office_key=new_key(),
        journal_key=EncryptionKey.generate(),
        authority=authority,
        founders=founders,
        project=project,
        compartments=new_project.plan(vault_id, project),
        at=at,
    )


def _founders(world: World, form: FoundingForm, authority: Authority) -> tuple[NewPerson, ...]:
    manager = frozenset({Duty.MANAGER})
    officer = frozenset({Duty.OFFICER})
    people = [(form.manager_name, manager | officer if form.one_person else manager)]
    if not form.one_person:
        people.append((form.officer_name, officer))
    return tuple(
        enrolment.new_person(world, name, _title(duties), duties, authority=authority) for name, duties in people
    )


def founders_of(world: World, form: FoundingForm, authority: Authority) -> tuple[NewPerson, NewPerson]:
    """The manager and the officer that a form names; twice the one in one-person mode."""
    people = _founders(world, form, authority)
    return people[0], people[-1]


def _title(duties: frozenset[Duty]) -> str:
    name = NAMES["vi"][Duty.MANAGER if Duty.MANAGER in duties else Duty.OFFICER]
    return name[0].upper() + name[1:]


def _build(world: World, founding: _Founding) -> bytes:
    """Write the whole vault into the folder beside; returns the hash of the genesis."""
    folder, form = founding.folder, founding.form
    folder.make()
    passphrases = (form.manager_passphrase, form.officer_passphrase)
    for founder, passphrase in zip(founding.founders, passphrases, strict=False):
        house = founding.house_of(founder)
        enrolment.write_keyslot(world, folder, founding.vault_id, founder, passphrase, house)
        enrolment.put_name(world, founding.vault_id, founder.uid, founder.person.name)
    manager = founding.manager.identity(world, founding.house_of(founding.manager))
    new_project.create(folder, founding.compartments, world.projections, manager, founding.at)
    genesis = _state(world, founding)
    folder.write_label(founding.vault_id, genesis)
    key = file_key(founding.directory_key, JOURNAL_FILE)
    room = Reserve(folder.reserve)
    journal = Journal.create(folder.journal, key, founding.vault_id, founding.journal_key.public, room)
    try:
        journal.keep_room()
        journal.append(manager, founding.at, Detail(Event.VAULT_CREATE.value, "ok", person=manager.uid))
    finally:
        journal.close()
    return genesis


def _state(world: World, founding: _Founding) -> bytes:
    """directory.db and office.db: the genesis, the founders, their wraps of the first project, the register."""
    folder, vault_id, at = founding.folder, founding.vault_id, founding.at
    signers = [(founder.uid, founder.everyday.identity) for founder in founding.founders]
    terms = granting.Terms(vault_id, FOUNDING, founding.project, 1, signers)
    wraps = [
        granting.seal_for(terms, OpenKey(one.place, one.key, founding.form.project_name), founding.manager.person)
        for one in founding.compartments
    ]
    _write_office(world, founding, terms, wraps)
    directory = Directory.create(folder.directory, file_key(founding.directory_key, DIRECTORY_FILE), vault_id)
    try:
        with directory.change(at) as change:
            genesis = change.state(Label.GENESIS, _fields(founding), signers)
            for founder in founding.founders:
                enrolment.state_person(change, founder.person, signers)
            change.take_in(signers, taken=[wrap.taken_in for wrap in wraps])
            officer = founding.officer
            by = officer.uid, officer.everyday.identity
            put_letter(directory, change, founding.journal_key.public, 1, founding.house_of(officer), by)
    finally:
        directory.close()
    return genesis.h


def _fields(founding: _Founding) -> Fields:
    public = founding.journal_key.public
    return genesis_fields(founding.form, public, founding.authority, founding.founders, None)


def genesis_fields(
    form: FoundingForm,
    journal_public: bytes,
    authority: Authority,
    founders: Sequence[NewPerson],
    continues: Fields | None,
) -> Fields:
    """What the first statement says. The first founder is the manager; ``continues`` names a vault that was lost."""
    return {
        "company": form.company,
        "place": form.place,
        "one_person": form.one_person,
        "journal_public": b64(journal_public),
        "authority": b64(authority.root.certificate),
        "founders": [
            {
                "uid": founder.uid.hex(),
                "identity": b64(founder.person.identity),
                "duties": sorted(founder.person.duties),
            }
            for founder in founders
        ],
        "custodian": founders[0].uid.hex(),
        "continues": continues,
    }


def _write_office(world: World, founding: _Founding, terms: granting.Terms, wraps: list[granting.Sealed]) -> None:
    officer = founding.officer.identity(world, founding.house_of(founding.officer))
    cids = tuple(one.place.cid for one in founding.compartments)
    office = create_office(founding.folder, founding.vault_id, founding.office_key, officer, founding.at)
    try:
        with office.change(Event.VAULT_CREATE.value, officer, founding.at) as change:
            register.put_authority(change, world.new_id(), founding.authority)
            project = ProjectEntry(founding.project, founding.form.project_name, cids, founding.manager.uid)
            register.put_project(change, project)
            granting.note(change, world.new_id, terms, wraps)
    finally:
        office.close()


def _anchor(world: World, founding: _Founding, genesis: bytes) -> None:
    """Pin the genesis for both founders, so that no other vault can stand in its place before they first unlock."""
    for founder in founding.founders:
        enrolment.pin(world, founding.vault_id, founder.uid, (1, genesis))


def _put_in_place(founding: _Founding) -> None:
    folder, path = founding.folder.path, founding.form.path
    with disk_errors():
        for inner in (folder, *(part for part in folder.iterdir() if part.is_dir())):
            sync_folder(inner)
        if path.is_dir():
            path.rmdir()
        folder.rename(path)
        sync_folder(path.parent)


def _take_back(world: World, folder: Folder, vault_id: Id, people: list[Id]) -> None:
    """Undo an unfinished founding as far as the machine allows; the failure that led here is what is reported."""
    for uid in people:
        with suppress(NiemError):
            enrolment.undo(world, folder, vault_id, uid)
    shutil.rmtree(folder.path, ignore_errors=True)
