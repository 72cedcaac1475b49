"""What a shift asks beyond one touch: who comes, how old, the association's questions."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from engagement.base.moments import day_of
from engagement.needs.ages import ADULT, age_on, asks_birth_date, day_of_age
from engagement.needs.models import Group, Need, Question, Shift
from engagement.people.models import Resident
from engagement.web.residents.group_forms import group_fields

OWN_ACCOUNT = 15  # years; before, somebody's account looks after her
OLDEST = 120  # years; beyond it a birth date is mistyped
OPENS = {"data-opens": ""}  # the style sheet shows the next field once this box is ticked


def asks_first(need: Need, *, has_questions: bool) -> bool:
    """Say whether a need asks its people something before it gives them a place."""
    return asks_birth_date(need) or has_questions


def with_what_is_asked(shifts: QuerySet[Shift]) -> QuerySet[Shift]:
    """Annotate `has_questions`, for `asks_first`: one touch is one query quicker."""
    asked = Exists(Question.objects.filter(need=OuterRef("need")))
    return shifts.annotate(has_questions=asked)  # type: ignore[no-redef]  # declared for its readers


class SignUpForm(forms.Form):
    """The form of one shift for a resident with her account; `asked` is what `sign_up` takes."""

    companions = forms.ModelMultipleChoiceField(
        Resident.objects.none(),
        label=_("Mes proches qui viennent"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    without_me = forms.BooleanField(
        label=_("Je ne viens pas : j’inscris seulement mes proches"), required=False
    )
    others = forms.IntegerField(
        label=_("D’autres personnes avec moi"),
        help_text=_("Combien, sans vous compter. Nous ne demandons pas leur nom."),
        min_value=0,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    birth = forms.DateField(
        label=_("Votre date de naissance"),
        widget=forms.DateInput({"type": "date", "autocomplete": "bday"}, format="%Y-%m-%d"),
    )
    minor = forms.BooleanField(
        label=_("J’ai 16 ou 17 ans"), required=False, widget=forms.CheckboxInput(OPENS)
    )
    guardian = forms.CharField(
        label=_("Nom du parent ou du tuteur qui est d’accord"),
        help_text=_("Avant 18 ans, il faut son accord. L’association voit ce nom."),
        max_length=120,
        required=False,
    )
    shares_phone = forms.BooleanField(
        label=_("L’association peut m’appeler"),
        help_text=_("Elle voit votre numéro de la veille au lendemain seulement."),
        required=False,
        widget=forms.CheckboxInput(OPENS),
    )
    phone = forms.CharField(
        label=_("Mon numéro de téléphone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    wait = forms.BooleanField(
        label=_("S’il n’y a plus assez de places, m’inscrire sur la liste d’attente"),
        help_text=_("Un message vous propose les places dès qu’elles se libèrent."),
        required=False,
    )

    def __init__(self, *args: Any, shift: Shift, resident: Resident | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shift, self.need = shift, shift.need
        self.holder: Resident | None = None
        self.needs_guardian = False
        self.questions = list(self.need.questions.all())
        self._ask_about_companions(resident)
        self._ask_about_age()
        for question in self.questions:
            self.fields[_name_of(question)] = forms.CharField(
                label=question.text,
                help_text=_now("Pourquoi : %(purpose)s") % {"purpose": question.purpose},
                max_length=500,
                required=question.required,
            )
        self.fields["wait"].initial = not shift.places_left
        self._ask_ages_of_companions()
        self.order_fields([*FIRST, *self.births, *map(_name_of, self.questions), *LAST])

    def _ask_about_companions(self, resident: Resident | None) -> None:
        field = self.fields["companions"]
        if resident is None or resident.account_id is None:
            del self.fields["companions"]
            del self.fields["without_me"]
            return
        self.holder = resident
        self.fields.update(group_fields(resident))
        self.fields["phone"].initial = resident.phone
        family = Resident.objects.filter(account=resident.account_id).exclude(pk=resident.pk)
        field.queryset = family.order_by("name", "pk")  # type: ignore[attr-defined]
        if not family:
            del self.fields["companions"]
            del self.fields["without_me"]

    def _ask_about_age(self) -> None:
        """Ask the birth date where the need has an age rule of its own, else one box."""
        if asks_birth_date(self.need):
            del self.fields["minor"]
            told = {"age": self.need.minimum_age, "day": day_of(day_of_age(self.shift))}
            self.fields["birth"].help_text = (
                _now("Il faut avoir %(age)s ans le %(day)s. La date est vérifiée, jamais gardée.")
                % told
            )
        else:
            del self.fields["birth"]

    def _ask_ages_of_companions(self) -> None:
        """Ask the birth date of each child, and of everybody where the need has an age rule."""
        self.births: dict[str, Resident] = {}
        if "companions" not in self.fields:
            return
        family = self.fields["companions"].queryset  # type: ignore[attr-defined]
        for one in family if asks_birth_date(self.need) else family.filter(is_child=True):
            name = f"birth_{one.pk}"
            self.births[name] = one
            self.fields[name] = forms.DateField(
                label=_now("Date de naissance de %(name)s") % {"name": one.name},
                help_text=_now("À remplir si cette personne vient. Jamais gardée."),
                required=False,
                widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            )

    def clean(self) -> None:
        if self._without_me:
            for name in ("birth", "minor", "guardian"):
                self.errors.pop(name, None)
        else:
            self._check_age()
        self._check_companions()
        if self.cleaned_data.get("shares_phone") and not self.cleaned_data.get("phone"):
            self.add_error("phone", _("Écrivez votre numéro, ou décochez la case."))
        if self.seats + len(self._companions) - self._without_me > self.shift.capacity:
            words = _now("Ce créneau a %(n)s places en tout. Venez moins nombreux.")
            self.add_error("others", words % {"n": self.shift.capacity})

    def _check_age(self) -> None:
        is_minor = self.cleaned_data.get("minor", False)
        if "birth" in self.fields:
            born = self.cleaned_data.get("birth")
            is_minor = self._check_birth(born) if born else False
        if is_minor and not self.cleaned_data.get("guardian"):
            self.add_error("guardian", _("Écrivez le nom du parent ou du tuteur qui est d’accord."))
        self.needs_guardian = is_minor

    def _check_companions(self) -> None:
        if self._without_me and not self._companions:
            self.add_error("companions", _("Cochez la personne qui vient."))
        coming = set(self._companions)
        self.minors = [self.holder] if self.holder and self.needs_guardian else []
        for name, one in self.births.items():
            if one not in coming:
                continue
            born = self.cleaned_data.get(name)
            if born is None:
                if name not in self.errors:
                    self.add_error(name, _("Écrivez sa date de naissance, ou décochez son nom."))
            elif self._check_birth(born, name):
                self.minors.append(one)

    def _check_birth(self, born: dt.date, field: str = "birth") -> bool:
        """Refuse who is too young on the day of the shift; return whether a guardian is needed."""
        age = age_on(day_of_age(self.shift), born)
        if not 0 <= age <= OLDEST:
            self.add_error(field, _("Vérifiez l’année."))
        elif age < self.need.minimum_age:
            words = (
                _now(
                    "Ce jour-là, vous n’aurez pas encore %(n)s ans. D’autres besoins sont ouverts."
                )
                if field == "birth"
                else _now("Ce jour-là, il faut avoir %(n)s ans. D’autres besoins sont ouverts.")
            )
            self.add_error(field, words % {"n": self.need.minimum_age})
        elif field == "birth" and age < OWN_ACCOUNT:
            words = _now("Avant 15 ans, c’est un parent qui inscrit, avec son propre compte.")
            self.add_error(field, words)
        else:
            return age < ADULT
        return False

    @property
    def group(self) -> Group | None:
        return self.cleaned_data.get("group")

    @property
    def seats(self) -> int:
        """Return how many come without a name here, herself with them; a group is its size."""
        others = self.cleaned_data.get("others")
        if self.group is not None and not others:
            return self.group.size
        return 1 + (others or 0)

    @property
    def _without_me(self) -> bool:
        return bool(self.cleaned_data.get("without_me"))

    @property
    def _companions(self) -> list[Resident]:
        return list(self.cleaned_data.get("companions") or [])

    @property
    def people(self) -> list[Resident]:
        """Return who comes, of those with a name here: the holder first, unless she stays home."""
        first = [self.holder] if self.holder and not self._without_me else []
        return first + self._companions

    @property
    def asked(self) -> dict[str, Any]:
        """Return what a valid form says, as `sign_up` takes it, but for who comes first."""
        said = self.cleaned_data
        return {
            "seats": self.seats,
            "companions": self.people[1:],
            "minors": self.minors if self.holder else None,
            "wait": said["wait"],
            "guardian": self._guardian,
            "shares_phone": said["shares_phone"],
            "answers": {question: said[_name_of(question)] for question in self.questions},
        }

    @property
    def _guardian(self) -> str:
        """Return who agrees for those under age: for the family, whose account it is."""
        if self.needs_guardian:
            return self.cleaned_data["guardian"]
        if not self.minors or not self.holder:
            return ""
        return self.holder.name or _now("Titulaire du compte")

    @property
    def given_phone(self) -> str:
        """Return the number that she lets the association see; "" where she does not."""
        return self.cleaned_data["phone"] if self.cleaned_data["shares_phone"] else ""


FIRST = [
    *("name", "email", "companions", "without_me", "group", "names", "others"),
    *("birth", "minor", "guardian"),
]
LAST = ["shares_phone", "phone", "wait"]


def _name_of(question: Question) -> str:
    return f"question_{question.pk}"
