// SPDX-License-Identifier: GPL-3.0-or-later
// Story rules: who a story is about, and how it opens.
#include "text/story_rules.h"

namespace precis {

const char* const kPeopleRules = R"rules(
rule story
1 <open> <plot>

rule plot
1 <lost>
1 <storm>
1 <noise>
1 <wish>
1 <animal>
1 <rescue>
1 <quarrel>
1 <gift>
1 <race>
1 <newcomer>
1 <cooking>
1 <garden>
1 <broken>
1 <greedy>
1 <skill>
1 <building>
1 <painting>

# ---- openings ----------------------------------------------------------------------------------------------------

rule open
3 Once upon a time, there was ~<trait> <n=hero>{n.kind} named {n}.<openMore>
2 There once was ~<trait> <n=hero>{n.kind} called {n}.<openMore>
2 <n=hero>{n} was ~<trait> {n.kind} who lived <home>.<openMore>
2 ^<home> lived ~<trait> <n=hero>{n.kind} whose name was {n}.<openMore>
1 This is the story of <n=hero>{n}, ~<trait> {n.kind} who lived <home>.

rule openMore
1
2 _<looks>
2 _^{n.he} loved to <hobby> and to <hobby2>.
1 _Every day, {n.he} liked to <hobby>.
1 _^{n.he} lived with {n.his} <relative>, ~<petTrait> <pet> and ~<petTrait2> <pet2> named <petName>.
1 _Everyone knew {n.him}, because {n.he} had a <smileKind> smile.

rule trait
6 <traitOne>
4 <traitOne> and <traitTwo>

rule traitOne
* curious, cheerful, kind, clever, shy, brave, gentle, playful, quiet, friendly, lively, thoughtful, stubborn, dreamy
* careful, patient, silly, polite, restless, little, young, eager, merry, bold

rule traitTwo
* honest, busy, helpful, messy, hungry, stout, tall, freckled, daring, loud, funny, gentle-hearted, wise, sleepy
* adventurous, talkative

rule home
1 at the edge of the forest
1 in a house with a red door
3 in the village of <town>
1 in a small village by the sea
1 on top of a windy hill
1 beside an old stone bridge
1 near a slow green river
1 in a crooked house full of books
1 in a busy town
1 behind the bakery
1 next to the lighthouse
1 in a valley between two mountains
1 on a quiet street with tall trees
1 above a toy shop
1 on a houseboat
1 by the railway tracks
1 in the tallest house of the town
1 among the vineyards
1 at the end of a sandy road
1 between a mill and a meadow
1 under a thatched roof

rule town
* Willowbrook, Greenhill, Maplewood, Foxford, Stonewell, Honeydale, Brambleton, Cloverfield, Duckwater, Elmstead
* Littleport, Mossgrove, Northmill, Oakham, Pebble Bay, Robinswood, Sandwick, Thornbury, Windermoor, Applecross

rule hobby
1 sing songs in the morning
1 collect shiny pebbles
1 draw pictures of ships
1 count the stars at night
1 listen to stories about dragons
1 jump over puddles
1 build towers out of blocks
1 look for beetles under leaves
1 dance in the kitchen
1 ask questions about everything
1 watch the clouds drift by
1 tell funny jokes
1 climb trees
1 play hide and seek
1 pick wild berries
1 invent new games
1 stare at the fire
1 feed the swans
1 eat warm bread
1 read old maps
1 sleep in the hay
1 catch falling leaves
1 whisper to the flowers
1 wear a paper crown

rule hobby2
1 ride on gates
1 make mud pies
1 solve riddles
1 walk barefoot
1 bang on pots
1 chase butterflies
1 visit the blacksmith
1 look through keyholes
1 watch the snow fall
1 write secret letters
1 swing as high as possible
1 blow soap bubbles
1 stack pancakes
1 hum in the bathtub
1 play the drum on buckets
1 hunt for treasure

rule relative
* mother, father, parents, grandmother, grandfather, cousins

rule petTrait
* sleepy, fat, fluffy, noisy, lazy, tiny, grumpy, clumsy

rule pet
* cat, parrot, goldfish, hamster, turtle, goat, poodle, canary

rule petName
* Button, Caesar, Daffodil, Domino, Fluff, Ginger, Hector, Jasper, Juno, Kiwi, Lulu, Marzipan, Minka, Mozart, Muffin, Nugget
* Olive, Pancake, Peanut, Pepper, Pickles, Popcorn, Pudding, Raisin, Sherlock, Snowy, Socrates, Tiger, Toffee, Turnip, Waffles
* Ziggy

rule petTrait2
* wild, spoiled, gray, sneaky, singing, dancing, forgetful, loyal

rule pet2
* gerbil, pony, rooster, lizard, guinea pig, sheepdog, cricket, snake

rule smileKind
* warm, wide, sunny, crooked, secret, gentle

# ---- who -----------------------------------------------------------------------------------------------------------

rule hero: kind friends he him his
set girl childFriend she her her
* Lily, Emma, Rosie, Clara, Nora, Hazel, Ivy, Ella, Maya, Sofia, Zoe, Alice, Molly, Ruby, Lucy, Amelia, Greta, Freya, Leila
* Tessa, Priya, Wendy
set boy childFriend he him his
* Tom, Jack, Oliver, Leo, Finn, Henry, Theo, Oscar, Noah, Max, Peter, Felix, Hugo, Arthur, Emil, Omar, Jonas, Ravi, Louis
* Samuel, Toby, Diego
set fox animalFriend he him his
* Rusty
set rabbit animalFriend she her her
* Clover
set bear animalFriend he him his
* Bruno
set mouse animalFriend she her her
* Pip
set hedgehog animalFriend he him his
* Spike
set otter animalFriend she her her
* Pearl
set badger animalFriend he him his
* Barnaby
set owl animalFriend she her her
* Luna
set squirrel animalFriend she her her
* Hattie
set frog animalFriend he him his
* Hopper
set puppy animalFriend he him his
* Biscuit
set kitten animalFriend she her her
* Misty

rule childFriend: kind full he him his
set girl {f} she her her
* Anna, Mia, Ruth, Sarah, Julia, Nina, Carla, Eva, Jane, Kate, Agnes, Bella, Dana, Edith, Fatima
set boy {f} he him his
* Ben, Sam, Paul, David, Luke, Adam, Milo, George, Simon, Karl, Ali, Bruce, Carlos, Daniel, Edgar

rule animalFriend: kind full he him his
set duck {f}_the_duck she her her
* Dotty
set goose {f}_the_goose she her her
* Matilda
set mole {f}_the_mole he him his
* Morris
set beaver {f}_the_beaver he him his
* Chester
set deer {f}_the_deer she her her
* Fern
set raccoon {f}_the_raccoon he him his
* Bandit
set sparrow {f}_the_sparrow she her her
* Willa
set lamb {f}_the_lamb he him his
* Woolly

# Someone grown: "his mother" in the telling, "Mother" when spoken to.
rule family: call he him his
set Mom she her her
1 {n.his} mom
set Dad he him his
1 {n.his} dad
set Grandma she her her
1 {n.his} grandma
set Grandpa he him his
1 {n.his} grandpa
1 {n.his} aunt|Auntie|she|her|her
1 {n.his} uncle|Uncle|he|him|his

rule elder: he him his
set she her her
* Mrs. Baker, Mrs. Green, Mrs. Hill, Mrs. Lemon, Mrs. Potter, Mrs. Rivers, Mrs. Summers, Mrs. Winter, Mrs. Wood, Mrs. Pepperton
* Miss Violet, Miss Marigold, Aunt Josephine, Queen Ottilie, Doctor Finch
set he him his
* Mr. Miller, Mr. Stone, Mr. Barker, Mr. Carver, Mr. Fields, Mr. Frost, Mr. Hopkins, Mr. Marsh, Mr. Nightingale, Mr. Tailor
* Captain Bristle, Uncle Ferdinand, Farmer Brown, Constable Quick, Professor Owlish

# ---- feelings ------------------------------------------------------------------------------------------------------

rule happy
* happy, glad, delighted, joyful, overjoyed, thrilled, pleased, cheerful

rule sad
* sad, upset, miserable, gloomy, unhappy, disappointed

rule afraid
* afraid, scared, frightened, nervous, worried

rule proud
* proud, proud and happy, as proud as a king, very proud

rule joy
2 {n} felt <happy>.
2 {n} felt as <lightWord> as <lightThing>.
1 {n} grinned like <grinner>.
1 {n} jumped <times> and shouted, "<hooray>!"
1 {n} hummed like <grinner>.
1 {n} smiled from ear to ear.
1 {n} laughed out loud.
1 {n} was so <happy> that {n.he} danced around.
1 {n}'s eyes sparkled.
1 {n} clapped and cheered.

rule grief
2 {n} felt <sad>.
2 {n} felt as <heavyWord> as <heavyThing>.
1 {n} wished {n.he} were <elsewhere>.
1 "This is the <worstWord> day of my life," {n} sighed.
1 {n} bit {n.his} lip and stared at <elsewhere2>.
1 Tears rolled down {n}'s cheeks.
1 {n}'s heart sank.
1 {n} sat down and began to cry.
1 A lump grew in {n}'s throat.

rule fear
2 {n} was <afraid>.
2 {n} trembled like <trembler>.
1 {n} wished {n.he} were <elsewhere>.
1 {n} turned as pale as <paleThing>.
1 A shiver ran down {n}'s <bodyPart>.
1 {n}'s knees began to shake.
1 {n}'s heart beat like a drum.
1 {n} held {n.his} breath.

rule lightWord
* light, happy, free, warm, bright, merry

rule lightThing
* a feather, a balloon, a spring morning, a lark, a cloud, a king, a summer breeze, a bubble, a kite, a candle

rule grinner
* a cat in the sun, a pumpkin, a bear with honey, a little kettle, a bumblebee, a frog in the rain, a baker at dawn, a monkey

rule times
* once, twice, three times, up and down, as high as possible

rule hooray
* Hooray, Hurrah, Wonderful, At last, Yippee, Marvelous

rule heavyWord
* heavy, gray, small, empty, cold, tired

rule heavyThing
* a stone, a wet sock, a rainy Monday, an old bucket, a sack of sand, a forgotten toy, an empty nest, a November night

rule elsewhere
* at home, far away, in bed, on the moon, a bird, somewhere else, a little braver, a few years older

rule elsewhere2
* the ground, the sky, {n.his} feet, nothing at all, the clouds, a small ant

rule worstWord
* worst, saddest, longest, strangest, most terrible

rule trembler
* a leaf, a mouse, jelly, a wet dog, a candle in the wind, a rabbit, a rattling cup, a blade of grass

rule paleThing
* snow, chalk, the moon, milk, a sheet, paper

rule bodyPart
* back, neck, spine, arms, legs
)rules";

} // namespace precis
