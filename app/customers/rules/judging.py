"""Judging the values of a project's own fields where a record is saved."""

from __future__ import annotations

from app.customers.form import Custom
from app.customers.rules.model import Target, kept, validate_custom
from app.customers.rules.store import rules_of
from app.errors import Problem
from app.ids import Id
from app.session.door import Session


def judged_custom(session: Session, project: Id, target: Target, custom: Custom, before: Custom = ()) -> Custom:
    """``custom`` as it is to be stored in place of ``before``: values of fields no longer filled in are kept.

    Raises Problem("customers.invalid", field="custom:…", fault=…).
    """
    fields = rules_of(session, project).fields_of(target)
    whole = kept(fields, custom, before)
    for field, fault in validate_custom(fields, whole, before):
        raise Problem("customers.invalid", field=field, fault=fault)
    return whole
