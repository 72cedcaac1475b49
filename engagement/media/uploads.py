"""Pictures that people send, made small and written anew, so that nothing else comes along."""

import io
import warnings
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from engagement.media.models import Picture

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
MOST_PIXELS = 50_000_000  # what phones make; told by the header, before anything is unpacked
LONGEST_SIDE = 1600
QUALITY = 82


class PictureField(forms.FileField):
    """A picture from a phone. Its value is a JPEG without place, date or device; or None."""

    widget = forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
    default_error_messages = {
        "heavy": _("Cette photo pèse plus de 10 Mo : choisissez-en une plus légère."),
        "unread": _("Ce fichier n’est pas une photo lisible : envoyez un JPEG, un PNG ou un WebP."),
        "large": _("Cette photo est trop grande : envoyez-en une plus petite."),
    }

    def clean(self, data: Any, initial: Any = None) -> ContentFile | None:
        """Return the picture written anew; ValidationError says what to send instead."""
        sent = super().clean(data, initial)
        if not sent:
            return None
        if sent.size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
            raise self._refusal("heavy")
        try:
            return self._written_anew(sent)
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
            raise self._refusal("unread") from error

    def _written_anew(self, sent: Any) -> ContentFile:
        with warnings.catch_warnings():
            # A huge picture only warns; its size is judged below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            try:
                picture = Image.open(sent, formats=FORMATS)
            except Image.DecompressionBombError as error:
                raise self._refusal("large") from error
        if picture.width * picture.height > MOST_PIXELS:
            raise self._refusal("large")
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        upright.info.clear()  # a comment would be written again
        file = io.BytesIO()
        upright.save(file, "JPEG", quality=QUALITY)
        return ContentFile(file.getvalue(), name="photo.jpg")

    def _refusal(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)


def keep_picture(*, file: ContentFile, title: str, description: str, by: Any) -> Picture:
    """Keep a picture of a PictureField with the words that stand in for it; `by` an account."""
    return cast(
        Picture,
        Picture.objects.create(
            title=title[:255],
            description=description[:255],
            file=ImageFile(file, name=file.name),
            uploaded_by_user=by,
        ),
    )
