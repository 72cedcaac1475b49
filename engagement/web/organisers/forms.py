"""What organisers fill in: a fête from a template, its facts, its programme."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.associations.models import Association
from engagement.events.models import Activity, Broadcast, Event, Partner, Report, Task
from engagement.needs.models import Need
from engagement.people.models import Channel
from engagement.territory.models import Neighbourhood

MOMENT = "%Y-%m-%dT%H:%M"
BY_HAND = (Channel.COUNTER, Channel.PHONE, Channel.PAPER)


def moment_input() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)


class BeginForm(forms.Form):
    """A fête in four answers; the template does the rest."""

    kind = forms.ChoiceField(
        label=_("Quelle sorte de rendez-vous"), choices=Event.Kind, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=_("Son nom"),
        help_text=_("Vide : celui du modèle, que vous pourrez changer."),
        max_length=160,
        required=False,
    )
    day = forms.DateField(
        label=_("Quel jour"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    hour = forms.TimeField(
        label=_("À quelle heure"),
        initial=time(14),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    place = forms.CharField(
        label=_("Où"), help_text=_("Une adresse que l’on trouve sans connaître."), max_length=250
    )
    neighbourhood = forms.ModelChoiceField(
        Neighbourhood.objects.all(), label=_("Quartier"), required=False
    )
    association = forms.ModelChoiceField(
        Association.objects.none(), label=_("Qui organise"), required=False
    )

    def __init__(self, *args: Any, associations: Any, city: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["association"]
        field.queryset = associations.order_by("name")  # type: ignore[attr-defined]
        field.empty_label = _("la ville") if city else None  # type: ignore[attr-defined]
        field.required = not city

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("Ce jour est passé : choisissez-en un à venir."))
        return day

    @property
    def told(self) -> dict[str, Any]:
        """Return the answers as `begin_event` takes them."""
        answers = dict(self.cleaned_data)
        starts = datetime.combine(answers.pop("day"), answers.pop("hour"))
        return answers | {"starts_at": timezone.make_aware(starts)}


class EventForm(forms.ModelForm):
    """All that the public page tells."""

    online_url = forms.URLField(
        label=_("Adresse en ligne"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = Event
        fields = [
            "title",
            "summary",
            "description",
            "starts_at",
            "ends_at",
            "place",
            "neighbourhood",
            "getting_there",
            "contact",
            "takes_registrations",
            "capacity",
            "wheelchair",
            "sign_language",
            "quiet_hour",
            "mode",
            "online_url",
            "initiative",
            "interests",
        ]
        widgets = {
            "description": forms.Textarea(attrs={"rows": 5}),
            "starts_at": moment_input(),
            "ends_at": moment_input(),
            "interests": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "capacity": _("Vide : pas de limite."),
            "contact": _("Un prénom et un numéro, lus par tout le monde."),
            "quiet_hour": _("Par exemple : de 14 h à 15 h, sans musique."),
        }
        error_messages = {"title": {"required": _("Donnez un nom à la fête.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        interests = self.fields["interests"]
        interests.queryset = interests.queryset.domains()  # type: ignore[attr-defined]


class ActivityForm(forms.ModelForm):
    """One line of the programme, within the hours of the fête."""

    class Meta:
        model = Activity
        fields = ["title", "starts_at", "ends_at", "place", "description"]
        widgets = {"starts_at": moment_input(), "ends_at": moment_input()}

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        if not self.instance.pk:
            self.fields["starts_at"].initial = event.starts_at

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        start, end = told.get("starts_at"), told.get("ends_at")
        if start and not self.event.starts_at <= start <= self.event.ends_at:
            self.add_error("starts_at", _("C’est en dehors des heures de la fête."))
        if start and end and end <= start:
            self.add_error("ends_at", _("La fin vient après le début."))
        return told


class PartnerForm(forms.ModelForm):
    """Who helps, and where to read of it."""

    url = forms.URLField(label=_("Site"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = Partner
        fields = ["name", "url"]


class TaskForm(forms.ModelForm):
    """One thing to prepare."""

    class Meta:
        model = Task
        fields = ["text", "days_before"]


class NeedForm(forms.Form):
    """A need to tie to the fête, among those that belong to none."""

    need = forms.ModelChoiceField(Need.objects.none(), label=_("Un besoin déjà écrit"))

    def __init__(self, *args: Any, needs: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"].queryset = needs  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why a fête is called off, as everybody will read it."""

    reason = forms.CharField(
        label=_("Pourquoi"),
        help_text=_("Chaque personne concernée lit ces mots."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CounterForm(forms.Form):
    """Somebody who registers at the counter, by telephone or on paper."""

    name = forms.CharField(label=_("Prénom ou nom d’usage"), max_length=120)
    phone = forms.CharField(
        label=_("Téléphone"),
        help_text=_("Pour la prévenir d’un changement, si elle le veut bien."),
        max_length=30,
        required=False,
    )
    email = forms.EmailField(label=_("Adresse électronique"), max_length=254, required=False)
    seats = forms.IntegerField(
        label=_("Combien de personnes, elle comprise"), min_value=1, max_value=30, initial=1
    )
    access_needs = forms.CharField(
        label=_("Pour participer, il lui faut"), max_length=250, required=False
    )
    channel = forms.ChoiceField(
        label=_("Arrivée par"), choices=[(value, value.label) for value in BY_HAND]
    )
    wait = forms.BooleanField(
        label=_("S’il n’y a plus de place, sur la liste d’attente"), required=False
    )


class WordForm(forms.ModelForm):
    """A word of the organisers, and to whom."""

    class Meta:
        model = Broadcast
        fields = ["audience", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class ReportForm(forms.ModelForm):
    """What the figures do not say, in one standard form."""

    class Meta:
        model = Report
        fields = ["came_of_it", "decided", "next_steps"]
        widgets = {
            name: forms.Textarea(attrs={"rows": 4})
            for name in ("came_of_it", "decided", "next_steps")
        }
        help_texts = {
            "came_of_it": _("Deux ou trois phrases que tout le monde lira."),
            "decided": _("S’il y a eu des décisions."),
        }
        error_messages = {"came_of_it": {"required": _("Dites ce que la fête a donné.")}}
