"""The picture model of the whole site, Wagtail's from the first migration on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from engagement.base.models import Sourced
from engagement.base.personal import TRACE, About, Fate, Personal, no_person


class Picture(AbstractImage, Sourced):
    """A picture with the words that stand in for it and the name of who made it."""

    credit = models.CharField(_("crédit"), max_length=200, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    personal = Personal(
        about=(About(TRACE, "uploaded_by_user", Fate.STAYS),),
        mentions="title description credit",
        nobody=(
            "collection file width height created_at focal_point_x focal_point_y "
            "focal_point_width focal_point_height file_size file_hash tags"
        ),
    )

    class Meta(Sourced.Meta):
        pass


class Rendition(AbstractRendition):
    """A size of a picture made for one place of the site."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    personal = no_person("filter_spec file width height focal_point_key image")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_spec"
            )
        ]
