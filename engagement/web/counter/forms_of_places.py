"""What a shift or a fête asks before somebody is signed up at the counter."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from engagement.base.moments import day_of
from engagement.needs.ages import ADULT, age_on, asks_birth_date, day_of_age
from engagement.needs.models import Question, Shift
from engagement.people.models import Resident

OLDEST = 120  # years; beyond it a birth date is mistyped


class ShiftForm(forms.Form):
    """One shift for one resident; `asked` is what `sign_up` takes."""

    others = forms.IntegerField(
        label=_("D’autres personnes avec elle"), min_value=0, max_value=20, required=False
    )
    birth = forms.DateField(
        label=_("Sa date de naissance"),
        widget=forms.DateInput({"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
    )
    minor = forms.BooleanField(label=_("Elle a 16 ou 17 ans"), required=False)
    guardian = forms.CharField(
        label=_("Nom du parent ou du tuteur qui est d’accord"),
        help_text=_("Avant 18 ans, il faut son accord."),
        max_length=120,
        required=False,
    )
    shares_phone = forms.BooleanField(
        label=_("L’association peut l’appeler, de la veille au lendemain"), required=False
    )
    wait = forms.BooleanField(
        label=_("S’il n’y a plus de place, l’inscrire sur la liste d’attente"), required=False
    )

    def __init__(self, *args: Any, shift: Shift, resident: Resident, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shift = shift
        self.questions = list(shift.need.questions.all())
        if asks_birth_date(shift.need):
            del self.fields["minor"]
            told = {"age": shift.need.minimum_age, "day": day_of(day_of_age(shift))}
            words = _now("Il faut avoir %(age)s ans le %(day)s. Elle est vérifiée, jamais gardée.")
            self.fields["birth"].help_text = words % told
        else:
            del self.fields["birth"]
        for question in self.questions:
            self.fields[_name_of(question)] = forms.CharField(
                label=question.text,
                help_text=question.purpose,
                max_length=500,
                required=question.required,
            )
        if not resident.phone:
            del self.fields["shares_phone"]
        self.fields["wait"].initial = not shift.places_left

    def clean(self) -> None:
        is_minor = self.cleaned_data.get("minor", False)
        if born := self.cleaned_data.get("birth"):
            is_minor = self._check_birth(born)
        if is_minor and not self.cleaned_data.get("guardian"):
            self.add_error("guardian", _("Écrivez le nom du parent ou du tuteur qui est d’accord."))
        self.is_minor = is_minor

    def _check_birth(self, born: dt.date) -> bool:
        """Refuse who is too young that day; return whether a guardian is needed."""
        age = age_on(day_of_age(self.shift), born)
        if not 0 <= age <= OLDEST:
            self.add_error("birth", _("Vérifiez l’année."))
        elif age < self.shift.need.minimum_age:
            words = _now("Ce jour-là, elle n’aura pas encore %(n)s ans.")
            self.add_error("birth", words % {"n": self.shift.need.minimum_age})
        return age < ADULT

    @property
    def asked(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "seats": 1 + (said["others"] or 0),
            "wait": said["wait"],
            "guardian": said["guardian"] if self.is_minor else "",
            "shares_phone": said.get("shares_phone", False),
            "answers": {question: said[_name_of(question)] for question in self.questions},
        }


class FeteForm(forms.Form):
    """One fête for one resident; its data is what `register` takes."""

    others = forms.IntegerField(
        label=_("D’autres personnes avec elle"), min_value=0, max_value=20, required=False
    )
    access_needs = forms.CharField(
        label=_("Pour participer, il lui faut"),
        help_text=_("Un fauteuil, la langue des signes… Effacé après la fête."),
        max_length=250,
        required=False,
    )
    wait = forms.BooleanField(
        label=_("S’il n’y a plus de place, l’inscrire sur la liste d’attente"), required=False
    )

    @property
    def asked(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "seats": 1 + (said["others"] or 0),
            "wait": said["wait"],
            "access_needs": said["access_needs"],
        }


def _name_of(question: Question) -> str:
    return f"question_{question.pk}"
