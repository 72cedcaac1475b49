"""What a group is, and which one is signed up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.needs.models import Group
from engagement.people.models import Resident

MOST = 500


class GroupForm(forms.ModelForm):
    size = forms.IntegerField(
        label=_("Combien êtes-vous, en tout ?"),
        min_value=2,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    class Meta:
        model = Group
        fields = ["name", "kind", "size"]


def group_fields(resident: Resident) -> dict[str, forms.Field]:
    """Return the fields for the groups that somebody leads; none where she leads none."""
    groups = resident.groups.all()
    if not groups:
        return {}
    return {
        "group": forms.ModelChoiceField(
            groups,
            label=_("J’inscris mon groupe"),
            help_text=_("Autant de places que de personnes : toutes ou aucune."),
            empty_label=_("Non"),
            required=False,
        ),
        "names": forms.CharField(
            label=_("Les prénoms du groupe"),
            help_text=_("Seulement si vous voulez. L’association les voit."),
            max_length=2000,
            required=False,
            widget=forms.Textarea({"rows": 3}),
        ),
    }
