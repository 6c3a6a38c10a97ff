"""What duties somebody had at any time: a true signature of theirs is then no forgery, though it counts no longer."""

from __future__ import annotations

from app.ids import Id
from app.keys.encoding import Label
from app.vault.vault import Vault


def once_held(vault: Vault, uid: Id, duty: str) -> bool:
    """Whether the directory ever said that this person has that duty; who has left keeps what they had last."""
    person = vault.roster.people.get(uid)
    if person is not None and duty in person.duties:
        return True
    founder = vault.roster.founders.get(uid)
    if founder is not None and duty in founder[1]:
        return True
    said = vault.directory.statements(Label.PERSON)
    return any(one.fields["uid"] == uid.hex() and duty in one.fields["duties"] for one in said)
