"""The seven quartiers of Dunkerque.

Populations come from several years and sources; two values are estimates and say so.
"""

import math
import zlib

from .kinds import Quartier

QUARTIERS = (
    Quartier(
        "dunkerque-centre",
        "Dunkerque-Centre",
        51.0344,
        2.3768,
        13693,
        None,
        "Source secondaire, année non précisée.",
    ),
    Quartier(
        "malo-les-bains",
        "Malo-les-Bains",
        51.0450,
        2.3935,
        16182,
        None,
        "Source secondaire, année non précisée.",
    ),
    Quartier(
        "rosendael",
        "Rosendaël",
        51.0427,
        2.4097,
        16260,
        2021,
        "Estimation : total de la commune moins les autres quartiers.",
        population_estimated=True,
    ),
    Quartier(
        "petite-synthe",
        "Petite-Synthe",
        51.0170,
        2.3480,
        15911,
        2010,
        "Encyclopédie, chiffre de 2010. Le centre du quartier est estimé d’après la carte.",
        point_estimated=True,
    ),
    Quartier(
        "saint-pol-sur-mer",
        "Saint-Pol-sur-Mer",
        51.0312,
        2.3398,
        20373,
        2017,
        "Encyclopédie, chiffre de 2017.",
    ),
    Quartier(
        "fort-mardyck",
        "Fort-Mardyck",
        51.0290,
        2.3072,
        3605,
        2009,
        "Encyclopédie, chiffre de 2009.",
    ),
    Quartier(
        "mardyck",
        "Mardyck",
        51.0194,
        2.2506,
        237,
        2022,
        "Encyclopédie d’après l’INSEE, chiffre de 2022.",
    ),
)

BY_CODE = {quartier.code: quartier for quartier in QUARTIERS}

METRES_PER_DEGREE = 111_320


def point_near(code: str, key: str, metres: float = 450) -> tuple[float, float]:
    """A latitude and longitude near the centre of a quartier, always the same for a key."""
    quartier = BY_CODE[code]
    mixed = zlib.crc32(key.encode())
    angle = math.tau * (mixed % 1000) / 1000
    reach = metres * math.sqrt((mixed // 1000) % 1000 / 1000)
    lat = quartier.lat + reach * math.sin(angle) / METRES_PER_DEGREE
    lon_scale = METRES_PER_DEGREE * math.cos(math.radians(quartier.lat))
    return round(lat, 5), round(quartier.lon + reach * math.cos(angle) / lon_scale, 5)
