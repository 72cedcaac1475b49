"""What may be done to a letter, each on a page that asks first."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.desk.acts import ActView
from cms.newsletter import actions
from cms.newsletter.audience import count_audience
from cms.newsletter.models import Newsletter
from engagement.base.moments import moment_of

State = Newsletter.State
SEND = "send"


class Propose(ActView):
    name = "propose"
    label = _("Proposer à l’envoi")
    done = _("C’est proposé : la personne chargée des lettres la relit et l’envoie.")
    to = State.PROPOSED

    def run(self, row: Newsletter, form: forms.Form) -> str:
        actions.propose(newsletter=row, by=self.request.user)
        return str(self.done)


class Test(ActView):
    name = "test"
    label = _("M’envoyer un essai")
    done = _("L’essai part à votre adresse.")

    @classmethod
    def is_offered(cls, row: Newsletter) -> bool:
        return row.state in Newsletter.OPEN

    def run(self, row: Newsletter, form: forms.Form) -> str:
        actions.send_test(newsletter=row, by=self.request.user)
        return str(self.done)


class ScheduleForm(forms.Form):
    send_at = forms.DateTimeField(
        label=_("Quand"),
        help_text=_("Vide : tout de suite. Les lettres partent entre 8 h et 21 h."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        required=False,
    )
    at_night = forms.BooleanField(label=_("Même la nuit, entre 21 h et 8 h"), required=False)

    def __init__(self, *args: Any, people: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people

    def clean_send_at(self) -> Any:
        asked = self.cleaned_data["send_at"]
        if asked and asked < timezone.now():
            raise forms.ValidationError(_("Ce moment est passé."))
        return asked or timezone.now()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.people:
            raise forms.ValidationError(
                _("Personne ne la recevrait : élargissez les quartiers ou les goûts.")
            )
        if "send_at" in data and actions.is_night(data["send_at"]) and not data["at_night"]:
            self.add_error(
                "send_at", _("C’est la nuit : choisissez une heure entre 8 h et 21 h, ou cochez.")
            )
        return data


class Schedule(ActView):
    """Shows whom it reaches before anything leaves."""

    name = "schedule"
    label = _("Envoyer ou programmer")
    to = State.SCHEDULED
    permission_required = SEND
    form_class = ScheduleForm
    template_name = "cms/newsletter/schedule.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        self.audience = count_audience(self.row)
        return super().get_form_kwargs() | {"people": self.audience["people"]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # makes the form, which counts
        return context | {"audience": self.audience}

    def run(self, row: Newsletter, form: forms.Form) -> str:
        values = form.cleaned_data
        actions.schedule(newsletter=row, by=self.request.user, **values)
        words = ngettext(
            "Elle part %(when)s, à %(n)d personne. Jusque-là, vous pouvez la reprendre.",
            "Elle part %(when)s, à %(n)d personnes. Jusque-là, vous pouvez la reprendre.",
            self.audience["people"],
        )
        return words % {"when": moment_of(values["send_at"]), "n": self.audience["people"]}


class TakeBack(ActView):
    name = "take-back"
    label = _("Reprendre en brouillon")
    done = _("C’est de nouveau un brouillon : rien ne part.")

    @classmethod
    def is_offered(cls, row: Newsletter) -> bool:
        return row.state == State.PROPOSED

    def run(self, row: Newsletter, form: forms.Form) -> str:
        actions.take_back(newsletter=row, by=self.request.user)
        return str(self.done)


class Unschedule(TakeBack):
    name = "unschedule"
    label = _("Ne plus l’envoyer")
    permission_required = SEND

    @classmethod
    def is_offered(cls, row: Newsletter) -> bool:
        return row.state == State.SCHEDULED


class StopForm(forms.Form):
    reason = forms.CharField(
        label=_("Pourquoi"),
        help_text=_("Pour vous et vos collègues : personne d’autre ne le lit."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )


class Stop(ActView):
    name = "stop"
    label = _("Arrêter l’envoi")
    done = _("C’est arrêté. Ce qui attendait est retiré, ce qui est parti reste parti.")
    to = State.STOPPED
    permission_required = SEND
    form_class = StopForm

    def run(self, row: Newsletter, form: forms.Form) -> str:
        reason = form.cleaned_data["reason"]
        actions.stop(newsletter=row, by=self.request.user, reason=reason)
        return str(self.done)


class Resume(ActView):
    name = "resume"
    label = _("Reprendre l’envoi")
    done = _("L’envoi reprend, pour celles et ceux qui n’ont encore rien reçu.")
    permission_required = SEND

    @classmethod
    def is_offered(cls, row: Newsletter) -> bool:
        return row.state == State.STOPPED

    def run(self, row: Newsletter, form: forms.Form) -> str:
        actions.resume(newsletter=row, by=self.request.user)
        return str(self.done)


ACTS = (Schedule, Propose, Test, TakeBack, Unschedule, Stop, Resume)
