"""Common given names in Sweden, without those that are also common words or months."""

_NAMES = """
Abbas Abdi Abdullah Adam Adnan Agda Agnes Agneta Ahmad Ahmed Aino Albert Albin Alexander Alexandra Alf
Alfred Ali Alice Allan Alma Alva Amanda Amin Amina Amir Amira Anders Andreas Anette Anita Anja Ann Anna
Anneli Annelie Annette Annica Annie Annika Anton Anwar Arne Aron Artur Arvid Arvo Astrid August Aurora
Axel Barbro Beata Beatrice Bengt Benjamin Benny Berit Bernt Bert Bertil Billy Birgit Birgitta Björn Bo
Boris Bosse Britt Britta Bror Börje Camilla Carin Carina Carl Carola Carolina Caroline Casper Catarina
Catharina Cathrine Cecilia Charlie Charlotta Charlotte Christel Christer Christian Christin Christina
Christoffer Christopher Claes Clara Conny Cornelia Curt Dag Dagmar Daniel David Denis Denise Dennis Diana
Dick Doris Ebba Edith Eduardo Edvard Edvin Edward Einar Eleonor Elias Elin Elina Elis Elisabet Elisabeth
Ella Ellen Ellinor Elliot Elsa Elvira Emanuel Emelie Emil Emilia Emir Emma Emmy Enar Eric Erica Erik Erika
Erling Ernst Ester Eva Evelina Evert Ewa Fabian Fanny Farid Fatima Felicia Felix Ferdinand Filip Filippa
Folke Frank Frans Fredrik Frida Fritz Gabriel Gabriella Georg George Gerd Gerhard Gert Gertrud Glenn
Greger Gregor Greta Gudrun Gullan Gun Gunborg Gunhild Gunilla Gunnar Gunnel Gunvor Gustaf Gustav Göran
Gösta Göte Halil Halima Hamid Hampus Hanna Hannah Hans Harald Harry Hasan Hassan Hedda Hedvig Helen Helena
Helene Helga Helge Henning Henric Henrik Henry Herman Hilda Hillevi Hugo Hussein Håkan Ian Ibrahim Ida
Igor Inga Ingalill Ingegerd Ingela Ingemar Inger Ingmar Ingrid Ingvar Irene Irma Isabella Isabelle Isac
Isak Ismail Ivan Ivar Jack Jacob Jakob Jamal James Jan Janne Jannike Jasmine Jeanette Jenny Jens Jerker
Jerry Jesper Jessica Jim Jimmy Joakim Joel Johan Johanna Johannes John Johnny Jon Jonas Jonathan Jonny
Josef Josefin Josefina Josefine José Juan Judit Julia Jörgen Kaisa Kaj Kajsa Kalle Karim Karin Karl
Karolina Katarina Kenneth Kenny Kent Kerstin Kevin Khadija Kim Kjell Klaes Klara Klas Konrad Krister
Kristian Kristin Kristina Kristoffer Kurt Laila Lars Lasse Layla Leif Leila Lena Lennart Leo Leon Leonard
Lillemor Lina Linda Linn Linnea Linnéa Linus Lisa Lisbeth Lise Loke Lotta Lotten Louise Lovisa Lucas
Ludvig Lukas Lydia Madeleine Magdalena Magnus Mahmoud Maja Malin Malte Marco Marcus Marek Margareta
Margaretha Margit Margot Maria Mariam Mariana Marianne Marie Marika Marina Mario Marita Markus Marlene
Martin Martina Maryam Mathias Matilda Mats Matteo Mattias Maximilian Melissa Melker Melvin Mia Michael
Michaela Mikael Mikaela Milan Minna Miranda Miriam Moa Mohamad Mohamed Mohammad Mohammed Mohamud Mona
Monica Monika Monique Muhammed Mustafa Märta Måns Mårten Nadia Nadja Natalia Natalie Nathalie Nellie Nelly
Nicklas Niclas Nicole Niklas Nikola Nils Nina Noah Noel Nora Ola Olga Oliver Olivia Olle Olof Omar Osama
Oscar Oskar Osman Otto Ove Patric Patrick Patrik Paul Paulina Pauline Peder Pelle Per Pernilla Peter Petra
Petter Philip Pia Pierre Pontus Rachel Rafael Ragnar Ragnhild Rakel Ralf Ramin Ramon Rebecca Rebecka
Regina Reine Renate Reza Richard Rickard Rigmor Rikard Rita Robert Robin Roger Roine Roland Rolf Ronald
Ronja Ronnie Ronny Rosita Ruben Rune Ruth Sabina Sahar Said Salim Sam Sami Samir Samira Samuel Sandra
Sanna Sara Sarah Sebastian Selma Sergej Seth Shirin Sigge Signe Sigrid Sigurd Sigvard Simon Simone Siri
Siv Sixten Sofia Sofie Sonja Sophia Sophie Stefan Steffen Stella Stellan Stina Sture Sune Susan Susann
Susanna Susanne Svante Svea Sven Sören Tage Tarek Terese Teresia Thea Therese Thomas Thorbjörn Tilda Tilde
Tina Tobias Tomas Tommy Tony Torbjörn Tord Tore Torgny Torsten Tuva Tyra Ulf Ulla Ulrika Urban Ursula
Valdemar Valentina Vanessa Veronica Veronika Victoria Vidar Viggo Viktor Viktoria Vilhelm Vilma Vincent
Viveka Vivianne Waldemar Walter Werner Wilhelm William Wilma Yasmin Yasmine Ylva Yngve Yousef Yusuf Yvonne
Zahra Zainab Zara Zeinab Zlatan Åke Åsa Örjan Östen
"""
# Written small, these are words too ("hans", "per", "kaj", "björn").
_ALSO_WORDS = """
ali alma alva ann august aurora björn bo bror charlie dag diana edit ella frank frans gun hans ida inga
inger jack jan jon kaj karl kent kevin kim konrad kurt leo linda linn lisa lotten maja malte marina max
mia minna mona nora ola ove per regina rita robin roger rune said sam sanna siri siv stella sture svea
thea tilda tina tore urban
"""
GIVEN_NAMES, ALSO_WORDS = frozenset(_NAMES.split()), frozenset(_ALSO_WORDS.split())
