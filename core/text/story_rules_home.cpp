// SPDX-License-Identifier: GPL-3.0-or-later
// Story rules: plots in kitchens and gardens, about broken things and too much of a good one.
#include "text/story_rules.h"

namespace precis {

const char* const kHomeRules = R"rules(
# ---- cooking -------------------------------------------------------------------------------------------------------

rule cooking
1 <cookWhy> <cookStart> <cookMix><inside> <i=mishap><cookOops> <cookSad> <cookFix> <cookServe> <cookEnd>

rule cookWhy
2 <day>, {n} wanted to make <d=dish>{d} for <cookGuest>.
1 One rainy afternoon, {n} was bored. "Let us make <d=dish>{d}," <said> <p=family>{p}.
1 <day>, {n} looked into the oven, but the oven was empty. "I will make <d=dish>{d}," {n.he} decided.

rule cookGuest
* ~<guestAdj> <guestKind>, the school fair, ~<job>, {n.his} teacher, the firemen, {n.his} best friend, the whole family, a picnic

rule dish: one two three work
1 an apple pie|apples|butter|cinnamon|peeled the apples and rolled out the dough
1 a pot of vegetable soup|carrots|leeks|parsley|chopped the carrots and filled the pot with water
1 a chocolate cake|eggs|flour|cocoa|beat the eggs and sifted the flour
1 a big pizza|tomatoes|cheese|mushrooms|stretched the dough and sliced the tomatoes
1 blueberry pancakes|milk|eggs|blueberries|whisked the batter until it had bubbles
1 oatmeal cookies|oats|honey|raisins|measured the oats and melted the honey
1 a fruit salad|bananas|melons|mint|cut the bananas and squeezed a lemon
1 cheese dumplings|potatoes|cheese|onions|mashed the potatoes and rolled little balls
1 a loaf of bread|flour|yeast|salt|kneaded the dough and let it rise under a cloth
1 rice pudding|rice|milk|vanilla|stirred the rice and counted the minutes

rule cookStart
2 ^{n.he} put on an apron and took out the {d.one}, the {d.two} and the {d.three}.
1 In the pantry {n.he} found {d.one}, {d.two} and even some {d.three}.
1 "We need {d.one}, {d.two} and {d.three}," {n.he} read in the <bookKind> cookbook.

rule bookKind
* old, greasy, thick, yellow

rule cookMix
3 Humming a tune, {n.he} {d.work}.
1 First {n.he} {d.work}. That was the easy part.
1 With great care, {n.he} {d.work}.

rule mishap: fix
1 the bowl slid off the table and broke|{n} swept the floor and started again with a bigger bowl
1 the oven began to smoke|{n} opened the window and scraped off the black crust
1 {n} mixed up the sugar and the salt|{n} added a spoon of sugar and a splash of cream until it tasted right
1 the cat jumped right into it|{n} washed the cat and prepared a second helping
1 a cloud of pepper made {n} sneeze|{n} wiped everything with a wet cloth and carried on
1 the pot boiled over|{n} turned down the heat and mopped the stove
1 half of the {d.three} fell on the floor|{n} ran to the shop and bought a fresh bag
1 the lid was stuck, and nobody could open it|{n} held it under hot water until it turned with a squeak

rule cookOops
2 <suddenly>, {i}.
1 Then, oh no, {i}!
1 Everything went well until {i}.

rule cookSad
1 "What a mess!" {n} groaned.
1 <grief>
1 "I have ruined it," <said> {n}.
1 {n} did not know whether to laugh or to cry.

rule cookFix
2 <c=cookVoice>"Every cook makes mistakes," <said> {c}. So {i.fix}.
1 <c=cookVoice>"Take a breath and try again," <said> {c}. And {i.fix}.
1 But giving up was not an option. So {i.fix}.

rule cookVoice
* {n.his} grandmother, a voice from the door, the old baker from next door, {n.his} big sister

rule cookServe
2 An hour later, the house smelled wonderful.
1 At last it was ready, warm and golden.
1 When it was done, {n} carried it to the table with a wide grin.

rule cookEnd
1 Everyone asked for a second plate. "This is delicious!" they said.
1 It did not look perfect, but not a single crumb was left.
1 "What is your secret?" they asked. {n} winked and said nothing.
1 {n} was <proud>, and {n.he} even washed the dishes.
2 <nightEnd>
1 "Next time," <said> {n}, "I will make two of them."

# ---- a garden ------------------------------------------------------------------------------------------------------

rule garden
1 <gardenSeed> <gardenPlant> <gardenCare> <gardenWait><outside> <gardenTrouble> <gardenGrow> <gardenShare> <gardenEnd>

rule gardenSeed
2 In the spring, <p=family>{p} gave {n} a handful of <k=plant>{k} seeds.
1 <day>, {n} found a paper bag with <k=plant>{k} seeds in the shed.
1 <day>, {n} traded <tradeThing> for a packet of <k=plant>{k} seeds.

rule tradeThing
* a marble, an old cap, two bottle caps, a wooden sword, a rubber duck

rule plant: result share
1 sunflower|a sunflower as tall as the chimney|{n} gave the seeds to the hungry birds
1 pumpkin|a pumpkin as big as a carriage|{n} cooked soup for the whole street
1 tomato|bushes full of fat red tomatoes|{n} put a bowl of tomatoes on every doorstep
1 bean|a bean stalk that reached the roof|{n} filled nine jars with beans for the winter
1 radish|a row of crisp pink radishes|{n} sliced them for everyone at supper
1 strawberry|sweet strawberries under every leaf|{n} invited all the children to a feast
1 pea|hundreds of round green pods|{n} and {n.his} friends shelled peas until midnight
1 cucumber|cucumbers like green submarines|{n} pickled them in a barrel
1 rose|roses in white, pink and crimson|{n} brought one to every grandmother in the village
1 corn|corn that rustled like a silk dress|{n} made a mountain of popcorn

rule gardenPlant
2 ^{n.he} dug little holes and dropped the seeds into the soil.
1 ^{n.he} loosened the earth behind the house and pushed every seed in with {n.his} thumb.
1 ^{n.he} raked the ground, planted the seeds and put up a sign with {n.his} name.

rule gardenCare
2 Every evening, {n.he} watered them and pulled out the weeds.
1 Day after day, {n.he} carried water from the well.
1 ^{n.he} even sang them a lullaby.

rule gardenWait
2 But nothing happened. "Why does it take so long?" {n} asked. "Good things need time," <said> <gardenWise>.
1 A week went by, and the bed was still bare. {n} wanted to dig up the seeds, but <gardenWise> stopped {n.him}. "Be patient."
1 "Grow!" {n} told the seeds, but they did not listen.

rule gardenWise
* the gardener, an old earthworm, the woman next door, the scarecrow

rule gardenTrouble
1 Then one morning, there were tiny green tips. But <pest> had noticed them too. So {n} <pestFix>.
1 After the first warm rain, the sprouts came out. <joy>
1 Then came a week without rain. {n} carried forty buckets a day, until {n.his} arms ached.
1 Finally the first leaf appeared. {n} built a little fence to protect it.

rule pest
* a greedy slug, a flock of crows, a family of rabbits, the neighbor's goat

rule pestFix
* made a scarecrow out of old trousers, put a ring of sand around the bed, kept watch with a rattle, planted garlic in between

rule gardenGrow
2 By the end of the summer, {n} had {k.result}.
1 It grew and grew, and one day {n} stood in front of {k.result}.
1 In August, everybody stopped at the fence to admire {k.result}.

rule gardenShare
3 {k.share}.
1 It was too much for one family. So {k.share}.
1 "That is enough for all of us," <said> {n}, and {k.share}.

rule gardenEnd
1 And {n.he} saved a few seeds for the next year.
2 <nightEnd>
1 "Patience tastes good," {n.he} said.
1 Now {n} knew that the best things cannot be hurried.

# ---- something is broken -------------------------------------------------------------------------------------------

rule broken
1 <brokenPlay> <brokenCrash> <brokenHide> <brokenGuilt><inside> <brokenAsk> <brokenTell> <brokenForgive> <brokenEnd>

rule brokenPlay
2 <day>, {n} was <wildPlay> in the <room>, although it was not allowed.
1 <day>, {n} was alone in the <room>. ^{n.he} started <wildPlay>.
1 "No <wildPlay> in the <room>," <p=family>{p} always said. But <dayLow>, {n} forgot the rule.

rule dayLow
* on Tuesday, that afternoon, one evening, last Friday

rule wildPlay
* kicking a ball, playing with a hoop, swinging a stick, doing cartwheels, riding a broom, throwing cushions, spinning around

rule room
* living room, hall, dining room, study, parlor

rule brokenCrash
2 Crash! <b=fragile>The {b} fell down and broke into <pieces> pieces.
1 Then there was a terrible clatter. <b=fragile>The {b} was broken!
1 <b=fragile>^{n.he} bumped into the {b}. It tipped, it fell, and it shattered.

rule fragile
* blue vase, porcelain lamp, glass bowl, grandfather clock, clay jug, flowerpot, picture frame, china plate, snow globe

rule pieces
* two, seven, a dozen, a hundred, countless

rule brokenHide
2 Quickly, {n} hid the pieces <hideSpot>.
1 {n} looked around. Nobody had seen it. ^{n.he} pushed everything <hideSpot>.
1 {n} covered it with a towel and slipped away on tiptoe.

rule hideSpot
* under the sofa, behind the bookcase, in the laundry basket, beneath the carpet, in the piano, under a heap of newspapers

rule brokenGuilt
2 But at lunch, when there were <food> with <topping>, {n} could not eat a bite.
2 But all day long, {n} had a heavy feeling in {n.his} stomach.
1 At supper, {n} could not eat a bite.
1 {n} tried to play, but {n.he} thought of nothing else.
1 It felt as if a stone were lying on {n.his} chest.

rule brokenAsk
2 In the evening, <w=parent>{w} looked around. "Where is the {b}?" {w.he} asked.
1 <w=parent>"Has anybody seen the {b}?" asked {w}.
1 <w=parent>^{w} saw that something was wrong. "Do you want to tell me something?" {w.he} asked.

rule parent: he him
set she her
* {n.his} mother, {n.his} grandmother
set he him
* {n.his} father, {n.his} grandfather

rule brokenTell
2 {n} could have blamed the <blame>. But {n.he} said, "It was me. I broke the {b}, and I am sorry."
1 "I broke it," {n} sobbed. "I was <wildPlay2>, and I hid the pieces."
1 {n} led {w.him} to the pieces and told the truth.

rule wildPlay2
* too wild, not careful, playing inside

rule blame
* dog, cat, wind, baby

rule brokenForgive
2 ^{w} hugged {n.him}. "Things can be mended," {w.he} said. "But it is important that I can trust you."
1 "I am not happy about it," {w} said, "but I am happy that you were honest."
1 ^{w} was silent for a moment. "It took courage to tell me that," {w.he} said.

rule brokenEnd
2 Together they glued the {b}. You could see the cracks, but {n} liked it even more.
1 {n} used {n.his} savings to help buy another one.
1 The stone in {n.his} stomach was gone, and {n} could breathe again.
1 And the next time {n.he} wanted to play like that, {n.he} went outside.
2 <nightEnd>

# ---- too much of a good thing --------------------------------------------------------------------------------------

rule greedy
1 <greedySee> <greedyWarn> <greedyEat> <greedyMore><inside> <greedyAche> <greedyCare><inside> <greedyEnd>

rule greedySee
2 <day>, {n} went to <fest>. There was a whole table of <s=sweet>{s}, beside <food> with <topping>.
1 <day>, <p=family>{p} came home with <food>, ~<color> <garment> and a large box of <s=sweet>{s}.
1 <day>, {n} smelled something sweet. On the counter stood a tray of <s=sweet>{s}.

rule fest
* a wedding, the harvest fair, a birthday party, the spring festival, the circus

rule sweet
* caramels, cream puffs, doughnuts, lollipops, sugar plums, chocolate truffles, honey cakes, jelly beans, cupcakes
* marshmallows, almond biscuits

rule greedyWarn
2 "Take two, but leave some for the others," <said> <m=parent>{m}.
1 <m=parent>"Not too many," warned {m}. "They are <veryWord> rich."
1 <m=parent>^{m} raised a finger. "One now and one after dinner," {m.he} said.

rule greedyEat
2 {n} ate one. It was so good that {n.he} ate another, and another.
1 "Just one more," {n} said to {n.him}self, again and again.
1 But as soon as nobody was looking, {n} stuffed {n.his} mouth.

rule greedyMore
2 After <count> of them, the plate was empty.
1 ^{n.he} ate <count> of them and licked {n.his} lips.
1 Only when {n.he} had swallowed <count> of them did {n.he} stop.

rule count
* ten, twelve, fifteen, nineteen, twenty, thirty

rule greedyAche
2 Then {n.his} belly began to hurt. "Ow, ow, ow!" {n.he} moaned.
1 ^{n.his} face turned green, and {n.his} tummy growled like a wolf.
1 ^{n.he} had to lie down on the sofa and hold {n.his} stomach.

rule greedyCare
2 ^{m} did not scold {n.him}. ^{m.he} made a cup of <herb> tea and sat beside {n.him}.
1 "I should have listened to you," <said> {n}. ^{m} stroked {n.his} head and brought a cup of <herb> tea.
1 <nightmare> ^{m} put a warm bottle on {n.his} belly and opened the window.

rule nightmare
1 In {n.his} fever, {n.he} saw <dream> and <dream2>.
1 The whole room seemed to turn.

rule herb
* peppermint, chamomile, fennel, ginger

rule greedyEnd
2 The next day, {n} baked new {s} with {m}, and this time {n.he} gave them all away.
1 Since then, {n} eats slowly and shares with everyone.
1 "A little is a treat," <said> {m}, "and a lot is a tummy ache."
2 <nightEnd>
1 When {n.he} saw {s} again, {n.he} took only two, and they tasted better than ever.
)rules";

} // namespace precis
