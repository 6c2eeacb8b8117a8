// SPDX-License-Identifier: GPL-3.0-or-later
// Story rules: plots about lost things, storms, noises at night and wishes.
#include "text/story_rules.h"

namespace precis {

const char* const kAdventureRules = R"rules(
# ---- something precious is lost and found --------------------------------------------------------------------------

rule lost
1 <lostToy> <lostTrip><outside> <lostGone> <grief> <lostFriend> <lostSearch> <lostFound> <joy> <lostEnd>

rule lostToy
2 <c=color><t=toy>^{n.his} favorite toy was ~{c} {t}.
1 <c=color><t=toy>{n} had ~{c} {t} that {n.he} carried everywhere.
1 <c=color><t=toy>For {n.his} birthday, {n.his} grandmother had given {n.him} ~{c} {t}.
1 <c=color><t=toy>{n} never went anywhere without {n.his} {c} {t}.
1 <c=color><t=toy>Of all the things {n.he} owned, {n} treasured ~{c} {t} the most.

rule lostTrip
2 <day>, {n.he} took the {t} to <l=place>{l}.
2 <day>, {n} went to <l=place>{l}. The {t} came along, of course.
1 <day>, {n.he} visited <l=place>{l} with the {t} under {n.his} arm.
1 <day>, {n.he} carried the {t} to <l=place>{l}, where {n.he} {l.fun}.

rule lostGone
2 But when it was time to go home, the {t} was gone.
1 When {n.he} looked around, the {t} was nowhere to be seen.
1 <suddenly>, {n.he} noticed that the {t} was missing!
1 After a while, {n.he} reached for the {t}, but it had disappeared.

rule lostFriend
2 <f=n.friends>^~<trait> {f.kind} named {f} stopped beside {n.him}. "What is the matter?" {f.he} asked. "I lost my {c} {t}," <said> {n}. <lostOffer>
1 Just then, <f=n.friends>{f} came along. "Why do you look so sad?" asked {f}. "My {c} {t} is gone," {n} explained. <lostOffer>
1 ^{n.his} friend <f=n.friends>{f} saw {n.him} and hurried over. "Have you seen ~{c} {t}?" {n} asked. "No," <said> {f}. <lostOffer>

rule lostOffer
1 "I will help you look."
1 "Do not give up. Four eyes see more than two."
1 "Then let us search together!"
1 "Come, we will find it."

rule lostSearch
2 They searched <l.miss>, but it was not there.
1 First they looked <l.miss>. They found only <junk> and <junk2>.
1 They peeked <l.miss>. Nothing!
1 They looked <l.miss>, but they had no luck.

rule junk
1 ~<junkAdj> <junkThing>

rule junkAdj
* rusty, old, broken, lonely, wet, bent, dirty, torn, moldy, strange

rule junkThing
* key, shoe, comb, glove, spoon, umbrella, sock, bottle, button, basket, fork, sponge

rule junk2
* two snails, a bird feather, a pile of leaves, a cherry stone, some coins, a surprised toad, a sleeping dog, a spider, lots of dust
* a page from a newspaper

rule lostFound
2 Then {f} looked <l.hit>. "Here it is!" {f.he} shouted.
1 At last, {n} saw something {c} <l.hit>. It was the {t}!
1 They were about to leave when {f} pointed. There, <l.hit>, lay the {t}.
1 Finally, they found the {t} <l.hit>. It was dusty, but it was not broken.

rule lostEnd
2 "Thank you, {f}," {n.he} said. "You are a true friend." <lostAfter>
1 {n} hugged the {t} and then hugged {f} too. <lostAfter>
1 To thank {f}, {n} let {f.him} hold the {t} all the way home.
1 {n} and {f} played with the {t} until sunset.

rule lostAfter
1 From that day on, {n} always took good care of the {t}.
1 After that, {n} and {f} met at {l} every week.
1 Now {n.he} had two treasures: the {c} {t} and a new friend.
1 <nightEnd>

# ---- a storm -------------------------------------------------------------------------------------------------------

rule storm
1 <stormWalk><outside> <stormSky> <fear> <stormRun> <stormInside> <stormTalk><stormTalk2> <stormOver> <stormEnd>

rule stormWalk
2 <day>, {n} and <f=n.friends>{f.full} went <trip>.
1 <day>, {n} met {n.his} friend <f=n.friends>{f}. Together they went <trip>.
1 <day>, {n} packed some <o=food>{o} and went <trip> with <f=n.friends>{f}.

rule trip
* into the hills, across the fields, along the river, up the mountain, through the orchard, down to the bay
* over the heath, around the swamp

rule stormSky
2 Soon dark clouds covered the sun, and thunder rumbled.
1 All at once the sky turned gray, and a cold wind shook the branches.
1 Without any warning, hail began to drum on the ground.
1 A flash of lightning split the sky, and heavy drops began to fall.
1 A thick fog crept over the land, and then it started to pour.

rule stormRun
2 "Quick, follow me!" called {f}. They ran to <s=shelter>{s}.
1 "We need a roof," <said> {n}. Luckily, {f} knew <s=shelter>{s}.
1 They held on to each other and raced to <s=shelter>{s}.

rule shelter: inside
1 a cave|cave
1 an empty barn|barn
1 a stone chapel|chapel
1 an old windmill|windmill
1 a shepherd's hut|hut
1 a hollow tree|tree
1 a forgotten tower|tower
1 a woodcutter's cabin|cabin

rule stormInside
2 The {s.inside} was dry, but it was <veryWord> dark.
1 Inside the {s.inside}, it smelled of hay and dust.
1 In the {s.inside} sat <guest>, who was hiding from the rain too. <guestSays>
1 Water dripped from their ears, but in the {s.inside} they were safe.

rule guest
1 ~<guestAdj> <guestKind> with ~<guestThing>

rule guestAdj
* wet, old, tired, shivering, bearded, mysterious, jolly, coughing

rule guestKind
* shepherd, peddler, postman, singer, hunter, monk, tinker, fiddler, fisherman, miller

rule guestThing
* lantern, bundle, crooked stick, broken umbrella, sack of flour, wooden leg, basket of eggs, fat hen, pipe, big black dog

rule guestSays
1 "Come in and sit with me!"
1 "There is room for all of us here."
1 "Close the door, it is cold outside!"
1 "Welcome, little travelers!"

rule stormTalk
1 "I do not like thunder," whispered {n}. "It is only the clouds bumping into each other," <said> {f}.
1 To pass the time, they told each other riddles about <riddle> and <riddle2>.
1 {f} began to hum a song, and {n} joined in. The song was louder than the storm.
1 They shared <crumbs> and played <game> to forget the storm.
1 "The storm is only passing through," <said> {f}, and yawned.
1 {n} made funny shadows with a lantern, and {f} giggled.

rule stormTalk2
3
1 _Then they sang <stormSong>.
1 _They were hungry, and they thought of <food> with <topping>.
1 _"When I am big, I will be ~<job>," <said> {n}. "And I will be ~<job2>," <said> {f}.
1 _They talked about <dream> and <dream2> until they were hoarse.

rule stormSong
* all the songs they knew, the song of the <sounding>, a round, seven verses of a sailor song, in two voices

rule riddle
* bridges, shadows, clocks, rivers, moons, eggs, kings, echoes

rule riddle2
* mirrors, wind, candles, beards, bees, letters, snow, sleep, mushrooms, time

rule crumbs
* the last biscuit, a slice of bread, a handful of nuts, a sticky bun, a piece of cheese

rule stormOver
2 After an hour, the rain stopped.
1 Little by little, the storm moved away over the hills.
1 At last, a ray of light fell through a crack in the wall.
1 When they woke from a short nap, everything was still.

rule stormEnd
2 Outside, a <bigness> rainbow stretched from one side of the valley to the other. <stormLast>
1 The whole world smelled fresh and clean. <stormLast>
1 Hundreds of drops glittered on the grass like diamonds. <stormLast>
1 ^~<birdAdj> <bird> shook its feathers on <perch> and began to sing. <stormLast>
1 The air smelled of <smell> and <smell2>. <stormLast>

rule bigness
* huge, bright, beautiful, shining, splendid

rule stormLast
1 "I am glad that you were with me," {n} told {f}.
1 They splashed through every puddle on the way home.
1 "Storms are not so bad with a friend," <said> {n}.
1 At home, {n.his} family wrapped them in warm towels and gave them <drink> and <food> with <topping>.
1 {n} was never quite so <stormFear> of thunder again.

rule stormFear
* afraid, scared

# ---- a noise in the night ------------------------------------------------------------------------------------------

rule noise
1 <noiseNight><inside> <z=sound><noiseHeard> <fear> <noiseThought> <noiseHide><inside> <noiseGo><inside> <noiseTruth> <noiseEnd>

rule noiseNight
2 One <nightKind> night, {n} lay in bed and could not sleep.
2 One <nightKind> night, {n} was dreaming of <dream> and <dream2> when something woke {n.him}.
2 One <nightKind> night, after a supper of <food> with <topping>, {n} could not sleep.
1 One <nightKind> night, everyone in the house was asleep, except {n}.
1 One <nightKind> night, {n} woke up long before dawn.

rule nightKind
* dark, stormy, cold, windy, moonless, silent, foggy, frosty, rainy, warm

rule noiseHeard
2 Then {n.he} heard a strange noise: {z}!
1 "^{z}!" went something {z.where}.
1 Somewhere {z.where}, something went {z}.

rule sound: where truth after
1 tap, tap, tap|at the window|It was only a branch that the wind was pushing against the glass.|tie back the branch
1 scratch, scratch|behind the door|It was only the cat, who wanted to come in.|let the cat sleep on the bed
1 creak, creak|on the stairs|It was only the old dog, who was looking for a midnight snack.|share a snack with the dog
1 drip, drop, drip|in the bathroom|It was only the faucet, which had not been closed.|turn the faucet off
1 hoo, hoo, hoo|in the attic|It was only an owl, who had built her nest under the roof.|wave to the owl
1 rattle, rattle|under the bed|It was only a mouse, who was rolling a walnut across the floor.|give the mouse some cheese
1 bang, bang|in the garden|It was only the gate, which had come open in the wind.|shut the gate
1 buzz, buzz|inside the cupboard|It was only an alarm clock that someone had wrapped in a towel.|switch the clock off
1 whoosh, whoosh|in the chimney|It was only the wind, which was singing its own song.|hum along with the wind

rule noiseThought
1 "Is it a ghost?" {n.he} wondered.
1 "What if it is a monster?" {n.he} whispered.
1 "Maybe it is a robber," {n.he} thought.
1 "That must be a giant," {n.he} thought.
1 "Perhaps it is a witch," {n.he} murmured.

rule noiseHide
1 ^{n.he} pulled the blanket over {n.his} head.
1 ^{n.he} hid behind the pillow and waited. The noise did not stop.
1 ^{n.he} squeezed {n.his} teddy bear and counted to twenty.
1 ^{n.he} shut {n.his} eyes, but the noise only grew louder.

rule noiseGo
2 But {n} wanted to know the truth. ^{n.he} took a <lightSource> and tiptoed out of the room.
1 "I must be brave," {n.he} told {n.him}self. Step by step, {n.he} crept closer with a <lightSource>.
1 Then {n.he} called <p=family>{p}. "Let us go and see," {p.he} said, and they lit a <lightSource>.

rule lightSource
* candle, flashlight, lantern, lamp

rule noiseTruth
2 And what did {n.he} find? {z.truth}
1 ^{n.he} looked carefully. {z.truth}
1 There was no need to be afraid at all. {z.truth}

rule noiseEnd
2 {n} laughed so hard that {n.he} almost woke the neighbors. <noiseLast>
1 "You silly thing, you frightened me!" said {n}. <noiseLast>
1 {n} let out a long breath. <noiseLast>

rule noiseLast
2 Before {n.he} went back to bed, {n.he} stopped to {z.after}.
1 Soon {n.he} was snoring under {n.his} blanket.
1 Since that night, {n.he} has not been scared of the dark.
1 "Things look smaller when you shine a light on them," {n.he} said, and yawned.
1 In the morning, {n.he} told the story over <food> and <drink>, and the whole family giggled.
1 Then {n.he} dreamed of <dream> and <dream2> until the <waker> woke {n.him}.

# ---- a wish comes true ---------------------------------------------------------------------------------------------

rule wish
1 <wishFind><outside> <wishVoice> <w=wishKind><wishSay> <wishGood> <wishBad> <wishBack> <wishEnd>

rule wishFind
2 <day>, {n} found ~<magicLook> <m=magicThing>{m} <wishPlace>. It was wrapped in <wrap>.
1 <day>, {n} was walking home when {n.he} tripped over ~<magicLook> <m=magicThing>{m}.
1 <day>, ~<guestAdj> <guestKind> with ~<guestThing> gave {n} ~<magicLook> <m=magicThing>{m}.

rule magicLook
* glowing, dusty, tiny, ancient, curious, heavy, glittering

rule magicThing
* lamp, seashell, coin, feather, ring, bottle, mirror, bell, key, acorn

rule wrap
* an old letter, a silk scarf, cabbage leaves, a map of the world, spider webs, a piece of velvet, seaweed, newspaper

rule wishPlace
* in the attic, under a bridge, at the bottom of a well, on the beach, behind the shed, in a bird nest, between two stones

rule wishVoice
2 When {n.he} rubbed the {m}, a <voiceKind> voice spoke. "You may make one wish," it said.
1 The {m} began to hum. "I can make one wish come true," it said in a <voiceKind> voice.
1 "Hello!" said the {m} in a <voiceKind> voice. "Tell me your wish, but choose wisely."

rule voiceKind
* deep, squeaky, soft, mysterious, friendly, sleepy

rule wishKind: good bad undo
1 to fly like a bird|{n} rose into the air and sailed over the rooftops.|But soon the wind blew {n.him} higher and higher, and {n.he} could not come down.|{n} floated back to the ground.
1 to be as small as a bee|{n} shrank until {n.he} could sit on a daisy.|But then a hungry crow looked at {n.him}, and every puddle was an ocean.|{n} grew until {n.his} head was above the grass again.
1 to be invisible|Nobody could see {n}, and {n.he} played tricks on the whole village.|But nobody said hello to {n.him}, and a man almost sat on {n.him}.|{n} could see {n.his} own nose again.
1 to have a mountain of candy|Candy fell from the sky, and {n} ate until {n.his} pockets and cheeks were full.|But the candy did not stop, and the sticky heap blocked every door.|the candy melted away like snow.
1 to stay up all night|The sun went down, but {n} was not tired, and {n.he} danced with the fireflies.|But all the others were asleep, and the night was long and lonely.|{n} gave a great yawn.
1 to talk with animals|{n} chatted with the hens and heard all the secrets of the cows.|But every dog and every fly had something to complain about, and nobody let {n.him} rest.|the animals only mooed and clucked again.
1 to be <veryWord> strong|{n} lifted a wagon with one finger and carried a cow up the hill.|But every cup broke when {n.he} touched it, and {n.he} did not dare to hug anyone.|{n} could hold an egg without cracking it.
1 for snow in the summer|White flakes covered the roses, and {n} built a snowman in the sun.|But the bees were freezing, and the cherries fell from the trees.|the snow vanished and the bees hummed again.
1 to be a king for a day|{n} got a crown, a throne and forty servants.|But there were a hundred letters to sign, and the crown was so heavy that {n.his} neck hurt.|the crown turned into dandelions.

rule wishSay
2 "I wish {w}!" cried {n}.
1 {n} thought for a long time. "I wish {w}," {n.he} said at last.
1 "That is easy," <said> {n}. "I wish {w}!"

rule wishGood
1 And so it happened. {w.good}
1 There was a puff of smoke. {w.good}
1 Everything spun in a circle. {w.good}

rule wishBad
2 At first it was wonderful. {w.bad}
1 It was the best thing in the world, for an hour. {w.bad}
1 {n} laughed with joy. {w.bad}

rule wishBack
2 "Please, make everything as it was before!" begged {n}. The {m} blinked, and {w.undo}
1 {n} ran to the {m}. "I want to take it back!" {n.he} pleaded. There was a loud pop, and {w.undo}
1 "This was not a good wish," sighed {n}. The {m} must have heard it, because {w.undo}

rule wishEnd
1 Then the {m} cracked and never spoke again.
1 {n} put the {m} back where it belonged and skipped home.
1 From then on, {n} was content with {n.his} life just as it was.
1 "The best things are the ones I already have," <said> {n}, and ran home for supper.
1 {n} gave {n.his} family a <veryWord> long hug that day, and nobody knew why.
)rules";

} // namespace precis
