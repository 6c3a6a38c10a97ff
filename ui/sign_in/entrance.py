"""The functions of the entrance, by name only.

The window starts while nobody has signed in, and these functions run in the other process anyway. Importing them
would load every key and database library here first, which takes longer than painting the window. The names are
checked by a test; their types are the real ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

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

    def _named(name: str) -> Callable[..., object]:
        def only_a_name(*_: object) -> object:
            raise TypeError("this function runs in the vault process: give it to Tasks")

        only_a_name.__module__, only_a_name.__name__, only_a_name.__qualname__ = ENTRANCE, name, name
        return only_a_name

    accept_invitation = _named("accept_invitation")
    create_vault = _named("create_vault")
    describe_vault = _named("describe_vault")
    first_unlock = _named("first_unlock")
    give_up_joining = _named("give_up_joining")
    passphrase_strength = _named("passphrase_strength")
    people_here = _named("people_here")
    people_joining = _named("people_joining")
    save_answer_again = _named("save_answer_again")
    sign_in = _named("sign_in")
    suggest_passphrase = _named("suggest_passphrase")
    view_invitation = _named("view_invitation")

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
