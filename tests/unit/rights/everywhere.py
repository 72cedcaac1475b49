"""Somebody with a row in every table that declares people, each of her values told from all others.

Tables are found by their declarations, so that a new one is filled without a word here; only where
the database asks for more than types do is there a line in ASKED.
"""

import datetime as dt
import io
import itertools
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.files.images import ImageFile
from django.db import models
from django.utils import timezone
from PIL import Image

from engagement.associations.models import Association, Membership
from engagement.base.personal import Fate, Personal, Whose
from engagement.ideas.models import Idea
from engagement.media.models import Picture
from engagement.needs.models import Need, SignUp
from engagement.outbox.models import Message, address_key
from engagement.people.models import Account, Resident
from engagement.rights.declarations import everything, fields_of
from engagement.rights.persons import Person, person_of

PAST = dt.timedelta(days=3)

#: What the constraints of a table ask of a row, beyond its types.
ASKED: dict[str, Any] = {
    "associations.Association": lambda: {"state": "verified"},
    "needs.Need": lambda: {"state": Need.State.PUBLISHED, "published_at": timezone.now()},
    "needs.Shift": lambda: {
        "starts_at": timezone.now() - PAST,
        "ends_at": timezone.now() - PAST + dt.timedelta(hours=2),
        "capacity": 4,
        "taken": 1,
    },
    "needs.SignUp": lambda: {
        "state": SignUp.State.CONFIRMED,
        "attendance": "came",
        "minutes": 120,
        "marked_at": timezone.now(),
        "marked_by": somebody_else(),
        "expires_at": None,
        "cancelled_at": None,
    },
    "events.Event": lambda: {
        "state": "announced",
        "starts_at": timezone.now() - PAST,
        "ends_at": timezone.now() - PAST + dt.timedelta(hours=4),
        "lat": None,
        "lon": None,
        "cancelled_at": None,
    },
    "events.Registration": lambda: {"expires_at": None, "cancelled_at": None},
    "events.Scan": lambda: {"kind": "entry", "undoes": None},
    "matching.Suggestion": lambda: {"state": "sent", "sent_at": timezone.now(), "why_not": ""},
    "outbox.Message": lambda: {
        "kind": Message.Kind.NOTICE,
        "priority": 2,
        "state": Message.State.SENT,
        "finished_at": timezone.now(),
        "settled_by": None,
        "called_by": None,
        "content": None,
    },
    "needs.Testimonial": lambda: {"hidden_by": None},
    "ideas.Report": lambda: {"idea": Idea.objects.first()},
    "people.PaperForm": lambda: {"typed_at": timezone.now()},
}


#: What a field of a kind holds that says nothing; the first kind counts.
PLAIN: list[tuple[type[models.Field], Callable[[], Any]]] = [
    (models.DateTimeField, timezone.now),
    (models.DateField, timezone.localdate),
    (models.TimeField, lambda: dt.time(10)),
    (models.BooleanField, bool),
    (models.IntegerField, lambda: 2),
    (models.FloatField, lambda: 1),
    (models.DecimalField, lambda: 1),
    (models.GenericIPAddressField, lambda: "192.0.2.7"),
    (models.UUIDField, uuid.uuid4),
    (models.BinaryField, lambda: uuid.uuid4().bytes),
    (models.JSONField, dict),
]


def somebody_else() -> Account:
    return Account.objects.get_or_create(email="quelquun@ailleurs.example")[0]


class Everywhere:
    """Writes the rows; `values` are the texts that may stand nowhere once she is erased."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1000)
        self.values: set[str] = set()
        account = Account.objects.create(
            email=self.text() + "@chez-elle.example", first_name=self.text(), last_name=self.text()
        )
        self.resident = Resident.objects.create(
            account=account,
            is_self=True,
            email=account.email,
            name=f"{self.text()} {self.text()}",
            phone=self.text(),
            postal_address=self.text(),
        )
        self.values |= {account.email, *self.forms(self.resident.public_id)}
        self.tables: list[str] = []
        self.made: dict[type[models.Model], models.Model] = {}

    @property
    def person(self) -> Person:
        return person_of(self.resident)

    def fill(self) -> "Everywhere":
        """Write one row of hers in each table that has none yet."""
        for model, personal in everything():
            if personal.whose:
                self.row_of(model, personal)
                self.tables.append(model._meta.label)
            elif personal.mentions:
                self.make(model, personal, {})
        for association in Association.objects.all():
            Membership.objects.create(association=association, account=somebody_else())
        return self

    def row_of(self, model: type[models.Model], personal: Personal) -> models.Model:
        """Return a row of hers in this table, made if there is none."""
        whose = personal.whose[0]
        if known := self.made.get(model):
            return known
        if whose.path == "":
            return self.resident if model is Resident else self.resident.account
        if model is Session:
            return self.session()
        self.made[model] = self.make(model, personal, self.told_hers(model, whose))
        return self.made[model]

    def told_hers(self, model: type[models.Model], whose: Whose) -> dict[str, Any]:
        """Return the values that make a row hers."""
        person = self.person
        if whose.address or whose.inside:
            name, address = whose.address or whose.inside, self.resident.email
            return {name: {"adresse": address} if whose.inside else address}
        if whose.key:
            return {whose.key: f"resident:{self.resident.public_id}"}
        if whose.hashed:
            return {whose.hashed: address_key(self.resident.email)}
        if whose.row:
            kind = ContentType.objects.get_for_model(Resident)
            return {whose.row: str(self.resident.pk), "content_type": kind}
        step, _, rest = (whose.path or "").partition("__")
        related = model._meta.get_field(step).related_model
        if not rest:
            return {step: self.resident if related is Resident else person.account}
        declared = dict(everything())
        return {step: self.row_of(related, declared[related])}

    def make(
        self, model: type[models.Model], personal: Personal, hers: dict[str, Any]
    ) -> models.Model:
        asked = ASKED.get(model._meta.label, dict)()
        given = dict(hers)
        for field in fields_of(model):
            if isinstance(field, models.ManyToManyField) or field.name in given:
                continue
            if field.name in asked:
                given[field.name] = asked[field.name]
            elif (value := self.value(model, personal, field)) is not None:
                given[field.name] = value
        row = model(**given)
        models.Model.save_base(row, raw=True, force_insert=row.pk is None)
        return row

    def value(self, model: type[models.Model], personal: Personal, field: models.Field) -> Any:
        """Return a value of a field; one that is about her and has to go is noted."""
        about = personal.found_by.get(field.name)
        goes = about and personal.whose and (personal.goes or about.fate is not Fate.STAYS)
        if field.is_relation:
            return self.related(field, goes=bool(goes))
        if field.name in personal.mentions.split():
            return self.mention(field)
        if field.choices or isinstance(field, models.SlugField):
            return self.plain(field)
        if goes and isinstance(field, models.CharField | models.TextField | models.JSONField):
            text = self.text()[: field.max_length if hasattr(field, "max_length") else None]
            return {"mot": text} if isinstance(field, models.JSONField) else text
        if goes and isinstance(field, models.BinaryField):
            bits = uuid.uuid4().bytes
            self.values.add(bits.hex())
            return bits
        if goes and isinstance(field, models.UUIDField):
            known = uuid.uuid4()
            self.values |= self.forms(known)
            return known
        return self.plain(field)

    def mention(self, field: models.Field) -> Any:
        """Return words of somebody else in which her address stands."""
        if isinstance(field, models.JSONField):
            return {"dit": f"Écrire à {self.resident.email}"}
        if isinstance(field, models.EmailField):
            return self.resident.email
        room = field.max_length or 500
        return self.resident.email if room < 60 else f"Écrire à {self.resident.email}."

    def related(self, field: models.Field, *, goes: bool) -> Any:
        related = field.related_model
        if related is Account:
            return somebody_else() if not field.null else None
        if related._meta.label == "media.Picture" and goes:
            return self.picture()
        if field.null and not goes:
            return None
        declared = dict(everything())
        personal = declared[related]
        if personal.whose:
            return self.row_of(related, personal)
        return related._base_manager.first() or self.make(related, personal, {})

    def picture(self) -> models.Model:
        content = io.BytesIO()
        Image.new("RGB", (1, 1)).save(content, "PNG")
        file = ImageFile(content, name=f"{self.text()}.png")
        return Picture.objects.create(title=self.text(), file=file)

    def session(self) -> Session:
        store = SessionStore()
        store["_auth_user_id"] = str(self.resident.account_id)
        store.save()
        self.values.add(store.session_key)
        return Session.objects.get(session_key=store.session_key)

    def plain(self, field: models.Field) -> Any:
        """Return a value that says nothing."""
        if field.has_default():
            return field.get_default()
        if field.null:
            return None
        if field.blank and field.empty_strings_allowed and not field.unique:
            return ""
        if field.choices:
            return field.flatchoices[0][0]
        for kind, value in PLAIN:
            if isinstance(field, kind):
                return value()
        return uuid.uuid4().hex[: field.max_length]

    def text(self) -> str:
        """Return letters that stand nowhere else, and note them."""
        made = f"Zqx{next(self.numbers)}{uuid.uuid4().hex[:4]}"
        self.values.add(made)
        return made

    @staticmethod
    def forms(value: uuid.UUID) -> set[str]:
        return {str(value), value.hex}
