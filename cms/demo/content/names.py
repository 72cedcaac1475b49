"""First and family names of the origins that meet in Dunkerque."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameStock:
    """Names of one origin and its weight in the city, each list as one text of words."""

    weight: int
    first_names: str
    family_names: str

    @property
    def first(self) -> list[str]:
        """The first names."""
        return self.first_names.split()

    @property
    def family(self) -> list[str]:
        """The family names; a low line stands for a space."""
        return [name.replace("_", " ") for name in self.family_names.split()]


FRENCH = NameStock(
    weight=38,
    first_names="""
        Camille Julien Claire Nicolas Sophie Mathieu Émilie Thomas Lucie Hugo Manon Léo Chloé
        Nathan Jade Louis Zoé Gabriel Martine Philippe Sylvie Patrick Brigitte Didier Chantal
        Éric Nathalie Laurent Sandrine Maxime Océane Théo Mélanie Quentin Jeanne Paul Solène
        Baptiste Françoise René
    """,
    family_names="""
        Lefebvre Dubois Carpentier Delattre Leroy Caron Fournier Lemaire Morel Duhamel Roussel
        Boulanger Leclercq Delannoy Petit Marchand Delacroix Picard Bailly Cordier Masson
        Gosselin Merlin Wattel Fontaine
    """,
)

FLEMISH = NameStock(
    weight=30,
    first_names="""
        Godelieve Joris Willem Katrien Maarten Marieke Bram Antoine Bertille Célestin Edmond
        Ghislaine Hubert Lucette Odile Rémi Marie-Jo Jean-Luc Audrey Kévin Justine Florent
    """,
    family_names="""
        Vandenbussche Vanhoutte Deswarte Debruyne Verhaeghe Declerck Lootvoet Hennebelle Schipman
        Vanpeperstraete Devos Bollengier Coolen Dewaele Ryckelynck Vermersch Ghyselen Wadoux
        Blanckaert Deroo
    """,
)

POLISH = NameStock(
    weight=7,
    first_names="Wiktor Stanislas Irena Kasia Marek Zofia Jadwiga Tomasz Hélène Casimir",
    family_names="Kowalczyk Nowak Wozniak Majewski Szymczak Kaczmarek Lewandowski Zielinski",
)

PORTUGUESE = NameStock(
    weight=5,
    first_names="Paulo Maria Joaquim Fátima Tiago Inês Rui Lurdes Nuno Beatriz",
    family_names="Ferreira Da_Silva Teixeira Carvalho Gonçalves Lopes Moreira Pinto",
)

ITALIAN = NameStock(
    weight=3,
    first_names="Rosa Enzo Giulia Salvatore Bianca Matteo Carla Dino",
    family_names="Rossetti Bellini Caruso Moretti Fabbri Santoro Marchetti",
)

MAGHREB = NameStock(
    weight=15,
    first_names="""
        Samira Karim Fatiha Mehdi Nadia Rachid Leïla Ahmed Yasmine Sofiane Inès Bilal Khadija
        Omar Malika Younes Amina Nassim Lina Mohamed
    """,
    family_names="""
        Benali Haddad Bouzid Mansouri Cherif Belkacem Ziani Amrani Saïdi Khelifi Benyahia Ouali
        Tahiri Mebarki
    """,
)

WEST_AFRICAN = NameStock(
    weight=6,
    first_names="Aminata Moussa Salimata Ousmane Bintou Ibrahima Awa Cheikh Mariam Kofi",
    family_names="Diallo Traoré Diop Coulibaly Ndiaye Keïta Camara Sow Mensah",
)

TURKISH = NameStock(
    weight=4,
    first_names="Elif Mehmet Zeynep Emre Ayşe Hakan Selin Murat",
    family_names="Yılmaz Demir Kaya Çelik Arslan Öztürk Aydın",
)

ELSEWHERE = NameStock(
    weight=4,
    first_names="Oksana Nguyen Linh Andriy Shirin Hamid Priya Grace Nour Dmytro",
    family_names="Tran Pham Kovalenko Ahmadi Rahimi Shevchenko Sharma Okafor Haddou",
)

STOCKS = (
    FRENCH,
    FLEMISH,
    POLISH,
    PORTUGUESE,
    ITALIAN,
    MAGHREB,
    WEST_AFRICAN,
    TURKISH,
    ELSEWHERE,
)
