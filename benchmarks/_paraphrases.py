"""The 150 titles of the national feed said in other words, in the order of the file.

Written by somebody who knew the titles, before the search was tried on them.
"""

PARAPHRASES = """
prévenir les risques de santé chez les jeunes nantais
dessiner le modèle d'une économie sans croissance
sortir avec des malvoyants et des aveugles dans le Lot
faire connaître les sports de glisse sur l'eau pour mieux vivre ensemble
apprendre à se servir d'un ordinateur et d'internet, comprendre les médias
ouvrir un groupe de bénévoles dans ma commune pour créer des liens
aider une association de théâtre en Méditerranée à grandir
une épicerie sociale pour que chacun mange bien
trier et recycler les ordures en Afrique
servir le petit-déjeuner aux sans-abri d'Avignon
faire découvrir la langue occitane dans les écoles Calandreta
parler de santé mentale avec les jeunes sans préjugés
tenir compagnie à quelqu'un qui est seul
remettre en état des vélos et des vêtements de sport
faire connaître les voyages où l'on participe
donner un coup de main au garage associatif pour que chacun puisse se déplacer
animer le groupe local de l'association
rapprocher jeunes et vieux
bricoler des bicyclettes dans un atelier comme mécano
aider ceux qui créent leur petite entreprise
renseigner les étrangers et demandeurs d'asile à la préfecture
accompagner les petits entrepreneurs sur internet
préparer et encadrer la gay pride
aider des gens sans voiture à trouver un travail
rédiger des textes sur la culture
défendre à Lyon les droits des enfants
offrir des vacances à des familles qui n'ont pas les moyens
animer un lieu partagé écologique et militant
rompre la solitude des personnes handicapées
être citoyen grâce au club de sport, ambassadeur
aide informatique au guichet de la préfecture
des ateliers le mardi en soirée et le mercredi
aider pour les questions médicales
pompier bénévole dans ma commune
réviser le permis de conduire avec des adultes
faire ramer les écoliers et les étudiants, l'aviron en salle
ateliers d'art pour des gens isolés ou fragiles
parler des dangers de la route aux adultes
informer les citoyens des quartiers populaires
distribuer le guide des étudiants pour l'écologie
participer à des projets utiles ici et ailleurs
aider à Lyon les familles de personnes handicapées
rencontrer des jeunes et changer le regard sur la santé mentale
collecter et distribuer
un analyste bénévole
accueillir ceux qui demandent l'asile, médecine et droit
des animations dans la nature en groupe
prévention routière pendant les départs en vacances l'été
sensibiliser à l'environnement au Cambodge et en France
apprendre à vivre ensemble dès la crèche
cultiver des légumes en ville tous ensemble
trouver et coordonner des volontaires
aider les chômeurs avec le site de France Travail
briser les tabous de la santé mentale à Aurillac
s'engager chez les pompiers volontaires à côté de la maison
aider les SDF
guider une famille de vacanciers dans la ville de Tours
parler d'art ensemble pour créer des liens
communiquer pour une fédération
communication pour les étudiants entrepreneurs de la Sorbonne
animer les réseaux sociaux d'une association culturelle
venir en aide aux habitants du Togo
les mêmes chances pour les collégiens de Marseille
apprendre le français à ceux qui ne le parlent pas
construire sa maison soi-même de façon écologique
expliquer leurs droits aux enfants
aider les élèves à grandir et à vivre ensemble
expliquer l'océan aux écoliers
créer des liens au Petit Bard à Montpellier
s'occuper de la com de l'association
prévenir les cancers
aider les entreprises à devenir écologiques
accueillir le public à la préfecture et en sous-préfecture
aider des collégiens de troisième à choisir leur voie
ateliers sur la sécurité routière l'été sur les aires d'autoroute
aide aux devoirs et familles avec la CSF
protéger les droits des enfants
conduire des malvoyants en voiture dans le Lot
chantiers de nature à Lyon et transition écologique
ateliers d'informatique
bien manger de façon durable à Cros
le sport pour la santé et pour inclure tout le monde
mesurer l'impact de l'association sur ceux qu'elle aide
réparer de vieux ordinateurs et téléphones pour les donner
entraîner les filles au foot
faire connaître le microcrédit de l'ADIE
recherche d'emploi pour ceux qui ne peuvent pas se déplacer
coller des affiches et donner des tracts pour J'accueille
aider à se déplacer pour aller au travail
organiser un événement de culture
apprendre les premiers secours à tous
jouer de la musique et animer une auberge
transporter le matériel pour les événements
éducation à la sécurité sur la route
devenir mécano vélo dans un atelier
s'intégrer par le sport autour de Grenoble
aider aux actions de l'association
assister le responsable de l'informatique
parler des risques de la route avec des adolescents
partager des moments avec les personnes âgées de la résidence Les Roses à Lille
lutter dans les écoles contre le racisme et l'antisémitisme avec la Licra
activités en groupe contre la solitude
un tiers-lieu pour créer des liens à Marseille
faire écouter du jazz aux Parisiens
le sport pour tous, ambassadrice dans un club
parler du climat et de l'environnement à tout le monde
déchets en Afrique : les gérer et leur donner de la valeur
faire visiter le musée de la Navale et le patrimoine de la mer
des artistes pour les enfants à l'hôpital
siéger au conseil d'une école privée
éduquer à la nature et à l'environnement
lever ce qui empêche d'aller travailler faute de transport
éduquer à l'environnement les personnes suivies
faire des activités avec des personnes handicapées dans un GEM
raconter mon métier aux jeunes
du sport pour les personnes handicapées
faire du vélo solidaire
égalité des chances pour les collèges de Marseille
que tous puissent se soigner à Montpellier
réparer sa bicyclette dans un atelier partagé
donner la parole aux handicapés mentaux
contre le harcèlement à l'école et sur internet
combattre la faim avec une équipe locale
devenir secouriste à la protection civile
secrétariat bénévole pour une association de culture
organiser des fêtes et des animations dans la commune
fabriquer et bâtir soi-même, écologiquement
des sorties pour les vieux et les handicapés qui sont seuls
lutter à Aurillac contre la solitude des personnes âgées
aider des gens qui ont des problèmes d'argent
donner un coup de main à des familles avec un proche handicapé à Lyon
planter un arbre pour nos petits-enfants
apprendre à coudre aux femmes du quartier
accompagner des migrants et des exilés précaires
visiter les vieux de l'EHPAD Les Marronniers
informer sur l'exploitation sexuelle
aider au festival du livre pour enfants
préparer un réfugié à son entretien d'embauche
ambassadrice de l'information des jeunes
des activités partagées au GEM avec des handicapés
tenir une recyclerie d'articles de sport
soutenir les enfants des quartiers et des campagnes
ambassadeur du sport pour tous dans une association
créer des liens avec des gens fragiles, Île de Solidarité
animer une équipe de jeunes bénévoles
réparer des appareils dans un Repair Café
s'insérer par le logement à Lille
accompagner des vacances de personnes handicapées à Amiens
représenter l'association dans la ville de Bordeaux
former des gens au Laos, mission humanitaire
""".strip().splitlines()
