META
key;value
description;De Zonnewijk (verzonnen voorbeeld)
country;Nederland
unit;Zonnestad
district;Zonnewijk
instance;2027
num_projects;10
num_votes;40
budget;30000
vote_type;approval
rule;greedy
date_begin;17.05.2027
date_end;13.06.2027
language;nl
currency;EUR
PROJECTS
project_id;cost;votes;name;category
1;14000;21;Kunstgras op het voetbalveldje;Spelen en sport
2;9500;17;Waterspeelplaats;Spelen en sport
3;6500;8;Fietsenstalling bij de school;Op straat
4;5200;9;Verlichting in de tunnel;Op straat
5;4200;10;Pluktuin met fruitbomen;Groen
6;3600;12;Bankjes langs de vaart;Groen
7;2400;8;Kookclub voor ouderen;Ontmoeten
8;1800;9;Repaircafé met gereedschap;Ontmoeten
9;1200;7;Geveltuintjes;Groen
10;900;6;Boekenkastje;Ontmoeten
VOTES
voter_id;vote
1;
2;1,2
3;1,2
4;1,2
5;1,2
6;1,2
7;1,2
8;1,2
9;1,2
10;1,2
11;1,2,3
12;1,2,3
13;1,2,3
14;1,2,3
15;1,2,3
16;1,3,4
17;1,3,4
18;1,3,4
19;1,4
20;1,4
21;1,4
22;1,4
23;2,5,9
24;2,5,9
25;2,5,9
26;4,6,7
27;4,6,7
28;5,6,8,10
29;5,6,8,10
30;5,6,8,10
31;5,6,9
32;5,6,9
33;5,6,9
34;5,6,9
35;6,7,8
36;6,7,8
37;6,7,8
38;7,8,10
39;7,8,10
40;7,8,10
