META
key;value
description;Twee buurten, één budget (verzonnen voorbeeld)
country;Nederland
unit;Zonnestad
district;Oever
instance;2027
num_projects;9
num_votes;42
budget;24000
vote_type;approval
rule;greedy
date_begin;17.05.2027
date_end;13.06.2027
language;nl
currency;EUR
PROJECTS
project_id;cost;votes;name;category
1;7500;23;Oost: pannakooi;Oosteroever
2;6000;22;Oost: nieuwe glijbaan;Oosteroever
3;5500;22;Oost: zitkuil in het park;Oosteroever
4;4500;19;Oost: bloemenlint;Oosteroever
5;2000;6;Oost: koffiekar;Oosteroever
6;5000;13;West: veilige oversteek;Westeroever
7;3500;12;West: moestuin;Westeroever
8;2500;11;West: jeu-de-boulesbaan;Westeroever
9;1500;3;West: buurtapp-scherm;Westeroever
VOTES
voter_id;vote
1;1,2,3
2;1,2,3
3;1,2,3
4;1,2,3
5;1,2,3
6;1,2,3
7;1,2,3
8;1,2,3,4
9;1,2,3,4
10;1,2,3,4
11;1,2,3,4
12;1,2,3,4
13;1,2,3,4
14;1,2,3,4
15;1,2,3,4
16;1,2,3,4
17;1,2,3,4
18;1,2,5
19;1,3,4,5
20;1,3,4,5
21;1,3,4,5
22;1,3,4,5
23;1,3,4,5
24;2,4
25;2,4
26;2,4
27;2,4
28;6,7
29;6,7
30;6,7
31;6,7
32;6,7,8
33;6,7,8
34;6,7,8
35;6,7,8
36;6,7,8
37;6,7,8
38;6,8,9
39;6,8,9
40;6,8,9
41;7,8
42;7,8
