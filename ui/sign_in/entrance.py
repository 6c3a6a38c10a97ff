"""The functions of the entrance, by name only (`ui.by_name`): nobody has signed in while the window starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.by_name import by_name

ENTRANCE = "app.people.entrance"

if TYPE_CHECKING:
    from app.people.entrance import (
        accept_invitation,
        create_vault,
        describe_vault,
        first_unlock,
        give_up_joining,
        passphrase_strength,
        people_here,
        people_joining,
        save_answer_again,
        sign_in,
        suggest_passphrase,
        view_invitation,
    )
else:
    accept_invitation = by_name(ENTRANCE, "accept_invitation")
    create_vault = by_name(ENTRANCE, "create_vault")
    describe_vault = by_name(ENTRANCE, "describe_vault")
    first_unlock = by_name(ENTRANCE, "first_unlock")
    give_up_joining = by_name(ENTRANCE, "give_up_joining")
    passphrase_strength = by_name(ENTRANCE, "passphrase_strength")
    people_here = by_name(ENTRANCE, "people_here")
    people_joining = by_name(ENTRANCE, "people_joining")
    save_answer_again = by_name(ENTRANCE, "save_answer_again")
    sign_in = by_name(ENTRANCE, "sign_in")
    suggest_passphrase = by_name(ENTRANCE, "suggest_passphrase")
    view_invitation = by_name(ENTRANCE, "view_invitation")

__all__ = [
    "accept_invitation",
    "create_vault",
    "describe_vault",
    "first_unlock",
    "give_up_joining",
    "passphrase_strength",
    "people_here",
    "people_joining",
    "save_answer_again",
    "sign_in",
    "suggest_passphrase",
    "view_invitation",
]
