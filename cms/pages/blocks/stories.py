"""Blocks that tell what people said, asked and decided, and what it costs."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

GALLERY_SHOWN = 3  # the others are unfolded: a page stays light


class GalleryPictureBlock(blocks.StructBlock):
    """A picture of a gallery; without a word on who is seen in it, it is not saved."""

    CONSENTS = [
        ("nobody", _("personne n’y est reconnaissable")),
        ("agreed", _("chaque personne reconnaissable a donné son accord écrit")),
        ("parents", _("des enfants : leurs parents ont donné leur accord écrit")),
    ]

    picture = ImageBlock(label=_("image"))
    caption = blocks.CharBlock(label=_("légende"), required=False, max_length=160)
    consent = blocks.ChoiceBlock(CONSENTS, label=_("qui voit-on ?"))


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("titre"), max_length=120, required=False)
    pictures = blocks.ListBlock(GalleryPictureBlock(), min_num=1, max_num=12, label=_("images"))

    class Meta:
        label = _("galerie")
        icon = "image"
        template = "cms/blocks/gallery.html"

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        pictures = list(value["pictures"])
        return super().get_context(value, parent_context) | {
            "first": pictures[:GALLERY_SHOWN],
            "others": pictures[GALLERY_SHOWN:],
            "shows_people": any(one["consent"] != "nobody" for one in pictures),
        }


class CallBlock(blocks.StructBlock):
    """A few words and one button, towards a page or an address."""

    title = blocks.CharBlock(label=_("titre"), max_length=120)
    text = blocks.TextBlock(label=_("en une phrase"), max_length=300, required=False)
    button = blocks.CharBlock(label=_("mots du bouton"), max_length=40)
    page = blocks.PageChooserBlock(label=_("vers une page"), required=False)
    url = blocks.URLBlock(label=_("ou vers une adresse"), required=False)

    class Meta:
        label = _("appel à agir")
        icon = "pick"
        template = "cms/blocks/call.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["url"]):
            error = ValidationError(gettext("Choisissez une page, ou écrivez une adresse."))
            raise blocks.StructBlockValidationError({"page": error})
        return cleaned


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("réponse"), features=["bold", "italic", "link"])
    who = blocks.CharBlock(label=_("qui répond"), max_length=120, required=False)


class QuestionsBlock(blocks.ListBlock):
    """Questions, each unfolding its answer."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(QuestionBlock(), min_num=1, **kwargs)

    class Meta:
        label = _("questions et réponses")
        icon = "help"
        template = "cms/blocks/questions.html"


class HeardBlock(blocks.StructBlock):
    """Something that was proposed, whether it is kept, and why."""

    VERDICTS = [
        ("kept", _("retenu en entier")),
        ("partly", _("retenu en partie")),
        ("not", _("écarté")),
    ]

    said = blocks.TextBlock(label=_("ce qui a été dit"), max_length=300)
    verdict = blocks.ChoiceBlock(VERDICTS, label=_("ce que nous en faisons"))
    why = blocks.TextBlock(label=_("pourquoi, et la suite"), max_length=400)


class RestitutionBlock(blocks.StructBlock):
    """What was heard at a meeting, and what is done with each thing."""

    title = blocks.CharBlock(label=_("de quoi l’on rend compte"), max_length=120)
    when = blocks.DateBlock(label=_("date"), required=False)
    people = blocks.IntegerBlock(label=_("nombre de personnes"), min_value=1, required=False)
    heard = blocks.ListBlock(HeardBlock(), min_num=1, label=_("ce qui a été dit"))

    class Meta:
        label = _("restitution")
        icon = "form"
        template = "cms/blocks/restitution.html"

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        verdicts = dict(HeardBlock.VERDICTS)
        heads = [_("Ce qui a été dit"), _("Ce que nous en faisons"), _("Pourquoi, et la suite")]
        rows = [
            [{"text": one["said"]}, {"text": verdicts[one["verdict"]]}, {"text": one["why"]}]
            for one in value["heard"]
        ]
        columns = [{"label": head} for head in heads]
        return super().get_context(value, parent_context) | {"columns": columns, "rows": rows}


class BudgetLineBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("poste"), max_length=80)
    euros = blocks.DecimalBlock(label=_("euros"), min_value=0, decimal_places=2)


class BudgetBlock(blocks.StructBlock):
    """Where the money goes: bars, and the same as a table."""

    title = blocks.CharBlock(label=_("titre"), max_length=120, default=_("Le budget"))
    lines = blocks.ListBlock(BudgetLineBlock(), min_num=1, max_num=12, label=_("postes"))

    class Meta:
        label = _("budget en image")
        icon = "order"
        template = "cms/blocks/budget.html"

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        lines = list(value["lines"])
        total = sum((line["euros"] for line in lines), Decimal())
        bars = [
            {
                "label": line["label"],
                "value": _euros(line["euros"]),
                "percent": round(100 * line["euros"] / total, 1) if total else 0,
            }
            for line in lines
        ]
        return super().get_context(value, parent_context) | {"bars": bars, "total": _euros(total)}


def _euros(amount: Decimal) -> str:
    """Return an amount without the cents that are none."""
    places = 0 if amount == amount.to_integral_value() else 2
    return f"{number_format(amount, places, force_grouping=True)} €"
