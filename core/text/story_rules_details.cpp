// SPDX-License-Identifier: GPL-3.0-or-later
// Story rules: details that any story may have, and quiet endings.
#include "text/story_rules.h"

namespace precis {

const char* const kDetailRules = R"rules(
# ---- the day -------------------------------------------------------------------------------------------------------

rule day
4 <dayPlain>
2 <dayPlain>, when the air smelled of <smell> and <smell2>
2 <dayPlain>, while ~<birdAdj> <bird> was singing on <perch>
2 <dayPlain>, when the sky was as <skyColor> as <skyThing>
2 <dayPlain>, after a breakfast of <food> and <drink>

rule dayPlain
* One sunny morning, One bright afternoon, One warm day, One breezy Saturday, Early one morning, One lovely Sunday
* On the first day of spring, One fine summer day, One cool autumn day, On a day in May, On the longest day of the year
* One Thursday in April, On a quiet holiday

rule smell
* fresh bread, cut grass, lilac, wet earth, roses, woodsmoke, pine needles, salt, warm hay, soap, thyme, blossoms

rule smell2
* honey, rain, oranges, new leaves, sunshine, coffee, burnt sugar, ripe apples, leather, lavender, seaweed, adventure

rule birdAdj
* small, black, bold, hungry, speckled, young, cheeky, lonely, plump, blue

rule bird
* blackbird, finch, thrush, starling, robin, wren, cuckoo, lark, swallow, woodpecker, magpie, pigeon

rule perch
* the roof, a fence post, the chimney, a wire, the gate, the washing line, a church tower, the windowsill, a birch tree
* the weathercock, a lamp post, the garden wall

rule skyColor
* blue, clear, pale, shiny, soft, smooth

rule skyThing
* a forget-me-not, a silk ribbon, a polished plate, a marble, a swimming pool, a soap bubble, an ocean, a glass of water

# ---- looks ---------------------------------------------------------------------------------------------------------

rule looks
2 ^{n.he} always wore ~<color> <garment> and ~<color2> <garment2>.
1 In {n.his} pocket {n.he} kept <pocket>, <pocket2> and <pocket3>.
1 ^{n.he} owned ~<petTrait> <pet>, <number> <books> and ~<color> <garment>.
1 When {n.he} grew up, {n.he} wanted to be ~<job> or ~<job2>.
1 ^{n.his} favorite food was <food> with <topping>, and {n.his} favorite color was <color2>.

rule garment
* sweater, jacket, apron, raincoat, vest, shirt, coat, pair of boots, pair of mittens, pullover

rule garment2
* cap, straw hat, bow tie, ribbon, belt, feather, bonnet, pair of glasses, handkerchief, necktie

rule color2
* white, black, gray, violet, turquoise, scarlet, ivory, plum, pale blue, dark green

rule pocket
* a pencil, a snail shell, a magnifying glass, a piece of string, a dried flower, a lucky penny, a ticket, a cork

rule pocket2
* three acorns, a whistle, a rubber band, a crumb of cake, a map, a button, a postcard, a toothpick

rule pocket3
* a smooth stone, a candy wrapper, a secret letter, a tiny mirror, an old stamp, a bell, a paper boat, half a cookie

rule number
* three, four, five, six, eight, eleven

rule books
* picture books, puzzles, wooden animals, tin soldiers, glass beads, postcards, songbooks, model ships

rule job
* doctor, pilot, baker, sailor, painter, firefighter, teacher, inventor, astronaut, clown

rule job2
* farmer, singer, detective, gardener, explorer, magician, carpenter, librarian, captain, beekeeper

rule topping
* butter, jam, whipped cream, cinnamon, syrup, yogurt, nuts, chocolate sauce, honey, powdered sugar, vanilla sauce, sprinkles

rule relation
* who lived next door, who was visiting, who knew everyone, who loved surprises, from the same class, with a wooden leg

# ---- what happens on the side --------------------------------------------------------------------------------------

rule outside
3
1 _^~<birdAdj> <bird> watched everything from <perch>.
1 _^~<guestAdj> <guestKind> with ~<guestThing> walked by and <passing>.
1 _Far away, ~<soundAdj> <sounding> <sounded>.
1 _The air smelled of <smell> and <smell2>.
1 _<number2> <insects> danced in the <lightKind> light.
1 _The <treeKind> trees <treeDid> in the wind.
1 _A cloud that looked like ~<cloud> drifted over <perch>.
1 _On the ground lay ~<junkAdj> <junkThing> and <junk2>.

rule inside
3
1 _On the stove, a pot of <potFood> was <potDid>.
1 _The clock on the wall struck <number>.
1 _Outside, ~<birdAdj> <bird> was sitting on <perch>.
1 _^~<petTrait> <floorGuest> ran across the floor and hid behind <floorPlace>.
1 _Somewhere in the house, ~<soundAdj> <sounding> <sounded>.
1 _On the table lay <pocket>, <pocket2> and <pocket3>.
1 _The kitchen smelled of <smell2> and <topping>.

rule passing
* waved, tipped a hat, shook a fist, winked, nodded, whistled a tune, stopped to look, told a joke, sneezed three times
* pretended to see nothing

rule soundAdj
* deep, faint, cracked, tiny, loud, merry, sad, rusty

rule sounding
* bell, trumpet, cow, flute, door, train, saw, clock, song, hammer

rule sounded
* could be heard, fell silent, broke the silence, sounded lonely, echoed, was calling

rule number2
* Two, Three, Five, Ten, Twenty, Countless

rule insects
* butterflies, bees, moths, dragonflies, mosquitoes, seeds, feathers, leaves

rule lightKind
* golden, soft, warm, gray, early, fading, silver, dusty

rule treeKind
* old, tall, bare, thin, dark, silver, apple, pine, chestnut, willow

rule treeDid
* rustled, creaked, swayed, whispered, groaned, trembled, bowed

rule cloud
* sheep, whale, teapot, elephant, pillow, ship, hat, dragon, snail, ice cream, shoe, castle

rule floorGuest
* mouse, spider, tomcat, beetle, cricket, mole, weasel, hen

rule floorPlace
* the stove, a chair, the broom, the coal bucket, the curtain, a basket, the cupboard, an old boot

rule potFood
* soup, porridge, beans, jam, potatoes, rice, stew, noodles, tea, beetroot

rule potDid
* bubbling, simmering, steaming, humming, burning, growing cold

rule said
6 said
* replied, answered, murmured, declared, explained, called, whispered

rule suddenly
* Suddenly, All at once, Just then, In that moment, Out of nowhere

rule veryWord
* very, really, terribly, rather, quite

# ---- quiet endings -------------------------------------------------------------------------------------------------

rule nightEnd
1 That night, {n} dreamed of <dream> and <dream2>.
1 For supper there were <food> with <topping>, and {n} ate <portion>.
1 That evening, {n} told {n.his} family all about it over <food> and <drink>.
1 At bedtime, {n} whispered the whole story to <confidant>.
1 The moon rose over <perch>, and {n} slept until the <waker> woke {n.him}.
1 {n} walked home, and on the way {n.he} hummed a song about <dream> and <dream2>.
1 Before {n.he} fell asleep, {n} wrote in {n.his} diary: "Today was <dayWord>."
1 It was a day that {n} would remember even when {n.he} was <oldAge>.

rule dream
* flying fish, talking trees, a castle of glass, dancing bears, silver ships, a train to the moon, singing pumpkins
* friendly giants, an endless beach, purple elephants, a choir of cats, a staircase to the stars, invisible horses

rule dream2
* warm rain, a door in the sky, golden birds, clouds of cotton candy, a polite dragon, stars that could swim
* a sleepy king, a whale with a hat, a library of clouds, blue tigers, an island on wheels, laughing mountains, a garden of lanterns, paper wings

rule portion
* two plates, everything, until the pot was empty, like a lion, very slowly, a mountain of it

rule confidant
* the moon, a stuffed bear, the cat, the crickets outside, {n.his} pillow, a spider in the corner, the picture on the wall

rule waker
* rooster, sun, postman, smell of toast, church bell, milkman

rule dayWord
* wonderful, perfect, long and lovely, the best day so far, full of surprises, a good day

rule oldAge
* a hundred years old, old and gray, a grown-up, tall and famous
)rules";

} // namespace precis
