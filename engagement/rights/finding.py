"""The rows of any table that are about a person, as its declaration says they are found."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from engagement.base.personal import Personal, Whose
from engagement.people.models import Account, Resident
from engagement.rights.declarations import everything
from engagement.rights.persons import Person, any_of


def tables(person: Person) -> Iterator[tuple[type[Model], Personal, QuerySet]]:
    """Yield each table that holds rows of people, with hers."""
    for model, personal in everything():
        if personal.whose:
            yield model, personal, rows_of(model, personal, person)


def rows_of(model: type[Model], personal: Personal, person: Person) -> QuerySet:
    """Return the rows of a table that are about this person."""
    condition = Q(pk__in=[])
    for whose in personal.whose:
        condition |= _condition(model, whose, person)
    rows: QuerySet = model._base_manager.filter(condition)
    return rows.distinct() if any("__" in (whose.path or "") for whose in personal.whose) else rows


def _condition(model: type[Model], whose: Whose, person: Person) -> Q:
    if whose.path is not None:
        return _on_path(model, whose.path, person)
    if whose.address:
        return any_of(whose.address, person.addresses)
    if whose.key:
        return Q(**{f"{whose.key}__in": person.keys})
    if whose.hashed:
        return Q(**{f"{whose.hashed}__in": person.hashes})
    if whose.row:
        return _told_of(whose.row, person)
    if model is Session:
        return Q(pk__in=[row.pk for row in Session.objects.iterator() if _is_hers(row, person)])
    return _holding(model, whose.inside, person)


def _on_path(model: type[Model], path: str, person: Person) -> Q:
    """Return the condition that a path leads to her: to a resident, or to the account."""
    target = model
    for step in path.split("__") if path else ():
        target = target._meta.get_field(step).related_model  # type: ignore[assignment]
    keys = [row.pk for row in person.residents]
    if target is Account:
        keys = [person.account.pk] if person.account else []
    elif target is not Resident:
        raise TypeError(f"{model._meta.label}: {path} leads to {target._meta.label}")
    return Q(**{f"{path or 'pk'}__in": keys})


def _told_of(field: str, person: Person) -> Q:
    types = ContentType.objects.get_for_models(Account, Resident)
    told = Q(**{f"{field}__in": [str(row.pk) for row in person.residents]})
    condition = Q(content_type=types[Resident]) & told
    if person.account:
        condition |= Q(content_type=types[Account], **{field: str(person.account.pk)})
    return condition


def _holding(model: type[Model], field: str, person: Person) -> Q:
    """Return the condition that one of her addresses stands in a text or in JSON."""
    words = model._base_manager.annotate(rights_words=Cast(field, TextField()))
    found = Q(pk__in=[])
    for address in person.addresses:
        found |= Q(rights_words__icontains=address)
    return Q(pk__in=list(words.filter(found).values_list("pk", flat=True)))


def _is_hers(session: Session, person: Person) -> bool:
    """Whether a session is signed in as her, or on the way to it."""
    data = session.get_decoded()
    if person.account and data.get("_auth_user_id") == str(person.account.pk):
        return True
    words = str(data).lower()
    return any(address in words for address in person.addresses)
