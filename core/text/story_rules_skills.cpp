// SPDX-License-Identifier: GPL-3.0-or-later
// Story rules: plots about learning, building and painting.
#include "text/story_rules.h"

namespace precis {

const char* const kSkillRules = R"rules(
# ---- learning something --------------------------------------------------------------------------------------------

rule skill
1 <skillWish> <skillFirst> <skillFeel><outside> <skillTeach> <skillAgain><outside> <skillCan> <skillEnd>

rule skillWish
2 More than anything, {n} wanted to <k=skillKind>{k}.
1 All of {n.his} friends could <k=skillKind>{k}, but {n} could not.
1 <day>, {n} made up {n.his} mind. ^{n.he} would learn to <k=skillKind>{k}.

rule skillKind: fail tip done
1 swim|^{n.he} swallowed water and sank like a spoon.|Kick like a frog and breathe out slowly|{n.he} glided through the water like a little fish
1 ride a bicycle|^{n.he} wobbled, tipped over and scraped {n.his} elbow.|Look ahead and not at the wheel|{n.he} rode all the way to the church and back
1 whistle|Only air and a little spit came out.|Wet your lips and make them as round as a cherry|a clear note rang through the yard
1 skate|^{n.his} feet went in different directions, and {n.he} landed on {n.his} bottom.|Bend your knees and push to the side|{n.he} drew a perfect curve on the ice
1 tie a bow|The laces made a knot that nobody could untie.|Make two ears like a rabbit and let one hop through the hole|both bows sat neatly on {n.his} shoes
1 juggle|The balls hit the lamp, the cat and {n.his} own nose.|Start with one ball, and then add another|three balls danced in the air
1 read|The letters jumped around like fleas.|Put your finger below the word and say it slowly|{n.he} read a whole page without stopping
1 play the violin|It sounded like a door that needs oil.|Hold the bow as gently as a bird|a sweet melody floated out of the window
1 dive|^{n.he} slapped the water with {n.his} belly.|Tuck in your chin and follow your fingers|{n.he} slid into the pool almost without a splash
1 walk on stilts|After one step, {n.he} crashed into the hedge.|Take small steps and never stand still|{n.he} strode over the flower bed like a stork
1 do a handstand|^{n.he} rolled over and knocked down a chair.|Press your palms down and squeeze your legs together|{n.he} stood upside down and counted to nine
1 draw a horse|The horse looked like a potato with legs.|First draw circles, and then join them|a proud horse galloped across the paper

rule skillFirst
2 The first time, it went badly. {k.fail}
1 ^{n.he} tried it right away. {k.fail}
1 "This must be simple," {n.he} thought. {k.fail}

rule skillFeel
2 "I will never learn it," <said> {n}.
1 <grief>
1 ^~<guestAdj> <guestKind> with ~<guestThing> laughed, and {n} wanted to hide.
1 {n} stamped {n.his} foot and wanted to quit.

rule skillTeach
2 Then <p=family>{p} came to help. "{k.tip}," {p.he} said.
1 "Nobody is born a master," <said> <p=family>{p}. "{k.tip}."
1 Then <e=elder>{e} walked by and stopped. "May I give you some advice? {k.tip}," {e.he} said.
1 <f=n.friends>^{n.his} friend {f} had been watching. "I know a trick," {f.he} said. "{k.tip}."

rule skillAgain
2 {n} practiced every day after school.
1 {n} tried again. And again. And again.
1 On Monday it was bad, on Wednesday it was better, and on Friday it was almost good.
1 It took <howLong>, but {n} did not give up.

rule howLong
* a whole week, many weeks, all summer, the entire winter, nine days

rule skillCan
2 And then, one day, {k.done}!
1 At last, {k.done}.
1 ^{n.he} could hardly believe it: {k.done}!

rule skillEnd
1 "I did it!" cried {n}. <skillLast>
1 <joy> <skillLast>
1 {n} was <proud>. <skillLast>

rule skillLast
1 And the next week, {n.he} taught it to a smaller child.
1 "Trying is the secret," {n.he} told everyone.
1 That evening, the family celebrated with <food>, <topping> and <drink>.
1 ^{n.he} had only needed time and a bit of courage.
2 <nightEnd>

# ---- building something --------------------------------------------------------------------------------------------

rule building
1 <buildPlan> <buildStuff> <buildWork> <buildFall> <buildMood><outside> <buildTrick> <buildDone> <buildEnd>

rule buildPlan
2 <day>, {n} and {n.his} friend <f=n.friends>{f} wanted to build <b=project>{b}.
1 "I have a plan," {n} told <f=n.friends>{f} <dayLow>. "We will build <b=project>{b}!"
1 <day>, <f=n.friends>{f} rang the bell. "Shall we build <b=project>{b}?" {f.he} asked. {n} nodded eagerly.

rule project: short stuff fall trick done
1 a tree house|house|boards, nails and a hammer|the floor tilted, and everything slid to one side|put a thick beam under the lower corner|they sat between the leaves and looked down on the world
1 a sandcastle|castle|shovels, buckets and wet sand|a big wave washed away the walls|dug a deep ditch and built higher up the shore|it had four towers, a bridge and a flag made of seaweed
1 a raft|raft|logs, ropes and an old sheet|the ropes came loose, and the logs drifted apart|tied every knot twice and crossed the ropes|they floated past the ducks like real sailors
1 a snow fort|fort|snow, ice and a shovel|the roof caved in and buried their boots|poured water over the walls and let it freeze overnight|it gleamed in the sun like a palace of glass
1 a go-cart|cart|planks, wheels and a cushion|a wheel came off and rolled into the creek|fixed the wheel with a long screw|they raced down the hill with flying hair
1 a blanket fort|fort|blankets, chairs and clothespins|the chairs slipped, and the blankets came down on their heads|put heavy books on the corners|it was as cozy as a cave, and they read comics in it
1 a paper dragon|dragon|paper, glue and bamboo sticks|the tail tore off in the first breeze|used cloth for the tail and a stronger string|it flew above the chimneys and breathed paper fire
1 a rocket|rocket|cardboard boxes, tape and a funnel|the tip bent over like a tired flower|filled the tip with crumpled newspaper|they counted down from ten and traveled to Mars before supper
1 a puppet theater|theater|a crate, some curtains and two lamps|the curtain dropped in the middle of the first scene|replaced the thread with a shoelace|fifty guests came and threw flowers
1 a water mill|mill|spoons, corks and a stick|the stream carried it off like a leaf|anchored it between two heavy rocks|the wheel turned and clattered day and night

rule buildStuff
2 They collected {b.stuff}.
1 "We need {b.stuff}," <said> {f}, and they found it all in the shed.
1 From every corner they dragged {b.stuff}.

rule buildWork
2 {n} measured, and {f} held everything in place.
1 ^~<birdAdj> <bird> watched them from <perch>.
1 Now and then they stopped to eat <food> with <topping>.
1 They worked all morning without a break.
1 {f} sang, and {n} worked to the rhythm of the song.
1 {n} drew a plan, and {f} turned it upside down by mistake.

rule buildFall
2 But then {b.fall}.
1 They had almost finished when {b.fall}.
1 "Careful!" shouted {f}. It was too late: {b.fall}.

rule buildMood
1 <grief>
1 "All that work for nothing," sighed {f}.
1 They looked at each other, and then they burst out laughing.
1 {n} kicked a stone. "It is hopeless," {n.he} said.

rule buildTrick
2 "Let us think," <said> {n}. Then they {b.trick}.
1 <e=elder>{e} gave them a hint. So they {b.trick}.
1 After a short rest and some <food>, they had a better idea. They {b.trick}.

rule buildDone
2 This time it held. When the {b.short} was ready, {b.done}.
1 It worked! The {b.short} was finished, and {b.done}.
1 By evening the {b.short} stood firm, and {b.done}.

rule buildEnd
1 "Two heads are better than one," <said> {f}.
1 They named it <projectName>.
1 {n} and {f} were the best builders in the whole neighborhood.
1 "What shall we build tomorrow?" asked {n}.
2 <nightEnd>

rule projectName
* Thunder, the Brave Pumpkin, Old Grumbler, Moonbeam, the Second Try

# ---- painting a picture --------------------------------------------------------------------------------------------

rule painting
1 <paintTask> <paintBlank> <paintWalk><outside> <paintTalk> <paintBrush> <paintShow> <paintEnd>

rule paintTask
2 <e=elder>{e} announced a painting contest. "Paint the most beautiful thing you know," {e.he} said.
1 <e=elder>The town wanted a picture for the wall of the <wall>. "Who will paint it?" asked {e}. {n} raised {n.his} arm.
1 <e=elder><day>, {e} gave {n} a box of paints. "Show me what you love the most," {e.he} said.

rule wall
* school, hospital, bakery, post office, theater

rule paintBlank
2 {n} sat in front of the white paper and had no idea.
1 But {n} did not know what to paint.
1 {n} sharpened ten pencils, but {n.his} head was empty.

rule paintWalk
2 So {n.he} went for a walk. ^{n.he} saw <sight1> and <sight2>.
1 ^{n.he} looked out of the window and saw <sight1>. Then {n.he} looked at <sight2>.
1 "Perhaps <sight1>?" {n.he} thought. "Or <sight2>?"

rule sight1
* a peacock on a roof, a ship with white sails, the sun above the wheat, a field of poppies, a waterfall, a carousel

rule sight2
* a spider web full of dew, the towers of the cathedral, a herd of wild horses, clouds like cotton, a lemon tree, an iceberg

rule paintTalk
2 All of that was pretty, but it was not the most beautiful thing. Then {n} came home, and there was <j=beloved>{n.his} {j}, who was <j.doing>.
1 None of it was right. At home, <j=beloved>{n.his} {j} was <j.doing>. {n} stopped in the doorway.
1 "It is not out there," {n} thought when {n.he} saw <j=beloved>{n.his} {j}, who was <j.doing>.

rule beloved: doing he him
1 mother|motherWork|she|her
1 grandfather|oldWork|he|him
1 grandmother|oldWork|she|her
1 baby brother|babyWork|he|him
1 little sister|babyWork|she|her
1 father|motherWork|he|him

rule motherWork
* hanging out the wash, peeling oranges, repairing a boot, watering the ferns

rule oldWork
* dozing by the stove, knitting a sock, feeding the canary, polishing a trumpet

rule babyWork
* learning to walk, laughing at a balloon, sleeping in a cradle, stacking cups

rule paintBrush
2 "That is it!" {n} whispered, and {n.he} painted {n.his} {j} with <paintStyle>.
1 At once {n.he} picked up the brush and painted {n.his} {j} with <paintStyle>.

rule paintStyle
* thick strokes, all the colors of the box, a golden light around {j.him}, blue hair and a green nose, tiny dots

rule paintShow
2 When {e} saw the picture, {e.he} was silent for a long time. "You painted it with love," {e.he} said.
1 People came from far and near, and nobody walked past without smiling.
1 "It is perfect," <said> {e}. "I can almost hear {j.him} breathe."

rule paintEnd
1 The picture still hangs there today.
2 <nightEnd>
1 But {n} cared most about what {n.his} {j} said: "Is that really me?"
1 {n} won the first prize, and {n.he} gave it to {n.his} {j}.
1 <joy> ^{n.he} had found the most beautiful thing in the world.
)rules";

} // namespace precis
