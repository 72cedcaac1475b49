"""The needs for the coming weeks, theme by theme."""

from . import (
    company,
    culture,
    fete,
    heritage_and_animals,
    learning,
    nature,
    seaside,
    skills,
    solidarity,
    sport_and_bikes,
)

NEEDS = (
    *solidarity.NEEDS,
    *nature.NEEDS,
    *seaside.NEEDS,
    *learning.NEEDS,
    *company.NEEDS,
    *sport_and_bikes.NEEDS,
    *culture.NEEDS,
    *fete.NEEDS,
    *heritage_and_animals.NEEDS,
    *skills.NEEDS,
)

BY_KEY = {need.key: need for need in NEEDS}
