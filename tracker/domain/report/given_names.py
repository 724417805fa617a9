"""Common given names in Sweden, without those that are also common words or months."""

_NAMES = """
Abbas Abdi Abdirahman Abdullah Abdullahi Adam Adnan Agda Agnes Agneta Agnieszka Ahmad Ahmed Aino Aisha
Albert Albin Aleksandra Alexander Alexandra Alf Alfred Ali Alice Allan Alma Almaz Alva Amal Amanda Amin
Amina Amir Amira Amran Anders Andreas Anette Anita Anja Ann Anna Anneli Annelie Annette Annica Annie
Annika Anton Antonio Antti Anwar Arash Arne Aron Artur Arvid Arvo Asha Astrid August Aurora Axel Ayaan
Ayse Babak Barbro Beata Beatrice Behrouz Bengt Benjamin Benny Berhane Berit Bernt Bert Bertil Bilal
Biljana Billy Birger Birgit Birgitta Björn Bo Boris Bosse Branka Britt Britta Bror Börje Camilla Carin
Carina Carl Carmen Carola Carolina Caroline Casper Catarina Catharina Cathrine Cecilia Charlie Charlotta
Charlotte Christel Christer Christian Christin Christina Christoffer Christopher Claes Clara Conny
Cornelia Curt Dag Dagmar Daniel Daria Darko David Dawit Dejan Denis Denise Dennis Diana Dick Diego Dmitri
Doris Dragan Dragana Ebba Edin Edith Eduardo Edvard Edvin Edward Einar Eleonor Elias Elin Elina Elis
Elisabet Elisabeth Ella Ellen Ellinor Elliot Elna Elsa Elvir Elvira Emanuel Emelie Emil Emilia Emina
Emine Emir Emma Emmy Enar Eric Erica Erik Erika Erling Ernst Ester Eva Evelina Evelyn Evert Ewa Fabian
Fanny Farah Farid Fatima Fatma Felicia Felix Ferdinand Filip Filippa Folke Francesca Frank Frans Fredrik
Freja Frida Fritz Gabriel Gabriella Georg George Gerd Gerhard Gert Gertrud Giulia Glenn Goran Gordana
Greger Gregor Greta Gudrun Gullan Gun Gunborg Gunhild Gunilla Gunnar Gunnel Gunvor Gustaf Gustav Göran
Gösta Göte Hala Halil Halima Hamid Hampus Hanna Hannah Hans Harald Harry Hasan Hassan Hedda Hedvig Heikki
Helen Helena Helene Helga Helge Henning Henric Henrik Henry Herman Hibo Hilda Hillevi Hilma Hodan Hossein
Hugo Hussein Håkan Ian Ibrahim Ida Idil Ifrah Igor Ines Inga Ingalill Ingeborg Ingegerd Ingela Ingemar
Inger Ingmar Ingrid Ingvar Irene Irina Irma Isabel Isabella Isabelle Isac Isak Ismail Ivan Ivar Iwona
Jack Jacob Jacques Jakob Jamal James Jan Janne Jannike Jarl Jasmina Jasmine Javier Jawad Jeanette Jenny
Jens Jerker Jerry Jesper Jessica Jim Jimmy Joakim Joel Johan Johanna Johannes John Johnny Jon Jonas
Jonathan Jonny Jorge Josef Josefin Josefina Josefine José Juan Judit Juha Jukka Julia Julius Jörgen Kaisa
Kaj Kajsa Kalle Karim Karin Karl Karolina Kasper Katarina Katarzyna Kathrin Katja Katrin Kenneth Kenny
Kent Kerstin Kevin Khadija Kicki Kim Kjell Klaes Klara Klas Konrad Krister Kristian Kristin Kristina
Kristoffer Kurt Laila Lars Lasse Layla Leif Leila Lejla Lena Lennart Leo Leon Leonard Leyla Liban
Lillemor Lina Linda Linn Linnea Linnéa Linus Lisa Lisbeth Lise Ljiljana Loke Lotta Lotten Louise Lovisa
Luca Lucas Ludvig Luis Lukas Lydia Madeleine Magdalena Magnus Mahmoud Maja Majken Malgorzata Malin Malte
Marco Marcus Marek Margareta Margaretha Margit Margot Maria Mariam Mariana Marianne Marie Marika Marina
Mario Marita Markus Marlene Martin Martina Maryam Mathias Matilda Mats Matteo Matti Mattias Maximilian
Mebrat Mehdi Mehmet Melissa Melker Melvin Mia Michael Michaela Miguel Mikael Mikaela Mikko Milan Milica
Mimmi Minna Miranda Miriam Mirza Moa Mohamad Mohamed Mohammad Mohammed Mohamud Molly Mona Monica Monika
Monique Muhammed Mustafa Måns Mårten Märta Nadia Nadja Nanna Nasrin Natalia Natalie Natasha Nathalie
Nellie Nelly Nermin Nevena Nicklas Niclas Nicole Niklas Nikola Nils Nina Noah Noel Noor Nora Nour Oksana
Ola Olena Olga Oliver Olivia Olle Olof Omar Omid Osama Oscar Oskar Osman Otto Ove Pablo Paola Paolo
Parisa Pascal Patric Patrick Patrik Paul Paulina Pauline Pawel Peder Pekka Pelle Per Pernilla Peter Petra
Petter Philip Pia Pierre Pilar Piotr Pirjo Pontus Päivi Rachel Rafael Ragnar Ragnhild Rakel Ralf Ralph
Rami Ramin Ramon Rana Rania Rasmus Rebecca Rebecka Regina Reine Renate Reza Richard Rickard Rigmor Rikard
Rita Ritva Robert Robin Rocio Roger Roine Roland Rolf Ronald Ronja Ronnie Ronny Rosita Roy Ruben Rune
Ruth Sabina Sahar Sahra Said Salim Sam Sami Samir Samira Samuel Sandra Sanja Sanna Sara Sarah Sebastian
Seija Selam Selma Senad Senait Sergei Sergej Seth Shirin Sigge Signe Sigrid Sigurd Sigvard Simon Simone
Siri Sirpa Siv Sixten Slavica Snezana Sofia Sofie Sonja Sophia Sophie Staffan Stefan Steffen Stella
Stellan Stig Stina Sture Sune Susan Susann Susanna Susanne Svante Svea Sven Sverker Svetlana Sören Tage
Tarek Tatiana Terese Teresia Tesfaye Thea Theo Theodor Therese Thomas Thorbjörn Tilda Tilde Tilly Timo
Tina Tindra Tobias Tomas Tomasz Tommy Tony Tora Torbjörn Tord Tore Torgny Torsten Torun Tuula Tuva Tyra
Ulf Ulla Ulrik Ulrika Urban Ursula Valdemar Valentina Vanessa Vendela Vera Veronica Veronika Vesna
Victoria Vidar Viggo Viktor Viktoria Vilgot Vilhelm Vilma Vincent Viveka Vivianne Vladimir Waldemar
Walter Warsame Werner Wilhelm William Wilma Wilmer Wojciech Ximena Yasin Yasmin Yasmine Ylva Yngve Yonas
Yousef Yuri Yusuf Yvonne Zahra Zainab Zara Zeinab Zeynep Zlatan Zlatko Zoran Åke Åsa Örjan Östen
"""
# Written small, these are words too ("hans", "per", "kaj", "björn").
_ALSO_WORDS = """
ali alma alva ann august aurora björn bo bror charlie dag diana edit ella frank frans gun hans ida inga
inger jack jan jon kaj karl kent kevin kim konrad kurt leo linda linn lisa lotten maja malte marina max
mia minna mona nora ola ove per regina rita robin roger rune said sam sanna siri siv stella stig sture svea
thea tilda tina tore urban
"""
GIVEN_NAMES, ALSO_WORDS = frozenset(_NAMES.split()), frozenset(_ALSO_WORDS.split())
