"""What a shift asks beyond one touch: who comes, how old, the association's questions."""

import datetime as dt
from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from engagement.base.moments import day_of
from engagement.needs.ages import ADULT, age_on, asks_birth_date, day_of_age
from engagement.needs.models import Need, Question, Shift
from engagement.people.models import Account, Resident
from engagement.people.sign_in import may_ask

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
        self.order_fields([*FIRST, *map(_name_of, self.questions), *LAST])

    def _ask_about_companions(self, resident: Resident | None) -> None:
        field = self.fields["companions"]
        if resident is None or resident.account_id is None:
            del self.fields["companions"]
            return
        self.fields["phone"].initial = resident.phone
        family = Resident.objects.filter(account=resident.account_id).exclude(pk=resident.pk)
        field.queryset = family.order_by("name", "pk")  # type: ignore[attr-defined]
        if not family:
            del self.fields["companions"]

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

    def clean(self) -> None:
        self._check_age()
        if self.cleaned_data.get("shares_phone") and not self.cleaned_data.get("phone"):
            self.add_error("phone", _("Écrivez votre numéro, ou décochez la case."))
        if self.seats + len(self._companions) > self.shift.capacity:
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

    def _check_birth(self, born: dt.date) -> bool:
        """Refuse who is too young on the day of the shift; return whether a guardian is needed."""
        age = age_on(day_of_age(self.shift), born)
        if not 0 <= age <= OLDEST:
            self.add_error("birth", _("Vérifiez l’année."))
        elif age < self.need.minimum_age:
            words = _now(
                "Ce jour-là, vous n’aurez pas encore %(n)s ans. D’autres besoins sont ouverts."
            )
            self.add_error("birth", words % {"n": self.need.minimum_age})
        else:
            return age < ADULT
        return False

    @property
    def seats(self) -> int:
        return 1 + (self.cleaned_data.get("others") or 0)

    @property
    def _companions(self) -> list[Resident]:
        return list(self.cleaned_data.get("companions") or [])

    @property
    def asked(self) -> dict[str, Any]:
        """Return what a valid form says, as `sign_up` takes it."""
        said = self.cleaned_data
        return {
            "seats": self.seats,
            "companions": self._companions,
            "wait": said["wait"],
            "guardian": said["guardian"] if self.needs_guardian else "",
            "shares_phone": said["shares_phone"],
            "answers": {question: said[_name_of(question)] for question in self.questions},
        }

    @property
    def given_phone(self) -> str:
        """Return the number that she lets the association see; "" where she does not."""
        return self.cleaned_data["phone"] if self.cleaned_data["shares_phone"] else ""


class GuestSignUpForm(SignUpForm):
    """The same for somebody without account, who proves her address by a message."""

    name = forms.CharField(
        label=_("Votre prénom"),
        help_text=_("C’est ainsi que l’association vous appellera."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    email = forms.EmailField(
        label=_("Votre adresse électronique"),
        help_text=_("Vous y recevez un message, avec un bouton pour confirmer."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "off"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, resident=None, **kwargs)
        self.request = request

    def clean(self) -> None:
        """Count the address among those asked for a code, once everything else is right."""
        super().clean()
        if not self.errors:
            email = Account.objects.normalise(self.cleaned_data["email"])
            self.cleaned_data["email"] = email
            if not may_ask(self.request, email):
                self.add_error("email", get_adapter().validation_error("too_many_login_attempts"))


FIRST = ["name", "email", "companions", "others", "birth", "minor", "guardian"]
LAST = ["shares_phone", "phone", "wait"]


def _name_of(question: Question) -> str:
    return f"question_{question.pk}"
