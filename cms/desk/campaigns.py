"""A campaign for one need: the officer sees whom it reaches, then starts it."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from cms.desk.acts import ActView
from engagement.base.models import LifeCycle
from engagement.matching.actions import CannotAsk, start_campaign
from engagement.matching.audience import Audience, rank_audience
from engagement.needs.models import Need
from engagement.territory.models import Interest, Neighbourhood

MOST = 2_000


class CampaignForm(forms.Form):
    neighbourhoods = forms.ModelMultipleChoiceField(
        label=_("Quartiers"),
        help_text=_("Aucun coché : toute la ville."),
        queryset=Neighbourhood.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    interests = forms.ModelMultipleChoiceField(
        label=_("Goûts"),
        help_text=_("Aucun coché : tous les goûts."),
        queryset=Interest.objects.domains(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    newcomers = forms.IntegerField(
        label=_("Part de personnes jamais venues, en %"), min_value=0, max_value=100, initial=20
    )
    wanted = forms.IntegerField(
        label=_("Combien de personnes inviter"), min_value=1, max_value=MOST, initial=40
    )

    def audience(self) -> dict[str, Any]:
        """Return the audience as matching/audience.py reads it and a wave keeps it."""
        values = self.cleaned_data
        return {
            "neighbourhoods": [row.pk for row in values["neighbourhoods"]],
            "interests": [row.pk for row in values["interests"]],
            "newcomers": values["newcomers"] / 100,
        }


class Campaign(ActView):
    """Shows how many people an audience has and where they live; « Lancer » asks them."""

    name = "campaign"
    for_assigned = False
    label = _("Inviter des habitants")
    form_class = CampaignForm
    template_name = "cms/desk/campaign.html"

    @classmethod
    def is_offered(cls, row: LifeCycle) -> bool:
        return row.state == Need.State.PUBLISHED

    def form_valid(self, form: Any) -> HttpResponse:
        if "start" in self.request.POST:
            return super().form_valid(form)
        seen = rank_audience(self.row, form.audience(), form.cleaned_data["wanted"])
        return self.render_to_response(self.get_context_data(form=form, audience=seen))

    def run(self, row: Need, form: Any) -> str:
        wanted = form.cleaned_data["wanted"]
        try:
            start_campaign(need=row, by=self.request.user, audience=form.audience(), wanted=wanted)
        except CannotAsk:
            messages.warning(self.request, _("Une vague est déjà en cours pour ce besoin."))
            return str(_("Rien de plus n’est envoyé."))
        words = ngettext(
            "La campagne est lancée : %(n)d personne au plus, entre 9 h et 20 h.",
            "La campagne est lancée : %(n)d personnes au plus, entre 9 h et 20 h.",
            wanted,
        )
        return words % {"n": wanted}

    def get_context_data(self, audience: Audience | None = None, **kwargs: Any) -> dict[str, Any]:
        context = {"audience": audience, "waves": self.row.waves.all()[:10]}
        return super().get_context_data(**kwargs) | context
