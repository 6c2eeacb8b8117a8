// SPDX-License-Identifier: GPL-3.0-or-later
// Story rules: plots about animals, quarrels, gifts, races and new neighbors.
#include "text/story_rules.h"

namespace precis {

const char* const kFriendRules = R"rules(
# ---- an animal needs something -------------------------------------------------------------------------------------

rule animal
1 <animalMeet><outside> <animalAsk> <animalHelp> <animalThanks> <animalEnd>

rule animalMeet
2 <day>, {n} was on the way to <place> when {n.he} met ~<creatureAdj> <a=creature>{a}. The {a} looked <troubled>.
1 <day>, {n} heard a small voice behind a bush. It was ~<creatureAdj> <a=creature>{a} with ~<creaturePart>, and it sounded <troubled>.
1 <day>, ~<creatureAdj> <a=creature>{a} with ~<creaturePart> sat on the path in front of {n}. It was <troubled>.
1 <day>, {n} nearly stepped on ~<creatureAdj> <a=creature>{a} that was <troubled>.

rule troubled
* deeply sad, quite worn out, terribly lonely, pale and weak, close to tears, rather helpless

rule creatureAdj
* little, muddy, shiny, skinny, elegant, old, wrinkled, spotted, green, chubby

rule creaturePart
* torn umbrella, tiny suitcase, red nose, top hat, walking stick, wooden spoon, wet handkerchief, pair of spectacles, heavy sigh
* bandaged ear

rule creature: food home
1 snail|lettuce|garden wall
1 duckling|peas|pond
1 robin|seeds|nest
1 caterpillar|fresh leaves|mulberry tree
1 bee|honey|hive
1 beetle|rotten wood|tree stump
1 butterfly|sweet nectar|lavender field
1 chipmunk|acorns|burrow
1 crab|tiny shrimps|rock pool
1 ladybug|plums|blackberry bush
1 lizard|crickets|sunny rock
1 dragonfly|mosquitoes|ditch

rule animalAsk
2 "What is wrong?" asked {n}. <y=trouble>"{y}," said the {a}.
1 {n} knelt down and asked if {n.he} could help. <y=trouble>"{y}," sniffed the {a}.
1 "Please help me," said the {a}. <y=trouble>"{y}."

rule trouble: help after
1 I have not eaten since yesterday|{n} reached into {n.his} bag, but it was empty. So {n.he} ran home and came back with a whole bowl of {a.food}.|The {a} ate and ate until its belly was round.
1 I cannot find my way home|{n} looked to the left and to the right. Then {n.he} carried the {a} all the way to the {a.home}.|The {a} recognized the {a.home} at once and jumped for joy.
1 I am freezing|{n} took off {n.his} <color> <garment> and wrapped it around the {a}.|Soon the {a} stopped shivering.
1 My leg hurts and I cannot walk|{n} cleaned the wound and tied a bandage around the leg.|After a few days of rest, the {a} could move as fast as before.
1 Nobody wants to play with me|{n} thought about it. "I know a good game," {n.he} said, and they played <game>.|The {a} won three times and giggled with delight.
1 A mean magpie has stolen my {a.food}|{n} marched to the magpie and said, "That was not fair. Give it back, please." The magpie blushed and gave back the {a.food}.|The {a} shared the {a.food} with everyone, even with the magpie.
1 Today is my birthday, and everyone has forgotten it|{n} picked a bunch of flowers, found some {a.food} and sang a birthday song.|The {a} had never had such a lovely party.
1 I want to see the world, but I am too slow|{n} set the {a} on {n.his} shoulder and walked to the top of the hill. They saw villages, rivers and the distant sea.|"The world is so big!" cried the {a}.

rule animalHelp
3 {y.help} {y.after}
1 "I can do something about that," <said> {n}. {y.help} {y.after}
1 {n} did not wait a second. {y.help} {y.after}

rule animalThanks
2 "Thank you, {n}," said the {a}. "I will not forget this."
1 "You are the kindest {n.kind} I have ever met," said the {a}.
1 The {a} bowed as if {n} were ~<royal>.

rule royal
* queen, prince, princess, duke, emperor, knight, countess, president

rule animalEnd
1 And whenever {n} passed the {a.home}, the {a} came out to greet {n.him} with <lovelyThing>.
1 A week later, when {n} was ill, the {a} brought {n.him} <lovelyThing>.
1 {n} walked home with a light heart.
1 A little kindness goes a long way, and {n} knew it now.
2 <nightEnd>

rule lovelyThing
* a four-leaf clover, a smooth white stone, a song, a bouquet of violets, a strawberry, a drop of dew on a leaf

# ---- an animal is stuck --------------------------------------------------------------------------------------------

rule rescue
1 <r=rescueKind><rescueHear><outside> <rescueSee> <rescueTry> <rescueHelp> <rescueFree> <rescueEnd>

rule rescueKind: place cry tool way after
1 kitten|high up in a chestnut tree|meow|ladder|climbed up and lifted the kitten out of the branches|purred like a little motor
1 puppy|at the bottom of a muddy pit|woof|rope|tied a loop and pulled the puppy up, inch by inch|wagged its tail and licked their noses
1 lamb|between two boards of a fence|baa|saw|cut through the lower board, <veryWord> slowly|leaped straight to its mother
1 hedgehog|inside an old can|squeak|pair of pliers|bent the sharp edge until the hole was wide enough|sniffed the air and trotted away
1 duckling|below the bars of a drain|peep|fishing net|lowered the net and scooped the duckling up|waddled back to the pond
1 foal|in the deep mud of the swamp|neigh|long plank|pushed the plank under the hooves of the foal|galloped around the field
1 bat|in the curtains of the town hall|eek|broom|held the broom up like a perch until the bat climbed on|fluttered into the evening sky
1 piglet|under a fallen cart|oink|strong pole|lifted the cart with the pole|rolled over with pleasure
1 seal pup|in a torn fishing net|bark|knife|cut the threads one after another|dived into the foam
1 sparrow chick|behind a rain pipe|chirp|pillow|put the pillow down and shook the pipe until the chick slid out|hopped into the warm nest

rule rescueHear
2 <day>, {n} was <doing> when {n.he} heard a faint "{r.cry}, {r.cry}!"
1 "^{r.cry}! ^{r.cry}!" {n} stopped. Who was calling so loudly?
1 <day>, {n} and {n.his} dog heard a strange "{r.cry}" from far away.

rule doing
* sweeping the yard, carrying the mail, flying a paper plane, picking plums, walking to school, painting the mailbox
* feeding the geese, hanging up the laundry

rule rescueSee
2 A {r} was stuck {r.place}. <grief>
1 ^{n.he} followed the sound and found a {r} {r.place}. It could not get out.
1 There, {r.place}, sat a little {r}. Its eyes were full of fear.

rule rescueTry
1 "Hold on, little one!" {n} called. ^{n.he} stretched as far as {n.he} could, but it was not far enough.
1 "Do not be afraid," <said> {n}. ^{n.he} tried it with bare hands, but the {r} only cried louder.
1 {n} pulled and tugged, but it was no use. "I need help," {n.he} thought.
1 {n} talked to the {r} in a soft voice.

rule rescueHelp
2 So {n.he} ran to <e=elder>{e}. "Please come! A {r} is stuck!" {e} fetched a {r.tool} right away.
1 ^{n.he} knocked on the door of <e=elder>{e}. "This is a job for my {r.tool}," <said> {e}.
1 Luckily, <e=elder>{e} came by with a {r.tool}. "Together we can do it," {e.he} said.

rule rescueFree
2 They {r.way}. The {r} {r.after}.
1 Very carefully, they {r.way}. Then the {r} was free, and it {r.after}.
1 {n} held the {r.tool} tight, and together they {r.way}. Free at last, the {r} {r.after}.

rule rescueEnd
2 "Well done, {n}," <said> {e}. "You have a brave heart." <rescueLast>
1 "I could not have done it without you," <said> {e}, and {n} blushed. <rescueLast>
1 <joy> <rescueLast>

rule rescueLast
2 After that, the {r} often came to visit {n}.
1 "It is good to ask for help," {n} thought on the way home.
1 The whole street talked about the rescue for days.
2 <nightEnd>

# ---- a quarrel -----------------------------------------------------------------------------------------------------

rule quarrel
1 <quarrelStart><outside> <q=prize><quarrelBoth> <quarrelWords> <quarrelCrash> <quarrelApart> <quarrelSorry> <quarrelEnd>

rule quarrelStart
2 <day>, {n} and <f=n.friends>{f.full} were playing <game>.
1 <f=n.friends>{n} and {f} had been best friends for years.
1 <day>, <f=n.friends>{f.full} came to visit {n}.

rule prize: bad share
1 the last cookie|The cookie slipped and landed in the mud.|They baked a new batch of cookies and split every single one
1 the blue crayon|The crayon snapped in the middle.|Now each of them had half a crayon, and they drew one big picture together
1 the swing|The swing twisted, and both of them fell off.|They took turns, ten pushes for each
1 the wooden sled|The sled rolled down the hill without them.|They dragged it up again and rode down together, one in front and one behind
1 the big umbrella|A gust of wind turned the umbrella inside out.|They bent it into shape and walked under it arm in arm
1 the comic book|The book ripped, and the pages flew everywhere.|They glued the pages together and read the story aloud
1 the pirate costume|The sleeve came off with a loud rip.|They sewed the sleeve on, and one was the captain while the other was the sailor
1 the jump rope|The knot came loose, and both of them sat down hard.|Then they turned the rope for one another and counted to a hundred
1 the ripe melon|The melon fell and burst into pieces.|There were enough pieces for two, and even for the ants

rule quarrelBoth
2 But then both of them wanted {q}.
1 Everything was fine until they saw {q}.
1 There was only one problem. Both of them reached for {q}.

rule quarrelWords
2 "It is mine!" shouted {n}. "No, I saw it first!" yelled {f}. <quarrelPull>
1 "Give it to me!" said {n}. "Never!" said {f}. <quarrelPull>
1 "You always get everything," {f} complained. "That is not true!" cried {n}. <quarrelPull>

rule quarrelPull
1 They pushed and pulled.
1 Neither of them would let go.
1 Their voices grew louder and louder.

rule quarrelCrash
3 {q.bad}
1 Then it happened. {q.bad}
1 Nobody paid attention. {q.bad}

rule quarrelApart
1 "Now look what you did!" said {f}, and stomped away. <quarrelAlone>
1 For a moment it was <veryWord> quiet. <quarrelAlone>
1 {n} crossed {n.his} arms and turned around. <quarrelAlone>

rule quarrelAlone
2 {n} sat alone under a tree. Without {f}, nothing was fun.
1 An hour passed. {n} missed {f} already.
1 <p=family>^{p} sat down next to {n.him}. "What is more important to you," {p.he} asked, "winning or {f}?"
1 {n} knew in {n.his} heart that {n.he} had been unfair.

rule quarrelSorry
2 So {n} went to {f}. "I am sorry," {n.he} said. "I am sorry too," <said> {f}.
1 "I was wrong, {f}," <said> {n}. "Can we be friends again?" {f} nodded.
1 {f} came back with red eyes. "I do not want to fight," {f.he} said. "Neither do I," <said> {n}.

rule quarrelEnd
2 {q.share}. <quarrelLast>
1 They shook hands. {q.share}. <quarrelLast>
1 And they had a splendid idea. {q.share}. <quarrelLast>

rule quarrelLast
1 It was much better than before.
1 "Sharing is twice the fun," <said> {n}.
1 They laughed until their stomachs hurt.
1 Afterwards they ate <food> with <topping> and planned <game> for the next day.
1 <nightEnd>
1 And if they ever quarreled again, they remembered that day.

# ---- a gift --------------------------------------------------------------------------------------------------------

rule gift
1 <giftDay> <giftPoor><outside> <giftIdea> <giftMake> <giftWorry> <giftOpen> <giftEnd>

rule giftDay
2 The birthday of {n.his} <v=receiver>{v} was only <daysLeft> away.
1 ^{n.his} <v=receiver>{v} was going to have a birthday, and {n} wanted to give {v.him} a present.
1 "Tomorrow is the birthday of my <v=receiver>{v}," {n} thought, "and I have no present!"

rule daysLeft
* one day, two days, three days, a week

rule receiver: him he
set her she
* sister, teacher, godmother, neighbor
set him he
* brother, father, godfather, music teacher

rule giftPoor
2 In the shops, {n} saw <shopThing>, <shopThing2> and ~<color> <garment>. But {n.he} had only <coins>.
1 {n} shook {n.his} piggy bank. Out fell <coins>. That was not enough for anything.
1 "What should I give?" {n.he} asked {n.his} friends, but nobody had a good idea.

rule shopThing
* a silver watch, a velvet dress, a music box, a crystal vase, a leather bag, a violin

rule shopThing2
* a box of chocolates, a pearl necklace, a rocking chair, a brass telescope, a pair of slippers, a globe

rule coins
* two coins, a single coin, five pennies, one button and a penny

rule giftIdea
2 Then {n} had an idea. ^{n.he} would make <x=present>{x}!
1 <p=family>"A gift that you make yourself is worth more than gold," <said> {p}. So {n} decided to make <x=present>{x}.
1 All night {n} thought about it. In the morning {n.he} knew: it had to be <x=present>{x}.

rule present: work use
1 a birdhouse|sawed the boards, hammered the nails and painted a tiny door|hung it in the apple tree, and a family of finches moved in
1 a necklace of shells|gathered the prettiest shells and threaded them on a string|wore it all day long
1 a woolen scarf|knitted row after row and dropped only four stitches|wrapped it around twice, because it was so long
1 a book of stories|wrote ten stories and drew a picture for each|read it aloud from the first page to the last
1 a paper lantern|cut, folded and glued until {n.his} fingers were sticky|lit it and put it on the windowsill
1 a painted teacup|mixed the colors and painted a garden around the rim|drank from it at once
1 a jar of strawberry jam|picked a basket of strawberries and stirred the pot for hours|spread it on a thick slice of toast
1 a clay elephant|kneaded the clay, rolled the trunk and pressed on two big ears|gave it the best place on the shelf
1 a wooden flute|carved a branch of elder and bored seven holes|played a merry tune on it
1 a patchwork pillow|stitched together scraps of every old shirt {n.he} could find|took a nap on it that same afternoon

rule giftMake
3 {n} {x.work}.
1 ^{n.he} locked the door so that nobody would see. Then {n.he} {x.work}.
1 It was not easy, but {n} {x.work}.

rule giftWorry
1 When it was done, {n.he} was worried. "It is a little crooked," {n.he} thought.
1 "What if {v.he} does not like it?" {n.he} asked {n.him}self.
1 Next to the other presents, it looked <veryWord> plain.
1 ^{n.he} wrapped it in <wrap> and tied ~<color> ribbon around it.
1 The other guests brought <shopThing>, <shopThing2> and ~<color2> <garment2>.

rule giftOpen
2 But when {n.his} {v} opened the present, {v.he} <giftJoy>. "^{x}! Did you make this all by yourself?"
1 The next day, {n.he} gave it to {n.his} {v}. "Oh, {x}!" {v.he} cried, and <giftJoy>.
1 "Happy birthday!" said {n}. ^{n.his} {v} untied the ribbon and <giftJoy>.

rule giftJoy
* beamed, gasped, laughed with delight, clasped it tightly, blinked away a tear

rule giftEnd
1 ^{v.he} {x.use}.
1 ^{v.he} {x.use}. <joy>
1 "This is my favorite present of all," {v.he} said. Then {v.he} {x.use}.
1 And {n} learned that a present does not have to cost money. ^{n.his} {v} {x.use}.

# ---- a race --------------------------------------------------------------------------------------------------------

rule race
1 <raceNews> <raceRival> <raceTrain> <raceStart><outside> <raceFall> <raceChoice> <raceFinish> <raceEnd>

rule raceNews
2 Every <season>, there was a great <u=raceKind>{u} race around the <around>.
1 One <season> day, {n} saw a poster on the fence. "Great <u=raceKind>{u} race around the <around>!" it said.
1 <p=family>"Did you hear about the <u=raceKind>{u} race?" asked {p}. "It goes once around the <around>."

rule season
* spring, summer, autumn, winter

rule around
* village, pond, windmill, old castle, orchard, cornfield

rule raceKind: start
1 running|They shot forward like arrows
1 sack|They hopped off like kangaroos
1 wheelbarrow|The wheels squeaked over the gravel
1 scooter|The scooters hummed down the lane
1 egg and spoon|They walked as fast as the wobbling eggs allowed
1 potato|Everybody balanced a potato and set out
1 bicycle|They pedaled until the chains sang

rule raceRival
2 <f=n.friends>{f.full} had won it <howOften>. "Nobody can beat me," {f.he} boasted.
1 The fastest of all was <f=n.friends>{f.full}. "You will only see my back," {f.he} told {n}.
1 "I want to win the <trophy>," <said> {n}. "So do I," <said> <f=n.friends>{f}.

rule howOften
* twice, three times, every single year, last year

rule trophy
* golden cup, blue ribbon, big cake, silver medal, basket of sausages

rule raceTrain
2 {n} trained every morning and ate only <food> with <topping>.
1 In the crowd stood ~<guestAdj> <guestKind> and ~<job> with ~<color> <garment>.
1 For weeks, {n} practiced on the road behind the mill.
1 {n} ate a good breakfast and stretched {n.his} legs.
1 {n} had never raced before, but {n.he} wanted to try.

rule raceStart
2 "Ready, steady, go!" shouted <e=elder>{e}. {u.start}.
1 <e=elder>{e} waved a flag. {u.start}.
1 A trumpet sounded, and the crowd roared. {u.start}.

rule raceFall
2 Near the last bend, {f} stumbled over a root and fell.
1 {f} was in front, but then {f.he} slipped on some wet leaves.
1 Halfway through, {n} heard a cry. {f} was sitting on the ground and holding {f.his} knee.

rule raceChoice
2 {n} could have gone on and won. But {n.he} stopped. "Are you hurt?" {n.he} asked.
1 The finish was so close! {n} looked at it, and then {n.he} turned around to help {f}.
1 "Go on, or you will lose," groaned {f}. {n} shook {n.his} head and helped {f.him} up.

rule raceFinish
2 Side by side, they limped across the line, and all the others were there before them.
1 {n} put {f.his} arm around {n.his} shoulder, and together they came in last.
1 They were the very last ones to arrive, but the people cheered louder than ever.

rule raceEnd
1 "There is also a prize for the biggest heart," said the judge, and {n} got a medal.
1 "You are the real winner," <said> {f}, and {f.he} meant it.
1 From that day on, {f} never boasted again, and the two of them trained together.
1 {n} did not get the <trophy>, but {n.he} had gained a friend.
2 <nightEnd>

# ---- someone new ---------------------------------------------------------------------------------------------------

rule newcomer
1 <newArrive> <newShy><outside> <newThought> <newTry> <newAnswer><outside> <newSurprise> <newEnd>

rule newArrive
2 <f=n.friends>One Monday, ~<trait> {f.kind} came to the school. ^{f.his} name was {f}.
1 <f=n.friends>In the <season>, a new family moved into the house <newHouse>. They had ~<trait> {f.kind} named {f}.
1 <f=n.friends>{n} had a new neighbor. It was a {f.kind} named {f}, and {f.he} came from <farLand>.

rule newHouse
* across the street, around the corner, with the green shutters, next door, at the end of the lane

rule farLand
* a faraway island, the high north, the desert, the other side of the ocean, a big noisy city, a country of ice

rule newShy
2 {f} did not speak to anyone and sat in the corner <newSit>.
1 At noon, {f} ate {f.his} <food> with <topping> alone.
1 {f} wore ~<color> <garment> and ~<color2> <garment2>, and all the others stared.
1 The others whispered because {f} <oddity>.

rule newSit
* with a book, all day, and looked at the floor, and drew circles in the dust

rule oddity
* wore a strange hat, spoke with an accent, had odd shoes, knew none of their games, was smaller than they were

rule newThought
2 {n} remembered how it feels to be alone.
1 "Somebody should talk to {f.him}," {n} thought. "And that somebody is me."
1 "How would you feel in a new place?" <p=family>{p} asked that evening. {n} knew the answer.

rule newTry
2 So {n.he} walked over and asked, "Do you want to play <game> with us?"
1 The next morning, {n.he} offered {f} a piece of <treat>. "I am {n}," {n.he} said.
1 {n} took a deep breath and knocked on {f.his} door. "Would you like to see my secret place?" {n.he} asked.

rule treat
* apple pie, carrot cake, chocolate, gingerbread, cheese, watermelon

rule newAnswer
2 {f} looked up in surprise. "I would love to," {f.he} whispered.
1 {f} said nothing at first. Then a shy smile appeared on {f.his} face.
1 "I thought that nobody liked me," <said> {f}.

rule newSurprise
2 It turned out that {f} could <talent> better than anyone.
1 And what a surprise! {f} knew how to <talent>.
1 {f} told {n} about {f.his} old home and showed {n.him} how to <talent>.

rule talent
* walk on a rope, whistle like a nightingale, do card tricks, bake flat bread, juggle five lemons, read the stars
* fold paper birds, play the accordion, stand on one finger, tell stories without an end, sing in three languages

rule newEnd
1 Soon all the others wanted to learn it too, and {f} was never alone again.
1 A week later, it felt as if {f} had always been there.
1 "I am glad you came here," <said> {n}. "So am I," <said> {f}.
1 It takes only one friend to make a new place feel like home.
1 <joy> It had taken just one small question.
2 <nightEnd>

)rules";

} // namespace precis
