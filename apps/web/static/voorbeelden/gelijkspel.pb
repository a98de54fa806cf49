META
key;value
description;Gelijkspel aan de Gracht (verzonnen voorbeeld)
country;Nederland
unit;Zonnestad
district;Grachtbuurt
instance;2027
num_projects;8
num_votes;40
budget;17000
vote_type;approval
rule;greedy
date_begin;17.05.2027
date_end;13.06.2027
language;nl
currency;EUR
PROJECTS
project_id;cost;votes;name;category
1;8000;17;Speelschip op de kade;Spelen en sport
2;6000;14;Watertappunt en picknicktafels;Op straat
3;6000;14;Beweegroute met toestellen;Spelen en sport
4;4500;10;Drijvende tuinen;Groen
5;3000;8;Buurtfeest op het water;Ontmoeten
6;3000;8;Deelbakfiets;Op straat
7;2500;5;Insectenhotels;Groen
8;1500;6;Muzieklessen in het buurthuis;Ontmoeten
VOTES
voter_id;vote
1;1,2
2;1,2
3;1,2
4;1,2
5;1,2
6;1,2
7;1,3
8;1,3
9;1,3
10;1,3
11;1,3
12;1,3
13;1,4
14;1,4
15;1,4
16;1,4
17;1,4
18;2,3
19;2,3
20;2,3
21;2,3
22;2,5
23;2,5
24;2,5
25;2,5
26;3,6
27;3,6
28;3,6
29;3,6
30;4,5,8
31;4,5,8
32;4,7
33;4,7
34;4,7
35;5,6
36;5,6
37;6,8
38;6,8
39;7,8
40;7,8
